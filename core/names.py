"""Names of people in the database: where one was erased, readers are told in their language that somebody was there."""

from typing import Any

from django.db import models
from django.utils.translation import gettext as _

NOBODY = "\x1a"  # the sign for what was replaced: no form takes it, so no name is ever this one


class NameField(models.CharField):
    """A name; once erased, what stands for it is said in the language of whoever reads."""

    def from_db_value(self, value: str | None, *_how: Any) -> str | None:
        return Erased(_("Former participant")) if value == NOBODY else value

    def get_prep_value(self, value: Any) -> Any:
        return NOBODY if isinstance(value, Erased) else super().get_prep_value(value)


class Erased(str):
    """What is read where a name was erased; written back, it is erased still."""
