"""Where a text is read, the rail says so; the page of impact says how the rest of it stands."""

import re

from django.urls import reverse

from tests.impact.peers import opened


def current(page: str) -> set[str]:
    """The places of the rail and of the bottom bar that are marked as the one being read."""
    return set(re.findall(r'<a[^>]*href="([^"]+)"[^>]*aria-current="page"', page))


def test_the_text_of_the_framing_sheet_belongs_to_impact_and_leads_back(framed, page, login, alice):
    shown = login(alice).get(framed.text.get_absolute_url()).text
    assert page("indicator_list") in current(shown)
    assert f'href="{page("framing")}"' in shown
    proposing = login(alice).get(framed.text.act_url("propose_version")).text
    assert page("indicator_list") in current(proposing)
    vision = reverse("partnerships:vision", args=[framed.partnership.slug])
    assert vision not in current(shown) | current(proposing)


def test_the_page_of_impact_says_how_health_and_reviews_stand(partnership, facilitator, check, page, login, alice):
    look = opened(partnership, facilitator)
    shown = login(alice).get(page("indicator_list")).text
    assert f'href="{check.get_absolute_url()}"' in shown
    assert f'href="{look.get_absolute_url()}"' in shown
    assert f'href="{page("effect_list")}"' in shown
