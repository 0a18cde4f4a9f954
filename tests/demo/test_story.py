"""Our story, played whole: what comes out is worked out by the application and is what the story says."""

import json
from datetime import UTC, date, datetime

import pytest

from charters.models import CharterVersion, Signature
from core import clock
from core.chain import verify_chain
from governance.models import (
    Body,
    Correction,
    Decision,
    FollowUp,
    Interest,
    Mandate,
    Meeting,
    MinorityOpinion,
    Recusal,
    Round,
    Ruling,
)
from governance.rules import settle_decision
from governance.sentences import explain
from partnerships.awaits import awaits
from partnerships.contents.attention import warnings
from partnerships.contents.contributions import kind_lines
from partnerships.contents.needs import covered, need_matrix
from partnerships.contents.tasks import task_grid
from partnerships.models import (
    Consent,
    Contribution,
    Involvement,
    JournalEntry,
    Member,
    Objective,
    Offer,
    Partnership,
    Risk,
    Task,
    Value,
    Version,
)
from partnerships.rules import overdue
from tests.story import played

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def stage(django_db_setup, django_db_blocker):
    """Our story, for all these tests."""
    with django_db_blocker.unblock(), played() as stage:
        yield stage


def decision(number: str) -> Decision:
    return next(row for row in Decision.objects.all() if row.number == number)


VERDICTS = {
    ("D-2026-01", 1): ("adopted", "consent", "Adopted by consent: 7 consents, 1 concern, 0 objections."),
    ("D-2026-02", 1): ("adopted", "two_thirds", "5 for, 1 against, 0 abstentions, 1 seat recused"),
    ("D-2026-03", 1): ("rejected", "simple", "1 for, 4 against, 1 abstention, 1 seat recused"),
    ("D-2026-04", 1): ("tie", "simple", "4 for, 4 against, 0 abstentions"),
    ("D-2026-04", 2): ("tie", "simple", "3 for, 3 against, 2 abstentions"),
    ("D-2026-05", 1): ("no_quorum", "two_thirds", "4 seats present; it took 5 out of 8 seats"),
    ("D-2026-05", 2): ("adopted", "two_thirds", "6 for, 0 against, 1 abstention"),
    ("D-2026-06", 1): ("adopted", "absolute", "5 for, 1 against, 0 abstentions, 2 without an answer"),
    ("D-2026-07", 1): ("tie", "simple", "3 for, 3 against, 1 abstention, 1 seat recused"),
    ("D-2026-08", 1): ("adopted", "unanimity", "8 for, 0 against, 0 abstentions"),
}


@pytest.mark.parametrize(("number", "rank"), VERDICTS)
def test_each_round_ends_as_in_the_story(number: str, rank: int) -> None:
    result, method, said = VERDICTS[number, rank]
    round_ = decision(number).rounds.get(number=rank)
    assert (round_.result, round_.rule["method"]) == (result, method)
    assert said in explain(round_.outcome_now())


def test_there_are_ten_rounds() -> None:
    assert sum(row.rounds.count() for row in Decision.objects.all()) == len(VERDICTS) == 10


def test_decisions_end_as_in_the_story() -> None:
    ended = {row.number[-2:]: row.outcome or row.state for row in Decision.objects.all()}
    adopted = dict.fromkeys(("01", "02", "04", "05", "06", "08"), "adopted")
    assert ended == adopted | {"03": "rejected", "07": "withdrawn"}


def test_the_lead_settles_the_fourth() -> None:
    ruling = Ruling.objects.get()
    assert (ruling.decision.number, ruling.outcome) == ("D-2026-04", "adopted")
    assert ruling.lead.member.user.name == "Nadia Ferhat-Colin"
    assert ruling.settled_at.date() == date(2026, 7, 6)
    assert ruling.decision.review_on == date(2027, 1, 6)
    assert "VSA, OTS et CAL" in ruling.minority_opinion["fr"]


def test_the_lead_may_not_settle_the_seventh() -> None:
    """It has an interest: the tool is published by its own subsidiary."""
    row = decision("D-2026-07")
    row.state = Decision.State.OPEN
    lead = Member.objects.get(user__name="Nadia Ferhat-Colin")
    with clock.at(datetime(2026, 11, 18, tzinfo=UTC)):
        assert "interest" in settle_decision.refusal(lead, row)


def test_the_second_meeting_without_a_quorum_waives_it() -> None:
    assert decision("D-2026-05").rounds.get(number=2).reconvened


