"""The rows of an archive, told as a table for whoever reads one without Entente."""

from collections.abc import Iterator

from django.db import models

from core.texts import LocalizedField
from overview.contents.archives.table import STAYS, TRAVELS, gathered, identity, model_of, target, travelling

KINDS: tuple[tuple[type[models.Field], str], ...] = (
    (LocalizedField, "texts"),
    (models.JSONField, "json"),
    (models.BooleanField, "yes/no"),
    (models.DateTimeField, "moment"),
    (models.DateField, "day"),
    (models.DecimalField, "decimal"),
    (models.IntegerField, "integer"),
    (models.UUIDField, "uuid"),
)


def schema() -> str:
    """Every kind of row with its fields, then what stays behind."""
    lines: list[str] = []
    for label in TRAVELS:
        lines += ["", f"### `{label}`", "", f"{model_of(label).__doc__} Known by {_known(label)}.", *_apart(label), ""]
        lines += [f"- {field}" for field in _fields(label)]
    lines += ["", "### What stays behind", ""]
    lines += [f"- `{label}`: {why}" for label, why in sorted(STAYS.items())]
    for label, rule in TRAVELS.items():
        lines += [f"- `{label}.{name}`: {why}" for name, why in rule.stays.items()]
    return "\n".join(lines) + "\n"


def _known(label: str) -> str:
    by = identity(label)
    return f"its `{by}`" if by else "a number within the archive"


def _apart(label: str) -> Iterator[str]:
    rule = TRAVELS[label]
    if rule.kept:
        yield f"Private: {', '.join(f'`{name}`' for name in rule.kept)}."
    if rule.private is not None:
        yield (
            "Private where "
            + (", ".join(f"{name} is {value}" for name, value in rule.private.children) or "ever")
            + "."
        )


def _fields(label: str) -> Iterator[str]:
    for field in travelling(label):
        if field.name != identity(label):
            yield f"`{field.name}`: {_kind(field)}{', or null' if field.null else ''}"
    for field in gathered(label):
        yield f"`{field.name}`: list of `{target(field)}`"


def _kind(field: models.Field) -> str:
    if field.is_relation:
        return f"`{target(field)}`"
    return next((said for kind, said in KINDS if isinstance(field, kind)), "text")
