"""A partner's profile as one reader sees it: the words they may read, and for whom the others are kept."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from core.canonical import fingerprint
from core.once import once
from partnerships import sentences
from partnerships.models import Answer, Block, Member, Offer, Partner, Partnership
from partnerships.models.answers import AnswerQuerySet, print_of

Question = Answer.Question
KEPT: dict[str, Promise | str] = {
    Answer.Visibility.OWN: _("kept within the organisation"),
    Answer.Visibility.FACILITATOR: _("for the facilitator"),
    Answer.Visibility.PARTNERS: "",
}


@dataclass(frozen=True)
class Told:
    """One question as one reader sees it: whether it is answered, for whom, and the answer if they may read it."""

    question: Question
    answer: Answer | None = None
    kept: Promise | str = ""

    @property
    def said(self) -> bool:
        """Whether there is an answer, whoever may read it."""
        return self.answer is not None or self.hidden

    @property
    def hidden(self) -> bool:
        """Whether there is an answer that this reader may not read."""
        return self.answer is None and bool(self.kept)


@dataclass(frozen=True)
class Step:
    """A block of the profile on the way through the six."""

    block: Block
    link: str
    filled: bool
    current: bool


@dataclass(frozen=True)
class Progress:
    """How far a partner is with its profile."""

    steps: list[Step]

    @property
    def filled(self) -> int:
        return sum(step.filled for step in self.steps)

    @property
    def first_empty(self) -> Step | None:
        return next((step for step in self.steps if not step.filled), None)

    @property
    def number(self) -> int:
        """The place of the current block among the six."""
        return next((rank for rank, step in enumerate(self.steps, 1) if step.current), 0)

    @property
    def following(self) -> Step | None:
        """The block after the current one."""
        return self.steps[self.number] if self.number < len(self.steps) else None


@dataclass(frozen=True)
class Reading:
    """What somebody reads in a block before writing in it, and the print that binds their form to it."""

    told: list[Told]
    identity: Mapping[str, Any] | None = None

    @property
    def print(self) -> str:
        return (
            print_of(one.answer for one in self.told if one.answer)
            if self.identity is None
            else fingerprint(self.identity)
        )


def told(answers: AnswerQuerySet, reader: Member) -> dict[tuple[int, str], Told]:
    """These answers by partner and question. Words leave the database only when this person may read them."""
    rows = answers.visible_to(reader).select_related("written_by__user")
    readable = {(row.partner_id, row.question): row for row in rows}
    there = answers.values_list("partner_id", "question", "visibility")
    return {
        (partner, question): Told(Question(question), readable.get((partner, question)), KEPT[visibility])
        for partner, question, visibility in there
    }


def profile_of(partner: Partner, reader: Member, questions: Iterable[str] = Question) -> dict[str, Told]:
    """What a partner says on each question, answered or not, as this person sees it."""
    known = told(partner.answers.filter(question__in=list(questions)), reader)
    return {question: known.get((partner.pk, question), Told(Question(question))) for question in questions}


def read_block(partner: Partner, block: Block, reader: Member) -> Reading:
    """A block as it stands now."""
    if block == Block.IDENTITY:
        return Reading([], Partner.objects.select_related("organisation").get(pk=partner.pk).identity)
    return Reading(list(profile_of(partner, reader, block.questions).values()))


def progress_of(partner: Partner, current: Block | None = None) -> Progress:
    """The six blocks, which are filled in, and where the person is; existence alone is read, never the words."""
    said = partner.answers.values_list("question", flat=True)
    return progress(partner, said, offering=partner.offers.standing().exists(), current=current)


def progress(partner: Partner, said: Iterable[str], *, offering: bool, current: Block | None = None) -> Progress:
    """The same where it is known which questions have an answer, and whether an offer stands."""
    answered = set(said)
    filled = {block: bool(answered.intersection(block.questions[:1])) for block in Block}
    filled[Block.IDENTITY] = bool(partner.organisation.legal_form and partner.part)
    filled[Block.OFFERS] = offering or filled[Block.OFFERS]
    steps = [Step(block, block_link(partner, block), filled[block], block == current) for block in Block]
    return Progress(steps)


def block_link(partner: Partner, block: str) -> str:
    """The address where a block is filled in."""
    return reverse("partnerships:describe_partner", args=[partner.partnership.slug, partner.code, block])


def needs_and_offers(partner: Partner) -> list[tuple[Any, Offer | None, str]]:
    """Each need of the partnership with what this partner offers to it, in words."""
    offers = {offer.need_id: offer for offer in partner.offers.standing().select_related("need")}
    rows = [(need, offers.get(need.pk)) for need in partner.partnership.needs.all()]
    return [(need, offer, sentences.offered(offer) if offer else "") for need, offer in rows]


@once
def open_answers(partnership: Partnership) -> Mapping[int, dict[str, Answer]]:
    """By partner, what every partner reads: the only answers that charter, reports and exports are made of."""
    found: dict[int, dict[str, Answer]] = defaultdict(dict)
    for answer in Answer.objects.filter(partnership=partnership).open():
        found[answer.partner_id][answer.question] = answer
    return found
