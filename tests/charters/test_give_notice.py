"""A partner leaves the charter: notice given, told to all, carried out on its day by the clock; taken back before."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from charters import actions, journal, rules
from charters.contents.notice import months_after
from charters.models import CharterVersion, EvidenceEntry, Withdrawal
from core.refusals import Refused
from partnerships.models import Notice, Partner
from tests.charters.conftest import fresh
from tests.charters.life import AUTHORITY
from tests.conftest import text


def notice(by, **changes) -> Withdrawal:
    facts = {"reason": "Our board has decided so.", **AUTHORITY, **changes}
    return actions.give_notice(facts.pop("partner", by.partner), by=by, **facts)


def refused(by, **changes) -> str:
    with pytest.raises(Refused) as caught:
        notice(by, **changes)
    return caught.value.reason


@pytest.fixture
def long_notice(signed) -> CharterVersion:
    """The version in force asks for three months."""
    CharterVersion.objects.filter(pk=signed.pk).update(exit_notice_months=3)
    return fresh(signed)


def test_months_are_calendar_months_clipped_at_the_end():
    assert months_after(date(2026, 1, 31), 1) == date(2026, 2, 28)
    assert months_after(date(2028, 1, 31), 1) == date(2028, 2, 29)
    assert months_after(date(2026, 11, 30), 3) == date(2027, 2, 28)
    assert months_after(date(2026, 5, 15), 0) == date(2026, 5, 15)
    assert months_after(date(2026, 12, 1), 12) == date(2027, 12, 1)


@given(st.dates(date(1990, 1, 1), date(2150, 1, 1)), st.integers(0, 60))
def test_the_month_is_always_the_right_one_and_the_day_never_later(day, months):
    later = months_after(day, months)
    assert (later.year - day.year) * 12 + later.month - day.month == months
    assert later.day == day.day or (later.day < day.day and months_after(later, 0).day >= 28)


def test_everybody_is_told_and_the_evidence_keeps_it(long_notice, alice):
    given = notice(alice, file=b"%PDF-1.7 deliberation")
    today = long_notice.partnership.today()
    assert given.effective_on == months_after(today, 3) and given.done_at is None
    assert given.version == long_notice and given.authority_file.read() == b"%PDF-1.7 deliberation"
    entry = EvidenceEntry.objects.get(kind="notice_given")
    assert entry.facts["effective_on"] == given.effective_on.isoformat()
    assert entry.facts["reason"] == "Our board has decided so." and entry.facts["partner"] == "LLU"
    assert journal.verify(long_notice.charter).intact
    told = Notice.objects.filter(entry__event="charters.notice_given").values_list("user__name", flat=True)
    assert set(told) == {"Bruno", "Bob", "Carol"}
    assert fresh(alice.partner).standing == "partner"


def test_nobody_gives_notice_for_somebody_else(long_notice, alice, bob, facilitator):
    for other in (bob, facilitator):
        assert "nobody gives notice for somebody else" in refused(other, partner=alice.partner)
    assert "Write why" in refused(alice, reason="  ")
    assert "by what act" in refused(alice, authority_reference=text(""))
    notice(alice)
    assert "given notice already" in refused(alice)


def test_only_who_is_bound_gives_notice(opened, alice):
    assert "No version" in refused(alice)


def test_an_empty_form_where_nothing_binds_is_a_form_to_correct(opened, alice, login):
    url = reverse("charters:give_notice", args=[opened.partnership.slug, "LLU"])
    answer = login(alice).post(url, {})
    assert answer.status_code == 422 and "No version of the charter binds" in answer.content.decode()


def test_not_in_a_closed_partnership(long_notice, alice):
    type(long_notice.partnership).objects.update(state="closed")
    assert "closed" in refused(alice)


def test_without_notice_it_is_at_once(signed, alice, facilitator):
    given = notice(alice)
    assert given.done_at and given.effective_on == signed.partnership.today()
    partner = fresh(alice.partner)
    assert partner.standing == Partner.Standing.FORMER and partner.left_because == "Our board has decided so."
    assert fresh(signed.signatories.get(partner=partner)).state == "signed"
    kinds = [entry.kind for entry in EvidenceEntry.objects.order_by("sequence")][-2:]
    assert kinds == ["notice_given", "withdrawn"]


def test_by_its_form(long_notice, alice, bob, login):
    slug = long_notice.partnership.slug
    url = reverse("charters:give_notice", args=[slug, "LLU"])
    assert login(bob).get(url).status_code == 403
    browser = login(alice)
    seen = browser.get(url).content.decode()
    assert "3 months’ notice" in seen and "may take it back" in seen
    assert browser.post(url, {"reason": "Because"}).status_code == 422
    form = {"reason": "Because", "authority_kind": "minutes", "authority_reference_fr": "PV"}
    form["file"] = SimpleUploadedFile("pv.pdf", b"%PDF-1.7 pv")
    seen = browser.post(url, form, follow=True).content.decode()
    assert "It has given notice" in seen and "Take our notice back" in seen and "Takes effect on" in seen
    given = Withdrawal.objects.get()
    file = reverse("charters:notice_file", args=[slug, given.uuid])
    assert login(bob).get(file).content == b"%PDF-1.7 pv"
    back = reverse("charters:take_back_notice", args=[slug, given.uuid])
    assert login(bob).post(back).status_code == 403
    seen = browser.post(back, follow=True).content.decode()
    assert "goes on binding" in seen and "Taken back on" in seen and browser.get(file).status_code == 200


def test_at_once_is_said_plainly_and_leads_home(signed, alice, login):
    browser, url = login(alice), reverse("charters:give_notice", args=[signed.partnership.slug, "LLU"])
    assert "you leave at once" in browser.get(url).content.decode()
    form = {"reason": "Because", "authority_kind": "minutes", "authority_reference_fr": "PV"}
    assert browser.post(url, form)["Location"] == "/"


def test_a_rule_without_an_answer_asks_what_it_can(long_notice, alice):
    assert rules.give_notice.refusal(alice, alice.partner, version=long_notice) is None
