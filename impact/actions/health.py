"""The partnership health check: asked, answered without a name, closed. Nothing here joins a person and an answer.

Whoever answered is written down apart (`HealthTurn`), so that nobody answers twice, and forgotten at the closing. The
answers carry a mark that the people of one organisation share, made with a secret that is erased at the closing. As
each answer comes in, all rows are written again in an order of chance: neither their order nor the transaction that
wrote them says which came last.
"""

from collections.abc import Mapping
from datetime import date
from hashlib import sha256
from hmac import new
from typing import Any

from django.db.models import Max

from accounts.models import User
from core import clock
from core.acts import CLOCK, Clock, act, lock
from impact import events, rules
from impact.health import Answers
from impact.models import HealthCheck, HealthResponse, HealthTurn, HealthWord
from impact.questions import questionnaire
from impact.rules.health import asked, reminder_due, silent
from partnerships.journal import Event, emit
from partnerships.models import Member, Partner, Partnership


@act
def open_health_check(partnership: Partnership, *, by: Member, closes_on: date) -> HealthCheck:
    """I ask the people of every partner how the partnership is doing, until a day."""
    row = lock(partnership)
    rules.open_health_check.check(by, row, closes_on=closes_on)
    last = row.health_checks.aggregate(last=Max("number"))["last"] or 0
    check = HealthCheck.objects.create(
        partnership=row, number=last + 1, opened_by=by, opened_at=clock.now(), closes_on=closes_on
    )
    people = [member.user for member in asked(row).select_related("user")]
    _emit(events.HEALTH_CHECK_OPENED, check, by, people, until=closes_on, asked=len(people))
    return check


@act
def answer_health_check(
    check: HealthCheck, *, by: Member, answers: Answers, words: Mapping[int, str] | None = None
) -> HealthCheck:
    """I answer the health check once, without my name; what I leave empty counts as “don’t know”.

    `answers` gives 1 to 5 or None by question, `words` what I write to the open questions, by their number from 1.
    The register says nothing of it.
    """
    row = lock(check)
    rules.answer_health_check.check(by, row, answers=answers)
    assert by.partner is not None
    _write_turns(row, by)
    given = {code: answers.get(code) for code in questionnaire().codes}
    said = [HealthResponse(health_check=row, mark=_mark(row, by.partner), answers=given)]
    _write_again(HealthResponse, row, said, ("mark", "answers"))
    told = {number: body.strip() for number, body in (words or {}).items() if body.strip()}
    new_words = [HealthWord(health_check=row, question=number, body=body) for number, body in told.items()]
    _write_again(HealthWord, row, new_words, ("question", "body"))
    return row


@act
def close_health_check(check: HealthCheck, *, by: Member | Clock = CLOCK) -> HealthCheck:
    """I close the health check: its results are read from now on, and who answered is forgotten."""
    row = lock(check)
    rules.close_health_check.check(by, row)
    answered = row.responses.count()
    row.asked = answered + silent(row).count()
    row.closed_at, row.closed_by = clock.now(), None if isinstance(by, Clock) else by
    row.salt = ""
    row.save(update_fields=["asked", "closed_at", "closed_by", "salt"])
    row.turns.all().delete()
    here = Member.objects.current().filter(partnership=row.partnership_id).select_related("user")
    everybody = [member.user for member in here.order_by("pk")]
    _emit(events.HEALTH_CHECK_CLOSED, row, by, everybody, answered=answered, asked=row.asked)
    return row


@act
def remind_health_check(check: HealthCheck, *, by: Clock = CLOCK) -> int:
    """Three days and one day before the end, time reminds those who have not answered; how many there were."""
    row = lock(check)
    people = [member.user for member in silent(row).select_related("user")]
    rules.remind_health_check.check(by, row, waiting=len(people))
    _emit(events.HEALTH_CHECK_REMINDED, row, by, people, until=row.closes_on, days=reminder_due(row))
    return len(people)


def _emit(event: Event, check: HealthCheck, by: Member | Clock, tells: list[User], **told: Any) -> None:
    link = check.get_absolute_url()
    emit(event, check.partnership, by=by, link=link, tells=tells, number=check.number, **told)


def _mark(check: HealthCheck, partner: Partner) -> str:
    """The same for all people of a partner in this health check, and of nobody once its secret is erased."""
    return new(check.salt.encode(), partner.uuid.bytes, sha256).hexdigest()


def _write_turns(check: HealthCheck, by: Member) -> None:
    """Who has answered, written again in the order in which they joined: the newest row is not the last answer."""
    members = sorted({by.pk, *check.turns.values_list("member", flat=True)})
    check.turns.all().delete()
    HealthTurn.objects.bulk_create(HealthTurn(health_check=check, member_id=pk) for pk in members)


def _write_again(model: Any, check: HealthCheck, new_rows: list, fields: tuple[str, ...]) -> None:
    """What was said before and what is said now, written at once under new identities, in the order of these."""
    before = model.objects.filter(health_check=check)
    kept = [model(health_check=check, **values) for values in before.values(*fields)]
    before.delete()
    model.objects.bulk_create(sorted([*kept, *new_rows], key=lambda row: row.uuid))
