"""Opening a section of the public page: who may, what all are told, that it is looked at first."""

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from core import clock
from core.refusals import Refused
from overview import actions, rules
from overview.models import PublicSection
from partnerships import actions as building
from partnerships.models import JournalEntry, Notice
from tests.conftest import text
from tests.overview.public import read


def test_nothing_is_public_at_the_start(partnership):
    assert read(partnership).status_code == 404


def test_the_facilitator_opens_a_section_and_everybody_is_told(partnership, facilitator, alice, bob, carol):
    actions.open_section(partnership, by=facilitator, section="about")
    assert "Energy poverty" in read(partnership).text
    line = JournalEntry.objects.order_by("-sequence").first()
    assert line.params["section"] == {"en": "What we do together", "fr": "Ce que nous faisons ensemble"}
    told = set(Notice.objects.filter(entry=line).values_list("user", flat=True))
    assert told == {who.user_id for who in (facilitator, alice, bob, carol)}


def test_who_speaks_for_the_lead_partner_may_and_no_other_partner(partnership, facilitator, alice, bob):
    building.name_lead_partner(partnership, by=facilitator, partner=alice.partner)
    partnership.refresh_from_db()
    actions.open_section(partnership, by=alice, section="about")
    with pytest.raises(Refused, match="Only the facilitator and those who speak for the lead partner can do this"):
        actions.open_section(partnership, by=bob, section="partners")


def test_without_a_lead_partner_nobody_without_a_partner_opens(partnership, stranger):
    member = partnership.members.create(user=stranger, joined_at=clock.now())
    with pytest.raises(Refused, match="Only the facilitator"):
        actions.open_section(partnership, by=member, section="about")


def test_a_closed_partnership_opens_nothing(partnership, facilitator):
    building.change_stage(partnership, by=facilitator, stage="closed", reason="Done.")
    with pytest.raises(Refused, match="This partnership is closed"):
        actions.open_section(partnership, by=facilitator, section="about")


@pytest.mark.parametrize("section", ["decisions", "register"])
def test_what_cannot_be_shown_to_everybody_is_refused(partnership, facilitator, login, section):
    with pytest.raises(Refused, match="This section cannot be shown to everybody"):
        actions.open_section(partnership, by=facilitator, section=section)
    address = reverse("overview:open_section", args=[partnership.slug, section])
    assert login(facilitator).get(address).status_code == 404


def test_a_section_is_opened_once(partnership, facilitator):
    actions.open_section(partnership, by=facilitator, section="about")
    assert "already" in rules.open_section.refusal(facilitator, partnership, section="about")
    twice = {"partnership": partnership, "section": "about", "opened_by": facilitator}
    with pytest.raises(IntegrityError), transaction.atomic():
        PublicSection.objects.create(**twice, opened_at=clock.now())


def test_one_reads_exactly_what_will_be_public_and_then_opens_it(partnership, facilitator, login):
    building.add_objective(partnership, by=facilitator, title=text("But", "Goal"), statement=text("Six cents"))
    browser, address = login(facilitator), reverse("overview:open_section", args=[partnership.slug, "objectives"])
    preview = browser.get(address).text
    assert "This is exactly what anybody will read" in preview and "Goal" in preview
    assert read(partnership).status_code == 404, "looking opens nothing"
    answer = browser.post(address, {"any": "thing"}, follow=True)
    assert "Anybody can read this section from now on." in answer.text
    there = read(partnership).text
    start = preview.index("<h3>Goal</h3>")
    assert preview[start : preview.index("</ul>", start)] in there


def test_a_section_without_anything_says_so_before_and_is_not_on_the_page(partnership, facilitator, login):
    address = reverse("overview:open_section", args=[partnership.slug, "stories"])
    assert "There is nothing to read yet" in login(facilitator).get(address).text
    actions.open_section(partnership, by=facilitator, section="stories")
    page = read(partnership).text
    assert "Stories of change" not in page
    assert "What the partners opened holds nothing yet." in page


def test_the_settings_say_what_is_public_and_since_when(partnership, facilitator, bob, login):
    address = reverse("overview:public_settings", args=[partnership.slug])
    assert "Nothing of this partnership is public." in login(bob).get(address).text
    actions.open_section(partnership, by=facilitator, section="about")
    seen = login(bob).get(address).text
    assert "Opened by Bruno." in seen and reverse("public_page", args=[partnership.slug]) in seen
    assert "Only the facilitator and those who speak for the lead partner can do this." in seen
    assert "register" not in seen


def test_a_stranger_reaches_neither_preview_nor_settings(partnership, stranger, login):
    for name, args in (("public_settings", []), ("open_section", ["about"])):
        address = reverse(f"overview:{name}", args=[partnership.slug, *args])
        assert login(stranger).get(address).status_code == 404
        assert Client().get(address).status_code == 302
