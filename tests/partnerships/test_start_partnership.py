"""A partnership starts, its partners join by invitation, and the register says so."""

import pytest
from django.urls import reverse

from partnerships import actions, journal
from partnerships.awaits import awaits
from partnerships.models import JournalEntry, Partner, Partnership
from tests.conftest import text
from tests.partnerships.starting import START


def test_the_founder_is_facilitator_and_partners_are_in(partnership, facilitator, alice):
    assert facilitator.is_facilitator
    assert alice.represents
    assert list(partnership.partners.full().values_list("code", flat=True)) == ["LLU", "VSA", "CAL"]
    assert alice.partner.standing == Partner.Standing.PARTNER


def test_the_register_tells_it_and_holds(partnership):
    sentences = [journal.sentence(entry) for entry in JournalEntry.objects.order_by("sequence")]
    assert sentences[0] == "Bruno started the partnership."
    assert sentences[1] == "Bruno invited Logis & Lumière."
    assert journal.verify(partnership).intact


def test_starting_a_partnership(login, stranger):
    browser, address = login(stranger), reverse("partnerships:start_partnership")
    assert browser.get(address).status_code == 200
    assert browser.post(address, START).status_code == 302
    made = Partnership.objects.get()
    assert made.languages == ("fr", "en")
    assert dict(made.name) == {"fr": "Chaleur", "en": "Warmth"}
    assert made.members.get().is_facilitator
    assert "Invite the first organisation" in browser.get(made.get_absolute_url()).text


def test_who_facilitates_invites_the_first_organisation(stranger):
    made = actions.start_partnership(by=stranger, name=text("Seul"), issue=text("x"), territory=text("y"))
    bruno = made.members.get()
    (card,) = awaits(bruno)
    assert (card.title, card.link) == ("Invite the first organisation", f"{made.get_absolute_url()}partners/invite/")
    details = {"organisation": "Banque", "code": "BDF", "name": "Zoe", "email": "zoe@example.org"}
    actions.invite_partner(made, by=bruno, **details)
    assert list(awaits(bruno)) == []
    actions.revoke_invitation(made.invitations.get(), by=bruno)
    assert len(list(awaits(bruno))) == 1


def test_a_text_in_a_language_that_was_not_chosen_is_left_out(login, stranger):
    login(stranger).post(reverse("partnerships:start_partnership"), {**START, "other_languages": []})
    made = Partnership.objects.get()
    assert made.languages == ("fr",)
    assert dict(made.name) == {"fr": "Chaleur"}


@pytest.mark.parametrize(
    "bad",
    [
        {"name_fr": ""},
        {"issue_fr": "  "},
        {"name_fr": "x" * 121},
        {"name_fr": "a\x07"},
        {"main_language": "tlh"},
        {"time_zone": "Mars/Olympus"},
        {"starts_on": "yesterday"},
        {"starts_on": "2027-01-02", "ends_on": "2027-01-01"},
        {"other_languages": ["tlh"]},
    ],
)
def test_starting_badly(login, stranger, bad):
    answer = login(stranger).post(reverse("partnerships:start_partnership"), {**START, **bad})
    assert answer.status_code == 422
    assert 'class="errors' in answer.text
    assert "Warmth" in answer.text
    assert not Partnership.objects.exists()


def test_its_recipe_is_read_at_once(login, stranger):
    started = login(stranger).post(reverse("partnerships:start_partnership"), START)
    assert started.status_code == 302
    recipe = login(stranger).get(reverse("overview:recipe", args=[Partnership.objects.get().slug])).text
    assert "Share a common vision" in recipe
