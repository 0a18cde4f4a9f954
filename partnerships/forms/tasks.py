from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import LocalizedFormField
from partnerships.forms import InsideForm, day_field, partner_field, partners_field
from partnerships.models import Objective


class AssignForm(InsideForm):
    """Who is accountable, who does it, who is asked, who is told."""

    accountable = partner_field(
        label=_("Accountable"),
        empty_label=_("Choose a partner"),
        help_text=_("Exactly one: it answers for the result."),
    )
    responsible = partners_field(label=_("Responsible"), help_text=_("They do the work. At least one."))
    consulted = partners_field(label=_("Consulted"), required=False, help_text=_("They are asked before."))
    informed = partners_field(label=_("Informed"), required=False, help_text=_("They are told after."))

    def clean(self) -> None:
        given = {name: set(self.cleaned_data.get(name) or ()) for name in ("responsible", "consulted", "informed")}
        doing = given["responsible"] | {self.cleaned_data.get("accountable")}
        for name, others in (("consulted", doing), ("informed", doing | given["consulted"])):
            for partner in sorted(given[name] & others, key=str):
                self.add_error(name, _("%(partner)s has a stronger part in this task already.") % {"partner": partner})


class TaskForm(AssignForm):
    """A task, with who does what in it."""

    title = LocalizedFormField(label=_("Task"), max_length=160)
    objective = forms.ModelChoiceField(
        Objective.objects.all(),
        to_field_name="code",
        label=_("Objective"),
        required=False,
        empty_label=_("none"),
    )
    due_on = day_field(label=_("By when"), required=False)
    field_order = ("title", "objective", "due_on")
