from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import LANGUAGE_NAMES
from impact.forms.adoption import decision_field
from impact.periods import last_ended
from overview.contents.approval import standing_decisions
from overview.models import Build, ReportVersion
from partnerships.forms import MAX_SEQUENCE, InsideForm, day_field


class EditionsForm(InsideForm):
    """For whom and in which languages a report is made."""

    builds = forms.MultipleChoiceField(
        label=_("For whom"),
        choices=Build,
        widget=forms.CheckboxSelectMultiple,
        initial=[Build.PARTNERS],
        help_text=_("For the funders: at most twenty pages, and small counts of people are hidden."),
    )
    languages = forms.MultipleChoiceField(label=_("Languages"), widget=forms.CheckboxSelectMultiple)

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        spoken = self.partnership.languages
        self.fields["languages"].choices = [(code, LANGUAGE_NAMES[code]) for code in spoken]


class ReportForm(EditionsForm):
    """On which period a report is made, for whom, in which languages; the quarter that ended last, unless told."""

    field_order = ("starts_on", "ends_on", "builds", "languages", "due_on")
    starts_on = day_field(
        label=_("First day of the period"), required=False, help_text=_("Empty: from the beginning of the partnership.")
    )
    ends_on = day_field(label=_("Last day of the period"), required=False, help_text=_("Empty: until today."))
    due_on = day_field(
        label=_("To be approved by"), required=False, help_text=_("The facilitator is reminded until it is approved.")
    )

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        quarter = last_ended(self.partnership.today())
        self.initial = {"starts_on": quarter.starts_on, "ends_on": quarter.ends_on, **self.initial}


class FreezeForm(EditionsForm):
    """For whom and in which languages a further version is frozen; `after` is the last one that was seen."""

    after = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=MAX_SEQUENCE)

    def __init__(self, data: Any = None, *, last: ReportVersion | None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        editions = last.editions.all() if last else []
        made = {"builds": [row.build for row in editions], "languages": [row.language for row in editions]}
        before = {name: list(dict.fromkeys(values)) for name, values in made.items() if values}
        main = {"languages": [self.partnership.main_language], "after": last.number if last else 0}
        self.initial = main | before | self.initial


class ApproveReportForm(InsideForm):
    """By which decision the committee approved a version: one adopted since it was frozen, that names it."""

    decision = decision_field()

    def __init__(self, data: Any = None, *, version: ReportVersion, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        choice = self.fields["decision"]
        self.known = version.approving(standing_decisions(self.partnership))
        choice.queryset = choice.queryset.filter(pk__in=[row.pk for row in self.known]).select_related("partnership")
        if len(self.known) == 1:
            self.initial.setdefault("decision", self.known[0].uuid)
        choice.required, choice.empty_label = True, _("choose the decision")
