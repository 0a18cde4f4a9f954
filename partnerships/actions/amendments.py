from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db.models import Max
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core import clock
from core.acts import act, lock
from core.canonical import fingerprint
from core.refusals import Refused
from core.states import move
from core.texts import Localized, every_language
from partnerships import events, merging, rules
from partnerships.actions.texts import page_of, who_answer, write_version
from partnerships.journal import Event, emit
from partnerships.models import Amendment, Member, Opinion, Paragraph, Partner, Text, Version

State, Kind = Amendment.State, Amendment.Kind
WAITING = 200  # amendments that may be open on one text


@act
def propose_amendment(
    text: Text,
    *,
    by: Member,
    kind: str,
    reason: str,
    paragraph: UUID | None = None,
    body: Localized | None = None,
    read: str | None = None,
    on_behalf_of: Partner | None = None,
) -> Amendment:
    """I propose to change a paragraph, to add one or to remove one, and say why.

    `read` is the fingerprint of the paragraph that I started from: when it changed meanwhile, I am shown both.
    """
    row = lock(text)
    version = row.current()
    now = _words(version, paragraph)
    body = Localized() if kind == Kind.REMOVE else body or Localized()
    there = version is not None and (now is not None or (kind == Kind.ADD and paragraph is None))
    differs = kind != Kind.REPLACE or now is None or dict(body) != dict(now)
    behalf = on_behalf_of or by.partner
    rules.propose_amendment.check(by, row, there=there, differs=differs, reason=reason, behalf=behalf)
    if read and now is not None and read != fingerprint(dict(now)):
        raise Refused(rules.OVERTAKEN, status=409)
    if row.amendments.open().count() >= WAITING:
        raise Refused(_("Very many amendments are open on this text. Decide on some of them first."), status=409)
    amendment = Amendment.objects.create(
        partnership=row.partnership,
        text=row,
        number=(row.amendments.aggregate(last=Max("number"))["last"] or 0) + 1,
        version=version,
        kind=kind,
        paragraph=paragraph,
        body=body,
        reason=reason.strip(),
        made_at=clock.now(),
        made_by=by,
        on_behalf_of=behalf,
    )
    _tell(events.AMENDMENT_PROPOSED, amendment, by, behalf=_behalf(amendment, by), reason=amendment.reason)
    return amendment


@act
def give_opinion(amendment: Amendment, *, by: Member, position: str, reason: str = "") -> Opinion:
    """I say what my organisation thinks of an amendment."""
    row = lock(amendment)
    rules.give_opinion.check(by, row, position=position, reason=reason)
    opinion = Opinion.objects.create(
        partnership=row.partnership,
        amendment=row,
        partner=by.partner,
        rank=row.opinions.filter(partner=by.partner).count() + 1,
        position=position,
        reason=reason.strip(),
        given_at=clock.now(),
        given_by=by,
    )
    _tell(events.OPINION_GIVEN, row, by, position=every_language(Opinion.Position(position).label))
    return opinion


@act
def withdraw_amendment(amendment: Amendment, *, by: Member) -> Amendment:
    """I withdraw the amendment that I proposed."""
    row = lock(amendment)
    rules.withdraw_amendment.check(by, row)
    _close(row, State.WITHDRAWN, by)
    _tell(events.AMENDMENT_WITHDRAWN, row, by, behalf=_behalf(row, by))
    return row


@act
def refuse_amendment(amendment: Amendment, *, by: Member, reason: str) -> Amendment:
    """I refuse an amendment, and say why."""
    row = lock(amendment)
    rules.refuse_amendment.check(by, row, reason=reason)
    _close(row, State.REFUSED, by, reason=reason)
    _tell(events.AMENDMENT_REFUSED, row, by, reason=row.outcome_reason)
    return row


@act
def accept_amendment(
    amendment: Amendment, *, by: Member, body: Localized | None = None, reason: str = "", after: int | None = None
) -> Amendment:
    """I take an amendment into the text, as it was proposed or with changes of which I say why.

    `after` is the number of the version I decided on: a newer one refuses mine.
    """
    text = lock(amendment.text)
    row = lock(amendment)
    facts = facts_of(row, text, body=body, after=after)
    rules.accept_amendment.check(by, row, reason=reason, **facts)
    behalf = _behalf(row, row.made_by)
    row.taken_into = _take(text, row, row.body if body is None else body, by=row.made_by, behalf=behalf)
    _close(row, State.CHANGED if facts["changed"] else State.ACCEPTED, by, reason=reason if facts["changed"] else "")
    event = events.AMENDMENT_CHANGED if facts["changed"] else events.AMENDMENT_ACCEPTED
    event = event if text.consented else events.ELSEWHERE[event.code]
    tells = who_answer(row.partnership, besides=by)
    _tell(event, row, by, tells=tells, label=row.taken_into.label, reason=row.outcome_reason)
    return row


