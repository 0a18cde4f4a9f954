from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import LocalizedFormField
from impact.forms.fields import BehalfForm, a_day, objective_field, yes_or_no
from impact.models import Story
from partnerships.forms import InsideForm
from partnerships.models import Objective, Partnership

CONSENT_ON = _("Consent given on")
ANSWERS = {"yes": True, "no": False}


def scope_field() -> forms.ChoiceField:
    """Where a story may be read."""
    return forms.ChoiceField(
        label=_("May be read"),
        choices=Story.Scope.choices,
        widget=forms.RadioSelect,
        initial=Story.Scope.PARTNERS,
    )


class WordsForm(InsideForm):
    """What somebody tells, what we had to do with it, and what else may have played a part."""

    teller = LocalizedFormField(
        label=_("Who tells it"),
        max_length=120,
        help_text=_("Never a real name: “a tenant, 71” is enough."),
    )
    body = LocalizedFormField(label=_("What changed, in their words"), rows=6, max_length=4000)
    expected = yes_or_no(_("We expected it"), _("Nobody had planned it"), label=_("Was this change expected?"))
    positive = yes_or_no(_("For the better"), _("For the worse"), label=_("How did things change?"))
    contribution = LocalizedFormField(
        label=_("What we had to do with it"),
        rows=3,
        max_length=1500,
        required=False,
        help_text=_("What the partners did that helped, or harmed."),
    )
    causes = LocalizedFormField(
        label=_("What else may have played a part"),
        rows=3,
        max_length=1500,
        required=False,
        help_text=_("We speak of contribution: other causes are named too."),
    )
    objective = objective_field()


class StoryForm(WordsForm, BehalfForm):
    """A change told by somebody, with their consent."""

    told_on = a_day(label=_("Told on"))
    consent_on = a_day(label=CONSENT_ON, help_text=_("The teller agreed to this text, and may take it back."))
    consent_scope = scope_field()
    field_order = (
        *("partner", "teller", "told_on", "body", "expected", "positive", "contribution", "causes", "objective"),
        *("consent_on", "consent_scope"),
    )


class ChangeStoryForm(WordsForm):
    """A story worded again; the teller's consent is asked again."""

    consent_on = a_day(
        label=_("The teller agreed to this new text on"),
        help_text=_("Read it to them first: their consent is to these words. The words before are kept nowhere."),
    )


class ConsentForm(InsideForm):
    """Where a story may be read from now on."""

    consent_scope = scope_field()
    consent_on = a_day(label=_("The teller said so on"))


class WithdrawForm(InsideForm):
    """A teller takes their consent back."""

    blank_quotes = forms.BooleanField(
        label=_("Erase these words of others too"),
        required=False,
        initial=True,
        help_text=_("Leave it ticked if they repeat what the teller said, or let the teller be known."),
    )

    def __init__(self, data: Any = None, *, quoted: bool, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        if not quoted:
            del self.fields["blank_quotes"]


class StoryFilterForm(forms.Form):
    """Which stories to show."""

    expected = forms.ChoiceField(
        label=_("Expected or not"),
        choices=(("", _("all")), ("no", _("nobody had planned it")), ("yes", _("we expected it"))),
        required=False,
    )
    positive = forms.ChoiceField(
        label=_("Better or worse"),
        choices=(("", _("all")), ("yes", _("for the better")), ("no", _("for the worse"))),
        required=False,
    )
    objective = forms.ModelChoiceField(
        Objective.objects.none(), to_field_name="code", label=_("Objective"), required=False, empty_label=_("any")
    )

    def __init__(self, data: Any = None, *, partnership: Partnership) -> None:
        super().__init__(data)
        told = Objective.objects.filter(partnership=partnership, stories__isnull=False)
        self.fields["objective"].queryset = told.distinct()

    def wanted(self) -> dict[str, Any]:
        """What each filter holds; one that cannot be read is left out, and says so beside its field."""
        self.is_valid()
        return {name: ANSWERS.get(value, value) for name, value in self.cleaned_data.items() if value}
