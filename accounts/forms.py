from zoneinfo import available_timezones

from allauth.account.forms import ConfirmEmailVerificationCodeForm, RequestLoginCodeForm
from allauth.account.internal.flows.manage_email import sync_email_address
from allauth.account.models import EmailAddress
from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import Arrival, User
from core.forms import Form, PlainField

ZONES = sorted(
    zone for zone in available_timezones() if "/" in zone and not zone.startswith(("Etc/", "posix/", "right/"))
)


class ProfileForm(Form):
    """How I am called, and how the site speaks to me."""

    name = PlainField(label=_("Name"), max_length=120)
    language = forms.ChoiceField(label=_("Language"), choices=User.Language.choices)
    time_zone = forms.ChoiceField(label=_("Time zone"), choices=[(zone, zone.replace("_", " ")) for zone in ZONES])


class SignInCodeForm(RequestLoginCodeForm):
    """The address to which a code goes; one code both lets its owner in and proves the address.

    Who came here from another site under this address, and has no account yet, is let in as that person.
    """

    def clean_email(self) -> str:
        email = super().clean_email()
        self._user = _owner(email)
        if self._user:
            sync_email_address(self._user, email.lower())
        return email


def _owner(email: str) -> User | None:
    """Who is let in by a code sent there: who has proven it, else whose account it is, else who arrived under it.

    Whoever merely says that it is theirs is none of them: its owner's code must not open, nor prove it for, them.
    """
    proven = EmailAddress.objects.filter(email__iexact=email, verified=True, user__is_active=True)
    if row := proven.select_related("user").first():
        return row.user
    account = User.objects.filter(email__iexact=email, is_active=True).first()
    return account or Arrival.objects.under(email)


class AddressCodeForm(ConfirmEmailVerificationCodeForm):
    """The code by which I prove another address of mine; somebody who only arrived under it does not stand in the way.

    They are whoever proves it: see `match_arrivals`.
    """

    def clean_code(self) -> str:
        unproven = EmailAddress.objects.filter(email__iexact=self.email, verified=False, user__arrival__isnull=False)
        unproven.exclude(user=self.user).delete()
        return super().clean_code()
