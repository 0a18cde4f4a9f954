"""The terms of a version: notice, review, entry into force, last day to sign."""

from datetime import timedelta

import pytest
from django.urls import reverse

from charters import actions
from charters.contents import document
from charters.contents.readiness import readiness
from core.refusals import Refused
from tests.charters.conftest import fresh
from tests.conftest import text


def test_terms_are_kept_and_said_in_the_charter(draft, facilitator, partnership):
    day = partnership.today() + timedelta(days=200)
    actions.set_terms(draft, by=facilitator, exit_notice_months=3, review_on=day, signing_until_on=day)
    version = fresh(draft)
    assert (version.exit_notice_months, version.review_on, version.signing_until_on) == (3, day, day)
    assert document.draft(version)["terms"] == {
        "exit_notice_months": 3,
        "review_on": day.isoformat(),
        "entry_on": None,
        "entry_count": None,
        "entry_rule": "last_signature",
    }
    actions.add_composed_article(draft.charter, by=facilitator, title=text("Durée"), parts=["terms"])
    blocks = document.draft(version)["articles"][-1]["blocks"]
    assert "with 3 months’ notice" in blocks[0]["items"][1]["en"]
    held = {line.code: line.holds for line in readiness(version)}
    assert held["notice"] and held["review"]
    assert partnership.journal.filter(event="charters.terms_set").count() == 1


def test_what_another_rule_would_need_is_left_out(draft, facilitator, partnership):
    day = partnership.today()
    actions.set_terms(draft, by=facilitator, entry_rule="enough", entry_on=day, entry_count=2)
    assert (fresh(draft).entry_on, fresh(draft).entry_count) == (None, 2)
    actions.set_terms(draft, by=facilitator, entry_rule="on_date", entry_on=day, entry_count=2)
    assert (fresh(draft).entry_on, fresh(draft).entry_count) == (day, None)
    actions.set_terms(draft, by=facilitator)
    assert (fresh(draft).entry_rule, fresh(draft).entry_on) == ("last_signature", None)


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"entry_rule": "on_date"}, "Write the date on which"),
        ({"entry_rule": "on_date", "entry_on": -1}, "a day that is past"),
        ({"entry_rule": "enough"}, "two at least"),
        ({"entry_rule": "enough", "entry_count": 1}, "two at least"),
        ({"entry_rule": "enough", "entry_count": 4}, "as many as there are partners"),
        ({"review_on": 0}, "a day to come"),
        ({"signing_until_on": -1}, "cannot be past"),
    ],
)
def test_refusals(draft, facilitator, partnership, facts, said):
    days = {
        name: partnership.today() + timedelta(days=value) if name.endswith("_on") else value
        for name, value in facts.items()
    }
    with pytest.raises(Refused, match=said):
        actions.set_terms(draft, by=facilitator, **days)
    assert fresh(draft).entry_rule == "last_signature"


def test_only_the_facilitator_and_only_while_it_is_written(draft, frozen_later, facilitator, alice):
    with pytest.raises(Refused, match="facilitator"):
        actions.set_terms(draft, by=alice)
    with pytest.raises(Refused, match="frozen"):
        actions.set_terms(frozen_later(), by=facilitator, exit_notice_months=3)


def test_by_its_form(draft, partnership, facilitator, alice, login):
    url = reverse("charters:set_terms", args=[partnership.slug])
    assert login(alice).get(url).status_code == 403
    assert "Notice before leaving" in login(facilitator).get(url).content.decode()
    assert login(facilitator).post(url, {"entry_rule": "enough"}).status_code == 403
    form = {"entry_rule": "enough", "entry_count": "3", "exit_notice_months": "6"}
    assert "are written down" in login(facilitator).post(url, form, follow=True).content.decode()
    assert (fresh(draft).entry_count, fresh(draft).exit_notice_months) == (3, 6)
