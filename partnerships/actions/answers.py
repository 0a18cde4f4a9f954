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
    if identity is not None:
        row.organisation = lock(row.organisation)
    changed = _differing(row, identity or {})
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
        shared=not changed.isdisjoint(ORGANISATION_FIELDS) and row.organisation.partnerships.count() > 1,
        taken="name" in changed and is_name_taken(row, identity["name"]),
        changed=seen not in (None, now),
    )
    if changed:
        _identify(row, {name: identity[name] for name in changed}, by)
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


def is_name_taken(partner: Partner, name: str) -> bool:
    """Whether another organisation has this name in one of the partnerships in which this partner's takes part."""
    places = partner.organisation.partnerships.values("partnership")
    others = Partner.objects.filter(partnership__in=places).exclude(organisation=partner.organisation)
    return others.filter(organisation__name__iexact=name).exists()


def _differing(partner: Partner, identity: Mapping[str, Any]) -> set[str]:
    return {name for name, value in identity.items() if partner.identity[name] != value}


def _identify(partner: Partner, changed: Mapping[str, Any], by: Member) -> None:
    """Change what the partner is named by, and say so wherever it is named; a new name says the old one too."""
    before = partner.name
    for thing, fields in ((partner, PARTNER_FIELDS), (partner.organisation, ORGANISATION_FIELDS)):
        for name in changed.keys() & set(fields):
            setattr(thing, name, changed[name])
        thing.save(update_fields=fields)
    # Always in the same order: each line holds the end of its partnership's register.
    for place in partner.organisation.partnerships.select_related("partnership").order_by("partnership"):
        place.organisation = partner.organisation
        said = changed.keys() if place == partner else changed.keys() - set(PARTNER_FIELDS)
        if "name" in said:
            _tell(events.PARTNER_RENAMED, place, by, before=before)
        if said - {"name"}:
            _tell(events.PARTNER_IDENTIFIED, place, by)


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
    own = by.partner is not None and by.partner.organisation_id == partner.organisation_id
    behalf = None if own else partner
    link = reverse("partnerships:partner_detail", args=[partner.partnership.slug, partner.code])
    emit(event, partner.partnership, by=by, on_behalf_of=behalf, link=link, partner=partner.name, **more)