def test_the_amendment_waits_for_its_signatures() -> None:
    assert decision("D-2026-08").awaits_signatures
    assert decision("D-2026-02").effective_at.date() == date(2026, 3, 26)


def test_the_consultation_is_closed_by_the_clock_at_the_end_of_its_day() -> None:
    round_ = decision("D-2026-06").rounds.get()
    zone = Partnership.objects.get().zone
    assert round_.closed_by is None
    assert round_.closed_at.astimezone(zone).isoformat() == "2026-10-23T00:00:00+02:00"


def test_the_vision_is_shared_by_all() -> None:
    versions = Version.objects.filter(text__vision__isnull=False)
    assert [row.label for row in versions] == ["v0.1", "v0.2", "v0.3", "v0.4", "v1.0"]
    last = versions.get(label="v1.0")
    assert last.paragraphs.count() == 4
    assert last.consents.filter(position="consent").count() == 8
    first = versions.get(label="v0.1").paragraphs.first()
    assert first.uuid == last.paragraphs.first().uuid


def test_a_concern_on_the_vision_was_lifted() -> None:
    answers = Consent.objects.filter(version__label="v0.4", partner__code="VSA")
    assert [(row.position, row.given_at.date()) for row in answers] == [
        ("concern", date(2025, 7, 8)),
        ("consent", date(2025, 9, 9)),
    ]


def test_the_note_of_intent_is_there() -> None:
    note = Partnership.objects.get()
    assert "14 people from six organisations" in note.initiative["en"]
    assert (note.sdg_targets, note.zeros) == ("1, 4, 7, 8, 11, 16, 17", "exclusion, carbon, poverty")


def test_the_neighbouring_town_came_and_withdrew() -> None:
    partnership = Partnership.objects.get()
    assert partnership.partners.full().count() == 8
    town = partnership.partners.get(standing="former")
    assert (town.code, town.joined_at.date(), town.left_at.date()) == ("RLO", date(2025, 4, 8), date(2025, 6, 17))
    assert town.left_because == "Calendrier électoral."
    assert town.bound_since is None
    assert not Member.objects.current().filter(partner=town).exists()
    told = JournalEntry.objects.filter(event="partnerships.partner_withdrawn").get()
    assert told.on_behalf_of == town


def test_needs_are_covered_as_in_the_story() -> None:
    found = {need.code: fact.state for need, fact in covered(Partnership.objects.get())}
    said = "covered fragile covered fragile covered fragile covered fragile redundant partial partial uncovered"
    assert " ".join(found[f"N{rank:02}"] for rank in range(1, 13)) == said


def test_what_is_promised_is_delivered_kind_by_kind(stage) -> None:
    with clock.at(stage.today):
        lines = {line.kind: line for line in kind_lines(stage.partnership)}
    said = {kind: line.sentence.replace("\u00a0", " ") for kind, line in lines.items()}
    assert said == {
        "cash": "€90,000 delivered of €270,000 promised: 33 % so far.",
        "in_kind": "€10,500 delivered of €42,000 promised: 25 % so far.",
        "skills": "€56,100 delivered of €256,560 promised: 22 % so far.",
        "volunteering": "€7,625 delivered of €22,500 promised: 34 % so far.",
    }
    assert lines["cash"].time.replace("\u00a0", " ").startswith("30 % of the time has passed")


def test_the_guarantee_is_apart_and_what_is_not_valued_has_no_amount() -> None:
    rows = Contribution.objects.filter(planned=None).values_list("code", "partner__code", "kind")
    assert set(rows) == {
        ("C11", "BDF", "guarantee"),
        *((code, who, "in_kind") for code, who in (("C12", "OTS"), ("C13", "CAL"), ("C14", "CFO"), ("C15", "UDC"))),
    }


def test_offers_are_committed_with_the_charter(stage) -> None:
    committed = Offer.objects.filter(state=Offer.State.COMMITTED).values_list("need__code", "partner__code")
    assert len(committed) == 10
    assert ("N08", "CFO") in committed
    entries = JournalEntry.objects.filter(event="partnerships.offer_committed")
    assert {entry.occurred_at.date() for entry in entries} == {date(2025, 12, 18)}