@act
def merge_amendments(
    text: Text,
    *,
    by: Member,
    paragraph: UUID,
    body: Localized,
    reason: str,
    after: int | None = None,
    shown: str | None = None,
) -> Version:
    """I merge the open amendments to one paragraph, having read what they make together.

    `after` is the number of the version, `shown` are the numbers of the amendments on my screen: others refuse mine.
    """
    row = lock(text)
    touching = list(row.amendments.open().filter(paragraph=paragraph).exclude(kind=Kind.ADD).select_for_update())
    chosen = [one for one in touching if one.kind == Kind.REPLACE]
    there = _words(row.current(), paragraph) is not None
    decided = not any(map(merging.undecided, body.values()))
    current = (after is None or after == row.current().number) and shown in (None, numbers_of(chosen))
    facts = {"several": len(chosen) > 1, "there": there, "current": current, "decided": decided, "reason": reason}
    facts["removing"] = len(chosen) < len(touching)
    rules.merge_amendments.check(by, row, **facts)
    said = every_language(format_lazy(gettext_lazy("Amendments {numbers} merged."), numbers=numbers_of(chosen)))
    version = _write(row, chosen[0], body, by=by, reason=said)
    for amendment in chosen:
        amendment.taken_into = version
        _close(amendment, State.MERGED, by, reason=reason)
    words = {"of": row.title, "numbers": numbers_of(chosen), "label": version.label, "reason": reason.strip()}
    tells = who_answer(row.partnership, besides=by)
    event = events.AMENDMENTS_MERGED if row.consented else events.ELSEWHERE[events.AMENDMENTS_MERGED.code]
    emit(event, row.partnership, by=by, link=page_of(row), tells=tells, **words)
    return version


def facts_of(
    amendment: Amendment, text: Text, *, body: Localized | None = None, after: int | None = None
) -> dict[str, bool]:
    """What the rule of accepting asks: is it alone there, does its paragraph stand, what would it overwrite."""
    version = text.current()
    now, base = _words(version, amendment.paragraph), _words(amendment.version, amendment.paragraph)
    mine = _change(amendment)
    others = [] if amendment.kind == Kind.ADD else list(text.amendments.open().exclude(pk=amendment.pk))
    against = [other for other in others if merging.collide(mine, _change(other))]
    words = dict(amendment.body if body is None else body)
    return {
        "alone": not against,
        "exclusive": any(Kind.REMOVE in (amendment.kind, other.kind) for other in against),
        "there": now is not None or amendment.paragraph is None,
        "current": after is None or after == version.number,
        "overwrites": amendment.kind != Kind.ADD and now != base and words == dict(amendment.body),
        "decided": not any(map(merging.undecided, words.values())),
        "changed": words != dict(amendment.body),
    }


def _behalf(amendment: Amendment, by: Member) -> Partner | None:
    """The partner for which the facilitator acts, if it is not their own."""
    return amendment.on_behalf_of if amendment.on_behalf_of_id != by.partner_id else None


def numbers_of(amendments: Sequence[Amendment]) -> str:
    """Their numbers, in order: `1, 4`."""
    return ", ".join(str(amendment.number) for amendment in sorted(amendments, key=lambda one: one.number))


def _words(version: Version | None, paragraph: UUID | None) -> Localized | None:
    """The words of a paragraph in a version, if it is in it."""
    if version is None or paragraph is None:
        return None
    return Paragraph.objects.filter(version=version, uuid=paragraph).values_list("body", flat=True).first()


def _change(amendment: Amendment, body: Mapping[str, str] | None = None) -> merging.Change:
    return merging.Change(amendment.kind, amendment.paragraph, amendment.uuid, body or amendment.body)


def _take(text: Text, amendment: Amendment, body: Localized, *, by: Member, behalf: Partner | None) -> Version:
    said = gettext_lazy("Amendment {number}: {reason}")
    reason = every_language(format_lazy(said, number=amendment.number, reason=amendment.reason))
    return _write(text, amendment, body, by=by, reason=reason, behalf=behalf)


def _write(
    text: Text,
    amendment: Amendment,
    body: Localized,
    *,
    by: Member,
    reason: Localized,
    behalf: Partner | None = None,
) -> Version:
    """The version that a change makes of the current one."""
    rows = [(row.uuid, row.body) for row in text.current().paragraphs.all()]
    changed: Any = merging.applied(rows, _change(amendment, body))
    return write_version(text, changed, by=by, reason=reason, on_behalf_of=behalf)


def _close(amendment: Amendment, state: str, by: Member, reason: str = "") -> None:
    move(amendment, state)
    amendment.closed_at, amendment.closed_by, amendment.outcome_reason = clock.now(), by, reason.strip()
    amendment.save(update_fields=["state", "closed_at", "closed_by", "outcome_reason", "taken_into"])


def _tell(
    event: Event, amendment: Amendment, by: Member, *, behalf: Partner | None = None, tells: Sequence = (), **said: Any
) -> None:
    link = amendment.text.act_url("amendment_detail", amendment.number)
    words = {"number": amendment.number, "of": amendment.text.title, **said}
    told = list(tells) or ([amendment.made_by.user] if amendment.made_by_id != by.pk else [])
    emit(event, amendment.partnership, by=by, on_behalf_of=behalf, link=link, tells=told, **words)
