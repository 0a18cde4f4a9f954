"""Partners and people that left, in the grid that is changed."""

from core import clock
from partnerships.models import Partner
from tests.partnerships.grids import fields, second

__all__ = ["second"]


def test_a_partner_that_left_keeps_its_part_or_gives_it_up(second, url, login, facilitator, carol):
    partner = second.partnership.partners.get(code="LLU")
    partner.standing, partner.left_at = Partner.Standing.FORMER, clock.now()
    partner.save()
    browser, address = login(facilitator), url("assign_tasks")
    sent = fields(browser.get(address).text) | {"once": ""}
    refused = browser.post(address, sent | {"part:A01:VSA": "AR"})
    assert "not several (Ville de Saint-Aubin, Logis &amp; Lumière)" in refused.text
    gone = browser.post(address, sent | {"part:A01:CAL": "C"})
    assert "Logis &amp; Lumière is not a partner any more. Choose who answers now." in gone.text
    more = browser.post(address, sent | {"part:A01:LLU": "R", "part:A01:VSA": "AR"})
    assert "A cell holds what the grid does not offer." in more.text
    assert browser.post(address, sent | {"part:A02:CAL": "I"}).status_code == 302  # other rows are written meanwhile
    assert browser.post(address, sent | {"part:A01:LLU": "", "part:A01:VSA": "AR"}).status_code == 302


def test_who_is_named_and_left_stays_readable_until_the_row_changes(made, second, bob, url, login, facilitator):
    bob.ended_at = clock.now()
    bob.save()
    browser, address = login(facilitator), url("assign_tasks")
    page = browser.get(address).text
    assert "not here any more" in page
    sent = fields(page) | {"once": ""}
    assert browser.post(address, sent).status_code == 302
    refused = browser.post(address, sent | {"part:A02:CAL": "I"})
    assert "Bob does not speak here for Ville de Saint-Aubin." in refused.text
