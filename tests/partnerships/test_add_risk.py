"""A risk is added: its marks go from one to five, its code is given once."""

import pytest
from django.db import IntegrityError, transaction

from core.refusals import Refused
from partnerships import actions
from partnerships.models import Risk
from tests.conftest import text


@pytest.mark.parametrize("mark", ["0", "6", "2.5", "", "much"])
def test_marks_go_from_one_to_five(url, login, facilitator, risk, mark):
    typed = {"title_fr": "Fuite", "likelihood": mark, "severity": "2"}
    answer = login(facilitator).post(url("add_risk"), typed)
    assert answer.status_code == 422 and "Fuite" in answer.text
    assert Risk.objects.count() == 1


def test_the_database_is_the_last_defence(partnership, risk):
    with pytest.raises(IntegrityError), transaction.atomic():
        Risk.objects.filter(pk=risk.pk).update(severity=6)


def test_codes_are_given_in_order_and_once(partnership, facilitator, risk):
    rated = {"title": text("Autre"), "likelihood": 1, "severity": 1}
    assert (risk.code, actions.add_risk(partnership, by=facilitator, **rated).code) == ("R01", "R02")
    with pytest.raises(Refused, match=r"The code R02 is already taken here."):
        actions.add_risk(partnership, by=facilitator, code="R02", **rated)
