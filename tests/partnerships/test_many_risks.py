"""The page of risks asks the database the same for one and for three hundred."""

from datetime import date

from partnerships.models import Risk
from tests.conftest import text


def test_the_same_queries_for_one_three_and_three_hundred(
    partnership, url, login, facilitator, alice, risk, django_assert_max_num_queries, django_assert_num_queries
):
    browser = login(facilitator)
    with django_assert_max_num_queries(6) as one:
        browser.get(url("risk_list"))
    for wanted in (3, 300):
        Risk.objects.bulk_create(
            Risk(
                partnership=partnership,
                code=f"X{number}",
                title=text("Autre"),
                likelihood=1 + number % 5,
                severity=1 + number % 4,
                owner=alice.partner,
                reviewed_on=date(2026, 1, 5),
            )
            for number in range(Risk.objects.count(), wanted)
        )
        with django_assert_num_queries(len(one)):
            browser.get(url("risk_list"))
