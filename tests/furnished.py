"""A partnership with one of everything, and the arguments of every address: what walks of all pages start from."""

from datetime import date, timedelta
from decimal import Decimal
from types import SimpleNamespace
from typing import Any
from uuid import UUID

from django.db import transaction
from django.urls import get_resolver, reverse

from charters import actions as charters
from charters.models import Withdrawal
from core import clock, files, jobs
from governance import actions as governance
from governance.rules.attendance import Presence
from impact import actions as impact
from impact.actions.evidence import Proof
from overview import actions as overview
from partnerships import actions
from tests.charters.conftest import approve_all
from tests.conftest import answers, join, text
from tests.impact.framed import adopt_together, agree_framing
from tests.impact.peers import accepted, invited, opened, reviewed
from tests.policy import SITE

# What each address is about, when its parameter is not told by its kind alone.
ABOUT = {
    "partner": "partner_detail describe_partner confirm_answers invite_member withdraw_partner bound_partner "
    "give_notice change_representative",
    "person": "end_member",
    "invitation": "revoke_invitation resend_invitation",
    "need": "need_detail change_need drop_need make_offer",
    "offer": "confirm_offer change_offer commit_offer withdraw_offer",
    "contribution": "contribution_detail change_contribution record_delivery withdraw_contribution",
    "vision_version": "vision_version",
    "remark": "reply_to_remark resolve_remark",
    "amendment": "amendment_detail give_opinion withdraw_amendment refuse_amendment accept_amendment",
    "objective": "objective_detail change_objective move_objective drop_objective",
    "value": "change_value move_value drop_value",
    "risk": "risk_detail change_risk review_risk",
    "task": "assign_task change_task drop_task",
    "seat": "give_mandate give_proxy end_seat",
    "body": "add_seat",
    "lead": "end_lead",
    "mandate": "end_mandate",
    "draft": "draft_decision drop_draft",
    "proxy": "revoke_proxy",
    "interest": "end_interest",
    "recusal": "confirm_recusal refuse_recusal",
    "print": "decision_paper _decision_paper_progress decision_pdf",
    "meeting": "meeting_detail change_meeting convene_meeting cancel_meeting open_meeting take_attendance end_meeting "
    "reconvene_meeting add_agenda_item add_paper add_follow_up send_minutes retry_minutes ask_correction "
    "confirm_minutes minutes_pdf minutes_data",
    "item": "change_agenda_item drop_agenda_item move_agenda_item note_item",
    "paper": "drop_paper meeting_paper",
    "follow_up": "complete_follow_up",
    "correction": "answer_correction",
    "measurement": "confirm_measurement contest_measurement settle_measurement add_evidence",
    "measured_draft": "submit_measurement drop_measurement_draft",
    "evidence": "drop_evidence evidence_file",
    "locked_period": "open_period",
    "figures": "measurement_import _measurement_import_progress measurement_import_file write_measurement_import "
    "drop_measurement_import",
    "figures_written": "confirm_measurement_import",
    "indicator": "indicator_detail record_measurement indicator_iati amend_indicator retire_indicator override_status "
    "lift_status_override",
    "health_check": "health_check_detail answer_health_check close_health_check",
    "story": "story_detail change_story change_story_consent withdraw_story_consent",
    "look": "review_detail discuss_spread review_outcome",
    "open_look": "extend_review abandon_review invite_reviewer my_review review_dossier declare_links write_review "
    "submit_review",
    "asked": "send_reviewer_link_again release_reviewer",
    "reviewer": "remark_fact",
    "advice": "answer_recommendation follow_recommendation",
    "fact": "answer_fact",
    "proposed": "change_indicator_proposal give_indicator_opinion remark_indicator adopt_indicator",
    "working": "draft_paper _draft_paper_progress draft_pdf",
    "text": "text_detail",
    "annex": "annex_file drop_annex",
    "article": "move_article drop_article",
    "signatory": "give_authority decline_signature record_paper_signature record_signed_pdf release_signatory "
    "signatory_file confirm_reading signing_pdf",
    "deed": "accession_detail name_deed_signatory call_off_accession accession_pdf accession_data",
    "notice": "take_back_notice notice_file",
    "extract": "journal_paper _journal_paper_progress journal_pdf",
    "edition": "retry_edition report_pdf report_data report_xlsx report_docx",
    "archive": "archive_file _archive_progress",
}
THINGS = {act: thing for thing, acts in ABOUT.items() for act in acts.split()}


