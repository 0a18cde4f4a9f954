from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from charters.forms.files import PdfField
from charters.models import Signatory
from core.forms import LocalizedFormField, PlainField, known_day
from partnerships.forms import InsideForm, day_field
from partnerships.models import Member, Partner


class NoticeForm(InsideForm):
    """Why a partner leaves the charter, and by what act its representative may say so."""

    reason = PlainField(label=_("Why you leave"), rows=4, max_length=2000)
    authority_kind = forms.ChoiceField(label=_("Authority to give notice"), choices=Signatory.Authority.choices)
    authority_reference = LocalizedFormField(
        label=_("Its reference"),
        max_length=300,
        help_text=_("For instance “Deliberation no. 2025-118 of the municipal council”."),
    )
    authority_dated_on = day_field(label=_("Its date"), required=False)
    file = PdfField(label=_("The act itself, as PDF"), required=False)


class RepresentativeForm(InsideForm):
    """Who stands for a bound partner before the charter from now on, and by what act."""

    member = forms.ModelChoiceField(
        label=_("Person"), queryset=Member.objects.current().select_related("user"), to_field_name="uuid"
    )
    function = LocalizedFormField(label=_("Function"), max_length=160, required=False)
    authority_kind = forms.ChoiceField(label=_("Authority to represent it"), choices=Signatory.Authority.choices)
    authority_reference = LocalizedFormField(label=_("Its reference"), max_length=300)
    since_on = day_field(label=_("Since"))

    def __init__(self, data: Any = None, *, partner: Partner, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        people = self.fields["member"]
        people.queryset = people.queryset.filter(partner=partner)
        people.label_from_instance = lambda member: member.user.name


class AsOfForm(forms.Form):
    """The day on which one asks who was, or will be, bound."""

    on = day_field(label=_("On which day"), required=False, validators=[known_day])
