from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from core.forms import AmountField, LocalizedFormField, PlainField
from governance.forms import InsideForm
from governance.models import CategoryRule
from governance.rules.rulebook import KEPT
from governance.sentences import nonsense_in_words
from governance.sentences.labels import BASES, MEASURES, METHODS
from governance.tally import Base, Measure, Method, Rule
from governance.tally.rule import exact

REACHED, EXCEEDED = "reached", "exceeded"
BOUNDS = (
    ("", gettext_lazy("as the method usually says")),
    (REACHED, pgettext_lazy("a share", "reached or exceeded")),
    (EXCEEDED, pgettext_lazy("a share", "exceeded")),
)
USUAL_BASE = ("", gettext_lazy("as the method usually says"))
COUNT, SHARE = "count", "share"
QUORUM_KINDS = (
    ("", gettext_lazy("no quorum")),
    (COUNT, gettext_lazy("a number of seats")),
    (SHARE, gettext_lazy("a share of the seats")),
)
OF_RULE = {"method", "share", "base", "bound"}
OF_WRITTEN = {"written_method", "written_share", "written_base", "written_bound"}
OF_QUORUM = {"quorum", "quorum_count", "quorum_share", "quorum_base", "quorum_bound", "quorum_measure"}


class CategoryForm(InsideForm):
    """One category of decisions: its name, its rule at a meeting and in writing, what the lead may."""

    label = LocalizedFormField(label=gettext_lazy("Name of the category"), max_length=80)
    of = forms.ChoiceField(
        label=gettext_lazy("New category, or another amount of a known one"),
        required=False,
        help_text=gettext_lazy("With another amount the name stays empty."),
    )
    matter = forms.ChoiceField(
        label=gettext_lazy("What it is about"),
        choices=CategoryRule.Matter.choices,
        initial=CategoryRule.Matter.ORDINARY,
    )
    above = AmountField(label=gettext_lazy("Above this amount"), min_value=0, initial=0)
    method = forms.ChoiceField(label=gettext_lazy("Method"), choices=list(METHODS.items()), initial=Method.SIMPLE)
    share = PlainField(label=gettext_lazy("Share to reach, as a fraction"), max_length=20, required=False)
    base = forms.ChoiceField(label=gettext_lazy("Share of what"), choices=[USUAL_BASE, *BASES.items()], required=False)
    bound = forms.ChoiceField(label=gettext_lazy("The share must be"), choices=BOUNDS, required=False)
    quorum = forms.ChoiceField(label=gettext_lazy("Quorum"), choices=QUORUM_KINDS, required=False)
    quorum_count = forms.IntegerField(label=gettext_lazy("Number of seats"), min_value=1, max_value=999, required=False)
    quorum_share = PlainField(label=gettext_lazy("Share of the seats, as a fraction"), max_length=20, required=False)
    quorum_base = forms.ChoiceField(
        label=gettext_lazy("Share of which seats"),
        choices=[(base, BASES[base]) for base in (Base.ALL_SEATS, Base.SEATS_ELIGIBLE)],
        initial=Base.ALL_SEATS,
        required=False,
    )
    quorum_bound = forms.ChoiceField(
        label=gettext_lazy("The share of the quorum must be"), choices=BOUNDS[1:], initial=EXCEEDED, required=False
    )
    quorum_measure = forms.ChoiceField(
        label=gettext_lazy("What the quorum counts"),
        choices=list(MEASURES.items()),
        initial=Measure.PRESENT,
        required=False,
        help_text=gettext_lazy(
            "Counted on presence or on votes cast, one more “no” can complete the quorum and make a text pass. "
            "Counted on the seats in favour, it cannot."
        ),
    )
    consent_first = forms.BooleanField(label=gettext_lazy("A consent round comes first"), required=False)
    written_method = forms.ChoiceField(
        label=gettext_lazy("Method in writing"),
        choices=[("", gettext_lazy("the same as at a meeting")), *METHODS.items()],
        required=False,
        help_text=gettext_lazy("In writing there is no quorum, and silence is never a yes."),
    )
    written_share = PlainField(
        label=gettext_lazy("Share to reach in writing, as a fraction"), max_length=20, required=False
    )
    written_base = forms.ChoiceField(
        label=gettext_lazy("Share of what, in writing"), choices=[USUAL_BASE, *BASES.items()], required=False
    )
    written_bound = forms.ChoiceField(
        label=gettext_lazy("The share in writing must be"), choices=BOUNDS, required=False
    )
    written_days = forms.IntegerField(
        label=gettext_lazy("Days to answer in writing, at least"), min_value=1, max_value=90, initial=10
    )
    lead_may_settle = forms.BooleanField(
        label=gettext_lazy("In a deadlock the lead may settle"),
        required=False,
        help_text=gettext_lazy("Only what is ordinary can be delegated."),
    )
    remove = forms.BooleanField(label=gettext_lazy("Remove this rule"), required=False)

    def __init__(
        self, data: Any = None, *, row: CategoryRule | None = None, known: dict[str, str] | None = None, **kwargs: Any
    ) -> None:
        self.row, self.known = row, known or {}
        initial = _as_typed(row) if row is not None else None
        more = {} if row is not None else {"empty_permitted": True, "use_required_attribute": False}
        super().__init__(data, initial=initial, **more, **kwargs)
        del self.fields["once"]
        if row is not None:
            del self.fields["of"]
            self.fields["matter"].disabled = row.category in KEPT
        else:
            self.fields["of"].choices = [("", _("a new category")), *self.known.items()]
            self.fields["label"].required = False
        if row is None or (row.category in KEPT and not row.above):
            del self.fields["remove"]

    @property
    def stays(self) -> bool:
        """Whether the proposal holds this category: filled in, and not removed."""
        return (self.row is not None or self.has_changed()) and not self.cleaned_data.get("remove")

    def clean_share(self) -> str:
        return _fraction(self.cleaned_data["share"])

    def clean_quorum_share(self) -> str:
        return _fraction(self.cleaned_data["quorum_share"])

    def clean_written_share(self) -> str:
        return _fraction(self.cleaned_data["written_share"])

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if self.row is None and self.has_changed() and not given.get("label") and not given.get("of"):
            self.add_error("label", _("Every category has a name."))
        if given.get("quorum") == COUNT and not given.get("quorum_count") and "quorum_count" not in self.errors:
            self.add_error("quorum_count", _("How many seats make the quorum?"))
        return given

    def line(self, known: dict[str, CategoryRule]) -> dict[str, Any]:
        """The category as `propose_rules` takes it; what was not touched stays as it is, to the letter."""
        given, row = self.cleaned_data, self.row
        model = row or known.get(given.get("of", ""))
        label = given["label"] if model is None else type(model.label)({**model.label, **given["label"]})
        return {
            "category": model.category if model is not None else "",
            "label": label,
            "matter": given["matter"] if row is not None or model is None else model.matter,
            "above": given["above"],
            "rule": self._kept("rule", OF_RULE | OF_QUORUM) or self._rule("", self._quorum()),
            "consent_rule": self._consent(),
            "written_rule": self._written(),
            "written_days": given["written_days"],
            "lead_may_settle": given["lead_may_settle"],
        }

    def _kept(self, name: str, fields: set[str]) -> Any:
        """What the rules in force say there, when none of these fields was touched."""
        return getattr(self.row, name) if self.row is not None and not fields & set(self.changed_data) else None

    def _consent(self) -> dict[str, Any] | None:
        if not self.cleaned_data["consent_first"]:
            return None
        return self._kept("consent_rule", {"consent_first"} | OF_QUORUM) or {
            "method": "consent",
            "quorum": self._quorum(),
        }

    def _written(self) -> dict[str, Any] | None:
        if not self.cleaned_data["written_method"]:
            return None
        return self._kept("written_rule", OF_WRITTEN) or self._rule("written_", None)

    def _rule(self, place: str, quorum: dict[str, Any] | None) -> dict[str, Any]:
        """The rule as data; a method that was just chosen brings its own share, base and strictness."""
        given, method = self.cleaned_data, self.cleaned_data[f"{place}method"]
        rule: dict[str, Any] = {"method": method, "quorum": None if method == Method.ADVICE else quorum}
        typed = {name for name in ("share", "base", "bound") if self._typed(place, name, method)}
        if "share" in typed:
            rule["threshold"] = given[f"{place}share"]
        if "base" in typed:
            rule["base"] = given[f"{place}base"]
        if "bound" in typed:
            rule["inclusive"] = given[f"{place}bound"] == REACHED
        return rule

    def _typed(self, place: str, name: str, method: str) -> bool:
        """Whether this was given for the method: what stood there for another method says nothing of the new one."""
        field, changed = f"{place}{name}", self.changed_data
        fresh = f"{place}method" in changed and method != Method.QUALIFIED
        return bool(self.cleaned_data[field]) and (not fresh or field in changed)

    def _quorum(self) -> dict[str, Any] | None:
        given = self.cleaned_data
        if not given["quorum"]:
            return None
        measure = {"measure": given["quorum_measure"] or Measure.PRESENT}
        if given["quorum"] == COUNT:
            return {"count": given["quorum_count"], **measure}
        return {
            "share": given["quorum_share"] or "1/2",
            "base": given["quorum_base"] or Base.ALL_SEATS,
            "inclusive": given["quorum_bound"] == REACHED,
            **measure,
        }


