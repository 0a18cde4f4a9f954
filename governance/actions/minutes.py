import json
from datetime import timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from core import clock, jobs
from core.acts import CLOCK, Clock, act, lock
from core.canonical import canonical, fingerprint
from core.files import StoredFile
from core.states import move
from governance import events, rules
from governance.contents import minutes as contents
from governance.models import Correction, Mandate, Meeting, Minutes, MinutesPaper
from governance.rules.meetings import delays_of
from partnerships.journal import emit
from partnerships.models import Member, Role

MINUTES_PDF = jobs.declare(
    "governance.minutes_pdf", (_("Reading the frozen minutes"), _("Laying out the pages"), _("Storing the PDF"))
)


def freeze_minutes(meeting: Meeting, by: Member) -> Minutes:
    """The first version of the minutes, from the meeting as it stands; part of the act that ends it."""
    return _version(meeting, by, contents.minutes_of(meeting, by))


@act
def record_minutes_pdf(input: dict[str, Any], file: StoredFile, *, by: Clock = CLOCK) -> Minutes:
    """The PDF of the minutes in one language is stored; with the last, the facilitator is told."""
    row = lock(Minutes.objects.get(pk=input["minutes"]))
    MinutesPaper.objects.filter(minutes=row, language=input["language"]).update(file=file)
    if not row.papers.filter(file=None).exists():
        roles = {"roles__role": Role.Name.FACILITATOR, "roles__ended_at": None}
        people = Member.objects.current().filter(partnership=row.partnership, **roles).select_related("user")
        _emit(events.MINUTES_MADE, row, by, tells=[member.user for member in people])
    return row


@act
def retry_minutes(minutes: Minutes, *, by: Member) -> Minutes:
    """I have the PDF of the minutes made again, after it could not be made."""
    row = lock(minutes)
    rules.retry_minutes.check(by, row)
    for paper in row.papers.filter(file=None).select_related("job"):
        jobs.retry(paper.job)
    return row


@act
def send_minutes(minutes: Minutes, *, by: Member) -> Minutes:
    """I send the minutes to every partner; from now on they can ask for corrections, until the end of a day."""
    lock(minutes.meeting)
    row = lock(minutes)
    rules.send_minutes.check(by, row)
    place = row.partnership
    last = place.today() + timedelta(days=delays_of(place).correction_days)
    row.sent_at, row.correctable_until = clock.now(), clock.end_of_day(last, place.time_zone)
    row.save(update_fields=["sent_at", "correctable_until"])
    everybody = Member.objects.current().filter(partnership=place).select_related("user")
    tells = [member.user for member in everybody]
    _emit(events.MINUTES_SENT, row, by, tells=tells, until=row.correctable_until)
    return row


@act
def ask_correction(minutes: Minutes, *, by: Member, words: str) -> Correction:
    """I say what the minutes got wrong; the facilitator answers, and nothing that was sent changes."""
    row = lock(minutes)
    rules.ask_correction.check(by, row, words=words)
    held = Mandate.objects.running(row.partnership.today()).filter(member=by, seat__body=row.meeting.body_id)
    correction = Correction.objects.create(
        partnership=row.partnership,
        minutes=row,
        seat=held.select_related("seat")[0].seat,
        words=words.strip(),
        asked_by=by,
        asked_at=clock.now(),
    )
    roles = {"roles__role": Role.Name.FACILITATOR, "roles__ended_at": None}
    people = Member.objects.current().filter(partnership=row.partnership, **roles).select_related("user")
    tells = [member.user for member in people]
    told = {"partner": correction.seat.partner.name, "words": correction.words}
    _emit(events.CORRECTION_ASKED, row, by, tells=tells, **told)
    return correction


@act
def answer_correction(correction: Correction, *, by: Member, accept: bool, answer: str = "") -> Correction:
    """I take a correction into a new version of the minutes, or keep it beside them and say why."""
    meeting = lock(correction.minutes.meeting)
    row = lock(correction)
    rules.answer_correction.check(by, row, accept=accept, answer=answer)
    move(row, Correction.State.ACCEPTED if accept else Correction.State.REFUSED)
    row.answer, row.answered_by, row.answered_at = answer.strip(), by, clock.now()
    row.save(update_fields=["state", "answer", "answered_by", "answered_at"])
    told = {"partner": row.seat.partner.name, "answer": row.answer or "—"}
    tells = [row.asked_by.user]
    if accept:
        latest = meeting.minutes.order_by("number").last()
        made = _version(meeting, by, contents.corrected(json.loads(latest.data), row, by))
        _emit(events.CORRECTION_TAKEN_IN, made, by, tells=tells, **told)
    else:
        _emit(events.CORRECTION_REFUSED, row.minutes, by, tells=tells, **told)
    return row


@act
def confirm_minutes(minutes: Minutes, *, by: Member, meeting: Meeting) -> Minutes:
    """I note that the committee confirmed the minutes at this later meeting."""
    lock(minutes.meeting)
    row = lock(minutes)
    rules.confirm_minutes.check(by, row, meeting=meeting)
    row.confirmed_in = meeting
    row.save(update_fields=["confirmed_in"])
    _emit(events.MINUTES_CONFIRMED, row, by, later=str(meeting))
    return row


def _version(meeting: Meeting, by: Member, data: dict[str, Any]) -> Minutes:
    """A version of the minutes: its frozen data, and the work that makes its PDF in each language."""
    made = Minutes.objects.create(
        partnership=meeting.partnership,
        meeting=meeting,
        number=data["minutes"]["version"],
        data=canonical(data).decode(),
        data_sha256=fingerprint(data),
        made_at=clock.now(),
        made_by=by,
    )
    for language in meeting.partnership.languages:
        wanted = {"minutes": made.pk, "language": language}
        job = jobs.ask(MINUTES_PDF, wanted, digest=f"{made.pk}:{language}:{made.data_sha256[:32]}")
        MinutesPaper.objects.create(minutes=made, language=language, job=job)
    return made


def _emit(event: events.Event, minutes: Minutes, by: Member | Clock, tells: Any = (), **told: Any) -> None:
    meeting, place = minutes.meeting, minutes.partnership
    told = {"number": str(meeting), "version": minutes.number, **told}
    emit(event, place, by=by, link=meeting.get_absolute_url(), tells=tells, **told)
