"""The next version to write: made when an amendment is opened, or when a frozen version goes back to writing."""

from typing import Any

from django.db.models import Q

from charters.models import Charter, CharterVersion
from core import clock
from core.texts import Localized
from partnerships.actions import unlock_text
from partnerships.actions.texts import next_label
from partnerships.models import Text

COPIED = ("entry_rule", "entry_on", "entry_count", "exit_notice_months", "review_on")


def next_draft(
    charter: Charter,
    *,
    label: str = "",
    based_on: CharterVersion | None = None,
    summary: Localized | None = None,
) -> CharterVersion:
    """The next version, a draft with the terms of the one it is written from; its words can change again.

    The charter's row is held by whoever calls. Without a `label` it is named after the last version; without
    `based_on` it has the terms of the last version, and amends nothing.
    """
    versions = list(charter.versions.select_related("partnership").order_by("number"))
    last = versions[-1]
    source, number = based_on or last, last.number + 1
    terms: dict[str, Any] = {name: getattr(source, name) for name in COPIED}
    until = source.signing_until_on
    if until and until > source.partnership.today():
        terms["signing_until_on"] = until
    draft = CharterVersion.objects.create(
        partnership=last.partnership,
        charter=charter,
        number=number,
        label=label.strip() or _label(last, {version.label for version in versions}),
        based_on=based_on,
        summary=summary or Localized(),
        started_at=clock.now(),
        **terms,
    )
    unlock_texts(charter)
    return draft


def unlock_texts(charter: Charter) -> None:
    """What freezing had locked can be written again: the articles, and the vision that was quoted."""
    held = Q(article__charter=charter) | Q(vision__partnership=charter.partnership_id)
    for text in Text.objects.filter(held, locked_at__isnull=False).order_by("pk"):
        unlock_text(text)


def _label(last: CharterVersion, taken: set[str]) -> str:
    """The name that follows that of the last version, and that no version has."""
    number, label = last.number + 1, next_label(last.label, last.number + 1)
    while label in taken:
        number += 1
        label = next_label(label if "." in label else last.label, number)
    return label
