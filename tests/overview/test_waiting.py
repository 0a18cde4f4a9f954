"""What awaits whom beside the partners' own answers: reports, deadlocks, interests, peers; the same for everybody."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core import clock
from governance import actions as governance
from governance.models import Decision
from impact import actions as impact
from impact.awaits.reviews import of_reviews
from impact.contents.spreads import open_spreads
from impact.models import ReviewRound
from overview import actions
from overview.awaits import awaits
from overview.contents.gathered import gather, told
from overview.models import Picture
from partnerships import actions as building
from partnerships.models import Partnership
from tests.conftest import text
from tests.governance.conftest import committee, deadlock, lead, on, play, propose
from tests.governance.people import colleague
from tests.impact.peers import accepted, draft, fresh, handed_in, invited, opened, reviewed

__all__ = ["committee", "deadlock", "lead", "play", "propose"]


def rows(partnership, language: str = "en") -> dict[str, str]:
    """What the overview says of each thing that awaits somebody, by its title."""
    place = Partnership.objects.get(pk=partnership.pk)
    return {row["title"]: f"{row['detail']} {row['says']}".strip() for row in told(gather(place))[language]["waiting"]}


def counted(partnership) -> int:
    place = Partnership.objects.get(pk=partnership.pk)
    with CaptureQueriesContext(connection) as asked:
        told(gather(place))
    return len(asked)


def test_sections_await_their_organisations_and_a_due_report_the_facilitator(
    partnership, facilitator, alice, bob, work, decide
):
    due = partnership.today() + timedelta(days=30)
    report = actions.ask_report(partnership, by=alice, languages=["fr"], due_on=due)
    for kind, owner in (("lessons", alice), ("next", alice), ("health", bob), ("goals", facilitator)):
        actions.give_section(report.sections.get(kind=kind), by=facilitator, owner=owner)
    said = rows(partnership)
    assert said["Write 3 sections of the progress report no. 1"] == (
        "Health of the cooperation; Difficulties and lessons; Next steps. "
        "Waiting for: Ville de Saint-Aubin, Logis & Lumière."
    )
    assert said["Write 1 section of the progress report no. 1"].endswith("Waiting for the facilitator.")
    assert said["The progress report no. 1 is due"] == (
        "Version 1 waits for the committee to approve it. Waiting for the facilitator."
    )
    french = rows(partnership, "fr")
    assert french["Écrire 3 sections du rapport d’étape n°\u00a01"].startswith(
        "Santé de la coopération\u202f; Difficultés et leçons\u202f; "
    )
    for kind, owner in (("lessons", alice), ("next", alice), ("health", bob), ("goals", facilitator)):
        actions.write_section(report.sections.get(kind=kind), by=owner, body=text("Bon."))
    assert list(rows(partnership)) == [title for title in said if "section" not in title]
    work()
    version = report.versions.get()
    decision = decide(version)
    assert rows(partnership) == {
        "Write down whether the committee approved the progress report no. 1": f"The decision {decision.number} names "
        "version 1. Waiting for the facilitator."
    } | {title: words for title, words in rows(partnership).items() if "report" not in title}
    actions.approve_report(version, by=facilitator, decision=decision)
    assert not [title for title in rows(partnership) if "report" in title]


def test_a_section_whose_person_has_left_awaits_the_facilitator(partnership, facilitator, alice):
    leaver = colleague(alice.partner, facilitator, "yves")
    report = actions.ask_report(partnership, by=alice, languages=["fr"])
    for kind, owner in (("lessons", leaver), ("next", facilitator)):
        actions.give_section(report.sections.get(kind=kind), by=facilitator, owner=owner)
    (card,) = awaits(facilitator)
    assert card.title == "Write your section of the progress report no. 1"
    building.end_member(leaver, by=facilitator)
    (card,) = awaits(facilitator)
    assert card.title == "Write 2 sections of the progress report no. 1"
    assert card.detail == (
        "Next steps. Whoever was to write has left: Difficulties and lessons. "
        "Write in their place, or name somebody else."
    )
    assert rows(partnership)[card.title].endswith("Waiting for the facilitator.")
    assert list(awaits(alice)) == []


def test_a_deadlock_awaits_the_lead_as_long_as_the_rules_let_them_settle(
    deadlock,
    partnership,
    facilitator,
    alice,
):
    decision = deadlock()
    name = f"{decision.number}, Rent a tool"
    settles = "It is in a deadlock, which the strategic lead may settle. Waiting for: Logis & Lumière."
    opens = "It waits for a round to be opened. Waiting for the facilitator."
    with on(16):
        assert rows(partnership)[name] == settles
    with on(60):
        assert rows(partnership)[name] == opens, "the days in which the lead may settle are over"
    with on(18):
        seat = decision.body.seats.get(partner=alice.partner)
        governance.declare_recusal(decision, by=alice, seat=seat, reason="Ours.")
        assert rows(partnership)[name] == opens, "the lead has an interest in it"


def test_a_proposed_interest_awaits_the_seat_or_else_the_facilitator(
    propose,
    committee,
    partnership,
    facilitator,
    alice,
    bob,
):
    decision = propose()
    seat = committee.seats["LLU"]
    governance.propose_recusal(decision, by=bob, seat=seat, reason="Une filiale que personne ne nomme.")
    before = counted(partnership)
    other = governance.propose_recusal(decision, by=bob, seat=committee.seats["CAL"], reason="Un bail.")
    assert counted(partnership) == before
    governance.refuse_recusal(other, by=facilitator, answer="The committee agreed.")
    title = f"Say whether there is an interest in {decision.number}, Rent a tool"
    said = rows(partnership)[title]
    assert said == "It is proposed that Logis & Lumière has one. Waiting for: Logis & Lumière."
    governance.end_mandate(seat.mandates.get(), by=alice, reason="Retired.")
    assert rows(partnership)[title].endswith("Waiting for the facilitator.")
    recusal = Decision.objects.get(pk=decision.pk).recusals.get(seat=seat)
    governance.refuse_recusal(recusal, by=facilitator, answer="The committee agreed.")
    assert title not in rows(partnership)


def test_peers_are_awaited_by_name_and_nothing_that_they_write_is_told(partnership, facilitator, alice):
    round_ = opened(partnership, facilitator)
    vera, walter = (accepted(round_, facilitator, name) for name in ("vera", "walter"))
    invited(round_, facilitator, "xenia")
    title = "Hand in the reviews of the peer review no. 1"
    handed_in(vera)
    draft(walter)
    assert rows(partnership)[title] == (
        "1 of 3 have answered; waiting for: Walter (Réseau walter), Xenia (Réseau xenia)."
    )
    whole = str(told(gather(partnership)))
    assert not [word for word in ("strengths", "concerns", "evidence", "advice", "conseil") if word in whole]
    actions.keep_picture(partnership)
    assert "Walter" in str(Picture.objects.get().content)
    actions.erase_person(walter.user, by=walter.user)
    assert not Picture.objects.exists(), "what was kept named them"
    assert rows(partnership)[title] == "1 of 2 have answered; waiting for: Xenia (Réseau xenia)."
    assert rows(partnership)["Release a peer who is here no longer"] == "Waiting for the facilitator."
    assert "Release a peer who is here no longer" in [card.title for card in of_reviews(facilitator)]
    with clock.at(clock.now() + timedelta(days=21)):
        assert title not in rows(partnership)
        said = rows(partnership)["The last day of the peer review is behind"]
        assert said == "Waiting for the facilitator."
    impact.abandon_review(ReviewRound.objects.get(), by=facilitator, reason=text("Fin."))
    assert title not in rows(partnership)


def test_two_peers_of_whom_one_is_erased_are_one(partnership, facilitator):
    round_ = opened(partnership, facilitator)
    walter, _xenia = (accepted(round_, facilitator, name) for name in ("walter", "xenia"))
    actions.erase_person(walter.user, by=walter.user)
    invite, release = "Invite two peers at least to the peer review", "Release a peer who is here no longer"
    for told_here in (rows(partnership), [card.title for card in of_reviews(facilitator)]):
        assert invite in told_here and release not in told_here, "the rule lets nobody release one of two"
    accepted(round_, facilitator, "vera")
    for told_here in (rows(partnership), [card.title for card in of_reviews(facilitator)]):
        assert release in told_here and invite not in told_here
    impact.release_reviewer(fresh(walter), by=facilitator, reason="Partie.")


def test_what_was_kept_of_an_overview_goes_with_a_peer_who_had_not_answered_yet(partnership, facilitator, stranger):
    round_ = opened(partnership, facilitator)
    asked = invited(round_, facilitator, "xenia")
    actions.keep_picture(partnership)
    assert asked.name in str(Picture.objects.get().content)
    type(asked).objects.filter(pk=asked.pk).update(email=stranger.email.upper())
    actions.erase_person(stranger, by=stranger)
    assert not Picture.objects.exists()


def test_marks_that_lie_far_apart_are_talked_about(partnership, facilitator):
    found = reviewed(partnership, facilitator)
    title = "Talk about 1 criterion on which the peers’ marks lie far apart"
    assert rows(partnership)[title] == "Waiting for the facilitator."
    (criteria,) = open_spreads(partnership).values()
    for criterion in criteria:
        impact.discuss_spread(found.round, by=facilitator, criterion=criterion, body=text("Dit."))
    assert title not in rows(partnership) and not open_spreads(partnership)


def test_a_look_without_peers_enough_awaits_the_facilitator(partnership, facilitator):
    round_ = opened(partnership, facilitator)
    title = "Invite two peers at least to the peer review"
    assert rows(partnership)[title] == "Waiting for the facilitator."
    for name in ("vera", "walter"):
        accepted(round_, facilitator, name)
    assert title not in rows(partnership)


def test_a_remark_of_fact_awaits_its_peer(partnership, facilitator, alice):
    found = reviewed(partnership, facilitator)
    title = "Answer the remarks of fact on a peer’s review"
    assert title not in rows(partnership)
    impact.remark_fact(found.peers[0], by=alice, body="Le chiffre est de juin.")
    impact.remark_fact(found.peers[0], by=alice, body="Et celui-là de mai.")
    assert rows(partnership)[title] == "Waiting for: Vera (Réseau vera)."
    for one in found.peers[0].factual_remarks.all():
        impact.answer_fact(one, by=fresh(found.peers[0]), answer="C’est vrai.")
    assert title not in rows(partnership)


def grow(partnership, propose, committee, facilitator, bob, number: int) -> None:
    """One more of each thing that could be asked row by row."""
    decision = propose("operational")
    for code in ("LLU", "CAL"):
        governance.propose_recusal(decision, by=bob, seat=committee.seats[code], reason="Filiale.")
    report = actions.ask_report(partnership, by=facilitator, languages=["fr"], due_on=partnership.today())
    for section in report.sections.all()[:3]:
        actions.give_section(section, by=facilitator, owner=bob)
    if number > 1:
        found = reviewed(partnership, facilitator, names=(f"vera{number}", f"walter{number}"))
        impact.remark_fact(found.peers[0], by=bob, body="Non.")


@pytest.mark.usefixtures("lead")
def test_however_many_there_are_they_take_as_many_queries(
    propose,
    committee,
    deadlock,
    partnership,
    facilitator,
    bob,
):
    deadlock()
    with on(16):
        grow(partnership, propose, committee, facilitator, bob, 2)
        opened(partnership, facilitator)
        before = counted(partnership)
    deadlock()
    with on(16):
        impact.abandon_review(ReviewRound.objects.get(state="open"), by=facilitator, reason=text("Fin."))
        for number in (3, 4, 5):
            grow(partnership, propose, committee, facilitator, bob, number)
        asked = opened(partnership, facilitator)
        for name in ("ada", "bea", "cleo"):
            accepted(asked, facilitator, name)
        assert counted(partnership) == before
