from collections.abc import Iterator

from django.db.models import Exists, F, OuterRef
from django.urls import reverse
from django.utils.translation import gettext as _

from impact.models import Indicator, IndicatorOpinion
from partnerships.awaits import Await
from partnerships.models import Member, Partner
from partnerships.rules import is_open


def of_adoption(member: Member) -> Iterator[Await]:
    """The proposed indicators of which this member's organisation has said nothing as they stand; for the facilitator,
    those to which every partner has agreed."""
    if member.is_facilitator and is_open(member.partnership):
        yield from _agreed(member)
    for indicator in Indicator.objects.awaiting_opinion_of(member).order_by("code"):
        yield Await(
            None,
            _("Say what you think of the indicator %(code)s") % {"code": indicator.code},
            str(indicator.title),
            reverse("impact:indicator_detail", args=[member.partnership.slug, indicator.code]) + "#opinions",
            _("Read and answer"),
        )


def _agreed(member: Member) -> Iterator[Await]:
    """The query twin of `rules.adopt_indicator`, without a decision of the committee."""
    place = member.partnership
    said = IndicatorOpinion.objects.live().filter(indicator=OuterRef(OuterRef("pk")), partner=OuterRef("pk"))
    said = said.filter(revision=F("indicator__revision")).exclude(position=IndicatorOpinion.Position.OBJECT)
    silent = Partner.objects.full().filter(~Exists(said), partnership=OuterRef("partnership"))
    anybody = Partner.objects.full().filter(partnership=OuterRef("partnership"))
    rows = place.indicators.filter(Exists(anybody), ~Exists(silent), state=Indicator.State.PROPOSED)
    for indicator in rows.order_by("code"):
        yield Await(
            None,
            _("Adopt the indicator %(code)s") % {"code": indicator.code},
            _("%(title)s: every partner has agreed to it as it stands.") % {"title": indicator.title},
            reverse("impact:adopt_indicator", args=[place.slug, indicator.code]),
            _("Write that it is adopted"),
        )
