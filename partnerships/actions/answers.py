from collections.abc import Mapping, Sequence
from typing import Any

from django.urls import reverse

from accounts.models import User
from core import clock
from core.acts import act, lock
from core.canonical import fingerprint
from partnerships import events, rules
from partnerships.journal import Event, emit
from partnerships.models import Answer, Member, Partner
from partnerships.models.answers import AnswerQuerySet, print_of

PARTNER_FIELDS = ("part", "speaks_for_concerned")
ORGANISATION_FIELDS = ("name", "legal_form", "registration", "seat")


@act
def describe_partner(
    partner: Partner,
    *,
    by: Member,
    answers: Sequence[Answer] = (),
    identity: Mapping[str, Any] | None = None,
    seen: str | None = None,
) -> Partner:
    """I write one block of my organisation's profile and say who reads each answer.

    `answers` are not kept yet: their question, words, day and visibility are; one without words takes the answer
    back. `identity` holds what the charter names the partner by. `seen` is the print of what the person had read.
    """
    row = lock(partner)
    known = row.answers.filter(question__in=[answer.question for answer in answers])
    there = {answer.question: answer for answer in known.visible_to(by)}
    now = print_of(there.values()) if identity is None else fingerprint(row.identity)
    rules.describe_partner.check(
        by,
        row,
        answers=answers,
        unread=known.count() > len(there),
        emptied=any(not answer.body and answer.question in there for answer in answers),
        opened=any(_opens(answer, there.get(answer.question)) for answer in answers),
        taken=_is_taken(row, identity or {}),
        changed=seen not in (None, now),
    )
    if identity is not None:
        _identify(row, identity, by)
    _answer(row, answers, there, by)
    return row


@act
def confirm_answers(partner: Partner, *, by: Member, seen: str | None = None) -> Partner:
    """I confirm what was written on my organisation's behalf."""
    row = lock(partner)
    waiting = list(row.answers.unconfirmed())
    changed = seen not in (None, print_of(waiting))
    rules.confirm_answers.check(by, row, waiting=bool(waiting), changed=changed)
    _confirm(row.answers.all(), by)
    _tell(events.ANSWERS_CONFIRMED, row, by)
    return row


def _opens(answer: Answer, there: Answer | None) -> bool:
    """Whether every partner would read what only some of them may read so far."""
    everybody = Answer.Visibility.PARTNERS
    return there is not None and there.visibility != everybody and answer.visibility == everybody


def _is_taken(partner: Partner, identity: Mapping[str, Any]) -> bool:
    others = partner.partnership.partners.exclude(pk=partner.pk)
    return "name" in identity and others.filter(organisation__name__iexact=identity["name"]).exists()


def _identify(partner: Partner, identity: Mapping[str, Any], by: Member) -> None:
    """Change what the partner is named by, and say so; a new name says the old one too."""
    before = partner.identity
    if not any(before[name] != value for name, value in identity.items()):
        return
    for thing, fields in ((partner, PARTNER_FIELDS), (partner.organisation, ORGANISATION_FIELDS)):
        for name in fields:
            setattr(thing, name, identity.get(name, before[name]))
        thing.save(update_fields=fields)
    if partner.name != before["name"]:
        _tell(events.PARTNER_RENAMED, partner, by, before=before["name"])
    if {**before, **identity, "name": ""} != {**before, "name": ""}:
        _tell(events.PARTNER_IDENTIFIED, partner, by)


def _answer(partner: Partner, answers: Sequence[Answer], there: Mapping[str, Answer], by: Member) -> None:
    """Keep what is new; what its own people save unchanged, they confirm."""
    own = by.partner_id == partner.pk
    waited = partner.answers.unconfirmed().exists()
    written = [answer for answer in answers if _keep(partner, answer, there.get(answer.question), by)]
    confirmed = own and _confirm(partner.answers.filter(question__in=[answer.question for answer in answers]), by)
    if written:
        # Told once, however many blocks the facilitator writes before the partner comes and confirms.
        tells = () if own or waited else _representatives(partner)
        _tell(events.PARTNER_DESCRIBED, partner, by, tells=tells)
    elif confirmed:
        _tell(events.ANSWERS_CONFIRMED, partner, by)


def _keep(partner: Partner, answer: Answer, there: Answer | None, by: Member) -> bool:
    """Write an answer, or take it back when it has no words; whether that changes anything."""
    if not answer.body:
        if there is not None:
            there.delete()
        return there is not None
    if there is not None and there.said == answer.said:
        return False
    at, own = clock.now(), by.partner_id == partner.pk
    words = {"body": answer.body, "due_on": answer.due_on, "visibility": answer.visibility}
    who = {"written_by": by, "written_at": at, "confirmed_by": by if own else None, "confirmed_at": at if own else None}
    where = {"partnership": partner.partnership, "partner": partner, "question": answer.question}
    Answer.objects.update_or_create(**where, defaults={**words, **who})
    return True


def _confirm(answers: AnswerQuerySet, by: Member) -> int:
    return answers.unconfirmed().update(confirmed_by=by, confirmed_at=clock.now())


def _representatives(partner: Partner) -> list[User]:
    return [member.user for member in partner.members.speaking().select_related("user")]


def _tell(event: Event, partner: Partner, by: Member, **more: Any) -> None:
    behalf = partner if by.partner_id != partner.pk else None
    link = reverse("partnerships:partner_detail", args=[partner.partnership.slug, partner.code])
    emit(event, partner.partnership, by=by, on_behalf_of=behalf, link=link, partner=partner.name, **more)
