"""Values of rows as JSON says them, and back: days and moments in UTC, decimals as texts, nothing believed."""

import json
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import models

from core.canonical import instant
from core.texts import Localized, LocalizedField

LARGEST_YEAR = 9000


def said(field: models.Field, value: Any) -> Any:
    """A value of this field as JSON."""
    if value is None or isinstance(value, bool):
        return value
    if isinstance(field, LocalizedField):
        return [[language, text] for language, text in value.items()]  # in order: the main language comes first
    if isinstance(field, models.JSONField):
        return in_order(value)
    if isinstance(value, datetime):
        return instant(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return format(value.quantize(Decimal(1).scaleb(-field.decimal_places)), "f")
    return value if isinstance(value, int) else str(value)


def in_order(value: Any) -> Any:
    """JSON with its keys in one order: the two engines keep them each in its own."""
    if isinstance(value, dict):
        return {key: in_order(value[key]) for key in sorted(value)}
    return [in_order(one) for one in value] if isinstance(value, list) else value


def read(field: models.Field, value: Any) -> Any:
    """The value that JSON says, for this field; raises `ValueError` for what the field cannot hold."""
    if value is None and not isinstance(field, models.JSONField):
        if not field.null:
            raise ValueError("a value is missing")
        return None
    _clean(value)
    try:
        found = _typed(field, value)
        if field.choices and found not in field.empty_values:
            field.validate(found, None)
        field.run_validators(found)
    except (ValidationError, TypeError, KeyError, OverflowError, ArithmeticError, AttributeError) as error:
        raise ValueError(str(error)) from error
    return found


def _typed(field: models.Field, value: Any) -> Any:
    if isinstance(field, LocalizedField):
        return _localized(value)
    if isinstance(field, models.JSONField):
        return value
    if isinstance(field, models.BooleanField):
        return _a(bool, value)
    if isinstance(field, models.IntegerField):
        return _a(int, value)
    text = _a(str, value)
    if isinstance(field, models.DateTimeField):
        return _moment(text)
    if isinstance(field, models.DateField):
        return date.fromisoformat(text)
    if isinstance(field, models.DecimalField):
        return _decimal(text)
    return UUID(text) if isinstance(field, models.UUIDField) else text


def _a(kind: type, value: Any) -> Any:
    if type(value) is not kind:
        raise ValueError(f"{type(value).__name__} instead of {kind.__name__}")
    return value


def _localized(value: Any) -> Localized:
    pairs = [(_a(str, language), _a(str, text)) for language, text in _a(list, value)]
    if len(dict(pairs)) != len(pairs) or any(len(language) > 5 for language, _text in pairs):
        raise ValueError("no text in several languages")
    return Localized(pairs)


def _moment(text: str) -> datetime:
    found = datetime.fromisoformat(text)
    if found.tzinfo is None or found.year > LARGEST_YEAR:
        raise ValueError("no moment in UTC")
    return found.astimezone(UTC)


def _decimal(text: str) -> Decimal:
    found = Decimal(text)
    if not found.is_finite():
        raise ValueError("no amount")
    return found


def _clean(value: Any) -> None:
    """No text that one of the engines, or a page, could not hold."""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    if "\0" in text or "\\u0000" in text or any("\ud800" <= sign <= "\udfff" for sign in text if not sign.isascii()):
        raise ValueError("characters that cannot be kept")
