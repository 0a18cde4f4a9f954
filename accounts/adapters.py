"""What Entente tells allauth."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import EmailAddress
from django.http import HttpRequest, HttpResponse

from accounts.actions import match_arrivals
from accounts.models import User


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are opened by invitation: nobody signs up alone."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def post_login(self, request: HttpRequest, user: User, **how: Any) -> HttpResponse:
        """Who has signed in has proven their address: they are whoever arrived under it."""
        match_arrivals(user, by=user)
        return super().post_login(request, user, **how)

    def confirm_email(self, request: HttpRequest, email_address: EmailAddress) -> bool:
        """So has who typed the code sent to another address of theirs."""
        confirmed = super().confirm_email(request, email_address)
        if confirmed:
            match_arrivals(email_address.user, by=email_address.user)
        return confirmed