def furnish(partnership, facilitator, alice, bob, carol) -> SimpleNamespace:
    """Make one of everything; codes, identities and numbers by thing, as addresses take them."""
    people = (facilitator, alice, bob, carol)
    parts = [
        _partners(partnership, facilitator, alice),
        _needs(partnership, facilitator, alice),
        _vision(partnership, facilitator, alice),
        _plans(partnership, facilitator, alice, bob),
        _committee(partnership, *people),
        _meeting(partnership, facilitator, alice),
        _measured(partnership, facilitator, alice),
        _looked_at(partnership, facilitator, alice),
        _told(partnership, facilitator, alice),
        _charter(partnership, *people),
    ]
    for section in ("about", "partners", "objectives", "charter", "indicators", "stories"):
        overview.open_section(partnership, by=facilitator, section=section)
    line = _kept(partnership, alice)
    extract = actions.ask_journal_pdf(partnership, by=alice, language="fr", partner=bob.partner)
    archive = overview.ask_archive(partnership, by=facilitator)
    _work()
    made: dict[str, Any] = {"partner": alice.partner, "extract": extract, "archive": archive}
    made |= _reported(partnership, facilitator, alice)
    for part in parts:
        made |= part
    held = {name: thing for name, thing in made.items() if hasattr(thing, "pk")}
    return SimpleNamespace(
        code={name: thing.code for name, thing in held.items() if hasattr(thing, "code")},
        uuid={name: thing.uuid for name, thing in held.items() if hasattr(thing, "uuid")},
        number={name: thing.number for name, thing in held.items() if hasattr(thing, "number")}
        | {"article": 1, "fact": made["look"].number},
        paragraph=made["paragraph"],
        address=made["decision"].address,
        slug=partnership.slug,
        line=line,
        peer=made["peer"],
    )


def _work() -> None:
    """What a worker does with what waits."""
    while jobs.run_one():
        pass


def _kept(partnership, alice) -> int:
    """The number of a line that is restricted: what Alice offered."""
    entry = partnership.journal.get(event="partnerships.offer_made")
    days = {"until_on": partnership.today() + timedelta(days=30)}
    actions.restrict_entry(entry, by=alice, title=text("Une offre"), reason=text("En négociation"), **days)
    return entry.sequence


def _partners(partnership, facilitator, alice) -> dict[str, Any]:
    waiting = actions.invite_member(alice.partner, by=facilitator, name="Zoé", email="zoe@example.org")
    colleague = actions.invite_member(alice.partner, by=facilitator, name="Yves", email="yves@example.org")
    colleague = actions.accept_invitation(colleague, by=actions.open_account(colleague))
    actions.describe_partner(alice.partner, by=facilitator, answers=answers(stake=text("Enjeu")))
    return {"invitation": waiting, "person": colleague}


def _needs(partnership, facilitator, alice) -> dict[str, Any]:
    need = actions.add_need(partnership, by=facilitator, title=text("Visites"), criticality=3, required=2)
    offer = actions.make_offer(need, by=alice, level=2)
    promised = {"title": text("Coordination"), "planned": Decimal(900), "basis": text("Coût employeur")}
    contribution = actions.promise_contribution(partnership, by=alice, kind="skills", **promised)
    actions.record_delivery(contribution, by=alice, delivered_on=partnership.today(), amount=Decimal(300))
    return {"need": need, "offer": offer, "contribution": contribution}


