"""Who asks how the partnership is doing, who answers, and when the results are read."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from core import clock
from core.acts import CLOCK, Clock
from core.rules import Condition, rule
from governance.rules.reminders import DAYS_BEFORE, FROM
from impact.health import SCALE, Answers
from impact.models import HealthCheck
from impact.questions import questionnaire
from partnerships.models import JournalEntry, Member, Partner, Partnership
from partnerships.rules import CLOSED, FACILITATOR_ONLY, NOT_IN, is_open

Conditions = Iterator[Condition]
LEAST_DAYS = 3
REMINDED = "impact.health_check_reminded"
ALREADY_CLOSED = _("This health check is closed. Its results can be read, and nobody answers it any more.")


def asked(partnership: Partnership) -> QuerySet[Member]:
    """Everybody who is asked: the people who represent a partner that is in, whoever they are."""
    people = Member.objects.speaking().filter(partnership=partnership, partner__standing=Partner.Standing.PARTNER)
    return people.distinct().order_by("pk")


def silent(check: HealthCheck) -> QuerySet[Member]:
    """Those who are asked and have not answered."""
    return asked(check.partnership).exclude(health_turns__health_check=check)


def reminder_due(check: HealthCheck) -> int | None:
    """Which reminder is due, in days before the end: the latest whose morning has come since it was opened."""
    zone, now = check.partnership.zone, clock.now()
    mornings = {days: datetime.combine(check.closes_on - timedelta(days), FROM, tzinfo=zone) for days in DAYS_BEFORE}
    return min((days for days, at in mornings.items() if check.opened_at < at <= now), default=None)


@rule
def open_health_check(by: Member, partnership: Partnership, closes_on: date | None = None) -> Conditions:
    """The facilitator asks the partners' people how the partnership is doing, one health check at a time."""
    yield by.is_facilitator, FACILITATOR_ONLY
    yield is_open(partnership), CLOSED
    under_way = partnership.health_checks.filter(closed_at=None).first()
    yield (
        under_way is None,
        _("Health check %(number)s is still under way: close it before you open another one.")
        % {"number": under_way and under_way.number},
    )
    yield (
        closes_on is None or closes_on >= partnership.today() + timedelta(LEAST_DAYS),
        _("People need time to answer: choose a day at least three days ahead."),
    )


@rule
def answer_health_check(
    by: Member, check: HealthCheck, answers: Answers | None = None, taken: bool | None = None
) -> Conditions:
    """Each person who represents a partner answers once, without their name."""
    yield by.represents, NOT_IN
    yield is_open(check.partnership), CLOSED
    yield check.closed_at is None, ALREADY_CLOSED
    yield (
        check.is_open(check.partnership.today()),
        _("The last day to answer has passed. The results can be read once the health check is closed."),
    )
    if taken is None:
        taken = check.turns.filter(member=by).exists()
    yield (
        not taken,
        _(
            "You have already answered this health check. Nobody can tell which answers are yours, not even us: "
            "they cannot be changed."
        ),
    )
    if answers is None:
        return
    known = answers.keys() <= set(questionnaire().codes)
    yield (
        known and all(figure is None or figure in SCALE for figure in answers.values()),
        _("Each question is answered from 1 to 5, or with “don’t know”."),
    )
    yield (
        any(figure is not None for figure in answers.values()),
        _("Answer at least one question from 1 to 5 before you send."),
    )


@rule
def close_health_check(by: Member | Clock, check: HealthCheck) -> Conditions:
    """The facilitator closes a health check, or time does after its last day; from then on the results are read."""
    yield by is CLOCK or (isinstance(by, Member) and by.is_facilitator), FACILITATOR_ONLY
    yield is_open(check.partnership), CLOSED
    yield check.closed_at is None, ALREADY_CLOSED
    over = check.closes_on < check.partnership.today()
    yield by is not CLOCK or over, _("Its last day is not over.")


@rule
def remind_health_check(by: Clock, check: HealthCheck, waiting: int = 1) -> Conditions:
    """Three days and one day before the end of a health check, those who have not answered are reminded."""
    yield by is CLOCK, _("Time sends this reminder; nobody does it by hand.")
    yield is_open(check.partnership), CLOSED
    yield check.is_open(check.partnership.today()), ALREADY_CLOSED
    days = reminder_due(check)
    yield days is not None, _("No reminder is due yet.")
    told = JournalEntry.objects.filter(partnership=check.partnership_id, event=REMINDED)
    yield (
        not told.filter(params__number=check.number, params__days=days).exists(),
        _("This reminder has been sent already."),
    )
    yield waiting > 0, _("Everybody who is asked has answered: there is nobody to remind.")
