"""Who does what, as it is read: the grid, its totals, its warnings, what one partner does in it."""

from datetime import date, timedelta

import pytest

from accounts.models import Organisation, User
from core import clock
from partnerships import actions
from partnerships.contents.attention import NAMED, warnings
from partnerships.contents.tasks import task_grid
from partnerships.models import Involvement, Member, Partner, Task
from tests.conftest import START, text

TODAY = date(2026, 6, 1)


def add(partnership, by, title="Autre", **parts) -> Task:
    return actions.add_task(partnership, by=by, title=text(title), **parts)


def said(partnership) -> list[tuple[str, str]]:
    return [(warned.what, warned.why) for warned in warnings(task_grid(partnership), TODAY)]


def leave(partner: Partner) -> None:
    partner.standing, partner.left_at = Partner.Standing.FORMER, clock.now()
    partner.save()


def test_the_grid(made, facilitator, alice, bob, carol):
    parts = {"consulted": [bob.partner], "informed": [alice.partner]}
    add(made.partnership, facilitator, accountable=carol.partner, responsible=[carol.partner], **parts)
    grid = task_grid(made.partnership)
    assert [row.held for row in grid.rows] == [["A", "R", ""], ["I", "C", "AR"]]
    assert [(column.accountable, column.responsible) for column in grid.columns] == [(1, 0), (0, 1), (1, 1)]
    assert (grid.accountable_in_all, grid.responsible_in_all) == (2, 2)
    assert grid.complete
    assert (grid.busiest.partner, grid.busiest.accountable) == (alice.partner, 1)


def test_an_empty_grid_has_nobody_busiest_and_is_not_complete(partnership):
    grid = task_grid(partnership)
    assert grid.busiest is None
    assert not grid.complete
    assert said(partnership) == []


def test_each_kind_of_warning_is_one_sentence_with_its_tasks(made, facilitator, alice, bob):
    for number in range(2):
        parts = {"accountable": bob.partner, "responsible": [bob.partner], "answerable": bob}
        add(made.partnership, facilitator, f"Autre {number}", **parts, due_on=TODAY - timedelta(days=number))
    Task.objects.create(partnership=made.partnership, code="A09", title=text("Seule"))
    assert said(made.partnership) == [
        ("Ville de Saint-Aubin", "accountable for 2 tasks of 4, more than 40 %: if it falters, everything does."),
        ("A09 Seule", "Nobody is accountable for it."),
        ("A09 Seule", "No partner does the work."),
        ("A01 Visit", "Nobody is named behind the accountable partner."),
        ("A03 Autre 1", "Its date is over: say where it stands, or give it another date."),
        ("A01 Visit", "The accountable partner does not do the work itself: that can be right, say it."),
    ]
    assert not task_grid(made.partnership).complete
    assert [task.code for task in task_grid(made.partnership).orphans] == ["A09"]


@pytest.mark.parametrize(("held", "whole", "warned"), [(2, 5, False), (3, 7, True), (3, 3, False), (2, 4, True)])
def test_forty_per_cent_is_exact(partnership, facilitator, alice, bob, carol, login, url, held, whole, warned):
    """Two fifths are 40 % and no more; three sevenths are more; of three tasks nobody is said to hold too many."""
    others = [bob.partner, carol.partner]
    for number in range(whole):
        partner = alice.partner if number < held else others[number % 2]
        add(partnership, facilitator, accountable=partner, responsible=[partner])
    assert any(what == "Logis & Lumière" for what, _why in said(partnership)) is warned
    assert ("the alert is at 40 %" in login(alice).get(url("task_list")).text) is (whole > 3)


def test_many_tasks_of_one_kind_are_counted(partnership, facilitator, alice):
    for number in range(NAMED + 2):
        Task.objects.create(partnership=partnership, code=f"B{number:02}", title=text("x"))
    what, _why = said(partnership)[0]
    assert what.startswith("B00, B01, ")
    assert what.endswith("B11 and 2 others")


def test_a_partner_that_left_is_struck_and_warned_never_dropped(made, facilitator, alice, bob, login, url):
    add(made.partnership, facilitator, accountable=bob.partner, responsible=[bob.partner], consulted=[alice.partner])
    leave(alice.partner)
    grid = task_grid(made.partnership)
    assert [column.partner.code for column in grid.columns] == ["VSA", "CAL", "LLU"]
    assert [row.task.code for row in grid.rows if row.accountable is None] == ["A01"]
    assert said(made.partnership)[:2] == [
        ("A01 Visit", "The accountable partner left: choose another."),
        ("A02 Autre", "A partner that left still has a part in it."),
    ]
    page = login(facilitator).get(url("task_list")).text
    assert page.count('<s class="former">') == 2
    assert "1 task of 2 has no accountable partner." in page


def test_a_partner_that_left_and_holds_nothing_has_no_column(made, carol):
    leave(carol.partner)
    assert [column.partner.code for column in task_grid(made.partnership).columns] == ["LLU", "VSA"]


