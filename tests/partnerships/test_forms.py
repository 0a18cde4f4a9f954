"""What people type badly: a clear sentence, the form again as it was typed, nothing half-written."""

import re
from uuid import uuid4

import pytest

from partnerships.models import JournalEntry, Partner, Partnership

GOOD = {
    "invite_partner": {
        "organisation": "Bâti’Relais",
        "code": "bre",
        "sector": "eco",
        "name": "Sam",
        "email": "sam@example.org",
    },
    "invite_member": {"name": "Sam", "email": "sam@example.org"},
    "invite_facilitator": {"name": "Sam", "email": "sam@example.org"},
    "withdraw_partner": {"reason": "Élections"},
    "describe_partner": {"stake_fr": "Enjeu", "stake_visibility": "partners"},
    "add_need": {"title_fr": "Médiation", "title_en": "Mediation", "criticality": "2", "required": "3"},
    "change_need": {"title_fr": "Médiation", "criticality": "2", "required": "3"},
    "explain_absence": {"reason_fr": "Réseau technique"},
    "make_offer": {"partner": "VSA", "level": "2"},
    "promise_contribution": {"partner": "LLU", "kind": "cash", "title_fr": "Subvention", "planned": "900"},
    "propose_version": {"text_fr": "Un.\r\n\r\nDeux.", "text_en": "One.\r\n\r\nTwo.", "after": "2"},
    "add_objective": {
        "title_fr": "Réduire",
        "statement_fr": "Réduire d’un tiers",
        "beneficiaries_fr": "Les ménages",
        "unit_en": "% of income",
        "due_on": "2028-12-31",
        "zeros": ["carbon"],
    },
    "change_objective": {
        "title_fr": "Agir",
        "statement_fr": "Aider 600",
        "lead": "LLU",
        "sdg_targets": "7.1, 1.4",
    },
    "add_value": {"name_fr": "Dignité", "behaviour_fr": "On ne fait pas la leçon"},
    "change_value": {"name_fr": "Équité", "behaviour_fr": "Une voix vaut une voix", "behaviour_en": "One voice"},
    "add_risk": {
        "title_fr": "Fatigue",
        "likelihood": "3",
        "severity": "4",
        "owner": "VSA",
        "trigger_fr": "Moins de 12",
    },
    "change_risk": {"title_fr": "Retards", "mitigation_fr": "Lots plus petits", "owner": "CAL"},
    "review_risk": {"likelihood": "2", "severity": "4", "state": "watch", "note_fr": "Publié en mars"},
    "add_task": {
        "title_fr": "Écrire",
        "accountable": "LLU",
        "responsible": ["LLU", "VSA"],
        "consulted": ["CAL"],
    },
    "assign_task": {"accountable": "VSA", "responsible": ["LLU"]},
    "name_lead_partner": {"partner": "LLU"},
    "change_stage": {"stage": "diagnosis"},
}
KEYS = {
    "invite_member": ["LLU"],
    "describe_partner": ["LLU", "stake"],
    "make_offer": ["N02"],
    "change_objective": ["O01"],
    "assign_task": ["A01"],
    "withdraw_partner": ["CAL"],
    "change_need": ["N02"],
    "change_risk": ["R01"],
    "review_risk": ["R01"],
}
LONG = "x" * 200_001
FOREIGN = {
    "make_offer": {"partner": "ELSE"},
    "promise_contribution": {"partner": "ELSE"},
    "add_objective": {"lead": "ELSE"},
    "add_risk": {"owner": "ELSE"},
    "change_risk": {"owner": "ELSE"},
    "review_risk": {"state": "forgotten"},
    "add_task": {"objective": "O77"},
    "assign_task": {"responsible": ["LLU", "ELSE"]},
    "name_lead_partner": {"partner": "ELSE"},
    "change_stage": {"stage": "nirvana"},
    "propose_version": {"on_behalf_of": "ELSE"},
    "invite_partner": {"sector": "other"},
    "add_need": {"criticality": "9"},
}


