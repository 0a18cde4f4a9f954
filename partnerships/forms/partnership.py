from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.forms import ZONES
from core.forms import Form, LocalizedFormField, PlainField
from core.texts import Localized
from partnerships.forms import InsideForm, day_field, partner_field
from partnerships.models import Partnership


class PartnershipForm(Form):
    """What a partnership is about, where, in which languages, from when to when."""

    use_required_attribute = False  # which text is required depends on the main language chosen in the same form
    name = LocalizedFormField(label=_("Name"), max_length=120)
    issue = LocalizedFormField(
        label=_("The issue you want to work on together"),
        rows=3,
        max_length=600,
        help_text=_("In plain words, as you would say it to a neighbour."),
    )
    territory = LocalizedFormField(label=_("Territory"), max_length=160, required=False)
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
        main = self.cleaned_data.get("main_language")
        return ",".join(code for code in self.cleaned_data["other_languages"] if code != main)

    def clean(self) -> None:
        starts, ends = self.cleaned_data.get("starts_on"), self.cleaned_data.get("ends_on")
        if starts and ends and ends < starts:
            self.add_error("ends_on", _("The end comes before the start."))
        spoken = {
            self.cleaned_data.get("main_language"),
            *self.cleaned_data.get("other_languages", "").split(","),
        }
        for name in ("name", "issue", "territory"):
            written = self.cleaned_data.get(name) or {}
            self.cleaned_data[name] = Localized({code: text for code, text in written.items() if code in spoken})


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
