from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation, User
from core.forms import Form, LocalizedFormField, PlainField
from partnerships import rules
from partnerships.actions.acceptance import IDENTITY
from partnerships.models import Invitation


class AcceptanceForm(Form):
    """What I am in my organisation and, when I am the first of it to come, which organisation it is."""

    organisation = forms.ModelChoiceField(
        label=_("Is it an organisation that you already belong to here?"),
        queryset=Organisation.objects.none(),
        to_field_name="uuid",
        required=False,
        empty_label=_("no, it is the one described below"),
        help_text=_("If you choose one, what is written below is not used."),
    )
    name = PlainField(label=_("Name of the organisation"), max_length=160, required=False)
    legal_form = LocalizedFormField(label=_("Legal form"), max_length=120, required=False)
    registration = PlainField(
        label=_("Registration number"),
        max_length=60,
        required=False,
        help_text=_("As your country gives it: SIREN, company or charity number."),
    )
    seat = PlainField(label=_("Registered office"), max_length=200, required=False)
    function = LocalizedFormField(
        label=_("Your function in your organisation"),
        max_length=120,
        required=False,
        help_text=_("For instance: director, deputy mayor, spokesperson."),
    )

    def __init__(self, data: Any = None, *, invitation: Invitation, user: Any, **kwargs: Any) -> None:
        opens = rules.opens_organisation(invitation)
        known = invitation.partner.organisation if opens else None
        initial = {field: getattr(known, field) for field in IDENTITY} if opens else {}
        super().__init__(data, languages=invitation.partnership.languages, initial=initial, **kwargs)
        self.opens, self.known = opens, known
        mine = mine_of(user) if opens else Organisation.objects.none()
        for name in () if opens else IDENTITY:
            del self.fields[name]
        if mine.exists():
            self.fields["organisation"].queryset = mine
        else:
            del self.fields["organisation"]

    def clean_name(self) -> str:
        """The corrected name; left empty, the one of the invitation stays."""
        return self.cleaned_data["name"] or self.known.name

    def answer(self) -> dict[str, Any]:
        given = super().answer()
        identity = {name: given.pop(name) for name in IDENTITY if name in given}
        return {**given, "identity": identity} if self.opens else given


def mine_of(user: Any) -> Any:
    """The organisations that a person belongs to now; none for who is not signed in."""
    if not isinstance(user, User):
        return Organisation.objects.none()
    return Organisation.objects.filter(affiliations__user=user, affiliations__ended_on=None).order_by("name")
