from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from charters.forms.signing import SignatoryForm
from charters.models import Accession, CharterVersion
from charters.rules import may_decide
from core.forms import Form, LocalizedFormField, PlainField
from governance.models import Decision
from partnerships.forms import InsideForm, day_field, partner_field


class AccessionForm(InsideForm):
    """Who joins, by which decision, and what it undertakes."""

    partner = partner_field(label=_("Organisation that joins"))
    decision = forms.ModelChoiceField(
        label=_("Decision of the committee"),
        queryset=Decision.objects.filter(outcome=Decision.Outcome.ADOPTED),
        to_field_name="uuid",
        required=False,
        help_text=_("Adopted on its entry, or on this very version. It is needed once the charter is in force."),
    )
    commitment = LocalizedFormField(
        label=_("What it brings and undertakes"),
        rows=5,
        max_length=3000,
        required=False,
        help_text=_("Empty: what the charter asks of each partner, and nothing more."),
    )
    signing_until_on = day_field(label=_("Last day to sign"), required=False)

    def __init__(self, data: Any = None, *, version: CharterVersion, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        decisions = self.fields["decision"]
        fitting = [row.pk for row in decisions.queryset if may_decide(version, row)]
        decisions.queryset = decisions.queryset.filter(pk__in=fitting)
        partners = self.fields["partner"]
        partners.queryset = partners.queryset.exclude(pk__in=version.signatories.counted().values("partner"))
        partners.queryset = partners.queryset.exclude(pk__in=version.accessions.standing().values("partner"))


class DeedSignatoryForm(SignatoryForm):
    """Through whom a partner signs its deed of accession, and with what authority if it is known already."""

    partner = None
    group = None

    def __init__(self, data: Any = None, *, accession: Accession, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        people = self.fields["member"]
        people.queryset = people.queryset.filter(partner=accession.partner)


class CallOffForm(Form):
    """Why a deed is called off; every partner reads it."""

    reason = PlainField(label=_("Why"), rows=4, max_length=2000)
