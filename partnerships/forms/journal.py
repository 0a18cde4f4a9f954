from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _

from core.forms import LANGUAGE_NAMES
from partnerships.contents.journal import Asked, places
from partnerships.forms import MAX_SEQUENCE, InsideForm, day_field
from partnerships.models import Partner, Partnership

IN_TIME = [MinValueValidator(date(1900, 1, 1)), MaxValueValidator(date(2999, 12, 31))]


class WhichLines(forms.Form):
    """Which lines of the register: about what, by whom, for which partner, from when to when."""

    about = forms.ChoiceField(label=_("About"), required=False)
    person = forms.ChoiceField(label=_("Person"), required=False)
    partner = forms.ChoiceField(label=_("Partner"), required=False)
    since = day_field(label=_("From"), required=False, validators=IN_TIME)
    until = day_field(label=_("Until"), required=False, validators=IN_TIME)

    def offer(self, partnership: Partnership, people: dict[str, str]) -> None:
        """Offer what there is here to choose from; `people` gives names by identity."""
        names = sorted(people.items(), key=lambda person: person[1].casefold())
        self.fields["about"].choices = [("", _("everything")), *places()]
        self.fields["person"].choices = [("", _("everybody")), *names]
        rows = Partner.objects.filter(partnership=partnership).select_related("organisation")
        self.partners = {partner.code: partner for partner in rows}
        listed = [(code, partner.name) for code, partner in self.partners.items()]
        self.fields["partner"].choices = [("", _("all partners")), *listed]

    def clean_partner(self) -> Partner | None:
        return self.partners.get(self.cleaned_data["partner"])

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        since, until = told.get("since"), told.get("until")
        if since and until and since > until:
            raise ValidationError({"until": _("This period ends before it begins.")})
        return told

    def asked(self) -> Asked:
        """The question; all lines when it means nothing."""
        told = self.cleaned_data if self.is_valid() else {}
        return Asked(**{name: told[name] for name in WhichLines.base_fields if told.get(name)})


class JournalFilterForm(WhichLines):
    """Which lines of the register to show, and before which one."""

    before = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=1, max_value=MAX_SEQUENCE)

    def __init__(self, data: Any = None, *, partnership: Partnership, people: dict[str, str], **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.offer(partnership, people)

    def earlier_than(self) -> int | None:
        """The line before which one goes on."""
        return self.cleaned_data.get("before") if self.is_valid() else None

    def kept(self) -> dict[str, str]:
        """What was asked, for the address of another page of the same lines."""
        told = self.data if self.is_valid() else {}
        return {name: told[name] for name in WhichLines.base_fields if told.get(name)}


class JournalPaperForm(WhichLines, InsideForm):
    """Which lines to put on paper, and in which of the partnership's languages."""

    language = forms.ChoiceField(label=_("Language"))

    def __init__(self, data: Any = None, *, people: dict[str, str], **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.offer(self.partnership, people)
        spoken = self.partnership.languages
        self.fields["language"].choices = [(code, LANGUAGE_NAMES.get(code, code)) for code in spoken]
