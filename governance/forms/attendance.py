from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from governance.forms import InsideForm
from governance.models import Attendance, Mandate, Meeting, Seat
from governance.rules.attendance import Presence

ABSENT = [row for row in Attendance.State.choices if row[0] in (Attendance.State.EXCUSED, Attendance.State.ABSENT)]


class TakeAttendanceForm(InsideForm):
    """One choice per seat: through whom it is there, which seat represents it, excused or absent."""

    def __init__(self, data: Any = None, *, meeting: Meeting, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.seats = list(Seat.objects.held().filter(body=meeting.body_id))
        today = self.partnership.today()
        running = Mandate.objects.running(today).filter(seat__in=self.seats).select_related("member__user")
        self.mandates = list(running.order_by("-capacity", "pk"))
        self.proxies = list(
            self.partnership.proxies.running(today)
            .filter(seat__in=self.seats)
            .select_related("holder__partner__organisation")
        )
        noted = {row.seat_id: row for row in meeting.attendances.select_related("member", "holder")}
        for seat in self.seats:
            self.fields[f"seat-{seat.uuid}"] = forms.ChoiceField(
                label=seat.partner.name,
                choices=[*self._choices(seat), *ABSENT],
                widget=forms.RadioSelect,
                initial=_chosen(noted.get(seat.pk)),
            )

    def _choices(self, seat: Seat) -> Iterable[tuple[str, Any]]:
        for mandate in self.mandates:
            if mandate.seat_id == seat.pk:
                words = {"person": mandate.member, "capacity": mandate.get_capacity_display()}
                yield f"present:{mandate.member.uuid}", _("%(person)s, %(capacity)s") % words
        for holder in dict.fromkeys(row.holder for row in self.proxies if row.seat_id == seat.pk):
            yield f"represented:{holder.uuid}", _("by proxy: %(seat)s") % {"seat": holder.partner.name}

    def lines(self) -> list[tuple[Seat, forms.BoundField]]:
        """Each seat with its choices, for the page."""
        return [(seat, self[f"seat-{seat.uuid}"]) for seat in self.seats]

    def answer(self) -> dict[str, Any]:
        """How each seat is there."""
        people = {str(row.member.uuid): row.member for row in self.mandates}
        seats = {str(row.uuid): row for row in self.seats} | {str(row.holder.uuid): row.holder for row in self.proxies}
        lines = {}
        for seat in self.seats:
            state, _colon, who = self.cleaned_data[f"seat-{seat.uuid}"].partition(":")
            member = people[who] if state == Attendance.State.PRESENT else None
            holder = seats[who] if state == Attendance.State.REPRESENTED else None
            lines[seat] = Presence(state, member, holder)
        return {"lines": lines}


def _chosen(row: Attendance | None) -> str | None:
    if row is None:
        return None
    if row.member is not None:
        return f"{row.state}:{row.member.uuid}"
    return f"{row.state}:{row.holder.uuid}" if row.holder is not None else row.state
