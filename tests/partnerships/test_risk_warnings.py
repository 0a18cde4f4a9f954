"""What is wrong with the way a risk is watched."""

from datetime import date, timedelta

import pytest

from partnerships import actions
from partnerships.contents.risks import warnings
from partnerships.models import Partner, Risk
from tests.conftest import text


def test_what_is_wrong_with_the_way_it_is_watched(partnership, facilitator, risk):
    assert list(warnings(risk, date(2026, 1, 5))) == []
    bare = actions.add_risk(partnership, by=facilitator, title=text("Nu"), likelihood=1, severity=1)
    assert list(warnings(bare, bare.reviewed_on)) == [
        "Nobody watches it.",
        "Nothing is done about it.",
        "Nothing says when to sound the alarm.",
    ]
    risk.owner.standing = Partner.Standing.FORMER
    assert list(warnings(risk, date(2026, 1, 5))) == ["Logis & Lumière watches it and has left the partnership."]


@pytest.mark.parametrize(("days", "said"), [(0, []), (180, []), (181, ["Not reviewed for 181 days."])])
def test_six_months_without_a_review(risk, days, said):
    assert list(warnings(risk, risk.reviewed_on + timedelta(days=days))) == said
    risk.state = Risk.State.CLOSED
    assert list(warnings(risk, risk.reviewed_on + timedelta(days=days))) == []
