from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from core import clock
from core.acts import CLOCK, Clock
from core.rules import rule
from core.texts import Localized
from impact.models import EffectReport, Indicator, Story
from impact.periods import Quarter, asked_about, ends_a_quarter
from impact.rules.stories import TAKEN_BACK
from partnerships.models import JournalEntry, Member, Partner, Partnership
from partnerships.rules import CLOSED, NOT_IN, is_open

Tone = EffectReport.Tone
ASKED = "impact.effects_asked"  # the event by which the register knows that a partner was asked


@rule
def report_effects(
    by: Member,
    partnership: Partnership,
    period_ends_on: date | None = None,
    tone: str | None = None,
    body: Localized | None = None,
    story: Story | None = None,
):
    """A partner's representative says what nobody had planned in a quarter that has ended, or that nothing was seen."""
    yield by.represents, NOT_IN
    yield is_open(partnership), CLOSED
    if period_ends_on is not None:
        yield ends_a_quarter(period_ends_on), _("This is not the last day of a quarter.")
        yield period_ends_on < partnership.today(), _("This quarter has not ended yet.")
        yield (
            by.partner is not None and was_partner(by.partner, period_ends_on),
            _("Your organisation was not a partner yet in this quarter."),
        )
    yield tone in (None, Tone.NOTHING) or bool(body), _("Say in words what was noticed.")
    yield story is None or story.withdrawn_at is None, TAKEN_BACK


@rule
def ask_effects(by: Member | Clock, partner: Partner):
    """When a quarter has ended, time asks each partner once what it noticed that nobody had planned."""
    yield by is CLOCK, _("Time asks this question; nobody does it by hand.")
    partnership = partner.partnership
    yield is_open(partnership), CLOSED
    quarter = asked_about(partnership.today())
    yield quarter is not None, _("No quarter has ended in the last sixty days.")
    assert quarter is not None
    yield (
        Indicator.objects.filter(_measured_by(quarter.ends_on), partnership=partnership).exists(),
        _("This partnership did not measure yet in the quarter that ended."),
    )
    yield (
        partner.standing == Partner.Standing.PARTNER and was_partner(partner, quarter.ends_on),
        _("Only those who were partners in the quarter are asked."),
    )
    yield not _answers(quarter).filter(partner=partner).exists(), _("This partner has answered already.")
    yield (
        not questions(partnership, quarter).filter(params__partner_id=str(partner.uuid)).exists(),
        _("This partner has been asked already."),
    )


def was_partner(partner: Partner, day: date) -> bool:
    """Whether an organisation had come into the partnership by the end of a day."""
    return partner.joined_at is not None and partner.joined_at <= clock.end_of_day(day, partner.partnership.time_zone)


def asked_of(partnership: Partnership, quarter: Quarter) -> QuerySet[Partner]:
    """The partners that are asked about a quarter and have not answered: the query twin of `ask_effects`."""
    by_then = clock.end_of_day(quarter.ends_on, partnership.time_zone)
    measured = Indicator.objects.filter(_measured_by(quarter.ends_on), partnership=OuterRef("partnership"))
    answered = _answers(quarter).filter(partner=OuterRef("pk"))
    rows = Partner.objects.full().filter(partnership=partnership, joined_at__lte=by_then)
    return rows.filter(Exists(measured), ~Exists(answered))


def questions(partnership: Partnership, quarter: Quarter) -> QuerySet[JournalEntry]:
    """The lines of the register that say whom time asked about a quarter."""
    about = {"params__ends_on__date": quarter.ends_on.isoformat()}
    return JournalEntry.objects.filter(partnership=partnership, event=ASKED, **about)


def _answers(quarter: Quarter) -> QuerySet[EffectReport]:
    return EffectReport.objects.filter(period_ends_on=quarter.ends_on)


def _measured_by(day: date) -> Q:
    """The indicators that are adopted, and were by the end of a day when it is known since when."""
    return Q(state=Indicator.State.ADOPTED) & (Q(adopted_on=None) | Q(adopted_on__lte=day))
