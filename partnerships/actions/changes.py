"""What an act changes of a row, and how the register says it."""

from typing import Any

from django.db.models import Model

from core.texts import Localized, every_language


def differing(row: Model, changes: dict[str, Any]) -> list[str]:
    """The fields whose value differs from what is written."""
    return [name for name, value in changes.items() if getattr(row, name) != value]


def change(row: Model, changes: dict[str, Any]) -> Localized | None:
    """Save the fields whose value differs; their names in each of the site's languages, or None when none does."""
    changed = differing(row, changes)
    if not changed:
        return None
    for name in changed:
        setattr(row, name, changes[name])
    row.save(update_fields=changed)
    names = {field.name: field.verbose_name for field in row._meta.fields}
    named = [every_language(names[name]) for name in changed]
    return Localized({code: ", ".join(words[code] for words in named) for code in named[0]})
