"""Nothing joins a person and their answers: no column, no order, no line, no notice, no mail, no log."""

import json
from datetime import timedelta

import pytest
from django.apps import apps
from django.db import models

from core import clock
from core.models import Mail, Submission
from impact import actions
from impact.clock.health import remind_due_health_checks
from impact.models import HealthCheck, HealthResponse, HealthTurn, HealthWord
from partnerships.models import JournalEntry, Notice

APART = (HealthResponse, HealthWord)


def fields(model: type[models.Model]) -> dict[str, type]:
    return {field.name: type(field) for field in model._meta.get_fields()}


def test_answers_and_turns_have_no_column_that_could_join_them():
    assert set(fields(HealthTurn)) == {"id", "health_check", "member"}
    assert set(fields(HealthResponse)) == {"uuid", "health_check", "mark", "answers"}
    assert set(fields(HealthWord)) == {"uuid", "health_check", "question", "body"}
    kinds = {kind for model in APART for kind in fields(model).values()}
    assert not {kind for kind in kinds if issubclass(kind, models.DateField | models.AutoField)}


def test_nothing_points_at_answers_and_they_point_at_their_health_check_alone():
    keys = [(model, field) for model in apps.get_models() for field in model._meta.local_fields if field.is_relation]
    assert [field for _model, field in keys if field.related_model in (*APART, HealthTurn)] == []
    assert {field.related_model for model, field in keys if model in APART} == {HealthCheck}


def test_a_form_that_was_sent_says_who_and_when_but_not_what():
    assert set(fields(Submission)) == {"token", "user", "sent_at"}


def test_an_answer_leaves_no_line_no_notice_no_mail_and_no_log(check, alice, login, page, capfd, caplog):
    before = [model.objects.count() for model in (JournalEntry, Notice, Mail)]
    browser = login(alice)
    capfd.readouterr()
    caplog.clear()
    answer = browser.post(page("answer_health_check", 1), {"answer_V1": "5", "words_1": "Moins de réunions"})
    assert answer.status_code == 302
    assert [model.objects.count() for model in (JournalEntry, Notice, Mail)] == before
    logged = "".join(capfd.readouterr()) + caplog.text
    response = HealthResponse.objects.get()
    for secret in ("Moins de réunions", str(response.uuid), response.uuid.hex, response.mark, '"V1"'):
        assert secret not in logged


def test_the_order_of_the_rows_is_not_that_of_the_answers(check, crowd):
    """Each answer writes all rows again, under new identities, in the order of these; turns in that of the members."""
    seen: set = set()
    for figure, who in enumerate(reversed(crowd[:5]), start=1):
        actions.answer_health_check(check, by=who, answers={"V1": figure}, words={1: f"mot {figure}"})
        for model in APART:
            now = set(model.objects.values_list("uuid", flat=True))
            assert not now & seen
            assert len(now) == figure
            seen |= now
        turns = list(HealthTurn.objects.order_by("pk").values_list("member", flat=True))
        assert turns == sorted(turns)
    assert {row["V1"] for row in HealthResponse.objects.values_list("answers", flat=True)} == {1, 2, 3, 4, 5}
    assert {row.body for row in HealthWord.objects.all()} == {f"mot {figure}" for figure in range(1, 6)}


def test_all_answers_hold_their_questions_in_the_same_order(check, alice, bob):
    actions.answer_health_check(check, by=alice, answers={"V1": 5, "L3": 1})
    actions.answer_health_check(check, by=bob, answers={"L3": 5, "V1": 1})
    assert len({json.dumps(list(row.answers)) for row in HealthResponse.objects.all()}) == 1


def test_a_mark_is_shared_by_a_partner_and_says_nothing_of_it_after_the_closing(check, facilitator, crowd):
    for who in crowd[:2]:
        actions.answer_health_check(check, by=who, answers={"V1": 3})
    marks = set(HealthResponse.objects.values_list("mark", flat=True))
    assert len(marks) == 2
    secret = HealthCheck.objects.get().salt
    assert len(secret) == 64
    actions.close_health_check(check, by=facilitator)
    columns = json.dumps(list(HealthCheck.objects.values()), default=str)
    assert secret not in columns
    again = actions.open_health_check(check.partnership, by=facilitator, closes_on=check.closes_on)
    actions.answer_health_check(again, by=crowd[0], answers={"V1": 3})
    assert not marks & set(again.responses.values_list("mark", flat=True))


def test_the_register_says_how_many_and_never_who(check, facilitator, alice, bob):
    actions.answer_health_check(check, by=alice, answers={"V1": 3})
    with clock.at(clock.now() + timedelta(days=6)):
        assert remind_due_health_checks() == 1
        actions.close_health_check(check, by=facilitator)
    lines = JournalEntry.objects.filter(event__startswith="impact.health").order_by("sequence")
    assert [set(line.params) for line in lines] == [
        {"number", "until", "asked"},
        {"number", "until", "days"},
        {"number", "answered", "asked"},
    ]
    told = json.dumps([line.params for line in lines])
    assert str(alice.uuid) not in told
    assert str(bob.uuid) not in told


@pytest.mark.parametrize("who", ["alice", "facilitator"])
def test_an_open_check_shows_how_many_answered_but_not_who_nor_what(check, answered, crowd, login, page, who, request):
    answered(crowd[3:], 2, V1=5)
    shown = login(request.getfixturevalue(who)).get(page("health_check_detail", 1)).text
    listed = login(request.getfixturevalue(who)).get(page("health_check_list")).text
    assert "Answers: 5 out of 8 people asked." in shown
    assert "5 of 8" in listed
    for text in (shown, listed):
        assert "Person1" not in text
        assert "Partner 1" not in text
        assert "2.00" not in text
        assert "5.00" not in text
