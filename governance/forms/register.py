from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import PlainField
from governance.contents.lookup import Choices
from governance.models import Decision
from partnerships.models import Member, Objective, Partner, Partnership

OUTCOMES = [("adopted", _("adopted")), ("rejected", _("rejected")), ("advised", _("advice given"))]


class RegisterFilterForm(forms.Form):
    """Which decisions to show: each filter is one of these fields, and nothing else is read from the address."""

    words = PlainField(label=_("Words"), max_length=100, required=False)
    state = forms.ChoiceField(label=_("State"), required=False)
    category = forms.ChoiceField(label=_("Category"), required=False)
    year = forms.ChoiceField(label=_("Year"), required=False)
    owner = forms.ModelChoiceField(
        Member.objects.none(),
        to_field_name="uuid",
        label=_("Who answers for it"),
        required=False,
        empty_label=_("anybody"),
    )
    partner = forms.ModelChoiceField(
        Partner.objects.none(),
        to_field_name="code",
        label=_("Seat that answered or is awaited"),
        required=False,
        empty_label=_("all partners"),
    )
    objective = forms.ModelChoiceField(
        Objective.objects.none(), to_field_name="code", label=_("Objective"), required=False, empty_label=_("any")
    )
    mine = forms.BooleanField(label=_("Waiting for my answer"), required=False)
    settled = forms.BooleanField(label=_("Settled by the lead"), required=False)

    def __init__(self, data: Any = None, *, partnership: Partnership, offered: Choices) -> None:
        super().__init__(data)
        states = [(value, label) for value, label in Decision.State.choices if value != Decision.State.DRAFT]
        self.fields["state"].choices = [("", _("all decisions")), *states, *OUTCOMES]
        self.fields["category"].choices = [("", _("all categories")), *offered.categories]
        self.fields["year"].choices = [("", _("all years")), *offered.years]
        owners = Member.objects.filter(owned_decisions__partnership=partnership).select_related("user")
        self.fields["owner"].queryset = owners.distinct()
        seated = Partner.objects.filter(partnership=partnership, seats__isnull=False)
        self.fields["partner"].queryset = seated.select_related("organisation").distinct()
        served = Objective.objects.filter(partnership=partnership, decisions__isnull=False)
        self.fields["objective"].queryset = served.distinct()

    def wanted(self) -> dict[str, Any]:
        """What each filter holds; one that cannot be read is left out, and says so beside its field."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}

    def beyond_the_first(self) -> bool:
        """Whether a filter that the page folds away is set, or could not be read."""
        folded = set(self.fields) - {"words", "state", "mine"}
        return bool(folded & {*self.wanted(), *self.errors})

    def in_words(self) -> list[tuple[str, str]]:
        """The filters that are set, each with its name and its value in words."""
        said = []
        for name, value in self.wanted().items():
            field = self.fields[name]
            plain = isinstance(field, forms.ChoiceField) and not isinstance(field, forms.ModelChoiceField)
            shown = dict(field.choices).get(value, value) if plain else value
            said.append((str(field.label), "" if value is True else str(shown)))
        return said
