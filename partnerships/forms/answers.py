from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import LocalizedFormField, PlainField
from partnerships.contents.answers import Reading, Told
from partnerships.forms import InsideForm, day_field
from partnerships.models import Answer
from partnerships.rules.answers import NOT_TO_ITSELF, SAID_TO_YOU_ALONE

Question, Visibility = Answer.Question, Answer.Visibility

WHO_READS = (
    (Visibility.PARTNERS, _("All partners")),
    (Visibility.FACILITATOR, _("My organisation and the facilitator")),
    (Visibility.OWN, _("My organisation alone")),
)
WHO_READS_ON_BEHALF = (
    (Visibility.PARTNERS, _("All partners")),
    (Visibility.FACILITATOR, _("This organisation and the facilitator")),
)
WHO_READS_WHAT_WAS_KEPT = WHO_READS_ON_BEHALF[1:]

# What is asked, and an example of a good answer: short, true, checkable.
ASKED: dict[str, dict[str, Any]] = {
    Question.STAKE: {
        "label": _("Stake"),
        "help_text": _(
            "What brings you here, and what you would lose if this failed. For instance: “Get out of bill-by-bill "
            "emergency relief, which eats half of our team’s time.”"
        ),
        "required": True,
    },
    Question.EXPECTATION: {
        "label": _("Expectation"),
        "help_text": _(
            "What you want out of it, so that anybody can see whether it came. For instance: “Results we can read "
            "district by district, to present to the municipal council.”"
        ),
        "required": True,
    },
    Question.NON_NEGOTIABLE: {
        "label": _("Non-negotiable"),
        "help_text": _(
            "What you will not give up, whatever the others ask. For instance: “No personal data passed on for "
            "commercial use.”"
        ),
    },
    Question.CONSTRAINT: {
        "label": _("Constraints"),
        "help_text": _(
            "What the others must reckon with: people, money, calendar. For instance: “Two months of cash; nobody "
            "available in August.”"
        ),
    },
    Question.DECIDER: {
        "label": _("Who really decides"),
        "help_text": _(
            "The person or body that must say yes before you can commit. For instance: “The municipal council, on a "
            "report by the deputy mayor.”"
        ),
        "rows": 2,
    },
    Question.MEETINGS: {
        "label": _("When they meet"),
        "help_text": _(
            "How often, and how long before you must send the papers. For instance: “Every quarter; papers three "
            "weeks before.”"
        ),
        "rows": 2,
    },
    Question.RESOURCES: {
        "label": _("What else you can bring"),
        "help_text": _(
            "Beyond the needs above: a network, a place, a voice. For instance: “A meeting room for forty people, "
            "free on weekday evenings.”"
        ),
    },
    Question.EXPERIENCE: {
        "label": _("Past partnerships"),
        "help_text": _(
            "With whom, what came of it, what you would do otherwise. Write “none” if this is the first. For "
            "instance: “A shared helpline with the city, 2021–2023: it worked once one person was in charge.”"
        ),
    },
    Question.LINKS: {
        "label": _("Declared links"),
        "help_text": _(
            "Contracts, grants, family or seats that tie you to another partner, so that nobody discovers them "
            "later. For instance: “We are a supplier of the housing office until 2027.”"
        ),
    },
}


def _readers_field(answer: Answer, own: bool) -> forms.ChoiceField:
    """Who reads an answer: its own people choose freely, the facilitator never for more people than before."""
    choices, wrong = WHO_READS_ON_BEHALF, NOT_TO_ITSELF
    if answer.visibility != Visibility.PARTNERS:
        choices, wrong = WHO_READS_WHAT_WAS_KEPT, SAID_TO_YOU_ALONE
    return forms.ChoiceField(
        label=_("Who reads this answer"),
        choices=WHO_READS if own else choices,
        initial=answer.visibility,
        error_messages=None if own else {"invalid_choice": wrong},
    )


class BlockForm(InsideForm):
    """One block of a profile, bound to what its writer had read in it."""

    seen = forms.RegexField(r"^[0-9a-f]{64}$", widget=forms.HiddenInput, required=False)

    def overtaken(self, now: Reading) -> bool:
        """Whether what is there is no longer what this form was opened on; sent again, it starts from there."""
        late = self.is_bound and self.data.get("seen", "") != now.print
        if late:
            self.data = self.data.copy()
            self.data["seen"] = now.print
        return late


class IdentityForm(BlockForm):
    """What the charter names a partner by."""

    name = PlainField(label=_("Name of the organisation"), max_length=160)
    legal_form = LocalizedFormField(
        label=_("Legal form"),
        max_length=120,
        required=False,
        help_text=_("For instance: non-profit association, municipality, cooperative bank, residents’ group."),
    )
    registration = PlainField(
        label=_("Registration number"),
        max_length=60,
        required=False,
        help_text=_("As it stands in the public register; leave it empty if there is none."),
    )
    seat = PlainField(
        label=_("Registered office"),
        max_length=200,
        required=False,
        help_text=_("The address that contracts name."),
    )
    part = LocalizedFormField(
        label=_("Part in the partnership"),
        max_length=200,
        required=False,
        help_text=_("In a few words. For instance: “Audits, engineering, skills-based sponsorship”."),
    )
    speaks_for_concerned = forms.BooleanField(
        label=_("Speaks for the people concerned"),
        required=False,
        help_text=_("Those whose lives the partnership wants to change speak through this organisation."),
    )

    def __init__(self, data: Any = None, *, reading: Reading, **kwargs: Any) -> None:
        super().__init__(data, initial={**(reading.identity or {}), "seen": reading.print}, **kwargs)

    def answer(self) -> dict[str, Any]:
        given = super().answer()
        return {"seen": given.pop("seen"), "identity": given}


class AnswersForm(BlockForm):
    """The questions of a block, each with who reads the answer; those that the writer cannot read are left out."""

    def __init__(self, data: Any = None, *, reading: Reading, own: bool, **kwargs: Any) -> None:
        super().__init__(data, initial={"seen": reading.print}, **kwargs)
        self.told = reading.told
        self.asked = [one for one in self.told if not one.hidden]
        for one in self.asked:
            self._ask(one, own)

    def _ask(self, one: Told, own: bool) -> None:
        asked = {"rows": 3, "max_length": 1000, "required": False, **ASKED[one.question]}
        answer, name = one.answer or Answer(question=one.question), one.question.value
        languages = self.partnership.languages
        self.fields[name] = LocalizedFormField(languages=languages, initial=answer.body, **asked)
        if one.question == Question.EXPECTATION:
            label, help_text = _("By when"), _("The day you will look whether it came. A guess is better than no date.")
            self.fields["due_on"] = day_field(label=label, help_text=help_text, required=False, initial=answer.due_on)
        self.fields[f"{name}_visibility"] = _readers_field(answer, own)

    def parts(self) -> Iterator[dict[str, Any]]:
        """Each question with its fields, as the page lays them out."""
        for one in self.told:
            names = {"words": one.question.value, "visibility": f"{one.question.value}_visibility"}
            if one.question == Question.EXPECTATION:
                names["due_on"] = "due_on"
            fields = {} if one.hidden else {part: self[name] for part, name in names.items()}
            yield {"told": one, "label": ASKED[one.question]["label"], **fields}

    def answer(self) -> dict[str, Any]:
        given = self.cleaned_data
        answers = [
            Answer(
                question=one.question,
                body=given[one.question],
                visibility=given[f"{one.question}_visibility"],
                due_on=given.get("due_on") if one.question == Question.EXPECTATION else None,
            )
            for one in self.asked
        ]
        return {"seen": given["seen"], "answers": answers}