def _vision(partnership, facilitator, alice) -> dict[str, Any]:
    version = actions.propose_version(partnership, by=facilitator, paragraphs=[(None, text("Vision"))])
    paragraph = version.paragraphs.get().uuid
    remark = actions.make_remark(version.text, by=alice, paragraph=paragraph, body="Et les habitants ?")
    change = {"kind": "replace", "body": text("Vision commune"), "reason": "Plus clair"}
    amendment = actions.propose_amendment(version.text, by=alice, paragraph=paragraph, **change)
    return {"vision_version": version, "paragraph": paragraph, "remark": remark, "amendment": amendment}


def _plans(partnership, facilitator, alice, bob) -> dict[str, Any]:
    by = {"by": facilitator}
    rated = {"likelihood": 2, "severity": 3}
    parts = {"accountable": alice.partner, "responsible": [bob.partner]}
    return {
        "objective": actions.add_objective(partnership, **by, title=text("Atteindre"), statement=text("Atteindre 600")),
        "value": actions.add_value(partnership, **by, name=text("Équité"), behaviour=text("Une voix vaut une voix.")),
        "risk": actions.add_risk(partnership, **by, title=text("Retard"), owner=alice.partner, **rated),
        "task": actions.add_task(partnership, **by, title=text("Visiter"), **parts),
    }


def _committee(partnership, facilitator, alice, bob, carol) -> dict[str, Any]:
    by = {"by": facilitator}
    body = governance.seat_committee(partnership, **by, name=text("Comité"))
    seats = {seat.partner.code: seat for seat in body.seats.all()}
    mandates = {}
    for member in (alice, bob, carol):
        seat = seats[member.partner.code]
        since = {"capacity": "titular", "since_on": date(2026, 1, 1)}
        mandates[member.partner.code] = governance.give_mandate(seat, **by, member=member, **since)
    governance.set_rules(partnership, **by, categories=governance.usual_categories(quorum=2))
    dates = {"since_on": date(2026, 1, 1), "until_on": date(2028, 12, 31), "succession": text("Bob")}
    lead = governance.elect_lead(
        partnership, **by, member=alice, seat=seats["LLU"], **dates, categories=["operational"]
    )
    words = {"title": text("Louer"), "text": text("Nous louons."), "category": "budget"}
    decision = governance.propose_decision(partnership, **by, **words)
    draft = governance.draft_decision(partnership, **by, **words)
    paper = governance.ask_decision_pdf(decision, **by, language="fr")
    _work()
    made = {"print": paper, "decision": decision, "draft": draft, "mandate": mandates["LLU"], "seat": seats["LLU"]}
    made |= {"body": body, "lead": lead}
    return made | _interests(decision, alice, bob)


def _interests(decision, alice, bob) -> dict[str, Any]:
    """An interest declared beforehand, one proposed by a peer on the decision, and a proxy: all of the same partner."""
    seats = {seat.partner.code: seat for seat in decision.body.seats.all()}
    today = decision.partnership.today()
    days = {"since_on": today, "until_on": today}
    declared = {"partner": alice.partner, "words": "Nous avons une part du fournisseur."}
    governance.propose_recusal(decision, by=bob, seat=seats["LLU"], reason="Leur filiale.")
    return {
        "interest": governance.declare_interest(decision.partnership, by=alice, **declared),
        "proxy": governance.give_proxy(seats["LLU"], by=alice, holder=seats["CAL"], **days),
    }


