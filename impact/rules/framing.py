from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from core.rules import Condition, rule
from impact.models import FramingSheet, Measurement
from partnerships.actions.texts import is_shared
from partnerships.models import Member, Partnership
from partnerships.rules import CLOSED, NOT_IN, is_open


@rule
def write_framing(by: Member, partnership: Partnership, purposes=None, sections=None, exists=False):
    """A partner's representative or the facilitator writes the first words on why and how the partnership measures."""
    yield by.is_facilitator or by.represents, NOT_IN
    yield is_open(partnership), CLOSED
    yield not exists, _("The framing sheet is written already. Propose a new version of its text, or an amendment.")
    yield from _ranked(purposes)
    yield (
        sections is None or bool(sections),
        _("Write one of the sections at least: partners consent to words, not to a title."),
    )


@rule
def rank_purposes(by: Member, sheet: FramingSheet, purposes=None):
    """A partner's representative or the facilitator ranks anew why the partnership measures."""
    yield by.is_facilitator or by.represents, NOT_IN
    yield is_open(sheet.partnership), CLOSED
    yield from _ranked(purposes)
    yield purposes is None or list(purposes) != list(sheet.purposes), _("These purposes are ranked like this already.")


def _ranked(purposes: Iterable[str] | None) -> Iterator[Condition]:
    given = None if purposes is None else list(purposes)
    yield given is None or bool(given), _("Say first why you measure: choose one purpose at least.")
    yield given is None or len(set(given)) == len(given), _("Each purpose has one rank: the same one stands twice.")
    yield given is None or set(given) <= set(FramingSheet.Purpose.values), _("This is not one of the purposes.")


def is_framed(partnership: Partnership) -> bool:
    """Whether the partners agreed on why and how they measure: each consents to the sheet's current words."""
    sheet = FramingSheet.objects.filter(partnership=partnership).select_related("text").first()
    version = sheet.text.current() if sheet else None
    return version is not None and is_shared(version)


def is_first_unframed(partnership: Partnership) -> bool:
    """Whether a figure handed in now would be the partnership's first, before the partners agreed how to measure."""
    handed_in = Measurement.objects.filter(partnership=partnership).exclude(state=Measurement.State.DRAFT)
    return not handed_in.exists() and not is_framed(partnership)


def framed_or_said(partnership: Partnership, unframed: Mapping[str, Any] | str | None) -> Iterator[Condition]:
    """What recording a measurement asks: an agreed framing sheet, or a written reason for the very first figure.

    `unframed` is None where nobody has typed anything yet: the page that asks for it is shown.
    """
    yield (
        unframed is None or bool(unframed) or not is_first_unframed(partnership),
        _(
            "The partners have not agreed yet on why and how they measure: the framing sheet awaits their consent. "
            "Have it agreed first, or write why this first figure cannot wait: everybody will read it."
        ),
    )