def _fraction(typed: str) -> str:
    """An exact fraction as it was typed, without spaces; empty stays empty."""
    typed = typed.replace(" ", "")
    if not typed:
        return ""
    try:
        return str(exact(typed))
    except ValueError as error:
        raise ValidationError(nonsense_in_words(error)) from error


def _as_typed(row: CategoryRule) -> dict[str, Any]:
    """The fields as somebody would have filled them in for this category."""
    return {
        "label": row.label,
        "matter": row.matter,
        "above": row.above,
        "consent_first": row.consent_rule is not None,
        "written_days": row.written_days,
        "lead_may_settle": row.lead_may_settle,
        **_share_typed("", Rule.from_dict(row.rule)),
        **_quorum_typed(Rule.from_dict(row.rule)),
        **(_share_typed("written_", Rule.from_dict(row.written_rule)) if row.written_rule else {}),
    }


def _share_typed(place: str, rule: Rule) -> dict[str, Any]:
    return {
        f"{place}method": rule.method.value,
        f"{place}share": str(rule.threshold) if rule.threshold is not None else "",
        f"{place}base": rule.base.value if rule.base is not None else "",
        f"{place}bound": "" if rule.base is None else REACHED if rule.inclusive else EXCEEDED,
    }


def _quorum_typed(rule: Rule) -> dict[str, Any]:
    quorum = rule.quorum
    if quorum is None:
        return {}
    if quorum.count is not None:
        return {"quorum": COUNT, "quorum_count": quorum.count, "quorum_measure": quorum.measure.value}
    return {
        "quorum": SHARE,
        "quorum_share": str(quorum.share),
        "quorum_base": quorum.base.value,
        "quorum_bound": REACHED if quorum.inclusive else EXCEEDED,
        "quorum_measure": quorum.measure.value,
    }
