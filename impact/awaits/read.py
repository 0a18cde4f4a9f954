from collections.abc import Iterator

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core import clock
from impact.contents.spreads import open_spreads
from impact.models import FactualRemark, ReviewRound
from partnerships.awaits import Await
from partnerships.models import Member
from partnerships.rules import is_open

State = ReviewRound.State


def of_read(member: Member) -> Iterator[Await]:
    """What reviews that are read together ask: to point out what is not so; for the facilitator, to note what was said
    of marks that lie far apart."""
    place = member.partnership
    if not is_open(place) or not (member.represents or member.is_facilitator):
        return
    pointed = FactualRemark.objects.filter(reviewer__round=OuterRef("pk"), made_by__partner=member.partner_id)
    rows = place.review_rounds.filter(state=State.REVEALED).annotate(has_said=Exists(pointed))
    for round_ in rows.order_by("number"):
        round_.partnership = place
        if member.represents and not round_.has_said and place.today() <= round_.factual_until:
            yield Await(
                clock.end_of_day(round_.factual_until, place.time_zone),
                _("Read the peers’ reviews, and say what is not so"),
                _("Errors of fact are pointed out within ten days; the reviews stay as they are."),
                round_.get_absolute_url(),
                _("Read them"),
            )
    if member.is_facilitator:
        yield from _wide(member)


def _wide(member: Member) -> Iterator[Await]:
    """The rounds in which marks lie far apart on a criterion of which nothing is written."""
    for round_, criteria in open_spreads(member.partnership).items():
        words = ngettext(
            "Talk about %(n)d criterion on which the peers’ marks lie far apart",
            "Talk about %(n)d criteria on which the peers’ marks lie far apart",
            len(criteria),
        )
        yield Await(
            None,
            words % {"n": len(criteria)},
            _("Ask the peers why, and write down what was said."),
            reverse("impact:discuss_spread", args=[member.partnership.slug, round_.number, criteria[0]]),
            _("Write what was said"),
        )
