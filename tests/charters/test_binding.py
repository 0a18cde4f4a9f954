"""Who is bound by what: derived from signatures, deeds, replacements, notices; the same for any day one asks."""

import csv
import io
from datetime import date, timedelta
from itertools import pairwise

from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from charters import actions
from charters.contents.binding import Claim, End, Ended, binding, bound_on, periods
from partnerships.actions import withdraw_partner
from tests.charters.conftest import approve_all, sign, store_pdfs
from tests.charters.life import AUTHORITY, amended, deed_for, newcomer, on, sign_deed, signed_by, store_deed
from tests.conftest import text

DAY = date(2026, 1, 1)
DAYS = st.integers(0, 60).map(lambda n: DAY + timedelta(days=n))


@st.composite
def claims(draw) -> list[Claim]:
    """Versions in the order they entered into force, each signed before or after that day."""
    days = sorted(draw(st.lists(DAYS, max_size=5, unique=True)))
    found = []
    for rank, entered in enumerate(days, 1):
        signed = entered + timedelta(days=draw(st.integers(-10, 20)))
        found.append(Claim(rank, signed, max(entered, signed)))
    return found


ENDS = st.lists(st.builds(End, DAYS, st.sampled_from([Ended.WITHDRAWN, Ended.LEFT])), max_size=2)


@given(claims(), ENDS)
def test_never_two_versions_at_once_and_never_an_older_one_after(rows, ends):
    told = periods(rows, ends)
    for before, after in pairwise(told):
        assert before.until is not None and before.until <= after.claim.since
        assert before.claim.rank < after.claim.rank
    for period in told:
        assert period.until is None or period.claim.since <= period.until


@given(claims(), ENDS, DAYS)
def test_on_any_day_the_last_version_signed_binds_until_an_end(rows, ends, day):
    """Counted again, day by day, without periods."""
    held = [period.claim for period in periods(rows, ends) if period.holds_on(day)]
    began = [one for one in rows if one.since <= day and not any(one.signed_on <= end.on < one.since for end in ends)]
    newest = max(began, key=lambda one: one.rank, default=None)
    over = newest is None or any(newest.signed_on <= end.on <= day for end in ends)
    assert held == ([] if over else [newest])


def who(rows) -> dict[str, str]:
    return {row.partner.code: row.version.label for row in rows if row.version}


def signed_on(version, day: tuple[int, ...], *people):
    with on(*day):
        return signed_by(version, *people)


def test_bound_from_the_entry_into_force_on(opened, alice, bob, carol):
    partnership = opened.partnership
    assert who(binding(partnership)) == {}
    version = signed_by(opened, alice, bob)
    assert who(binding(partnership)) == {} and len(binding(partnership)) == 3
    version = signed_by(version, carol)
    assert who(binding(partnership)) == {"LLU": "v1.0", "VSA": "v1.0", "CAL": "v1.0"}
    today = partnership.today()
    assert who(binding(partnership, today - timedelta(days=1))) == {}
    assert {row.period.claim.since for row in binding(partnership)} == {today}


def test_who_has_not_signed_the_newer_one_stays_bound_by_the_older(ready, facilitator, alice, bob, carol):
    partnership = ready.partnership
    with on(2026, 2, 1):
        first = signed_by(
            store_pdfs(actions.freeze_charter(approve_all(ready), by=facilitator, reason="Now")), alice, bob, carol
        )
    with on(2026, 5, 1):
        second = amended(first.charter, facilitator, (alice, bob, carol), entry_count=2)
    with on(2026, 5, 10):
        sign(second, alice)
    second = signed_on(second, (2026, 5, 20), bob)
    assert second.state == "in_force"
    assert who(binding(partnership, date(2026, 5, 15))) == dict.fromkeys(("LLU", "VSA", "CAL"), "v1.0")
    later = binding(partnership, date(2026, 6, 1))
    assert who(later) == {"LLU": "v1.1", "VSA": "v1.1", "CAL": "v1.0"}
    assert [row.behind for row in later] == [False, False, True]
    assert not any(row.behind for row in binding(partnership, date(2026, 5, 15)))
    signed_on(second, (2026, 6, 2), carol)
    found = bound_on(carol.partner, date(2026, 7, 1))
    assert [(one.version.label, one.claim.since, one.until, one.why) for one in found.periods] == [
        ("v1.0", date(2026, 2, 1), date(2026, 6, 2), Ended.REPLACED),
        ("v1.1", date(2026, 6, 2), None, None),
    ]
    for day in (date(2026, 1, 31), date(2026, 2, 1), date(2026, 6, 1), date(2026, 6, 2), date(2027, 1, 1)):
        held = [one.version.label for one in found.periods if one.holds_on(day)]
        assert who(binding(partnership, day)).get("CAL") == (held[0] if held else None)


