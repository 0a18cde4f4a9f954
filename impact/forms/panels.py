from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import LocalizedFormField
from impact.forms.fields import a_day
from impact.models import PanelChoice, Story
from partnerships.forms import InsideForm

Kind = PanelChoice.Kind
MOST_VOTERS = 1000


def _count(label: Any) -> forms.IntegerField:
    return forms.IntegerField(label=label, required=False, min_value=0, max_value=MOST_VOTERS)


def _choice(label: Any, help_text: Any) -> forms.ModelChoiceField:
    return forms.ModelChoiceField(
        Story.objects.told(),
        to_field_name="code",
        label=label,
        help_text=help_text,
        required=False,
        empty_label=_("none"),
    )


def _reason() -> LocalizedFormField:
    return LocalizedFormField(label=_("Because"), rows=2, max_length=1000, required=False)


class PanelForm(InsideForm):
    """What a panel read and kept, and why."""

    held_on = a_day(label=_("The panel met on"))
    composition = LocalizedFormField(
        label=_("Who sat on it"),
        max_length=300,
        help_text=_("How many residents, partners, others: names are not needed."),
    )
    stories = forms.ModelMultipleChoiceField(
        Story.objects.told(),
        to_field_name="code",
        label=_("Stories that it read"),
        widget=forms.CheckboxSelectMultiple,
    )
    significant = _choice(_("Most significant change"), _("The one story that, for the panel, says best what changed."))
    significant_votes = _count(_("votes for it"))
    significant_voters = _count(_("out of"))
    significant_reason = _reason()
    warning = _choice(_("Story kept as a warning"), _("What must not happen again, or must be looked at."))
    warning_votes = _count(_("votes for it"))
    warning_voters = _count(_("out of"))
    warning_reason = _reason()

    def answer(self) -> dict[str, Any]:
        """What was read, and a choice for each story that is named as kept."""
        given = super().answer()
        choices = []
        for kind in Kind:
            parts = {name: given.pop(f"{kind}_{name}") for name in ("votes", "voters", "reason")}
            story = given.pop(kind)
            if story:
                choices.append(PanelChoice(story=story, kind=kind, **parts))
        return {**given, "stories": list(given["stories"]), "choices": choices}
