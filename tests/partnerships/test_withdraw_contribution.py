"""What is withdrawn promises no more, and what was delivered stays."""

from decimal import Decimal

import pytest

from partnerships import actions
from partnerships.contents.contributions import kind_lines
from tests.conftest import text
from tests.partnerships.conftest import DAY
from tests.partnerships.saying import refused, said


@pytest.mark.usefixtures("later")
def test_what_is_withdrawn_promises_no_more_and_what_was_delivered_stays(made, grant, bob, login, url):
    actions.record_delivery(grant, by=bob, delivered_on=DAY, amount=Decimal(30000))
    assert "Write why" in refused(actions.withdraw_contribution, grant, by=bob, reason="\n")
    assert login(bob).post(url("withdraw_contribution", "C01"), {"reason": "Budget rejeté"}).status_code == 302
    assert "delivered before: €30,000. Reason: Budget rejeté" in said()
    (line,) = kind_lines(made.partnership)
    assert line.sentence == "€30,000 delivered of €30,000 promised: 100\u00a0% so far."
    grant.refresh_from_db()
    for act, more in (
        (actions.withdraw_contribution, {"reason": "Encore"}),
        (actions.record_delivery, {"delivered_on": DAY, "amount": Decimal(1)}),
        (actions.change_contribution, {"title": text("Don")}),
    ):
        assert refused(act, grant, by=bob, **more) == "This contribution is withdrawn."
    shown = login(bob).get(url("contribution_detail", "C01")).text
    assert "The register says why." in shown
    assert "This contribution is withdrawn." in shown
