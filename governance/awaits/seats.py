"""What the committee’s seats ask of a person: to name somebody where nobody answers."""

from collections.abc import Iterator

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from governance.models import Mandate, Seat
from partnerships.awaits import Await
from partnerships.models import Member


def of_seats(member: Member) -> Iterator[Await]:
    """Seats for which nobody answers: one's own, or any for the facilitator."""
    if not (member.is_facilitator or member.represents):
        return
    place = member.partnership
    held = Mandate.objects.running(place.today()).filter(seat=OuterRef("pk"))
    empty = Seat.objects.voting().filter(~Exists(held), partnership=place).select_related("body")
    own = [seat for seat in empty if seat.partner_id == member.partner_id and member.represents]
    for seat in own:
        link = reverse("governance:give_mandate", args=[place.slug, seat.uuid])
        yield Await(None, str(seat.body.name), _("Your seat has nobody: name a person."), link, _("Name a person"))
    others = [seat for seat in empty if seat not in own]
    if others and member.is_facilitator:
        names = ", ".join(seat.partner.name for seat in others)
        detail = ngettext("A seat has nobody: %(names)s.", "Seats have nobody: %(names)s.", len(others))
        link = reverse("governance:committee", args=[place.slug])
        yield Await(None, _("Seats of the committee"), detail % {"names": names}, link, _("Name people"))