def test_the_health_centre_is_a_candidate_and_is_not_counted(stage) -> None:
    matrix = need_matrix(stage.partnership, by=stage.facilitator)
    assert len(matrix.partners) == 8
    (candidate,) = matrix.candidates
    assert candidate.partner.name == "Maison de santé des Terrasses"
    found = {effect.value: [answer.need.code for answer in answers] for effect, answers in candidate.effects.items()}
    assert found == {"closes": ["N11"], "strengthens": ["N12"], "duplicates": ["N09"]}


def test_values_and_objectives_say_what_one_sees_and_for_whom() -> None:
    assert [value.name["fr"] for value in Value.objects.all()] == [
        *("Dignité", "Équité", "Transparence", "Bénéfice mutuel", "Patience")
    ]
    for objective in Objective.objects.all():
        assert objective.beneficiaries and objective.unit and not objective.missing
    assert list(Objective.objects.values_list("rank", flat=True)) == [1, 2, 3, 4, 5]


def test_the_article_on_values_is_composed() -> None:
    article = json.loads(CharterVersion.objects.get(label="v1.0").content)["articles"][3]
    assert article["composed"] == ["vision", "values", "objectives"]
    assert "On ne fait pas la leçon à ceux qui ont froid." in json.dumps(article["blocks"], ensure_ascii=False)


def test_risks_stand_as_in_the_story() -> None:
    stands = {row.code: (row.likelihood, row.severity, row.state) for row in Risk.objects.all()}
    assert stands == {
        "R01": (4, 4, "open"),
        "R02": (3, 4, "open"),
        "R03": (2, 5, "open"),
        "R04": (2, 4, "closed"),
        "R05": (2, 5, "open"),
        "R06": (3, 3, "watch"),
        "R07": (3, 3, "open"),
        "R08": (2, 4, "open"),
    }


def test_one_review_is_overdue_and_awaits_who_watches_it(stage) -> None:
    with clock.at(stage.today):
        late = Risk.objects.filter(overdue(stage.today.date()))
        assert [risk.code for risk in late] == ["R08"]
        watcher = Member.objects.standing_of(stage.titular["CAL"].user, stage.partnership)
        assert "R08" in " ".join(card.title for card in awaits(watcher))


def test_a_review_leaves_what_was_before_in_the_register() -> None:
    line = JournalEntry.objects.filter(event="partnerships.risk_reviewed", params__code="R06").get()
    assert (line.params["likelihood_before"], line.params["likelihood"]) == (2, 3)
    assert line.by.partner.code == "LLU"
    assert line.occurred_at.date() == date(2026, 7, 7)


def test_everybody_signs_after_their_organisation_gave_them_authority() -> None:
    for signature in Signature.objects.select_related("signatory"):
        assert signature.signatory.has_authority
        assert signature.signatory.authority_dated_on < signature.day


def test_signing_moved_the_partnership_on() -> None:
    partnership = Partnership.objects.get()
    stages = partnership.steps.values_list("stage", "entered_at__date")
    assert dict(stages)["running"] == date(2025, 12, 18)
    assert partnership.state == "review"
    assert set(partnership.partners.full().values_list("bound_since", flat=True)) == {date(2025, 12, 18)}


def test_every_seat_has_a_titular_and_an_alternate_and_two_committees_advise() -> None:
    capacities = list(Mandate.objects.filter(seat__body__kind="steering").values_list("capacity", flat=True))
    assert (capacities.count("titular"), capacities.count("alternate")) == (8, 8)
    seats = {row.name["en"]: row.seats.count() for row in Body.objects.filter(kind="advisory")}
    assert seats == {"Technical committee": 6, "Measurement group": 4}


def test_the_committee_met_seven_times_and_meets_again_in_december(stage) -> None:
    meetings = list(Meeting.objects.order_by("number"))
    held = [row.starts_at.date().isoformat()[5:] for row in meetings if row.state == "held"]
    assert held == ["01-22", "03-26", "06-18", "07-02", "09-24", "10-08", "11-05"]
    following = meetings[-1]
    assert (following.state, following.starts_at.date()) == ("convened", date(2026, 12, 10))
    assert following.convened_at < stage.today
    for row in meetings:
        assert (row.starts_at - row.convened_at).days >= 10 and not row.short_notice
    assert len({row.chair_id for row in meetings}) == 8


def test_every_round_but_the_written_one_was_held_at_a_meeting() -> None:
    apart = Round.objects.filter(meeting=None)
    assert [row.decision.number for row in apart] == ["D-2026-06"]
    second = Meeting.objects.get(number=6)
    assert [row.decision.number for row in second.rounds.all()] == ["D-2026-05"]
    assert second.reconvenes.starts_at.date() == date(2026, 9, 24)


