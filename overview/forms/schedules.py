from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from impact.periods import quarter_of
from overview.models import ReportSchedule
from overview.rules.schedules import LONGEST
from partnerships.forms import InsideForm, day_field


class ScheduleForm(InsideForm):
    """How often a report is due, from which day on, and how many days there are to make it."""

    every = forms.TypedChoiceField(
        label=_("How often"), choices=ReportSchedule.Every, coerce=int, initial=ReportSchedule.Every.QUARTER
    )
    starts_on = day_field(
        label=_("First day of the first period"),
        help_text=_("A report is opened on the day after each period ends, with its sections to write."),
    )
    days = forms.IntegerField(
        label=_("Days to make it, once the period has ended"), min_value=1, max_value=LONGEST, initial=45
    )

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.initial = {"starts_on": quarter_of(self.partnership.today()).starts_on, **self.initial}
