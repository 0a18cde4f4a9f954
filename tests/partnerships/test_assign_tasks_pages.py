"""The grid to change without tasks, and with very many."""

from partnerships.models import Task
from tests.conftest import text
from tests.partnerships.grids import fields


def test_a_grid_without_tasks_leads_to_the_first(partnership, url, login, facilitator):
    assert url("add_task") in login(facilitator).get(url("assign_tasks")).text


def test_a_large_grid_comes_in_pages_that_a_form_can_send(made, url, login, facilitator, settings):
    Task.objects.bulk_create(Task(partnership=made.partnership, code=f"B{n}", title=text("x")) for n in range(60))
    first = fields(login(facilitator).get(url("assign_tasks")).text)
    second = fields(login(facilitator).get(url("assign_tasks"), {"page": "2"}).text)
    rows = [sum(name.startswith("read:") for name in page) for page in (first, second)]
    assert rows == [50, 11]
    assert len(first) < settings.DATA_UPLOAD_MAX_NUMBER_FIELDS
