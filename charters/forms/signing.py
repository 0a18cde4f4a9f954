from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from charters.forms.files import PdfField
from charters.models import Signatory
from core.forms import LocalizedFormField, PlainField
from partnerships.forms import InsideForm, day_field, partner_field
from partnerships.models import Member


class AuthorityForm(InsideForm):
    """By what act a person binds their organisation."""

    kind = forms.ChoiceField(label=_("Authority to sign"), choices=Signatory.Authority.choices)
    reference = LocalizedFormField(
        label=_("Its reference"),
        max_length=300,
        help_text=_("For instance “Deliberation no. 2025-118 of the municipal council”."),
    )
    dated_on = day_field(label=_("Its date"), required=False)
    file = PdfField(label=_("The act itself, as PDF"), required=False)


class SignatoryForm(InsideForm):
    """Through whom a partner signs, and with what authority if it is known already."""

    partner = partner_field(label=_("Partner"))
    member = forms.ModelChoiceField(
        label=_("Person"), queryset=Member.objects.current().select_related("user"), to_field_name="uuid"
    )
    function = LocalizedFormField(label=_("Function"), max_length=160, required=False)
    authority_kind = forms.ChoiceField(
        label=_("Authority to sign"),
        choices=[("", _("not known yet")), *Signatory.Authority.choices],
        required=False,
    )
    authority_reference = LocalizedFormField(label=_("Its reference"), max_length=300, required=False)
    authority_dated_on = day_field(label=_("Its date"), required=False)
    authority_file = PdfField(label=_("The act itself, as PDF"), required=False)

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        people = self.fields["member"]
        people.queryset = people.queryset.exclude(partner=None).select_related("partner__organisation")
        people.label_from_instance = lambda member: f"{member.user.name} · {member.partner.name}"


class SignForm(InsideForm):
    """The last step: the sentence, unticked, the code, and the fingerprint of the file that was read."""

    code = PlainField(
        label=_("The six digits sent to you by mail"),
        max_length=12,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )
    agreed = forms.BooleanField(required=False)
    digest = forms.RegexField(r"^[0-9a-f]{64}$", widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, sentence: str, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.fields["agreed"].label = sentence


class PaperForm(InsideForm):
    """A page signed by hand: its scan, or where it is kept, and the date written on it."""

    file = PdfField(label=_("Scan of the signed page, as PDF"), required=False)
    reference = PlainField(
        label=_("Where the original is kept"),
        max_length=200,
        required=False,
        help_text=_("For instance “municipal archives, box 12”. One of the two is needed."),
    )
    signed_on = day_field(label=_("Date written on the page"), required=False)


class DeclineForm(InsideForm):
    """Why a signature is declined; every partner reads it."""

    reason = PlainField(label=_("Why"), rows=4, max_length=2000)
