"""Taking a section off the public page: at once, by any partner, and the address then says nothing any more."""

import pytest
from django.test import Client
from django.urls import reverse

from core import clock
from core.refusals import Refused
from overview import actions
from partnerships import actions as building
from tests.overview.public import read


def test_any_partner_takes_a_section_off_and_it_may_be_opened_again(partnership, facilitator, bob, login):
    actions.open_section(partnership, by=facilitator, section="about")
    actions.open_section(partnership, by=facilitator, section="partners")
    address = reverse("overview:close_section", args=[partnership.slug, "about"])
    answer = login(bob).post(address, follow=True)
    assert "Nobody outside reads this section any more." in answer.text
    page = read(partnership).text
    assert "Energy poverty" not in page and "Calorane SA" in page
    actions.open_section(partnership, by=facilitator, section="about")
    assert "Energy poverty" in read(partnership).text


def test_what_is_not_open_cannot_be_taken_off(partnership, facilitator):
    with pytest.raises(Refused, match="This section is not open: nobody outside reads it"):
        actions.close_section(partnership, by=facilitator, section="about")


def test_who_speaks_for_nobody_takes_nothing_off(partnership, facilitator, stranger):
    actions.open_section(partnership, by=facilitator, section="about")
    member = partnership.members.create(user=stranger, joined_at=clock.now())
    with pytest.raises(Refused, match="Only representatives of partners can do this"):
        actions.close_section(partnership, by=member, section="about")


def test_a_closed_partnership_still_takes_off_what_is_public(partnership, facilitator, bob):
    actions.open_section(partnership, by=facilitator, section="about")
    building.change_stage(partnership, by=facilitator, stage="closed", reason="Done.")
    actions.close_section(partnership, by=bob, section="about")
    assert read(partnership).status_code == 404


def test_closed_private_and_unknown_answer_alike(partnership, facilitator):
    unknown = Client().get(reverse("public_page", args=["nowhere"]))
    private = read(partnership)
    actions.open_section(partnership, by=facilitator, section="about")
    actions.close_section(partnership, by=facilitator, section="about")
    closed = read(partnership)
    assert {answer.status_code for answer in (unknown, private, closed)} == {404}
    pages = {_bare(answer, address) for answer, address in ((unknown, "nowhere"), (private, partnership.slug))}
    assert pages == {_bare(closed, partnership.slug)}


def _bare(answer, slug: str) -> str:
    kept = (line for line in answer.text.splitlines() if "csrf" not in line.lower())
    return "\n".join(kept).replace(f"/public/{slug}/", "")