def _meeting(partnership, facilitator, alice) -> dict[str, Any]:
    by, soon = {"by": facilitator}, clock.now() + timedelta(hours=1)
    body = partnership.bodies.get()
    dates = {"starts_at": soon, "ends_at": soon + timedelta(hours=2), "place": "Ici"}
    meeting = governance.plan_meeting(partnership, **by, body=body, **dates)
    item = governance.add_agenda_item(meeting, **by, title=text("Point"))
    paper = governance.add_paper(meeting, **by, name="Note.txt", data=b"Une note.", kind="text/plain; charset=utf-8")
    meeting = governance.convene_meeting(meeting, **by, reason="For the test.")
    meeting = governance.open_meeting(meeting, **by, chair=facilitator)
    lines = {seat: Presence("absent") for seat in body.seats.all()}
    governance.take_attendance(meeting, **by, lines=lines)
    follow_up = governance.add_follow_up(meeting, **by, what="Voir", owner=alice, due_on=partnership.today())
    meeting = governance.end_meeting(meeting, **by)
    _work()
    minutes = governance.send_minutes(meeting.minutes.get(), **by)
    correction = governance.ask_correction(minutes, by=alice, words="Un mot.")
    return {"meeting": meeting, "item": item, "paper": paper, "follow_up": follow_up, "correction": correction}


def _measured(partnership, facilitator, alice) -> dict[str, Any]:
    agree_framing(partnership, facilitator)
    indicator = impact.propose_indicator(partnership, by=facilitator, title=text("Ménages"), target=Decimal(9))
    indicator = adopt_together(indicator, facilitator)
    impact.override_status(indicator, by=alice, status="watch", reason=text("Un doute"))
    proposed = impact.propose_indicator(partnership, by=facilitator, title=text("Logements"))
    by, today = {"by": alice}, partnership.today()
    measured = impact.record_measurement(indicator, **by, measured_on=today, value=Decimal(3))
    proof = Proof(b"%PDF-1.7 list", "application/pdf", "list.pdf", text("Liste"), "document")
    piece = impact.add_evidence(measured, **by, proof=proof)
    draft = impact.record_measurement(indicator, **by, measured_on=today - timedelta(days=1), as_draft=True)
    days = {"starts_on": date(2020, 1, 1), "ends_on": date(2020, 12, 31)}
    locked = impact.lock_period(partnership, by=facilitator, **days)
    made = {"indicator": indicator, "proposed": proposed, "measurement": measured}
    made |= {"measured_draft": draft, "evidence": piece}
    written, ready = (_table(partnership, alice, day) for day in ("2021-01-01", "2021-01-02"))
    impact.write_measurement_import(written, **by)
    _work()
    return made | {"locked_period": locked, "figures": ready, "figures_written": written}


def _told(partnership, facilitator, alice) -> dict[str, Any]:
    today = partnership.today()
    check = impact.open_health_check(partnership, by=facilitator, closes_on=today + timedelta(days=7))
    told = {"teller": text("Une locataire"), "told_on": today, "body": text("J’ai rouvert."), "consent_on": today}
    return {"health_check": check, "story": impact.tell_story(partnership, by=alice, **told)}


def _reported(partnership, facilitator, alice) -> dict[str, Any]:
    """A report that is made, with a section that is Alice's to write, and a schedule."""
    report = overview.ask_report(partnership, by=facilitator, languages=["fr"])
    overview.give_section(report.sections.first(), by=facilitator, owner=alice)
    overview.start_schedule(partnership, by=facilitator, every=3, starts_on=partnership.today())
    _work()
    return {"report": report, "edition": report.versions.get().editions.get()}


def _table(partnership, alice, day: str) -> Any:
    """A table of one figure, read."""
    told = {"data": f"code;date;value\nI01;{day};4\n".encode(), "kind": "text/csv", "file_name": "table.csv"}
    made = impact.start_measurement_import(partnership, by=alice, language="en", **told)
    _work()
    made.refresh_from_db()
    return made


def _looked_at(partnership, facilitator, alice) -> dict[str, Any]:
    """A peer review that is read together, and another under way: the same person is a peer of both."""
    first, second = reviewed(partnership, facilitator), opened(partnership, facilitator)
    mine = accepted(second, facilitator, "vera")
    asked = invited(second, facilitator, "walter")
    invited(second, facilitator, "xenia")
    fact = impact.remark_fact(first.peers[0], by=alice, body="Le chiffre est de juin.")
    made = {"look": first.round, "open_look": second, "reviewer": first.peers[0], "asked": asked, "peer": mine.user}
    return made | {"fact": fact, "advice": first.peers[0].recommendations.first()}


