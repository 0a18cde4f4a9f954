"""Rules: who may do an act, when, and, when not, why not, in a sentence for the person refused."""

from collections.abc import Callable, Iterable
from typing import Any

from core.refusals import Refused

Condition = tuple[bool, Any]  # (does it hold, the reason when it does not)
RULES: dict[str, "Rule"] = {}


class Rule:
    """One act's conditions, asked in order; the first that does not hold refuses with its reason.

    The same object answers the page (may I show this button, and what do I say if not), the action
    (stop here) and the published page "who may do what".
    """

    def __init__(self, conditions: Callable[..., Iterable[Condition]]) -> None:
        self.conditions = conditions
        self.act = conditions.__name__
        self.app = conditions.__module__.split(".")[0]
        self.__doc__ = conditions.__doc__

    def refusal(self, by: Any, thing: Any, **facts: Any) -> str | None:
        """The reason why `by` may not do this to `thing` now, or None when they may."""
        for holds, reason in self.conditions(by, thing, **facts):
            if not holds:
                return str(reason)
        return None

    def allows(self, by: Any, thing: Any, **facts: Any) -> bool:
        """Whether `by` may do this to `thing` now."""
        return self.refusal(by, thing, **facts) is None

    def check(self, by: Any, thing: Any, **facts: Any) -> None:
        """Raise `Refused` with the reason when the act is not allowed."""
        reason = self.refusal(by, thing, **facts)
        if reason is not None:
            raise Refused(reason, act=self.act)


def rule(conditions: Callable[..., Iterable[Condition]]) -> Rule:
    """Make a rule of a generator `(by, thing)` yielding `(condition, reason)`, and publish it under its act's name."""
    made = Rule(conditions)
    RULES[f"{made.app}.{made.act}"] = made
    return made
