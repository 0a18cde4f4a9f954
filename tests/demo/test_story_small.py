"""Another story of the same shape plays too, and so does ours without all that was added to it."""

import json
from datetime import date

import pytest

from demo.story import At, StoryError, play, read
from demo.story.at import NOT_STATED
from demo.story.stage import address, person
from governance.models import Ballot, Decision, Lead
from impact.models import Indicator, Measurement, Story
from partnerships.models import Contribution, JournalEntry, Member, Need, Partnership, Risk, Task, Value, Version
from tests.demo.small import small, story
from tests.story import OURS

pytestmark = pytest.mark.django_db


def bare() -> At:
    """Our story without what was added to it."""
    return At({key: value for key, value in read(OURS).value.items() if key != "play"}, "")


@pytest.fixture
def played():
    return play(story(small()))


def test_other_partners_play(played) -> None:
    partnership = Partnership.objects.get()
    assert partnership.name == NOT_STATED
    assert partnership.slug == "imported-partnership"
    assert (partnership.starts_on, partnership.ends_on) == (date(2027, 3, 1), date(2029, 2, 28))
    assert sorted(partnership.partners.full().values_list("code", flat=True)) == ["ILE", "MER", "SEL"]
    assert partnership.lead_partner.code == "MER"
    assert played.played["partner"] == 3


def test_the_lead_partner_s_second_person_facilitates_when_nobody_is_named(played) -> None:
    assert played.facilitator.user.name == "Yann Tanguy"
    assert played.facilitator.partner.code == "MER"


def test_the_first_person_facilitates_when_there_is_no_second() -> None:
    data = small()
    data["partners"][0].pop("alternate")
    assert play(story(data)).facilitator.user.name == "Maëlle Le Goff"


def test_it_begins_before_the_first_day_of_the_file(played) -> None:
    assert played.partnership.started_at.date() == date(2027, 1, 31)


def test_verdicts_come_from_the_ballots(played) -> None:
    results = {row.number: [one.result for one in row.rounds.all()] for row in Decision.objects.all()}
    assert results == {
        "D-2027-01": ["objected", "adopted"],
        "D-2027-02": ["adopted"],
        "D-2027-03": ["rejected"],
    }


def test_what_a_rule_asks_and_the_file_lacks_is_said_to_be_lacking(played) -> None:
    assert Ballot.objects.get(position="objection").reason == NOT_STATED["fr"]
    lead = Lead.objects.get()
    assert lead.succession == NOT_STATED
    assert (lead.since_on, lead.until_on) == (date(2027, 3, 1), date(2029, 2, 28))
    recusal = Decision.objects.get(rank=2).recusals.get()
    assert (recusal.seat.partner.code, recusal.reason) == ("SEL", NOT_STATED["fr"])


def test_values_and_risks_play_without_more(played) -> None:
    value = Value.objects.get()
    assert (value.name["en"], value.behaviour["fr"]) == ("Candour", "On le dit en face.")
    storm, boredom = Risk.objects.all()
    assert (storm.likelihood, storm.severity, storm.state, storm.owner.code) == (2, 5, "watch", "MER")
    assert (boredom.weight, boredom.state, boredom.owner, boredom.mitigation) == (3, "open", None, {})
    line = JournalEntry.objects.get(event="partnerships.risk_reviewed")
    assert (line.params["code"], line.params["note"]) == ("R1", dict(NOT_STATED))
    assert line.by == played.titular["MER"]
    assert (played.played["risk"], played.played["review of a risk"]) == (2, 1)


def test_a_risk_goes_through_the_reviews_that_the_file_gives() -> None:
    data = small()
    note = {"fr": "Vent fort", "en": "Strong wind"}
    reviews = [{"on": "2027-03-10", "p": 4, "status": "closed"}, {"on": "2027-04-10", "note": note, "by": "SEL"}]
    data["play"] = {"risks_on": "2027-03-01", "risks": {"R1": {"first": {"p": 1}, "reviews": reviews}}}
    data["risks"][0]["owner"] = "SEL"
    play(story(data))
    added, first, last = JournalEntry.objects.filter(params__code="R1").order_by("sequence")
    assert (added.params["likelihood"], added.occurred_at.date()) == (1, date(2027, 3, 1))
    assert (first.params["likelihood"], first.params["state"]["en"]) == (4, "closed")
    assert (last.params["likelihood"], last.params["state"]["en"]) == (2, "under watch")
    assert (last.params["note"], last.by.partner.code) == (note, "SEL")


