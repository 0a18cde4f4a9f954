"""Why a rule makes no sense: a code and its values, so that the reason can be said in any language."""

from typing import Any


class Nonsense(ValueError):
    """A rule that cannot be applied; `str()` says it plainly, `code` and `params` let others say it in words."""

    def __init__(self, code: str, message: str, **params: Any) -> None:
        super().__init__(message)
        self.code, self.params = code, params
