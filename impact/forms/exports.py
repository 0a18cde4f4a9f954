from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from partnerships.forms import InsideForm

FORMATS = (
    ("xlsx", _("workbook (XLSX): every table, a sheet each")),
    ("csv", _("one table (CSV), for any spreadsheet")),
    ("json", _("data (JSON), for programs")),
    ("iati", _("results in the standard of international aid (IATI 2.03)")),
)
TABLES = (
    ("measures", _("measurements")),
    ("slices", _("slices of measurements")),
    ("indicators", _("indicators")),
    ("readings", _("progress of each indicator")),
    ("stories", _("stories of change")),
    ("about", _("what the file holds, and what it leaves out")),
)
AUDIENCES = (
    ("partners", _("for the partners: everything")),
    ("outside", _("for people outside: confirmed figures, small counts of people hidden")),
)


class ExportForm(InsideForm):
    """What to take away, for whom, in which form."""

    audience = forms.ChoiceField(label=_("For whom"), choices=AUDIENCES, widget=forms.RadioSelect, initial="partners")
    format = forms.ChoiceField(label=_("Form"), choices=FORMATS, widget=forms.RadioSelect, initial="xlsx")
    table = forms.ChoiceField(label=_("Which table, as CSV"), choices=TABLES, required=False)

    def token(self) -> None:
        """No form sent once: the page stays, and one takes a second file from it."""

    def answer(self) -> dict[str, Any]:
        """For whom, and in which form; IATI is always for people outside."""
        return {"outside": self.outside, "format": self.cleaned_data["format"]}

    @property
    def outside(self) -> bool:
        return self.cleaned_data["audience"] == "outside" or self.cleaned_data["format"] == "iati"

    @property
    def table_wanted(self) -> str:
        return self.cleaned_data["table"] or "measures"
