from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.forms import ZONES
from core.forms import Form, LocalizedFormField, PlainField
from core.texts import Localized
from partnerships.forms import InsideForm, day_field, partner_field
from partnerships.forms.agenda import AgendaField
from partnerships.forms.objectives import ZEROS
from partnerships.models import Partnership


class PartnershipForm(Form):
    """The note of intent: what it is about, where, who starts it and why now, in which languages, from when to when."""

    use_required_attribute = False  # which text is required depends on the main language chosen in the same form
    name = LocalizedFormField(label=_("Name"), max_length=120)
    issue = LocalizedFormField(
        label=_("The issue you want to work on together"),
        rows=3,
        max_length=600,
        help_text=_("In plain words, as you would say it to a neighbour."),
    )
    territory = LocalizedFormField(label=_("Territory"), max_length=160, required=False)
    initiative = LocalizedFormField(
        label=_("Who starts it, and why now"),
        rows=3,
        max_length=1000,
        required=False,
        help_text=_("Who met, what made them meet, what cannot wait."),
    )
    sdg_targets = AgendaField(
        label=_("Goals and targets of the 2030 Agenda"),
        help_text=_("By number, only those it truly serves: 1.4, 7.b, 11"),
    )
    zeros = forms.MultipleChoiceField(
        label=_("Which of the three zeros it serves"),
        choices=ZEROS,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    main_language = forms.ChoiceField(label=_("Main language"), choices=Partnership.Language.choices)
    other_languages = forms.MultipleChoiceField(
        label=_("The texts are also written in"),
        choices=Partnership.Language.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    time_zone = forms.ChoiceField(
        label=_("Time zone"),
        choices=[(zone, zone.replace("_", " ")) for zone in ZONES],
        help_text=_("It decides days and deadlines for everybody."),
    )
    starts_on = day_field(label=_("Starts on"), required=False)
    ends_on = day_field(label=_("Ends on"), required=False)

    def clean_other_languages(self) -> str:
        return ",".join(code for code in self.cleaned_data["other_languages"] if code != self.spoken_first())

    def clean_zeros(self) -> str:
        return ", ".join(self.cleaned_data["zeros"])

    def spoken_first(self) -> str | None:
        """The main language, as chosen in this form."""
        return self.cleaned_data.get("main_language")

    def clean(self) -> None:
        starts, ends = self.cleaned_data.get("starts_on"), self.cleaned_data.get("ends_on")
        if starts and ends and ends < starts:
            self.add_error("ends_on", _("The end comes before the start."))
        spoken = {self.spoken_first(), *self.cleaned_data.get("other_languages", "").split(",")}
        for name in ("name", "issue", "territory", "initiative"):
            written = self.cleaned_data.get(name) or {}
            self.cleaned_data[name] = Localized({code: text for code, text in written.items() if code in spoken})


class NoteForm(PartnershipForm):
    """The note of intent, to change: all but the main language, in which every text is written already."""

    def __init__(self, data: Any = None, *, partnership: Partnership, **kwargs: Any) -> None:
        others = [code for code in Partnership.Language.values if code != partnership.main_language]
        super().__init__(data, languages=(partnership.main_language, *others), **kwargs)
        self.partnership = partnership
        del self.fields["main_language"]
        self.fields["other_languages"].choices = [(code, Partnership.Language(code).label) for code in others]

    def spoken_first(self) -> str:
        return self.partnership.main_language


class StageForm(InsideForm):
    """To which stage, and why all the same when something is missing."""

    stage = forms.ChoiceField(label=_("Stage"), choices=Partnership.State.choices, widget=forms.RadioSelect)
    reason = PlainField(
        label=_("Why go on although something is missing"),
        rows=3,
        max_length=1000,
        required=False,
        help_text=_("Only asked when something is missing. It is written in the register, for all partners."),
    )


class LeadPartnerForm(InsideForm):
    """Which partner answers to funders."""

    partner = partner_field(label=_("Lead partner"), empty_label=_("Choose a partner"))