def _charter(partnership, facilitator, *signing) -> dict[str, Any]:
    by = {"by": facilitator}
    charter = charters.start_charter(partnership, **by)
    article = charters.write_article(charter, **by, title=text("Objet"), body=text("Agir ensemble."))
    worth = {"nature": "annex", "title": text("Budget"), "binding": False, "file_name": "budget.pdf"}
    annex = charters.add_annex(charter, **by, **worth, file=b"%PDF-1.7 budget")
    version = charters.open_review(charter.versions.get(), **by, until_on=partnership.today())
    authority = {
        "authority_kind": "office",
        "authority_reference": text("Statuts"),
        "authority_dated_on": clock.today(),
    }
    named = [charters.name_signatory(version, **by, partner=who.partner, member=who, **authority) for who in signing]
    working = charters.ask_draft_pdf(version, **by, language="fr")
    version = approve_all(version)
    version = charters.freeze_charter(version, **by, reason="For the test.")
    _work()
    made = _afterwards(version, facilitator, signing[0])
    return made | {"signatory": named[0], "annex": annex, "article": article, "text": article.text, "working": working}


def _afterwards(version, facilitator, member) -> dict[str, Any]:
    """A newcomer's deed of accession, and a notice as it stands once a version binds its partner."""
    version.refresh_from_db()
    dora = join(facilitator, "Habitat & Humains", "HAB", "dora")
    deed = charters.prepare_accession(version, by=facilitator, partner=dora.partner)
    _work()
    with transaction.atomic():
        file = files.keep(b"%PDF-1.7 act", "application/pdf", clock.now())
    notice = Withdrawal.objects.create(
        partnership=version.partnership,
        charter=version.charter,
        version=version,
        partner=member.partner,
        given_by=member,
        given_at=clock.now(),
        reason="For the test.",
        authority_kind="office",
        authority_reference=text("Statuts"),
        authority_file=file,
        effective_on=version.partnership.today() + timedelta(days=90),
    )
    return {"deed": deed, "notice": notice}


def address(name: str, things: SimpleNamespace | None = None, *, missing: bool = False) -> str:
    """The path of a URL name; `missing` points at things that do not exist."""
    if name in ("partnerships:invitation", "impact:review_invitation"):
        return reverse(name, args=["a-token-nobody-sent"])
    if name == "calendar":
        return reverse(name, args=["a-token-nobody-signed"])
    if name == "verify:reference":
        return reverse(name, args=["0000000000000000"])
    if name == "public_page":
        return reverse(name, args=[things.slug])
    if name in ("overview:import_detail", "overview:_import_progress"):
        return reverse(name, args=[UUID(int=0)])
    if name in SITE:
        return reverse(name)
    act, kwargs = name.split(":")[1], {"slug": "nowhere" if missing else things.slug}
    entry = get_resolver().namespace_dict[name.split(":")[0]][1].reverse_dict.getlist(act)[0]
    for parameter in set(entry[0][0][1]) - {"slug"}:
        kwargs[parameter] = _argument(parameter, act, things)
    return reverse(name, kwargs=kwargs)


def _argument(parameter: str, act: str, things: SimpleNamespace) -> object:
    thing = THINGS.get(act, "report")
    other = {
        "address": things.address,
        "label": "v1.0",
        "version": 1,
        "which": "authority",
        "paragraph": things.paragraph,
        "block": "stake",
        "criterion": "P4",
        "section": "vision" if act in ("open_section", "close_section") else "glance",
        "line": things.line,
    }
    if parameter in other:
        return other[parameter]
    return getattr(things, parameter).get(thing, 1)