def test_minutes_are_sent_within_seven_days_and_approved(stage) -> None:
    for meeting in Meeting.objects.filter(state="held"):
        versions = list(meeting.minutes.order_by("number"))
        assert (versions[0].sent_at - meeting.ended_at).days < 7
        assert versions[-1].papers.exclude(file=None).count() == 2
        assert bool(versions[-1].confirmed_in) == (meeting.number < 7)
    june = Meeting.objects.get(number=3)
    minutes = june.minutes.get()
    assert not minutes.approved_by_silence(datetime(2026, 7, 6, 12, tzinfo=UTC))
    assert minutes.approved_by_silence(datetime(2026, 7, 7, tzinfo=UTC))
    assert minutes.confirmed_in.number == 6
    assert june.attendances.get(member__user__name="Paul Tessier").capacity == "alternate"
    last = Meeting.objects.get(number=7).minutes.get()
    assert not last.approved_by_silence(stage.today)


def test_a_correction_was_taken_in_and_another_kept_beside() -> None:
    asked = Correction.objects.values_list("minutes__meeting__number", "seat__partner__code", "state")
    assert set(asked) == {(2, "CFO", "accepted"), (4, "VSA", "refused")}


def test_what_the_meetings_asked_is_done_or_late(stage) -> None:
    actions = FollowUp.objects.all()
    assert (actions.count(), actions.filter(done_at=None).count()) == (11, 5)
    late = actions.filter(done_at=None, due_on__lt=stage.today.date())
    assert [row.owner.user.name for row in late] == ["Bruno Sésame"]


def test_interests_are_declared_beforehand_and_one_recusal_was_proposed_by_a_peer() -> None:
    assert {row.partner.code for row in Interest.objects.all()} == {"BRE", "LLU", "CAL"}
    recusals = Recusal.objects.exclude(answered_by=None)
    assert [(row.decision.number, row.declared_by.partner.code, row.seat.partner.code) for row in recusals] == [
        ("D-2026-03", "CFO", "CAL")
    ]
    assert set(Recusal.objects.values_list("state", flat=True)) == {"confirmed"}


def test_what_followed_the_decisions() -> None:
    opinions = {(row.decision.number, row.seat.partner.code) for row in MinorityOpinion.objects.all()}
    assert opinions == {("D-2026-02", "CAL"), ("D-2026-06", "CFO")}
    first = decision("D-2026-01")
    assert (first.carried_out_at.date(), first.review_on) == (date(2026, 3, 2), None)
    assert first.reviews.get().reviewed_at.date() == date(2026, 4, 16)
    assert "three quotes" in decision("D-2026-02").conditions["en"].lower()


def test_the_register_holds_and_keeps_the_order_of_time(stage) -> None:
    assert verify_chain(JournalEntry, stage.partnership.uuid).intact
    moments = list(JournalEntry.objects.order_by("sequence").values_list("occurred_at", flat=True))
    assert moments == sorted(moments)
    assert moments[0].date() == date(2025, 3, 11)
    assert moments[-1] < stage.today


def test_each_task_has_its_person_and_its_date() -> None:
    tasks = {task.code: task for task in Task.objects.select_related("answerable__user", "answerable__partner")}
    assert len(tasks) == 12
    held = Involvement.objects.filter(part="A").values_list("task__code", "partner")
    assert {code: task.answerable.partner_id for code, task in tasks.items()} == dict(held)
    assert tasks["A02"].answerable.user.name == "Inès Cordier"
    told = tasks["A02"].involvements.filter(part="I").values_list("partner__code", flat=True)
    assert sorted(told) == ["OTS", "VSA"]


def test_what_to_look_at_in_the_grid(stage) -> None:
    grid = task_grid(stage.partnership)
    assert (grid.accountable_in_all, grid.responsible_in_all, grid.busiest.accountable) == (12, 20, 3)
    said = [(row.what[:3], row.why.split(":")[0]) for row in warnings(grid, date(2026, 11, 23))]
    assert said == [("A12", "Its date is over"), ("A12", "The accountable partner does not do the work itself")]


def test_what_has_no_place_yet_is_listed(stage) -> None:
    elsewhere = {"decision_notes"}
    assert {path for path, _why in stage.not_played} == elsewhere
