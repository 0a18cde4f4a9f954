from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation
from core.forms import LocalizedFormField, PlainField
from partnerships.forms import InsideForm

SHORT_NAME = RegexValidator(r"^[A-Za-z0-9]{2,8}$", _("Two to eight letters or digits, without accents or spaces."))


class PersonForm(InsideForm):
    """Whom to invite, and where the message goes."""

    name = PlainField(label=_("Name of the person"), max_length=120)
    email = forms.EmailField(
        label=_("Their e-mail address"),
        max_length=254,
        help_text=_("The invitation goes there, and works for this address alone."),
    )


class PartnerForm(PersonForm):
    """Which organisation to invite, through whom."""

    organisation = PlainField(label=_("Name of the organisation"), max_length=160)
    code = PlainField(
        label=_("Short name"),
        max_length=8,
        validators=[SHORT_NAME],
        help_text=_("Two to eight letters, shown in tables: LLU for Logis & Lumière."),
    )
    sector = forms.ChoiceField(label=_("Kind of organisation"), choices=Organisation.Sector.choices)
    legal_form = LocalizedFormField(label=_("Legal form"), max_length=120, required=False)
    part = LocalizedFormField(label=_("Part in the partnership"), max_length=200, required=False)
    field_order = ("organisation", "code", "sector", "legal_form", "part", "name", "email")


class AcceptanceForm(InsideForm):
    """What I am in my organisation."""

    function = LocalizedFormField(
        label=_("Your function in your organisation"),
        max_length=120,
        required=False,
        help_text=_("For instance: director, deputy mayor, spokesperson."),
    )