def test_the_person_named_is_shown_and_missed_when_gone(made, facilitator, alice, bob, login, url):
    task = add(made.partnership, facilitator, accountable=bob.partner, responsible=[bob.partner], answerable=bob)
    assert '<small class="person">Bob</small>' in login(alice).get(url("task_list")).text
    bob.ended_at = clock.now()
    bob.save()
    gone = "The person named does not speak for the accountable partner any more."
    assert (str(task), gone) in said(made.partnership)


def test_the_page_says_it(made, url, login, alice):
    read = login(alice).get(url("task_list")).text
    assert "In place: 1 task, with one accountable partner." in read
    assert "answers for 1 of 1" not in read
    Task.objects.create(partnership=made.partnership, code="A09", title=text("Seule"))
    assert "1 task of 2 has no accountable partner." in login(alice).get(url("task_list")).text


def test_every_symbol_has_its_word(made, url, login, alice):
    read = login(alice).get(url("task_list")).text
    assert read.count('<span class="role-word">Accountable </span>') >= 1
    assert '<span class="visually-hidden">no part</span>' in read
    assert '<caption class="visually-hidden">Tasks in rows' in read


def test_a_representative_reads_first_what_is_theirs(made, url, login, alice, bob, carol, facilitator):
    hers, his = (login(who).get(url("task_list")).text for who in (alice, bob))
    assert "Logis &amp; Lumière: what we answer for, what we do" in hers
    assert "Logis &amp; Lumière answers for it" in his  # under what Ville de Saint-Aubin does
    assert "Calorane SA: what we answer for" in login(carol).get(url("task_list")).text
    assert "what we answer for, what we do" not in login(facilitator).get(url("task_list")).text


def test_filters_show_fewer_rows_and_the_same_totals(made, url, login, alice, bob, facilitator):
    add(made.partnership, facilitator, "Compter", accountable=bob.partner, responsible=[bob.partner])
    browser = login(alice)
    totals = browser.get(url("task_list")).text.partition("<tfoot")[2].partition("</tfoot>")[0]
    for asked in ({"partner": "LLU"}, {"objective": "O01"}):
        page = browser.get(url("task_list"), asked).text
        rows = page.partition("<tbody")[2].partition("</tbody>")[0]
        assert "Visit" in rows
        assert "Compter" not in rows
        assert totals in page
        assert "The totals count every task, not only those shown." in page
    nothing = login(alice).get(url("task_list"), {"partner": "CAL"}).text
    assert "No task answers this question." in nothing


@pytest.mark.parametrize("asked", [{"partner": "ELSE"}, {"objective": "O99"}, {"partner": "a\x00b"}])
def test_a_filter_that_does_not_exist_says_so(made, url, login, alice, asked):
    answer = login(alice).get(url("task_list"), asked)
    assert answer.status_code == 422
    assert "Visit" in answer.text


def test_a_filter_is_read_by_name_alone(made, url, login, alice):
    answer = login(alice).get(url("task_list"), {"partnership__slug": "other", "page": "nowhere"})
    assert answer.status_code == 200
    assert "Visit" in answer.text


def _grow(partnership, facilitator, partners: int, tasks: int) -> None:
    """Rows written straight: what a page asks does not depend on how they came."""
    numbers = range(partnership.partners.full().count(), partners)
    known = Organisation.objects.bulk_create(Organisation(name=f"Organisation {number}") for number in numbers)
    users = User.objects.bulk_create(User(email=f"p{number}@example.org", name=f"P{number}") for number in numbers)
    base = {"partnership": partnership, "joined_at": START}
    rows = [
        Partner(**base, organisation=one, code=f"P{number}", standing="partner")
        for one, number in zip(known, numbers, strict=True)
    ]
    came = Partner.objects.bulk_create(rows)
    Member.objects.bulk_create(Member(**base, user=who, partner=one) for who, one in zip(users, came, strict=True))
    codes = range(partnership.tasks.count() + 1, tasks + 1)
    made = Task.objects.bulk_create(
        Task(partnership=partnership, code=f"B{number}", title=text("x"), due_on=START.date()) for number in codes
    )
    full = list(partnership.partners.full())
    wanted = [
        Involvement(partnership=partnership, task=task, partner=full[(rank + place) % len(full)], part=part)
        for rank, task in enumerate(made)
        for place, part in enumerate("ARC")
    ]
    Involvement.objects.bulk_create(wanted)


@pytest.mark.parametrize(("name", "most"), [("task_list", 7), ("assign_tasks", 8)])
def test_the_same_queries_for_five_partners_and_two_hundred(
    made, url, login, facilitator, name, most, django_assert_max_num_queries, django_assert_num_queries
):
    browser = login(facilitator)
    _grow(made.partnership, facilitator, 5, 10)
    with django_assert_max_num_queries(most) as few:
        assert browser.get(url(name)).status_code == 200
    for partners, tasks in ((50, 100), (200, 1000)):
        _grow(made.partnership, facilitator, partners, tasks)
        with django_assert_num_queries(len(few)):
            assert browser.get(url(name)).status_code == 200
