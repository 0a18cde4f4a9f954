"""A text in several languages: one field, one text per language, the partnership's main language first."""

import json
from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.html import format_html
from django.utils.translation import get_language, override


class Localized(dict):
    """`{"fr": "…", "en": "…"}`, main language first; printed in the reader's language, or else in the main one."""

    def language(self, wanted: str | None = None) -> str:
        """The language in which this text will be read by someone who reads `wanted` (default: the active one)."""
        wanted = (wanted or get_language() or "en").split("-")[0]
        if self.get(wanted):
            return wanted
        return next((code for code, text in self.items() if text), wanted)

    def into(self, wanted: str | None = None) -> str:
        """The text for a reader of `wanted`; another language's when that one is missing; empty when there is none."""
        return self.get(self.language(wanted), "")

    def __str__(self) -> str:
        return self.into()

    def __bool__(self) -> bool:
        return any(self.values())

    def __html__(self) -> str:
        """The text escaped; marked with its language when it is not the reader's."""
        language, active = self.language(), (get_language() or "en").split("-")[0]
        if language == active or not self:
            return format_html("{}", self.into())
        return format_html('<span lang="{}">{}</span>', language, self.into())


class LocalizedField(models.Field):
    """Stores a `Localized` as JSON text: order is kept (jsonb would lose which language is the main one)."""

    # What may be set and what is read, for the type checker.
    _pyi_private_set_type: Mapping[str, str]
    _pyi_private_get_type: Localized

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("default", Localized)
        super().__init__(*args, **kwargs)

    def get_internal_type(self) -> str:
        return "TextField"

    def deconstruct(self) -> tuple[str, str, Any, Any]:
        name, path, args, kwargs = super().deconstruct()
        if kwargs.get("default") is Localized:
            del kwargs["default"]
        return name, path, args, kwargs

    def from_db_value(self, value: str | None, expression: Any, connection: Any) -> Localized:
        return Localized(json.loads(value)) if value else Localized()

    def to_python(self, value: Any) -> Localized:
        if isinstance(value, str):
            return Localized(json.loads(value)) if value else Localized()
        return Localized(value or {})

    def get_prep_value(self, value: Mapping[str, str] | None) -> str:
        if value is not None and not isinstance(value, Mapping):
            raise TypeError("A localized text is a mapping from language to text.")
        return json.dumps(dict(value or {}), ensure_ascii=False)

    def value_to_string(self, obj: Any) -> str:
        return self.get_prep_value(self.to_python(self.value_from_object(obj)))


def every_language(words: Any) -> Localized:
    """A translatable string in each of the site's languages: for records that readers of any language will read."""
    said = {}
    for code, _name in settings.LANGUAGES:
        with override(code):
            said[code] = str(words)
    return Localized(said)
