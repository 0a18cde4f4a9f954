"""Needs and contributions ask the database the same for a few rows and for a thousand."""

from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import Organisation
from partnerships.models import Contribution, Delivery, Need, Offer, Partner
from tests.conftest import text

SIZES = ((5, 10), (50, 100), (200, 1000))  # partners, needs and contributions


def grow(partnership, recorded_by, partners: int, rows: int) -> None:
    """As many partners, needs with an offer each, and contributions with a delivery each."""
    have = partnership.partners.count(), partnership.needs.count()
    words = [f"{have[0] + number}" for number in range(partners - have[0])]
    organisations = Organisation.objects.bulk_create(Organisation(name=f"Organisation {word}") for word in words)
    Partner.objects.bulk_create(
        Partner(partnership=partnership, organisation=one, code=f"P{word}", standing="partner")
        for one, word in zip(organisations, words, strict=True)
    )
    everybody = list(partnership.partners.full())
    codes = [f"{number:04}" for number in range(have[1], rows)]
    by = {"partnership": partnership}
    needs = Need.objects.bulk_create(
        Need(code=f"N{code}", title=text(code), criticality=3, required=2, **by) for code in codes
    )
    who = [everybody[number % len(everybody)] for number in range(len(codes))]
    offers = Offer.objects.bulk_create(
        Offer(need=need, partner=partner, level=2, **by) for need, partner in zip(needs, who, strict=True)
    )
    promised = Contribution.objects.bulk_create(
        Contribution(
            code=f"C{code}", partner=partner, offer=offer, kind="cash", title=text(code), planned=Decimal(9), **by
        )
        for code, partner, offer in zip(codes, who, offers, strict=True)
    )
    line = {"amount": Decimal(1), "delivered_on": partnership.today(), "recorded_at": partnership.started_at}
    Delivery.objects.bulk_create(
        Delivery(contribution=contribution, recorded_by=recorded_by, **line, **by) for contribution in promised
    )


@pytest.mark.parametrize(
    ("name", "most"),
    [
        (("need_list",), 8),
        (("contribution_list",), 7),
        (("need_detail", "N0003"), 9),
        (("contribution_detail", "C0003"), 6),
        (("promise_contribution",), 7),
    ],
    ids=lambda name: name[0] if isinstance(name, tuple) else "",
)
def test_the_same_queries_for_ten_rows_and_for_a_thousand(partnership, facilitator, login, url, name, most):
    browser, counts = login(facilitator), []
    for partners, rows in SIZES:
        grow(partnership, facilitator, partners, rows)
        browser.get(url(*name))
        with CaptureQueriesContext(connection) as asked:
            assert browser.get(url(*name)).status_code == 200
        counts.append(len(asked))
    assert len(set(counts)) == 1
    assert counts[0] <= most


def test_many_rows_come_page_by_page_and_the_words_are_about_all(partnership, facilitator, login, url):
    grow(partnership, facilitator, 5, 60)
    browser = login(facilitator)
    first, second = (browser.get(url("need_list"), {"page": page}).text for page in (1, 2))
    for read in (first, second):
        assert "0 needs of 60 are covered." in read
        assert "60 are met, and each falls if one partner leaves." in read
        assert "And 48 more." in read
    assert "N0059" not in first.partition("<tfoot>")[0]
    assert "N0059" in second.partition("<tfoot>")[0]
    assert "view=strict&amp;page=2" in browser.get(url("need_list"), {"view": "strict"}).text
    assert browser.get(url("need_list"), {"page": "nowhere"}).status_code == 200
    kinds = [browser.get(url("contribution_list"), {"page": page}).text for page in (1, 2)]
    assert all("€60 delivered of €540 promised" in read for read in kinds)
    assert "C0059" not in kinds[0] and "C0059" in kinds[1]