def test_what_cannot_be_done_without_more_is_listed(played) -> None:
    assert dict(played.not_played) == {
        "vision.log[0]": "nobody's answer to the version v1 is in the file",
        "charter": "neither the day of the freeze nor the signatures are in the file",
        "stories[0]": "the teller's consent is not in the file",
    }
    assert not Story.objects.exists()


def test_figures_are_answered_by_the_other_partner(played) -> None:
    contested = Measurement.objects.get(indicator__code="I1")
    assert (contested.state, contested.answered_by.partner.code) == ("contested", "MER")
    assert contested.reason["en"] == "Two pupils counted twice."
    assert Measurement.objects.get(indicator__code="I2").state == "confirmed"
    assert Indicator.objects.get(code="I2").levels.count() == 2
    alone = JournalEntry.objects.get(event="impact.measured_unframed")
    assert alone.params["reason"] == dict(NOT_STATED), "the file has no framing sheet, and none is made up"


def test_a_consultation_opens_as_long_before_its_end_as_the_rules_ask(played) -> None:
    consultation = Decision.objects.get(rank=3).rounds.get()
    zone = played.partnership.zone
    assert consultation.opened_at.astimezone(zone).date() == date(2027, 3, 26)
    assert consultation.closed_by is None


def test_a_consultation_may_still_be_open_on_the_story_s_today() -> None:
    data = small() | {"play": {"today": "2027-04-02T09:00"}, "indicators": [], "stories": []}
    stage = play(story(data))
    round_ = Decision.objects.get(rank=3).rounds.get()
    assert (round_.closed_at, round_.ballots.count()) == (None, 2)
    said = dict(stage.not_played)
    assert said["decisions[2].rounds[0]"] == "this consultation is still open on the story's today"


def test_a_seat_recused_in_two_rounds_declares_its_interest_once() -> None:
    data = small()
    first, second = data["decisions"][0]["rounds"]
    first["recused"] = second["recused"] = ["SEL"]
    del first["votes"]["SEL"], second["votes"]["SEL"]
    assert play(story(data)).played["recusal"] == 2
    assert Decision.objects.get(rank=1).recusals.count() == 1


def test_who_has_not_signed_yet_leaves_the_charter_frozen() -> None:
    data = small()
    who = {"authority": "office", "mode": "paper"}
    signatories = {"MER": who | {"signed_on": "2027-02-20"}, "ILE": who, "SEL": who}
    data["play"] = {"charter": {"frozen_on": "2027-02-15", "signatories": signatories}}
    stage = play(story(data))
    assert (stage.played["signatory"], stage.played["signature"]) == (3, 1)
    assert stage.things["version"].state == "frozen"


def test_a_task_says_nobody_and_no_date_when_the_file_does_not(played) -> None:
    task = Task.objects.get()
    assert (task.answerable, task.due_on, task.involvements.filter(part="I").count()) == (None, None, 0)


def test_a_task_may_name_a_person_and_a_date() -> None:
    more = {"answerable": "Ronan Kerleau", "due_on": "2028-06-30", "informed": ["MER"]}
    play(story(small() | {"play": {"tasks": {"A1": more}}}))
    task = Task.objects.get()
    assert (task.answerable.user.name, task.due_on) == ("Ronan Kerleau", date(2028, 6, 30))
    assert task.involvements.get(part="I").partner.code == "MER"


def test_a_file_without_its_optional_lists_plays() -> None:
    kept = {"partners", "rules"}
    stage = play(story({key: value for key, value in small().items() if key in kept}))
    assert stage.played == {"partnership": 1, "partner": 3, "mandate": 4, "committee": 1, "lead": 1}


def test_what_the_application_has_no_place_for_is_listed() -> None:
    stage = play(story(small() | {"weather": ["wind"], "risks": []}))
    assert ("weather", "Entente has no place for this yet") in stage.not_played
    assert "risks" not in dict(stage.not_played)


def test_a_story_played_twice_makes_two_partnerships(played) -> None:
    play(story(small()))
    assert Partnership.objects.count() == 2
    assert Member.objects.count() == 8


def test_a_code_in_small_letters_is_known_by_it() -> None:
    data = json.loads(json.dumps(small()).replace('"SEL"', '"sel"'))
    assert play(story(data)).partners["sel"].code == "SEL"


def test_ids_that_are_not_the_register_s_numbers_are_listed() -> None:
    data = small()
    data["decisions"] = [data["decisions"][1] | {"id": "B-7"}]
    said = dict(play(story(data)).not_played)
    assert said["decisions[0].id"].endswith("this one is D-2027-01")


