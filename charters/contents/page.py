from typing import Any

from django.utils.translation import get_language

from charters import actions, rules
from charters.contents import document
from charters.contents.approvals import approvals_of, own
from charters.contents.pathway import pathway
from charters.contents.readiness import readiness, warnings
from charters.contents.sheet import sheet
from charters.contents.standing import place_of, standing_of, versions_of
from charters.contents.talk import talk_of
from charters.contents.words import read_in
from charters.fingerprint import groups
from charters.models import LANGUAGE_NAMES, CharterVersion, Signatory
from partnerships.models import Member
from partnerships.rules import FACILITATOR_ONLY


def facts(member: Member, version: CharterVersion) -> dict[str, Any]:
    """What the page of a version shows to this member, and why each act is not possible for them now, or None."""
    mine, content = place_of(member, version), document.of(version)
    making = actions.pdf_jobs(version) if version.frozen_at else []
    lines = readiness(version, content) if version.is_open else []
    return (
        {
            "version": version,
            "versions": versions_of(version.charter),
            "standing": standing_of(version),
            "content": _read(version, content),
            "annexes": document.annexes(version.charter),
            "places": sheet(version),
            "lines": lines,
            "missing": len(warnings(lines)),
            "editions": list({(row.copy, row.language): row for row in version.editions.all()}.values()),
            "tongues": [(code, LANGUAGE_NAMES[code]) for code in version.languages],
            "hash": groups(version.sha256),
            "making": making,
            "failed": any(job.state == job.State.DEAD for job in making),
            "mine": mine,
            "path": pathway(version) if version.is_amendment else [],
        }
        | _approvals(member, version, content)
        | _acts(member, version, mine)
        | _afterwards(member, version)
    )


def _read(version: CharterVersion, content: document.Content) -> document.Content:
    """The content in the reader's language; while it is written, with what is open about each article."""
    languages = version.languages
    read = read_in(content, get_language() or languages[0], languages)
    talk = talk_of(version.charter) if version.is_open else {}
    for article in read["articles"]:
        article["talk"] = talk.get(article["uuid"])
    return read


def _approvals(member: Member, version: CharterVersion, content: document.Content) -> dict[str, Any]:
    """What each partner's bodies say of the version, once it is given to read."""
    words = document.words(content)
    places = approvals_of(version, words)
    asked = version.state == CharterVersion.State.REVIEW or any(place.approval for place in places)
    return {"approvals": places if asked else [], "words": words, "ours": own(places, member)}


def _acts(member: Member, version: CharterVersion, mine: Signatory | None) -> dict[str, Any]:
    """Why each act is not possible for this person now, or None."""
    return {
        "signing": rules.sign_charter.refusal(member, mine) if mine else None,
        "writing": rules.write_article.refusal(member, version),
        "freezing": None if member.is_facilitator else str(FACILITATOR_ONLY),
        "reviewing": rules.open_review.refusal(member, version),
        "naming": rules.name_signatory.refusal(member, version),
        "collecting": _collecting(member, version),
        "approving": rules.approve_version.refusal(member, version),
        "arranging": rules.drop_article.refusal(member, version),
        "annexing": rules.add_annex.refusal(member, version.charter),
        "linking": rules.link_decision.refusal(member, version),
    }


def _afterwards(member: Member, version: CharterVersion) -> dict[str, Any]:
    """What there is to do and read once a version is signed: deeds that join it, the next amendment."""
    deeds = version.accessions.standing().select_related("partner__organisation")
    return {
        "ever": version.signing_opened_at is not None or version.is_amendment,
        "deeds": list(deeds),
        "joining": rules.prepare_accession.refusal(member, version),
        "amending": rules.open_amendment.refusal(member, version.charter),
    }


def _collecting(member: Member, version: CharterVersion) -> dict[str, str | None]:
    """What the facilitator may do for all while signatures are collected; nothing for the others, nor before."""
    ended = version.state in (CharterVersion.State.SUPERSEDED, CharterVersion.State.ABANDONED)
    if not member.is_facilitator or ended or not version.frozen_at:
        return {}
    acts = {
        "remind": rules.remind_signatories.refusal(member, version),
        "extend": rules.extend_signing.refusal(member, version),
        "back": rules.return_to_writing.refusal(member, version),
        "abandon": rules.abandon_version.refusal(member, version),
    }
    return {} if all(acts.values()) else acts
