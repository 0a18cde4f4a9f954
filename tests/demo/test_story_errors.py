"""A broken story is refused with its line or its path and the reason, and nothing of it stays."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from accounts.models import Organisation, User
from core.models import Mail, StoredFile
from demo.story import StoryError, play, read
from demo.story.at import NOT_STATED
from partnerships.models import JournalEntry, Partnership
from tests.demo.small import small, story


def refused(data: dict[str, Any]) -> str:
    with pytest.raises(StoryError) as caught:
        play(story(data))
    return str(caught.value)


def put(*path: Any) -> Callable[[dict[str, Any]], None]:
    """Put the last of `path` at the place that the others lead to."""
    *way, last, value = path

    def change(data: dict[str, Any]) -> None:
        place: Any = data
        for key in way:
            place = place[key]
        place[last] = value

    return change


BROKEN = {
    "a value without its behaviour": (
        put("values", 0, ["Franchise", "Candour"]),
        "values[0]: at least 3 values are expected here",
    ),
    "a risk rated beyond five": (
        put("risks", 0, "p", 6),
        "risks[0].p: a whole number from 1 to 5 is expected here",
    ),
    "a risk in a state that does not exist": (
        put("risks", 0, "status", "asleep"),
        "risks[0].status: “asleep” is not the state of a risk; known: closed, open, watch",
    ),
    "a risk watched by nobody we know": (
        put("risks", 0, "owner", "XYZ"),
        "risks[0].owner: “XYZ” is not the code of a partner",
    ),
    "a last review that leaves the risk otherwise than the file": (
        put("play", {"risks": {"R1": {"reviews": [{"on": "2027-04-01", "p": 1}]}}}),
        "play.risks.R1.reviews[0]: the last review leaves the risk as the file says that it stands",
    ),
    "a review by who does not watch the risk": (
        put("play", {"risks": {"R1": {"reviews": [{"on": "2027-04-01", "by": "SEL"}]}}}),
        "play.risks.R1.reviews[0]: refused: Only the representatives of the partner that watches this risk",
    ),
    "who is not a partner votes": (
        put("decisions", 0, "rounds", 1, "votes", "XYZ", "for"),
        "decisions[0].rounds[1].votes.XYZ: “XYZ” is not the code of a partner; known: ILE, MER, SEL",
    ),
    "somebody of another partner answers for a task": (
        put("play", {"tasks": {"A1": {"answerable": "Anne Guivarch"}}}),
        "play.tasks.A1.answerable: “Anne Guivarch” is not one of this partner's people; known: Ronan Kerleau",
    ),
    "a task's day that does not exist": (
        put("play", {"tasks": {"A1": {"due_on": "2028-02-30"}}}),
        "play.tasks.A1.due_on: a date such as 2026-03-26 is expected here",
    ),
    "who is not a partner is informed": (
        put("play", {"tasks": {"A1": {"informed": ["XYZ"]}}}),
        "play.tasks.A1.informed[0]: “XYZ” is not the code of a partner",
    ),
    "who is not a partner is present": (
        put("decisions", 0, "rounds", 0, "present", 1, "XYZ"),
        "decisions[0].rounds[0].present[1]: “XYZ” is not the code of a partner",
    ),
    "an answer that does not exist": (
        put("decisions", 0, "rounds", 1, "votes", "SEL", "maybe"),
        "decisions[0].rounds[1].votes.SEL: “maybe” is not an answer",
    ),
    "an answer of another method": (
        put("decisions", 0, "rounds", 1, "votes", "SEL", "objection"),
        "decisions[0].rounds[1].votes.SEL: refused: This is not one of the answers to this question.",
    ),
    "an absent seat that votes": (
        put("decisions", 0, "rounds", 1, "present", ["MER", "ILE"]),
        "decisions[0].rounds[1].votes.SEL: refused: This seat is noted as absent",
    ),
    "a recused seat that votes": (
        put("decisions", 1, "rounds", 0, "votes", "SEL", "for"),
        "decisions[1].rounds[0].votes.SEL: refused: This organisation has declared an interest",
    ),
    "a method that the rules do not give": (
        put("decisions", 1, "rounds", 0, "method", "simple"),
        "decisions[1].rounds[0].method: “simple”, but the rule frozen in this round is “two_thirds”",
    ),
    "a method that does not exist": (
        put("decisions", 1, "rounds", 0, "method", "coin"),
        "decisions[1].rounds[0].method: “coin” is not a method",
    ),
    "a way to answer that does not exist": (
        put("decisions", 1, "rounds", 0, "mode", "fax"),
        "decisions[1].rounds[0].mode: “fax” is not a way to answer; known: meeting, written",
    ),
    "a category that the rules do not know": (
        put("decisions", 1, "category", "weather"),
        "decisions[1]: refused: The decision rules know no such category.",
    ),
    "a decision twice": (
        put("decisions", 1, "id", "D-2027-01"),
        "decisions[1].id: “D-2027-01” is there twice",
    ),
    "an amount below zero": (
        put("decisions", 1, "amount", -1),
        "decisions[1].amount: an amount is zero or more",
    ),
    "a date that does not exist": (
        put("decisions", 1, "rounds", 0, "date", "2027-02-30"),
        "decisions[1].rounds[0].date: a date such as 2026-03-26",
    ),
    "a round after a decision": (
        put("decisions", 0, "rounds", 0, "votes", "ILE", "consent"),
        "decisions[0].rounds[1]: refused: This decision is closed",
    ),
    "other than as many seats as partners": (put("rules", "seats", 8), "rules.seats: 3 partners are in the file"),
    "a lead that is not a partner": (put("rules", "lead", "XYZ"), "rules.lead: “XYZ” is not the code of a partner"),
    "a lead that would settle what it never may": (
        put("rules", "lead_categories", ["data"]),
        "rules.lead_categories[0]: “data” is not a category that a lead may settle",
    ),
    "no rules": (put("rules", None), "rules: missing"),
    "no partners": (put("partners", None), "partners: missing"),
    "partners that are no list": (put("partners", {"MER": 1}), "partners: a list is expected here"),
    "rules that are no mapping": (put("rules", [1]), "rules: a mapping is expected here"),
    "a partner twice": (put("partners", 1, "k", "MER"), "partners[1].k: “MER” is there twice"),
    "a code that cannot stand in an address": (
        put("partners", 1, "k", "../x"),
        "partners[1].k: a code of at most 8 letters and digits is expected here",
    ),
    "a sector that does not exist": (
        put("partners", 1, "college", "army"),
        "partners[1].college: “army” is not a sector; known: civil, eco, public",
    ),
    "a text that is missing in one language": (put("partners", 1, "stake_en", None), "partners[1].stake_en: missing"),
    "a text that is a number": (put("partners", 1, "stake_fr", 3), "partners[1].stake_fr: a text is expected here"),
    "control characters": (
        put("partners", 1, "stake_fr", "a\x00b"),
        "partners[1].stake_fr: this text holds control characters",
    ),
    "half a character": (put("partners", 1, "stake_fr", "\ud800"), "partners[1].stake_fr: this text holds control"),
    "a name that is too long": (
        put("partners", 1, "name", "x" * 161),
        "partners[1].name: one line of at most 160 characters is expected here",
    ),
    "a person's name that is too long": (
        put("partners", 1, "titular", "x" * 121),
        "partners[1].titular: a name of at most 120 characters is expected here",
    ),
    "somebody without a name": (
        put("partners", 1, "titular", "(maire)"),
        "partners[1].titular: a name is expected here, with the function in brackets",
    ),
    "somebody who speaks for two partners": (
        put("partners", 1, "titular", "Anne Guivarch"),
        "partners[2]: refused: You already represent another partner here.",
    ),
    "a level that does not exist": (
        put("needs", 0, "offers", "MER", 4),
        "needs[0].offers.MER: a whole number from 1 to 3 is expected here",
    ),
    "an offer of nobody": (put("needs", 0, "offers", "XYZ", 1), "needs[0].offers.XYZ: “XYZ” is not the code"),
    "a need twice": (put("needs", 1, "code", "N1"), "needs[1]: refused: The code N1 is already taken here."),
    "a version of nobody": (put("vision", "log", 0, 2, "XYZ"), "vision.log[0][2]: “XYZ” is not the code of a partner"),
    "a version twice": (
        put("vision", "log", [["2027-02-01", "v1", "ALL", "a", "a"], ["2027-02-02", "v1", "ALL", "b", "b"]]),
        "vision.log[0][1]: the version “v1” is there twice",
    ),
    "a row that is too short": (put("vision", "log", 0, ["2027-02-01"]), "vision.log[0]: at least 2 values"),
    "a task of nobody": (put("actions", 0, "accountable", "XYZ"), "actions[0].accountable: “XYZ” is not the code"),
    "a task that nobody does": (
        put("actions", 0, "responsible", []),
        "actions[0]: refused: At least one partner does the work.",
    ),
    "a task of no objective": (put("actions", 0, "objective", "O9"), "actions[0].objective: “O9” is not the code"),
    "SDG targets that are too many": (
        put("objectives", 0, "sdg", ["17.19"] * 20),
        "objectives[0].sdg: one line of at most 60 characters is expected here",
    ),
    "an indicator of no nature": (
        put("indicators", 0, "kind", "feeling"),
        "indicators[0].kind: “feeling” is not a nature",
    ),
    "an indicator confirmed by who measures it": (
        put("indicators", 0, "measures", 0, 4, "ILE"),
        "indicators[0]: refused: Who measures does not confirm",
    ),
    "a figure that is no number": (
        put("indicators", 0, "measures", 0, 1, "eleven"),
        "indicators[0].measures[0][1]: a number is expected here",
    ),
    "a figure that is true": (
        put("indicators", 0, "measures", 0, 1, True),
        "indicators[0].measures[0][1]: a number is expected here",
    ),
    "a figure that is not finite": (
        put("indicators", 0, "measures", 0, 1, float("nan")),
        "indicators[0].measures[0][1]: a number of ordinary size is expected here",
    ),
    "a figure too large to keep": (
        put("indicators", 0, "measures", 0, 1, Decimal(10) ** 30),
        "indicators[0].measures[0][1]: a number of ordinary size is expected here",
    ),
    "an answer to a figure that does not exist": (
        put("indicators", 0, "measures", 0, 5, "ignored"),
        "indicators[0].measures[0][5]: “ignored” is not an answer to a figure",
    ),
    "a level that the rubric does not have": (
        put("indicators", 1, "measures", 0, 1, 3),
        "indicators[1].measures[0]: refused: This rubric has no such level.",
    ),
    "a rubric without levels": (put("rubric", None), "rubric: missing"),
    "a year out of the ordinary": (put("rules", "start", "0001-01-01"), "rules.start: a year from 1970 to 2199"),
    "an end before the start": (put("rules", "end", "2027-02-01"), "rules.end: this comes before the start"),
    "an address that is none": (
        put("play", {"partnership": {"slug": "Une île"}}),
        "play.partnership.slug: an address of small letters, digits and hyphens is expected here",
    ),
    "an hour with a time zone": (
        put("play", {"today": "2027-09-01T09:00+02:00"}),
        "play.today: a local time such as 2026-03-26T14:00 is expected here",
    ),
    "a stage that does not exist": (
        put("play", {"steps": [{"stage": "party", "on": "2027-03-02"}]}),
        "play.steps[0].stage: “party” is not a stage",
    ),
    "a day after the story's today": (
        put("play", {"today": "2027-04-02T09:00"}),
        "indicators[0].measures[0]: this comes after the story's today (2027-04-02)",
    ),
    "a consent to a version that is not the last words": (
        put("play", {"vision": {"versions": {"v1": {"fr": "Autre chose.", "en": "Something else."}}}}),
        "play.vision.versions.v1: the words of the last version are those of the vision",
    ),
    "a part of the charter that is not composed": (
        put("play", {"charter": {"composed": {"1": ["weather"]}}}),
        "play.charter.composed.1[0]: “weather” is not a part that is composed",
    ),
    "a story with a scope that does not exist": (
        put("play", {"stories": {"S1": {"consent_on": "2027-05-02", "scope": "everybody"}}}),
        "play.stories.S1.scope: “everybody” is not where a story may be read",
    ),
    "a ruling without a deadlock": (
        put("play", {"decisions": {"D-2027-02": {"ruling": {"outcome": "adopted"}}}}),
        "play.decisions.D-2027-02.ruling: nothing to settle",
    ),
}


@pytest.mark.django_db
@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_story_is_refused_where_it_is_broken(name: str) -> None:
    change, said = BROKEN[name]
    data = small()
    if "ruling" in name:
        data["decisions"][1]["lead"] = "2027-04-03"
    change(data)
    assert said in refused(data)
    left = (Partnership, User, Organisation, JournalEntry, Mail, StoredFile)
    assert [model.objects.count() for model in left] == [0] * len(left)


@pytest.mark.django_db
def test_a_freeze_without_every_signatory_is_refused() -> None:
    data = small()
    who = {"authority": "office", "mode": "paper", "signed_on": "2027-02-20"}
    data["play"] = {"charter": {"frozen_on": "2027-02-15", "signatories": {"MER": who}}}
    assert refused(data).startswith("play.charter.frozen_on: refused: This cannot be frozen yet.")


TOWN = {
    "k": "TWN",
    "name": "Town",
    "college": "public",
    "titular": "Ana",
    "joined_on": "2027-02-10",
    "withdrew_on": "2027-02-20",
}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("played", "said"),
    [
        ({"withdrawn": [{**TOWN, "k": "MER"}]}, "play.withdrawn[0].k: “MER” is there twice"),
        ({"withdrawn": [TOWN, TOWN]}, "play.withdrawn[1].k: “TWN” is there twice"),
        ({"withdrawn": [{**TOWN, "withdrew_on": "2027-02-09"}]}, "play.withdrawn[0].withdrew_on: this comes before"),
        ({"withdrawn": [{**TOWN, "college": "army"}]}, "play.withdrawn[0].college: “army” is not a sector"),
        ({"withdrawn": [{"k": "TWN"}]}, "play.withdrawn[0].joined_on: missing"),
        ({"partnership": {"sdg": ["7", "7.z"]}}, "play.partnership.sdg[1]: the 2030 Agenda has no 7.z"),
        ({"partnership": {"zeros": ["taxes"]}}, "play.partnership.zeros[0]: “taxes” is not a zero"),
        ({"indicators": {"I1": {"marks": [1, 1]}}}, "play.indicators.I1.marks: the median of these marks is not"),
        ({"indicators": {"I1": {"frequency": "daily"}}}, "play.indicators.I1.frequency: “daily” is not how often"),
    ],
)
def test_a_note_or_a_withdrawal_that_is_wrong_is_said_where_it_is(played, said) -> None:
    assert said in refused(small() | {"play": played})


@pytest.mark.django_db
def test_who_withdrew_without_a_reason_has_none_made_up() -> None:
    stage = play(story(small() | {"play": {"withdrawn": [TOWN]}}))
    assert stage.passed["TWN"].partnership.partners.get(code="TWN").left_because == NOT_STATED["fr"]


@pytest.mark.django_db
def test_the_files_that_were_made_go_with_the_rest() -> None:
    """The charter's PDFs are made, then a later act is refused."""
    data = small()
    who = {"authority": "office", "mode": "paper", "signed_on": "2027-02-20"}
    data["play"] = {
        "charter": {
            "frozen_on": "2027-02-15",
            "signatories": dict.fromkeys(("MER", "ILE"), who) | {"SEL": who | {"mode": "wax"}},
        }
    }
    before = files()
    assert refused(data).startswith("play.charter.signatories.SEL.mode: “wax” is not a way to sign")
    assert files() <= before


def files() -> set[Path]:
    return {path for path in Path(settings.FILES_ROOT).rglob("*") if path.is_file()}


def test_a_file_that_is_not_json_is_refused_with_its_line(tmp_path) -> None:
    path = tmp_path / "story.json"
    path.write_text('{\n "partners": [\n  {"k": "MER"\n ]\n}\n', "utf-8")
    with pytest.raises(StoryError, match="line 4, column 2: Expecting ',' delimiter"):
        read(path)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "line 1, column 1"),
        (b"[1, 2]", "line 1: the file holds one mapping"),
        (b'{"a": "\xff"}', "cannot be read as UTF-8 text"),
        (b'{"votes": {"MER": "for", "MER": "against"}}', "the key “MER” stands twice"),
        (b"[" * 100000, "nested too deeply"),
    ],
)
def test_a_file_that_is_no_story_is_refused(tmp_path, content: bytes, said: str) -> None:
    path = tmp_path / "story.json"
    path.write_bytes(content)
    with pytest.raises(StoryError, match=said):
        read(path)


def test_a_file_that_is_not_there_is_refused(tmp_path) -> None:
    with pytest.raises(StoryError, match=r"none\.json: cannot be read"):
        read(tmp_path / "none.json")
