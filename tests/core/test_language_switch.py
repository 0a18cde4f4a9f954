"""A language is chosen on any page: one comes back to the page, not to the address that only takes forms."""

import pytest
from django.urls import reverse


@pytest.mark.parametrize("came", ["/partnerships/shared-warmth/vision/", None])
def test_on_the_answer_to_a_form_one_comes_back_to_its_page(came, partnership, login, alice):
    headers = {"referer": f"http://testserver{came}"} if came else {}
    refused = login(alice).post(reverse("partnerships:give_consent", args=[partnership.slug]), headers=headers)
    assert refused.status_code == 404
    page = login(alice).post(
        reverse("partnerships:describe_partner", args=[partnership.slug, "VSA", "stake"]),
        {"stake_fr": "x"},
        headers=headers,
    )
    assert f'name="next" value="{came or "/"}"' in page.text


def test_elsewhere_one_stays_where_one_is(partnership, login, alice):
    address = reverse("partnerships:need_list", args=[partnership.slug])
    assert f'name="next" value="{address}?view=strict"' in login(alice).get(address + "?view=strict").text
