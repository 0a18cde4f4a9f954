from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.forms import Form, LocalizedFormField, PlainField
from core.texts import Localized
from impact.forms.adoption import decision_field
from impact.forms.fields import a_day
from impact.models import Recommendation, Reviewer, ReviewMark
from partnerships.forms import InsideForm, partner_field
from partnerships.models import Partnership

NOT_OBSERVED = "none"
MARKS = [*((str(mark), str(mark)) for mark in range(1, 6)), (NOT_OBSERVED, pgettext_lazy("a mark", "not observed"))]
FEWEST_ROWS, MOST_ROWS = 3, 12
LONGEST = 4000


class OpenForm(InsideForm):
    """What outsiders are asked, and until when."""

    brief = LocalizedFormField(
        label=_("What is asked of the peers"),
        rows=6,
        max_length=3000,
        help_text=_("What you would like to understand, where you doubt, whom they can meet, and when they visit."),
    )
    closes_on = a_day(label=_("Open until"), help_text=_("The last day on which they can hand in their review."))


class ExtendForm(InsideForm):
    """A later last day."""

    closes_on = a_day(label=_("Open until"), help_text=_("Later than the day there was: time is only added."))


class AbandonForm(InsideForm):
    """Why a round is given up."""

    reason = LocalizedFormField(label=_("Why it is given up"), rows=3, max_length=1000)


class InviteForm(InsideForm):
    """Which outsider is asked, and where the message goes."""

    name = PlainField(label=_("Name of the person"), max_length=120)
    organisation = PlainField(
        label=_("Their organisation"), help_text=_("Another partnership, a network, a university: from outside yours.")
    )
    email = forms.EmailField(
        label=_("Their e-mail address"),
        max_length=254,
        help_text=_("The invitation goes there, and works for this address alone."),
    )
    language = forms.ChoiceField(label=_("Language of the message"), choices=Partnership.Language.choices)


class ReleaseForm(InsideForm):
    """Why a peer is not asked any more."""

    reason = PlainField(label=_("Why this peer is released"), rows=3, max_length=1000)


class LinksForm(Form):
    """A peer's links with the partners, in words."""

    links = PlainField(
        label=_("Your links with the partners"),
        rows=4,
        max_length=2000,
        help_text=_(
            "Work, money, family, friendship, competition: what could colour your view. If there are none, write it: "
            "“I have no link with any partner.” The partners read it beside your review."
        ),
    )


class ReviewForm(Form):
    """A whole review as a draft: nothing in it is required before it is handed in."""

    strengths = PlainField(label=_("Strengths"), rows=5, max_length=LONGEST, required=False)
    concerns = PlainField(label=_("Concerns"), rows=5, max_length=LONGEST, required=False)

    def __init__(self, data: Any = None, *, reviewer: Reviewer, **kwargs: Any) -> None:
        kept = {row.criterion: row for row in reviewer.marks.all()}
        advised = [row.body for row in reviewer.recommendations.all()]
        self.known = {str(body).strip(): body for body in advised}
        self.language = reviewer.language
        initial: dict[str, Any] = {"strengths": reviewer.strengths, "concerns": reviewer.concerns}
        initial |= {f"advice_{n}": str(body) for n, body in enumerate(advised, 1)}
        for code, row in kept.items():
            initial[f"mark_{code}"] = NOT_OBSERVED if row.mark is None else str(row.mark)
            initial[f"evidence_{code}"] = row.evidence
        super().__init__(data, initial=initial, **kwargs)
        for criterion in ReviewMark.Criterion:
            self.fields[f"mark_{criterion.value}"] = forms.ChoiceField(
                label=criterion.label, choices=MARKS, widget=forms.RadioSelect, required=False
            )
            self.fields[f"evidence_{criterion.value}"] = PlainField(
                label=_("What this mark rests on"), rows=2, max_length=2000, required=False
            )
        self.rows = min(max(FEWEST_ROWS, len(advised) + 2), MOST_ROWS)
        for n in range(1, MOST_ROWS + 1):
            if n <= self.rows or f"advice_{n}" in (data or {}):
                self.fields[f"advice_{n}"] = PlainField(
                    label=_("Recommendation %(n)d") % {"n": n}, rows=2, max_length=1000, required=False
                )

    def criteria(self) -> Iterator[tuple[forms.BoundField, forms.BoundField]]:
        """Each criterion's two fields: the mark, and what it rests on."""
        for code in ReviewMark.Criterion.values:
            yield self[f"mark_{code}"], self[f"evidence_{code}"]

    def advice(self) -> list[forms.BoundField]:
        """The rows in which one recommends, one thing in each."""
        return [self[name] for name in self.fields if name.startswith("advice_")]

    def answer(self) -> dict[str, Any]:
        """The draft as the act takes it: a criterion that is not answered is left away."""
        given = self.cleaned_data
        said = {code: given[f"mark_{code}"] for code in ReviewMark.Criterion.values if given[f"mark_{code}"]}
        advised = [given[name] for name in self.fields if name.startswith("advice_") and given[name]]
        return {
            "marks": {code: None if mark == NOT_OBSERVED else int(mark) for code, mark in said.items()},
            "evidence": {code: given[f"evidence_{code}"] for code in said},
            "strengths": given["strengths"],
            "concerns": given["concerns"],
            "recommendations": [self.known.get(words, Localized({self.language: words})) for words in advised],
        }


class SpreadForm(InsideForm):
    """What was said about marks that lie far apart."""

    body = LocalizedFormField(
        label=_("What was said"),
        rows=5,
        max_length=2000,
        help_text=_("What each peer saw that the others did not, and where they agree in the end, if they do."),
    )


class FactForm(InsideForm):
    """An error of fact, not another opinion."""

    body = PlainField(
        label=_("What is not so"),
        rows=4,
        max_length=2000,
        help_text=_(
            "A fact that can be checked (a date, a figure, a name) and what shows it. Opinions stay the peer’s."
        ),
    )


class FactAnswerForm(Form):
    """A peer's answer to a remark of fact."""

    answer = PlainField(label=_("Your answer"), rows=4, max_length=2000)


class ResponseForm(InsideForm):
    """The partnership's written answer to a recommendation."""

    position = forms.ChoiceField(label=_("Answer"), choices=Recommendation.Position.choices, widget=forms.RadioSelect)
    reason = LocalizedFormField(
        label=_("Reason"),
        rows=3,
        max_length=1500,
        required=False,
        help_text=_("Required when it is rejected, or accepted in part."),
    )
    owner = partner_field(label=_("Who does it"), required=False, empty_label=_("nobody: it is rejected"))
    due_on = a_day(label=_("By when"), required=False)


class StepForm(InsideForm):
    """What became of a recommendation."""

    body = LocalizedFormField(label=_("What was done"), rows=3, max_length=1500)
    decision = decision_field(
        help_text=_("If the committee decided something because of this recommendation, once the reviews were read.")
    )
    done = forms.BooleanField(label=_("It is done"), required=False)
