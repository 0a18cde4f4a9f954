"""An indicator with ten thousand figures: the same queries, a page that stays small, the rest a page further."""

from datetime import date, timedelta
from decimal import Decimal

from impact import actions
from impact.contents import Card
from impact.models import Measurement
from tests.conftest import text

MANY = 10_000


def measured(indicator, alice, count: int, start: int = 0) -> None:
    """So many figures, a hundred a day at places of their own, all to be answered to."""
    Measurement.objects.bulk_create(
        Measurement(
            partnership=indicator.partnership,
            indicator=indicator,
            partner=alice.partner,
            author=alice.partner,
            measured_on=date(2026, 1, 1) + timedelta(number // 100),
            place=f"L{number}",
            value=Decimal(number % 50),
            submitted_by=alice,
            submitted_at=indicator.partnership.started_at,
        )
        for number in range(start, start + count)
    )


def test_the_page_keeps_its_queries_and_its_size(
    helped, alice, bob, page, login, monkeypatch, django_assert_num_queries, django_assert_max_num_queries
):
    monkeypatch.setattr(Card, "chart", lambda _card: "")  # the picture has tests of its own
    browser, address = login(bob), page("indicator_detail", "I01")
    measured(helped, alice, 60)
    with django_assert_max_num_queries(13) as few:
        first = browser.get(address).text
    measured(helped, alice, MANY - 60, 60)
    with django_assert_num_queries(len(few)):
        full = browser.get(address).text
    assert len(full) < len(first) * 1.1
    assert "page 1 of 200" in full
    assert "L9999" in full
    assert "L9949" not in full
    assert "L0<" in browser.get(f"{address}?page=200").text


def test_disagreements_and_replaced_figures_are_bounded(helped, alice, bob, page, login, measure):
    for number in range(25):
        made = measure(helped, number, date(2026, 1, 6) + timedelta(number))
        actions.contest_measurement(made, by=bob, reason=text(f"Raison {number}.", f"Reason {number}."))
    shown = login(bob).get(page("indicator_detail", "I01")).text
    assert shown.count("Why it is contested") == 20
    assert "Reason 24." in shown
