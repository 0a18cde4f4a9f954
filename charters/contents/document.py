"""What the charter says: from the data while it is written, from the frozen bytes ever after."""

import json
from typing import Any

from django.utils.translation import gettext_lazy as _

from charters.contents.composed import COMPOSERS
from charters.contents.standing import signatories_of
from charters.contents.words import Block, Words, kept, paragraph, said
from charters.models import Annex, Article, Charter, CharterVersion, Signatory
from core.canonical import canonical, fingerprint
from core.once import once
from partnerships.models import Partnership, Version, full_partners

FORMAT = "entente-charter/1"
SENTENCE = _(
    "I have read the charter “%(name)s”, version %(label)s. I hold authority to bind my organisation, "
    "and I bind it to this text, in good faith."
)
Content = dict[str, Any]
WORDS = ("parties", "articles", "annexes", "terms")


def of(version: CharterVersion) -> Content:
    """The content of a version: what was frozen, or what freezing it now would hold."""
    return json.loads(version.content) if version.content else draft(version)


def draft(version: CharterVersion) -> Content:
    """The content as it stands now, composed parts included; plain data, every text in every language."""
    partnership, tongues = version.partnership, version.partnership.languages
    signatories = sorted(signatories_of(version), key=lambda row: (row.partner_id, row.pk))
    return {
        "format": FORMAT,
        "partnership": _partnership(partnership),
        "version": {"uuid": str(version.uuid), "label": version.label, "number": version.number},
        "languages": list(tongues),
        "prevailing": partnership.main_language,
        "entry_into_force": version.entry_rule,
        "terms": _terms(version),
        "parties": [_party(partner, tongues) for partner in full_partners(partnership)],
        "articles": [article_content(article) for article in articles(version.charter)],
        "annexes": [_annex(row, tongues) for row in annexes(version.charter)],
        "signatories": [_signatory(row, tongues) for row in signatories],
        "sentence": sentence(version),
    }


def words(content: Content) -> str:
    """SHA-256 of what a partner's bodies read and approve: all but who signs, and the label of the version."""
    return fingerprint({name: content.get(name) for name in WORDS})


def sentence(version: CharterVersion) -> Words:
    """What each signatory accepts by signing this version, in each language."""
    partnership = version.partnership
    return said(partnership.languages, SENTENCE, name=partnership.name, label=version.short)


@once
def articles(charter: Charter) -> list[Article]:
    """The articles in order, with the latest version of what is written in them."""
    rows = charter.articles.standing().select_related("text", "partnership")
    return list(rows.prefetch_related("text__versions__paragraphs"))


@once
def annexes(charter: Charter) -> list[Annex]:
    """The files that go with the charter today."""
    return list(charter.annexes.standing().select_related("file", "decision"))


def current_text(article: Article) -> Version | None:
    """The latest version of an article's written text (from what `articles` fetched, without a query)."""
    versions = article.text.versions.all() if article.text else ()
    return max(versions, key=lambda version: version.number, default=None)


def article_content(article: Article) -> Content:
    """An article: its written paragraphs, then its composed parts with a note of where they come from."""
    tongues = article.partnership.languages
    version = current_text(article)
    blocks: list[Block] = [paragraph(kept(tongues, part.body)) for part in version.paragraphs.all()] if version else []
    notes: list[Words] = []
    for code in article.parts:
        part = COMPOSERS[code](article.partnership)
        notes.append(part.note)
        blocks += part.blocks
    return {
        "uuid": str(article.uuid),
        "number": article.number,
        "title": kept(tongues, article.title),
        "written": {"label": version.label, "fingerprint": version.fingerprint} if version else None,
        "composed": list(article.parts),
        "notes": notes,
        "blocks": blocks,
    }


def attached(version: CharterVersion) -> bytes:
    """The machine-readable charter that goes with each PDF: the bytes that the fingerprint covers."""
    return version.content.encode() if version.content else canonical(draft(version))


def _partnership(partnership: Partnership) -> Content:
    tongues = partnership.languages
    return {
        "uuid": str(partnership.uuid),
        "name": kept(tongues, partnership.name),
        "issue": kept(tongues, partnership.issue),
        "territory": kept(tongues, partnership.territory),
        "starts_on": partnership.starts_on.isoformat() if partnership.starts_on else None,
        "ends_on": partnership.ends_on.isoformat() if partnership.ends_on else None,
        "time_zone": partnership.time_zone,
    }


def _terms(version: CharterVersion) -> Content:
    """What is agreed on leaving, looking again and entering into force; the last day to sign may move, and is not."""
    return {
        "exit_notice_months": version.exit_notice_months,
        "review_on": version.review_on.isoformat() if version.review_on else None,
        "entry_on": version.entry_on.isoformat() if version.entry_on else None,
        "entry_count": version.entry_count,
        "entry_rule": version.entry_rule,
    }


def _annex(row: Annex, tongues) -> Content:
    return {
        "uuid": str(row.uuid),
        "title": kept(tongues, row.title),
        "nature": row.nature,
        "binding": row.binding,
        "sha256": row.file.sha256,
        "file_name": row.file_name,
    }


def _party(partner, tongues) -> Content:
    return {
        "uuid": str(partner.uuid),
        "code": partner.code,
        "name": partner.name,
        "legal_form": kept(tongues, partner.organisation.legal_form),
        "sector": partner.organisation.sector,
    }


def _signatory(row: Signatory, tongues) -> Content:
    return {
        "uuid": str(row.uuid),
        "partner": row.partner.code,
        "organisation": row.partner.name,
        "name": row.name,
        "function": kept(tongues, row.function),
        "authority": {
            "kind": row.authority_kind,
            "label": said(tongues, Signatory.Authority(row.authority_kind).label) if row.authority_kind else {},
            "reference": kept(tongues, row.authority_reference),
            "dated_on": row.authority_dated_on.isoformat() if row.authority_dated_on else None,
        },
    }
