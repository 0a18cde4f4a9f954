"""States: one table of transitions per model, one door through which a state changes."""

from typing import Any

from django.utils.translation import gettext as _

from core.refusals import Refused


def move(thing: Any, to: str) -> None:
    """Put `thing` in state `to` when its TRANSITIONS allow it; raise `Refused` otherwise. Does not save."""
    if to not in thing.TRANSITIONS[thing.state]:
        states = type(thing).State
        raise Refused(
            _("From “%(from)s” one cannot go to “%(to)s”.")
            % {"from": states(thing.state).label, "to": states(to).label},
            status=409,
        )
    thing.state = to
