from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from core import clock
from core.acts import act, lock
from core.refusals import Refused
from partnerships import events, rules
from partnerships.actions.texts import page_of
from partnerships.journal import Event, emit
from partnerships.models import Member, Paragraph, Remark, Reply, Text

WAITING = 500  # remarks that may be open on one text: beyond, nobody reads them any more


@act
def make_remark(text: Text, *, by: Member, paragraph: UUID, body: str) -> Remark:
    """I say something beside a paragraph, for the others to answer."""
    row = lock(text)
    version = row.current()
    place = Paragraph.objects.filter(version=version, uuid=paragraph).first() if version else None
    rules.make_remark.check(by, row, there=place is not None)
    if row.remarks.open().count() >= WAITING:
        raise Refused(_("Very many remarks are open on this text. Close those that are answered first."), status=409)
    remark = Remark.objects.create(
        partnership=row.partnership,
        text=row,
        version=version,
        paragraph=paragraph,
        body=body,
        made_at=clock.now(),
        made_by=by,
    )
    link = f"{page_of(row)}#remark-{remark.uuid}"
    emit(events.REMARK_MADE, row.partnership, by=by, link=link, rank=place.rank, of=row.title)
    return remark


@act
def reply_to_remark(remark: Remark, *, by: Member, body: str) -> Reply:
    """I answer a remark."""
    row = lock(remark)
    rules.reply_to_remark.check(by, row)
    reply = Reply.objects.create(partnership=row.partnership, remark=row, body=body, made_at=clock.now(), made_by=by)
    _tell(events.REMARK_ANSWERED, row, by)
    return reply


@act
def resolve_remark(remark: Remark, *, by: Member, resolution: str) -> Remark:
    """I close a remark, and say how it was resolved."""
    row = lock(remark)
    rules.resolve_remark.check(by, row, resolution=resolution)
    row.resolved_at, row.resolved_by, row.resolution = clock.now(), by, resolution.strip()
    row.save(update_fields=["resolved_at", "resolved_by", "resolution"])
    _tell(events.REMARK_RESOLVED, row, by, resolution=row.resolution)
    return row


def _tell(event: Event, remark: Remark, by: Member, **said: Any) -> None:
    link = f"{page_of(remark.text)}#remark-{remark.uuid}"
    tells = [remark.made_by.user] if remark.made_by_id != by.pk else []
    words = {"author": remark.made_by, "of": remark.text.title, **said}
    emit(event, remark.partnership, by=by, link=link, tells=tells, **words)
