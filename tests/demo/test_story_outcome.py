"""How the story ends: charter signed by eight, amendment by seven, a deed that waits; figures, stories, peers."""

from datetime import date

import pytest
from django.utils.translation import override

from charters.contents.binding import binding
from charters.contents.judging import answer
from charters.contents.standing import standing
from charters.models import Accession, CharterVersion, Signature
from core.models import Job
from impact.contents.reviews import outcome
from impact.models import (
    EffectReport,
    FramingSheet,
    Indicator,
    IndicatorOpinion,
    Measurement,
    ReviewRound,
    Story,
    StoryPanel,
)
from impact.rules import is_framed
from overview.contents.lines import marks_of, told
from overview.models import Mark, MarkChange
from partnerships.models import JournalEntry, Partnership
from tests.story import played

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def story(django_db_setup, django_db_blocker):
    """Our story, for all these tests."""
    with django_db_blocker.unblock(), played() as stage:
        yield stage


def test_the_charter_is_in_force_since_the_last_signature() -> None:
    version = CharterVersion.objects.get(label="v1.0")
    assert version.state == "in_force" and version.in_force_since.date() == date(2025, 12, 18)
    modes = Signature.objects.filter(version=version).values_list("partner__code", "mode")
    assert {code for code, mode in modes if mode == "paper"} == {"VSA", "OTS"} and len(modes) == 8
    copies = set(version.editions.values_list("language", "copy", "seal"))
    assert copies == {
        (language, copy, seal) for language in ("fr", "en") for copy, seal in (("frozen", ""), ("executed", "B-B"))
    }
    assert not Job.objects.exclude(state=Job.State.DONE).exists()
    assert version.approvals.live().filter(position="approved").count() == 8
    assert [row.binding for row in version.charter.annexes.order_by("pk")] == [True, True, False]


def test_the_amendment_awaits_one_signature_and_one_deed() -> None:
    amendment = CharterVersion.objects.get(label="v1.1")
    assert amendment.state == "frozen" and amendment.decision.number == "D-2026-08"
    assert set(amendment.signatories.counted().filter(state="signed").values_list("partner__code", flat=True)) == {
        *("LLU", "CAL", "BDF", "UDC", "BRE", "CFO", "OTS")
    }
    awaited = amendment.signatories.counted().get(state="invited")
    assert awaited.partner.code == "VSA" and not awaited.has_authority
    deed = amendment.accessions.get()
    assert (deed.partner.code, deed.state, deed.decision.number) == ("MST", "frozen", "D-2026-05")
    assert deed.signing_opened_at and set(deed.editions.values_list("language", flat=True)) == {"fr", "en"}


def test_page_register_paper_and_public_answer_agree_on_the_charter() -> None:
    partnership = Partnership.objects.get()
    with override("en"):
        assert standing(partnership).sentence == "7 organisations of 8 have signed v1.1; in force: v1.0."
        for label, said in (("v1.0", "in_force"), ("v1.1", "awaiting_signatures")):
            version = CharterVersion.objects.get(label=label)
            for edition in version.editions.all():
                found = answer(edition.sha256).data()
                signed = version.signatories.counted().filter(state="signed").count()
                assert (found["verdict"], found["signed"], found["of"]) == (said, signed, 8)
        deed = Accession.objects.get()
        assert answer(deed.editions.first().sha256).data()["document"] == "deed_of_accession"
    lines = partnership.journal.filter(event="charters.paper_signature_recorded", params__label="1.1")
    assert [line.params["signed"] for line in lines] == [7]
    assert {row.version.label for row in binding(partnership)} == {"v1.0"}, "the older one binds meanwhile"