def test_our_story_plays_bare() -> None:
    stage = play(bare())
    assert stage.partnership.slug == "imported-partnership"
    assert stage.facilitator.user.name == "Bruno Sésame"
    assert (stage.played["partner"], stage.played["decision"], stage.played["round"]) == (8, 8, 10)
    results = [one.result for row in Decision.objects.order_by("rank") for one in row.rounds.all()]
    assert results == [
        "adopted",
        "adopted",
        "rejected",
        "tie",
        "tie",
        "no_quorum",
        "adopted",
        "adopted",
        "tie",
        "adopted",
    ]
    said = dict(stage.not_played)
    assert said["decisions[3].lead"] == "the lead's reasons and the outcome they settled are not in the file"
    assert said["vision.log[1]"] == "the text of the version v0.2 is not in the file"
    assert Decision.objects.get(rank=4).state == "open"
    assert Version.objects.filter(text__vision__isnull=False).get().label == "v1.0"
    assert Need.objects.count() == 12


def test_our_story_still_holds_what_was_given() -> None:
    """The texts cut in paragraphs are the same words."""
    whole = read(OURS)
    words = whole["play"]["vision"]["versions"]["v1.0"].words()
    assert {code: " ".join(said.split()) for code, said in words.items()} == whole["vision"].words()


def test_a_name_is_told_from_a_function() -> None:
    place = At("Solène Vasseur (directrice de l'engagement / head of engagement)", "partners[0].titular")
    assert person(place) == (
        "Solène Vasseur",
        {"fr": "directrice de l'engagement", "en": "head of engagement"},
    )
    assert person(At("Sophie Nguyen", "")) == ("Sophie Nguyen", {})
    assert person(At("Éric (gérant)", "")) == ("Éric", {"fr": "gérant", "en": "gérant"})


def test_everybody_has_an_address_that_nobody_has() -> None:
    assert address("Pr Amadou Keïta") == "pr.amadou.keita@example.org"
    assert address("山田") != address("田中")
    assert address("山田").endswith("@example.org")


PROMISED = {"partner": "MER", "kind": "cash", "fr": "Don", "en": "Gift", "planned": 1000, "realised": 400}


def test_contributions_play_without_dates_and_without_a_basis() -> None:
    data = small() | {"contributions": [PROMISED | {"kind": "volunteer"}], "unvalued": [["SEL", "Le quai", "The quay"]]}
    stage = play(story(data | {"play": {"today": "2027-06-01T09:00"}}))
    valued, quay = Contribution.objects.order_by("code")
    assert (valued.code, valued.kind, valued.planned, valued.basis) == ("C01", "volunteering", 1000, NOT_STATED)
    assert (quay.code, quay.kind, quay.planned) == ("C02", "in_kind", None)
    delivery = valued.deliveries.get()
    assert (delivery.amount, delivery.delivered_on) == (400, date(2027, 6, 1))
    assert stage.played["contribution"] == 2


def test_without_a_today_what_is_realised_is_delivered_on_the_last_day_of_the_file() -> None:
    play(story(small() | {"contributions": [PROMISED]}))
    assert Contribution.objects.get().deliveries.get().delivered_on == date(2027, 5, 8)


def test_an_amount_realised_of_what_is_not_valued_is_listed() -> None:
    stage = play(story(small() | {"contributions": [PROMISED | {"planned": None}]}))
    assert dict(stage.not_played)["contributions[0].realised"] == "what is not valued has no amount to deliver"


@pytest.mark.parametrize(
    ("told", "said"),
    [
        (
            {"contributions": {"C01": {"delivered": [{"on": "2027-05-01", "amount": 399}]}}},
            r"play\.contributions\.C01\.delivered: these deliveries do not come to the 400",
        ),
        ({"contributions": {"C01": {"offer": "N2"}}}, r"C01\.offer: MER offers nothing to this need"),
        ({"committed_offers": {"N1": ["MER"]}}, r"N1\[0\]: MER has no confirmed offer to the need N1"),
        (
            {"candidates": [{"k": "PHA", "name": "Phare", "college": "eco", "titular": "Zoé", "offers": {"N7": 2}}]},
            "“N7” is not the code of a need",
        ),
    ],
)
def test_what_does_not_fit_is_said_where_it_stands(told, said) -> None:
    with pytest.raises(StoryError, match=said):
        play(story(small() | {"contributions": [PROMISED], "play": told}))