def test_a_deed_binds_from_its_own_signature_and_a_partner_that_leaves_is_bound_no_more(
    signed, facilitator, alice, bob, carol
):
    partnership = signed.partnership
    dora = newcomer(facilitator)
    deed = store_deed(deed_for(signed, facilitator, dora))
    assert "HAB" not in who(binding(partnership))
    sign_deed(deed, facilitator, dora)
    row = bound_on(dora.partner)
    assert row.version == signed and row.period.deed == deed and row.representative[0] == "Dora"
    withdraw_partner(carol.partner, by=facilitator, reason="We stop.")
    found = {row.partner.code: row for row in binding(partnership)}
    assert found["CAL"].version is None and found["CAL"].last.why == Ended.LEFT
    assert found["CAL"].last.until == partnership.today()


def test_a_notice_ends_it_on_its_day_known_in_advance(signed, alice):
    type(signed).objects.filter(pk=signed.pk).update(exit_notice_months=2)
    notice = actions.give_notice(alice.partner, by=alice, reason="We stop.", **AUTHORITY)
    row = bound_on(alice.partner)
    assert row.version == signed and row.period.until == notice.effective_on and row.period.ending
    eve = notice.effective_on - timedelta(days=1)
    assert bound_on(alice.partner, eve).version == signed
    assert bound_on(alice.partner, notice.effective_on).version is None
    actions.take_back_notice(notice, by=alice)
    assert bound_on(alice.partner, notice.effective_on).version == signed


def test_the_page_its_table_and_a_partner_s_history(signed, facilitator, alice, login):
    partnership = signed.partnership
    organisation = alice.partner.organisation
    organisation.name = "=HYPERLINK(1)"
    organisation.save()
    browser = login(alice)
    seen = browser.get(reverse("charters:bound", args=[partnership.slug])).content.decode()
    assert "3 organisations of 3 bound" in seen and "v1.0" in seen
    before = browser.get(reverse("charters:bound", args=[partnership.slug]), {"on": "2026-01-06"}).content.decode()
    assert "0 organisations of 3" in before and "not bound" in before
    odd = browser.get(reverse("charters:bound", args=[partnership.slug]), {"on": "never"})
    assert odd.status_code == 200 and "Enter a valid date" in odd.content.decode()
    answer = browser.get(reverse("charters:bound_export", args=[partnership.slug]))
    rows = list(csv.reader(io.StringIO(answer.content.decode().removeprefix("\ufeff"))))
    assert rows[1][:3] == ["LLU", "'=HYPERLINK(1)", "v1.0"] and len(rows) == 4
    history = browser.get(reverse("charters:bound_partner", args=[partnership.slug, "VSA"])).content.decode()
    assert "Bound by version 1.0 since" in history and "who signed" in history and "Leave the charter" not in history
    mine = browser.get(reverse("charters:bound_partner", args=[partnership.slug, "LLU"])).content.decode()
    assert "Leave the charter" in mine
    assert browser.get(reverse("charters:bound_partner", args=[partnership.slug, "ZZZ"])).status_code == 404


def test_the_page_reads_as_much_for_two_versions_as_for_one(signed, facilitator, alice, bob, carol, login, queries):
    browser, url = login(alice), reverse("charters:bound", args=[signed.partnership.slug])
    browser.get(url)
    with queries() as few:
        browser.get(url)
    signed_by(amended(signed.charter, facilitator, (alice, bob, carol)), alice, bob, carol)
    dora = newcomer(facilitator)
    deed = store_deed(deed_for(signed.charter.versions.get(number=2), facilitator, dora))
    sign_deed(deed, facilitator, dora)
    actions.change_representative(bob.partner, by=bob, member=bob, since_on=signed.partnership.today(), **given())
    with queries() as many:
        browser.get(url)
    assert len(many) <= len(few)


def given() -> dict:
    return {"authority_kind": "power", "authority_reference": text("Pouvoir", "Power")}