def test_the_framing_sheet_is_agreed_before_the_first_figure() -> None:
    version = FramingSheet.objects.get().text.current()
    assert version.paragraphs.first().body["en"].startswith("Why we measure\nWe measure first to improve")
    assert is_framed(Partnership.objects.get())
    assert version.consents.get(position="concern").partner.code == "CAL"
    said = JournalEntry.objects.filter(event="partnerships.text_shared").get()
    first = JournalEntry.objects.filter(event="impact.measurement_recorded").first()
    assert said.occurred_at < first.occurred_at
    opinions = IndicatorOpinion.objects.filter(position="agree")
    assert opinions.count() == 8 * Indicator.objects.adopted().count() == 80
    assert set(Indicator.objects.values_list("adopted_on", flat=True)) == {date(2025, 11, 18)}


def test_figures_are_confirmed_but_one() -> None:
    states = list(Measurement.objects.values_list("state", flat=True))
    assert (states.count("confirmed"), states.count("contested")) == (14, 1)
    assert Measurement.objects.get(state="contested").indicator.code == "I03"
    headlines = Indicator.objects.filter(headline=True).values_list("code", flat=True)
    assert set(headlines) == {"I01", "I03", "I05", "I09"}
    assert Indicator.objects.get(code="I08").expected_from == date(2027, 6, 30)
    level = Measurement.objects.get(indicator__code="I09")
    assert (level.marks, level.value, level.respondents) == ([3, 3, 2, 4], 3, 4)


def test_stories_are_told_with_consent() -> None:
    natures = Story.objects.values_list("code", "expected", "positive")
    assert set(natures) == {("S1", True, True), ("S2", False, True), ("S3", False, False), ("S4", True, True)}


def test_the_panel_keeps_what_the_story_says_and_silence_stays_silence() -> None:
    kept = StoryPanel.objects.get(held_on=date(2026, 10, 15)).choices.all()
    assert set(kept.values_list("story__code", "votes", "voters")) == {("S2", 5, 7), ("S3", None, None)}
    said = EffectReport.objects.values_list("partner__code", "period_ends_on", "tone", "story__code")
    second, third = date(2026, 6, 30), date(2026, 9, 30)
    assert set(said) == {("UDC", second, "better", "S2"), ("BRE", third, "worse", "S3")}


def test_the_peers_are_answered() -> None:
    round_ = ReviewRound.objects.get()
    read = outcome(round_)
    assert (round_.state, round_.revealed_on) == ("answered", date(2026, 10, 20))
    assert [line.mean for line in read.lines] == ["4.7", "4.3", "3.7", "3.0", "2.7", "4.0", "4.0", "2.7"]
    assert [line.criterion.value for line in read.lines if line.marks.is_wide] == ["P4"]
    given = [row.recommendation.position for row in read.recommendations]
    assert sorted(given) == ["accepted"] * 3 + ["partial", "rejected"]
    assert not any(row.is_late for row in read.recommendations)


def test_the_recipe_says_what_is_in_place_and_what_lacks_and_since_when() -> None:
    """Read along the story: each line came to where it stands on a day of the story."""
    marks = dict(Mark.objects.values_list("line", "state"))
    assert {line for line, state in marks.items() if state != "in_place"} == {"D3", "M2", "M3", "M5"}
    with override("en"):
        partnership = Partnership.objects.get()
        lines = {line["code"]: line["sentence"] for line in told(partnership, marks_of(partnership))}
    assert "Nobody brings: N12 Law and data protection." in lines["D3"]
    assert lines["M3"].startswith("14 of 15 measurements are confirmed by another partner. Contested: I03 ")
    assert lines["S2"].endswith("signed by 8 of 8. 7 of 8 organisations have signed v1.1.")
    history = MarkChange.objects.order_by("rank")
    assert list(history.filter(line="D1").values_list("state", flat=True)) == ["not_yet", "under_way", "in_place"]
    in_force = history.get(line="S2", state="in_place")
    assert (in_force.read_at.date(), in_force.params["label"]) == (date(2025, 12, 18), "v1.0")
    days = history.dates("read_at", "month")
    assert (days[0], len(days) > 8) == (date(2025, 3, 1), True)
