from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from core import clock
from impact.periods import asked_about
from impact.rules import asked_of
from impact.sentences import quarter_words
from partnerships.awaits import Await
from partnerships.models import Member
from partnerships.rules import is_open


def of_effects(member: Member) -> Iterator[Await]:
    """What this member's organisation noticed in the quarter that ended last, until it has answered."""
    place = member.partnership
    quarter = asked_about(place.today())
    if not member.represents or not is_open(place) or quarter is None:
        return
    if asked_of(place, quarter).filter(pk=member.partner_id).exists():
        link = f"{reverse('impact:report_effects', args=[place.slug])}?quarter={quarter.ends_on.isoformat()}"
        yield Await(
            clock.end_of_day(quarter.asked_until, place.time_zone),
            _("Say what nobody had planned: %(quarter)s") % {"quarter": quarter_words(quarter)},
            _("For better or worse, or nothing noticed: that is an answer too."),
            link,
            _("Answer"),
        )
