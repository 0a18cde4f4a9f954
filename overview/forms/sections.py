from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import LocalizedFormField
from overview.models import ReportSection
from partnerships.forms import InsideForm
from partnerships.models import Member


class PersonHereField(forms.ModelChoiceField):
    """Somebody who has a place here, with the partner they are here for."""

    def label_from_instance(self, member: Member) -> str:
        return f"{member} ({member.partner})" if member.partner else str(member)


class OwnerForm(InsideForm):
    """Who writes a section."""

    owner = PersonHereField(
        Member.objects.all(),
        to_field_name="uuid",
        label=_("Who writes it"),
        required=False,
        empty_label=_("nobody in particular"),
    )

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        choice = self.fields["owner"]
        choice.queryset = choice.queryset.filter(ended_at=None).select_related("user", "partner__organisation")


class SectionForm(InsideForm):
    """The text of a section, bound to what its writer had read."""

    body = LocalizedFormField(
        label=_("Text"),
        rows=8,
        max_length=6000,
        required=False,
        help_text=_("It stands in the section, before its figures. Say what the figures do not."),
    )
    seen = forms.RegexField(r"^[0-9a-f]{64}$", widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any = None, *, section: ReportSection, **kwargs: Any) -> None:
        super().__init__(data, initial={"body": section.body, "seen": section.print}, **kwargs)

    def overtaken(self, section: ReportSection) -> bool:
        """Whether the text is no longer what this form was opened on; sent again, it starts from there."""
        late = self.is_bound and self.data.get("seen", "") != section.print
        if late:
            self.data = self.data.copy()
            self.data["seen"] = section.print
        return late