@pytest.fixture
def address(made, url, founder):
    """The address of a form; another partnership with a partner ELSE stands beside."""
    other = Partnership.objects.create(
        slug="other", name={"fr": "Autre"}, started_at=made.two.proposed_at, started_by=founder
    )
    organisation = Partner.objects.filter(code="LLU").get().organisation
    Partner.objects.create(partnership=other, organisation=organisation, code="ELSE", standing="partner")
    keys = KEYS | {"change_value": [made.value.uuid]}
    return lambda name: url(name, *keys.get(name, []))


def typed_back(name: str, page: str) -> bool:
    """Whether the words typed in the first text field of the form are in the page again."""
    words = next((str(value) for value in GOOD[name].values() if str(value)[:1].isupper()), "")
    return words.split("\r")[0] in page


@pytest.mark.parametrize("name", GOOD)
def test_what_is_right_is_written_once(address, login, facilitator, name):
    browser = login(facilitator)
    once = {**GOOD[name], "once": str(uuid4())}
    assert browser.post(address(name), once).status_code == 302
    lines = JournalEntry.objects.count()
    again = browser.post(address(name), once)
    if name == "propose_version":  # the text is now the current one: that is said first
        assert again.status_code == 422
    else:
        assert again.status_code == 409
        assert "This form has already been sent" in again.text
    assert JournalEntry.objects.count() == lines


@pytest.mark.parametrize("name", GOOD)
def test_empty(address, login, facilitator, name):
    answer = login(facilitator).post(address(name), {})
    assert answer.status_code == 422
    assert 'class="errors' in answer.text


@pytest.mark.parametrize("name", GOOD)
def test_too_long_or_with_control_characters(address, login, facilitator, name):
    browser, lines = login(facilitator), JournalEntry.objects.count()
    fields = [field for field, value in GOOD[name].items() if isinstance(value, str)]
    for field in fields:
        for bad in (LONG, "a\x07b", "a\x00b"):
            answer = browser.post(address(name), {**GOOD[name], field: bad})
            assert answer.status_code == 422, (field, bad[:3])
            assert "errors" in answer.text
    assert JournalEntry.objects.count() == lines


@pytest.mark.parametrize("name", FOREIGN)
def test_what_belongs_to_others_cannot_be_chosen(address, login, facilitator, name):
    lines = JournalEntry.objects.count()
    answer = login(facilitator).post(address(name), {**GOOD[name], **FOREIGN[name]})
    assert answer.status_code == 422
    assert typed_back(name, answer.text)
    assert JournalEntry.objects.count() == lines


@pytest.mark.parametrize(
    "name",
    [
        "invite_partner",
        "add_need",
        "change_need",
        "explain_absence",
        "add_objective",
        "add_value",
        "add_risk",
        "add_task",
    ],
)
def test_a_refusal_keeps_what_was_typed(address, login, alice, name):
    answer = login(alice).post(address(name), GOOD[name])
    assert answer.status_code == 403
    assert "Only the facilitator of this partnership can do this." in answer.text
    assert typed_back(name, answer.text)


@pytest.mark.parametrize("name", GOOD)
def test_an_odd_token_is_refused(address, login, facilitator, name):
    answer = login(facilitator).post(address(name), {**GOOD[name], "once": "not-a-token"})
    assert answer.status_code == 422


def test_two_organisations_cannot_have_one_short_name(made, login, facilitator, url):
    answer = login(facilitator).post(url("invite_partner"), {**GOOD["invite_partner"], "code": "llu"})
    assert answer.status_code == 409
    assert "The short name LLU is already taken here." in answer.text
    assert "sam@example.org" in answer.text


def test_errors_are_tied_to_their_fields(made, login, facilitator, url):
    answer = login(facilitator).post(url("add_need"), {"title_fr": "", "criticality": "", "required": "2"})
    field = re.search(r'<select name="criticality"[^>]*>', answer.text).group(0)
    assert 'aria-invalid="true"' in field
    assert re.search(r'aria-describedby="[^"]*id_criticality_error', field)
