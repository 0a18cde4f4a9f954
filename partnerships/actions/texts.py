import re
from collections.abc import Sequence
from uuid import UUID, uuid4

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from core import clock
from core.acts import CLOCK, Clock, act, lock
from core.canonical import fingerprint
from core.refusals import Refused
from core.texts import Localized, every_language
from partnerships import events, rules
from partnerships.journal import emit
from partnerships.models import Consent, Member, Paragraph, Partner, Partnership, Role, Text, Version, Vision

Written = Sequence[tuple[UUID | None, Localized]]
NUMBERED = re.compile(r"^(?P<head>.*\D)?(?P<number>\d{1,6})$")


def fingerprint_of(paragraphs: Sequence[tuple[UUID, Localized]]) -> str:
    """SHA-256 of the canonical text: every paragraph's identity and words, in all languages, in order."""
    return fingerprint({"paragraphs": [{"id": str(uuid), "text": dict(body)} for uuid, body in paragraphs]})


def write_text(partnership: Partnership, title: Localized, *, consented: bool = False) -> Text:
    """An empty shared text; its owner (the vision, an article) is written with it, within its own act.

    `consented` when partners answer to its very words, each for itself, as they do to the vision.
    """
    return Text.objects.create(partnership=partnership, title=title, consented=consented)


@act
def lock_text(text: Text, *, by: Clock = CLOCK) -> Text:
    """The charter that holds this text is frozen: it changes no more by itself."""
    row = lock(text)
    row.locked_at = row.locked_at or clock.now()
    row.save(update_fields=["locked_at"])
    return row


@act
def unlock_text(text: Text, *, by: Clock = CLOCK) -> Text:
    """The charter that holds this text is being written again: it can change."""
    row = lock(text)
    row.locked_at = None
    row.save(update_fields=["locked_at"])
    return row


@act
def propose_version(
    partnership: Partnership,
    *,
    by: Member,
    paragraphs: Written,
    reason: Localized | None = None,
    label: str = "",
    after: int | None = None,
    on_behalf_of: Partner | None = None,
    text: Text | None = None,
) -> Version:
    """I propose a version of the vision, or of another `text` to which partners consent.

    `after` is the number of the one I started from.
    """
    row = lock(partnership)
    text = lock(text or _vision(row).text)
    rules.propose_version.check(by, text, behalf=on_behalf_of)
    current = text.current()
    number = current.number if current else 0
    if after is not None and after != number:
        raise Refused(
            _(
                "Somebody proposed a newer version while you were writing. "
                "Yours is kept below: compare, then send again."
            ),
            status=409,
        )
    version = write_version(text, paragraphs, by=by, reason=reason, label=label, on_behalf_of=on_behalf_of)
    tell_version(version, by=by)
    return version


def tell_version(version: Version, *, by: Member) -> None:
    """Say in the register that a version is proposed, and ask those who answer for the partners to answer to it."""
    text, on_behalf_of = version.text, version.on_behalf_of
    behalf = on_behalf_of if on_behalf_of and on_behalf_of != by.partner else None
    emit(
        events.VERSION_PROPOSED,
        text.partnership,
        by=by,
        on_behalf_of=behalf,
        link=page_of(text),
        tells=who_answer(text.partnership, besides=by),
        of=text.title,
        label=version.label,
    )


@act
def give_consent(
    version: Version, *, by: Member, position: str, reason: str = "", fingerprint: str | None = None
) -> Consent:
    """I answer for my organisation to this version, to the very text I have read."""
    text = lock(version.text)
    rules.give_consent.check(by, version, fingerprint=fingerprint, position=position, reason=reason)
    earlier = Consent.objects.filter(version=version, partner=by.partner).count()
    consent = Consent.objects.create(
        partnership=version.partnership,
        version=version,
        partner=by.partner,
        rank=earlier + 1,
        position=position,
        reason=reason.strip(),
        fingerprint=version.fingerprint,
        given_by=by,
        given_at=clock.now(),
    )
    said = every_language(Consent.Position(position).label)
    of = {"link": page_of(text), "of": text.title}
    emit(events.CONSENT_GIVEN, version.partnership, by=by, position=said, label=version.label, **of)
    if not awaited_partners(version).exists() and is_shared(version):
        event = events.VISION_SHARED if text.is_vision else events.TEXT_SHARED
        emit(event, text.partnership, by=CLOCK, label=version.label, **of)
    return consent


def awaited_partners(version: Version) -> QuerySet[Partner]:
    """The partners that have not answered to this version yet."""
    answered = Consent.objects.filter(version=version).values("partner")
    return version.partnership.partners.full().exclude(pk__in=answered)


def is_shared(version: Version) -> bool:
    """Whether every partner consents to this version, concerns included, without an objection."""
    agreed = version.consents.live().exclude(position=Consent.Position.OBJECTION).values("partner")
    partners = version.partnership.partners.full()
    return partners.exists() and not partners.exclude(pk__in=agreed).exists()


def _vision(partnership: Partnership) -> Vision:
    title = every_language(gettext_lazy("Shared vision"))
    vision = Vision.objects.filter(partnership=partnership).select_related("text__partnership").first()
    return vision or Vision.objects.create(partnership=partnership, text=write_text(partnership, title, consented=True))


def write_version(
    text: Text,
    paragraphs: Written,
    *,
    by: Member,
    reason: Localized | None = None,
    label: str = "",
    on_behalf_of: Partner | None = None,
) -> Version:
    """The next version of a text whose row is locked, within an act; paragraphs without identity get one."""
    kept = [(uuid or uuid4(), body) for uuid, body in paragraphs]
    if not kept:
        raise Refused(_("A text has at least one paragraph."), status=422)
    before = text.current()
    number = before.number + 1 if before else 1
    version = Version.objects.create(
        partnership=text.partnership,
        text=text,
        number=number,
        label=label or next_label(before.label if before else "", number),
        reason=reason or Localized(),
        proposed_by=by,
        on_behalf_of=on_behalf_of,
        proposed_at=clock.now(),
        fingerprint=fingerprint_of(kept),
    )
    Paragraph.objects.bulk_create(
        Paragraph(partnership=text.partnership, version=version, uuid=uuid, rank=rank, body=body)
        for rank, (uuid, body) in enumerate(kept, 1)
    )
    return version


def next_label(before: str, number: int) -> str:
    """The name that follows another: `v0.5` after `v0.4`; else `v` and the version's number."""
    found = NUMBERED.match(before) if "." in before else None
    following = f"{found['head']}{int(found['number']) + 1}" if found else f"v{number}"
    return following if len(following) <= Version._meta.get_field("label").max_length else f"v{number}"


def who_answer(partnership: Partnership, *, besides: Member) -> list[User]:
    """Those who answer for partners: a new version makes every earlier answer stale."""
    speaking = Role.Name.REPRESENTATIVE
    members = Member.objects.current().filter(
        partnership=partnership,
        partner__standing=Partner.Standing.PARTNER,
        roles__role=speaking,
        roles__ended_at=None,
    )
    return [member.user for member in members.select_related("user") if member.user_id != besides.user_id]


def page_of(text: Text) -> str:
    """The page on which a shared text is read and discussed."""
    return text.get_absolute_url()
