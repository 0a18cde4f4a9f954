from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from core.forms import Form, PlainField


class ErasureForm(Form):
    """That I mean it: my own address, typed."""

    address = PlainField(label=_("My e-mail address, typed in full"), max_length=254)

    def __init__(self, data: Any = None, *, user: User, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.user = user

    def clean_address(self) -> str:
        address: str = self.cleaned_data["address"]
        if address.strip().lower() != self.user.email.lower():
            raise ValidationError(_("This is not the address of your account. Nothing was erased."))
        return address

    def answer(self) -> dict[str, Any]:
        return {}
