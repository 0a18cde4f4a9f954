from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import LocalizedFormField, PlainField
from governance.forms import InsideForm, day_field
from governance.models import Ballot, Decision, Round, Seat
from governance.sentences import position_label, position_meaning, reason_prompt
from governance.tally import positions_for

OUTCOMES = [choice for choice in Decision.Outcome.choices if choice[0] != Decision.Outcome.ADVISED]
REASON = 2000


class OpenRoundForm(InsideForm):
    """At a meeting or in writing, until when, and with a consent round first or not."""

    mode = forms.ChoiceField(
        label=_("Way of answering"), choices=Round.Mode.choices, widget=forms.RadioSelect, initial="meeting"
    )
    purpose = forms.ChoiceField(
        label=_("What this round is for"),
        choices=[choice for choice in Round.Purpose.choices if choice[0] != Round.Purpose.OVERTURN],
        widget=forms.RadioSelect,
        required=False,
        initial="decide",
        help_text=_("A sense check asks for opinions before the question is put; nothing is decided by it."),
    )
    closes_on = day_field(
        label=_("Last day to answer"),
        required=False,
        help_text=_("For a written consultation; empty, it is the shortest time that the rules give."),
    )
    skipped_consent = PlainField(
        label=_("Why vote without a consent round first"),
        rows=2,
        max_length=1000,
        required=False,
        help_text=_("Empty: the round asks for consent or objections, as the rules want."),
    )

    def __init__(self, data: Any = None, *, consent_first: bool, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        if not consent_first:
            del self.fields["skipped_consent"]

    def clean_purpose(self) -> str:
        return self.cleaned_data["purpose"] or Round.Purpose.DECIDE


class ExtendRoundForm(InsideForm):
    """Until when one may answer now, and why."""

    closes_on = day_field(label=_("New last day to answer"))
    reason = PlainField(label=_("Why more time is given"), rows=2, max_length=1000)


class ContestRulingForm(InsideForm):
    """Why the committee should look again at what the lead settled."""

    reason = PlainField(label=_("Why the committee should look at this again"), rows=3, max_length=2000)


class RecordAttendanceForm(InsideForm):
    """Which seats are at the meeting."""

    present = forms.ModelMultipleChoiceField(
        Seat.objects.none(),
        to_field_name="uuid",
        label=_("Seats present"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Represented by the titular or the alternate. A recused seat does not count for the quorum."),
    )

    def __init__(self, data: Any = None, *, round_: Round, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        ids = [seat["id"] for seat in round_.electorate]
        rows = Seat.objects.filter(uuid__in=ids).select_related("partner__organisation")
        self.fields["present"].queryset = rows
        self.fields["present"].initial = round_.present if round_.present is not None else ids


class RecordVoteForm(InsideForm):
    """One answer per seat, noted by the facilitator; a line left empty changes nothing."""

    means = forms.ChoiceField(label=_("How the answers were given"), choices=[])

    def __init__(self, data: Any = None, *, round_: Round, seats: Iterable[Seat], **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.seats = list(seats)
        apart = {Ballot.Means.ONLINE}
        if round_.mode == Round.Mode.WRITTEN:
            apart.add(Ballot.Means.SHOW_OF_HANDS)  # nobody raises a hand where nobody is in the room
        self.fields["means"].choices = [row for row in Ballot.Means.choices if row[0] not in apart]
        names = [(code.value, position_label(code)) for code in positions_for(round_.frozen_rule.method)]
        for seat in self.seats:
            self.fields[f"position-{seat.uuid}"] = forms.ChoiceField(
                choices=[("", _("nothing to note")), *names], required=False, label=seat.partner.name
            )
            self.fields[f"reason-{seat.uuid}"] = PlainField(label=_("Reason given"), max_length=REASON, required=False)

    def lines(self) -> list[tuple[Seat, forms.BoundField, forms.BoundField]]:
        """Each seat with its two inputs, for the page's table."""
        return [(seat, self[f"position-{seat.uuid}"], self[f"reason-{seat.uuid}"]) for seat in self.seats]

    def answer(self) -> dict[str, Any]:
        """The answers that were noted, by seat."""
        typed = self.cleaned_data
        answers = {
            seat: (typed[f"position-{seat.uuid}"], typed[f"reason-{seat.uuid}"])
            for seat in self.seats
            if typed[f"position-{seat.uuid}"]
        }
        return {"answers": answers, "means": typed["means"]}

    def clean(self) -> None:
        if not self.errors and not self.answer()["answers"]:
            raise forms.ValidationError(_("Choose the answer of at least one seat."))


class CastVoteForm(InsideForm):
    """A seat's answer, with the reason asked beside the one chosen, to the text of this fingerprint."""

    fingerprint = forms.CharField(widget=forms.HiddenInput, max_length=64)
    seat = forms.ModelChoiceField(Seat.objects.none(), to_field_name="uuid", required=False, widget=forms.HiddenInput)
    position = forms.ChoiceField(
        label=_("Your answer"),
        choices=[],
        error_messages={
            "required": _("Choose one of the answers."),
            "invalid_choice": _("Choose one of the answers."),
        },
    )

    def __init__(self, data: Any = None, *, round_: Round, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.round = round_
        self.codes = [code.value for code in positions_for(round_.frozen_rule.method)]
        self.fields["fingerprint"].initial = round_.fingerprint
        self.fields["seat"].queryset = Seat.objects.filter(body=round_.decision.body_id)
        self.fields["position"].choices = [(code, position_label(code)) for code in self.codes]
        for code in self.codes:
            self.fields[f"reason-{code}"] = PlainField(
                label=reason_prompt(code), rows=2, max_length=REASON, required=False
            )

    def options(self) -> list[dict[str, Any]]:
        """Each answer with its meaning and where its reason is typed."""
        rule = self.round.frozen_rule.applied(self.round.mode, waives_quorum=self.round.reconvened)
        chosen = self["position"].value()
        return [
            {
                "code": code,
                "label": position_label(code),
                "meaning": position_meaning(code, rule, overturning=self.round.overturning),
                "reason": self[f"reason-{code}"],
                "checked": code == chosen,
                "must": code == "objection",
            }
            for code in self.codes
        ]

    def answer(self) -> dict[str, Any]:
        """The answer, the reason typed beside it, the text it was given to, and for which seat when by proxy."""
        typed = self.cleaned_data
        reason = typed[f"reason-{typed['position']}"]
        given = {"position": typed["position"], "reason": reason, "fingerprint": typed["fingerprint"]}
        return {**given, "seat": typed["seat"]}


class OpenMediationForm(InsideForm):
    """Who helps."""

    mediator = PlainField(label=_("Mediator"), max_length=120, help_text=_("A person or a group all accept."))


class CloseMediationForm(InsideForm):
    """What came out of it."""

    findings = PlainField(label=_("What came out of the mediation"), rows=4, max_length=4000)


class SettleDecisionForm(InsideForm):
    """What the lead settles, why, and what the minority thinks."""

    outcome = forms.ChoiceField(label=_("The text is"), choices=OUTCOMES, widget=forms.RadioSelect)
    reasons = LocalizedFormField(label=_("Your reasons"), rows=4, max_length=4000)
    minority_opinion = LocalizedFormField(
        label=_("Opinion of the minority"),
        rows=3,
        max_length=4000,
        help_text=_("In words they would accept; it stays with the decision."),
    )
    review_on = day_field(label=_("Review date"))
