"""What is said of an indicator stands on its page, in the order in which it was said."""

import pytest

from core.refusals import Refused
from impact import actions
from impact.models import Indicator, IndicatorRemark
from partnerships.models import Member, Partnership


def refused(*args, **facts) -> str:
    with pytest.raises(Refused) as refusal:
        actions.remark_indicator(*args, **facts)
    return refusal.value.reason


def test_partners_and_the_facilitator_talk_about_it(helped, alice, facilitator, page, login):
    actions.remark_indicator(helped, by=alice, body=" Un ménage compte une fois ? ")
    answer = login(facilitator).post(page("remark_indicator", "I01"), {"body": "Oui, <b>une</b> fois."})
    assert answer.status_code == 302
    assert answer.url.endswith("#remarks")
    shown = login(alice).get(page("indicator_detail", "I01")).text
    assert shown.index("Un ménage compte une fois ?") < shown.index("Oui, &lt;b&gt;une&lt;/b&gt; fois.")


def test_why_it_is_refused(helped, alice, stranger, partnership, page, login):
    assert refused(helped, by=alice, body=" ") == "Write your remark first."
    assert login(alice).post(page("remark_indicator", "I01"), {"body": ""}).status_code == 422
    nobody = Member.objects.create(partnership=partnership, user=stranger, joined_at=partnership.started_at)
    assert "Only representatives" in refused(helped, by=nobody, body="x")
    Partnership.objects.update(state=Partnership.State.CLOSED)
    assert "is closed" in refused(Indicator.objects.get(), by=alice, body="x")
    assert not IndicatorRemark.objects.exists()
