from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import Form
from partnerships.forms import MAX_SEQUENCE
from partnerships.order import Way


class MoveForm(Form):
    """One step up or down, from the place where the person saw it."""

    way = forms.ChoiceField(
        choices=((Way.UP, _("Move up")), (Way.DOWN, _("Move down"))),
        error_messages=dict.fromkeys(("required", "invalid_choice"), _("Say whether it goes up or down.")),
    )
    rank = forms.IntegerField(required=False, min_value=0, max_value=MAX_SEQUENCE)
