"""The words of a risk change, and who watches it; nothing does once the partnership is closed."""

import pytest

from partnerships import rules
from partnerships.models import JournalEntry, Partnership
from tests.partnerships.saying import last_line


def test_changing_the_words_and_who_watches(partnership, url, login, facilitator, risk):
    browser, page = login(facilitator), url("change_risk", "R01")
    read = browser.get(page).text
    assert '<option value="LLU" selected>' in read and "Smaller lots" in read
    typed = {"title_fr": "Retard", "title_en": "Delay", "owner": "CAL"}
    assert browser.post(page, typed).status_code == 302
    said = "Bruno changed the risk R01 (who watches it, what is done about it, what sets off the alarm); "
    assert last_line(partnership) == said + "it is watched by Calorane SA."
    risk.refresh_from_db()
    assert (risk.owner.code, risk.mitigation, risk.weight) == ("CAL", {}, 16)
    assert browser.post(page, typed | {"owner": ""}).status_code == 302
    assert last_line(partnership) == "Bruno changed the risk R01 (who watches it); it is watched by nobody."
    lines = JournalEntry.objects.count()
    assert browser.post(page, typed | {"owner": ""}).status_code == 302
    assert JournalEntry.objects.count() == lines


@pytest.mark.parametrize("name", ["add_risk", "change_risk", "review_risk"])
def test_nothing_changes_once_the_partnership_is_closed(partnership, facilitator, alice, risk, name):
    rule, thing = getattr(rules, name), partnership if name == "add_risk" else risk
    partnership.state = risk.partnership.state = Partnership.State.CLOSED
    assert rule.refusal(facilitator, thing).startswith("This partnership is closed")
    if name != "review_risk":
        assert rule.refusal(alice, thing) == "Only the facilitator of this partnership can do this."
