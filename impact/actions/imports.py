import hashlib
from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from core import clock, files, jobs
from core.acts import CLOCK, Clock, act, lock
from core.files import StoredFile
from core.states import move
from core.texts import Localized
from impact import events, rules
from impact.actions.locks import hold_figures
from impact.contents.imports import Outcome, head_of, judged, known_of, lines_of
from impact.imported import Fault, Known, Line
from impact.models import Indicator, Measurement, MeasurementImport
from partnerships.journal import emit
from partnerships.models import Member, Partner, Partnership
from partnerships.rules import is_open, speaks_for

State = MeasurementImport.State
CHECKS = 10
READ_IMPORT = jobs.declare(
    "impact.read_import", (_("Reading the table"), *[_("Checking its lines")] * CHECKS, _("Keeping what was read"))
)
WRITE_IMPORT = jobs.declare("impact.write_import", (_("Checking the lines again"), _("Writing the figures")))
BATCH = 1_000


@act
def start_measurement_import(
    partnership: Partnership,
    *,
    by: Member,
    data: bytes,
    kind: str,
    file_name: str,
    language: str,
    partner: Partner | None = None,
) -> MeasurementImport:
    """I give a table of figures: it is read whole and shown before anything is written."""
    row = lock(partnership)
    partner = partner or by.partner
    rules.start_measurement_import.check(by, row, partner=partner)
    made = MeasurementImport.objects.create(
        partnership=row,
        partner=partner,
        file=files.keep(data, kind, clock.now()),
        file_name=file_name,
        asked_by=by,
        asked_at=clock.now(),
    )
    _ask(made, READ_IMPORT, {"language": language})
    return made


@act
def record_import_reading(input: dict[str, Any], file: StoredFile, *, by: Clock = CLOCK) -> MeasurementImport:
    """Reading an import is done: it may be written, or has lines to mend."""
    row = lock(MeasurementImport.objects.get(uuid=input["import"]))
    if row.state != State.READING:
        return row
    head = head_of(file)
    move(row, State.REFUSED if head["faulty"] else State.READY)
    row.read, row.lines, row.faults, row.faulty = file, head["lines"], head["faults"], head["faulty"]
    row.save(update_fields=["state", "read", "lines", "faults", "faulty"])
    return row


@act
def write_measurement_import(measurement_import: MeasurementImport, *, by: Member) -> MeasurementImport:
    """I have the figures of my table written, all or none."""
    row = lock(measurement_import)
    rules.write_measurement_import.check(by, row)
    if row.state == State.WRITING and row.job is not None:
        jobs.retry(row.job)
        return row
    move(row, State.WRITING)
    row.save(update_fields=["state"])
    _ask(row, WRITE_IMPORT, {"by": str(by.uuid)})
    return row


@act
def record_import_writing(input: dict[str, Any], file: StoredFile, *, by: Clock = CLOCK) -> MeasurementImport:
    """Writing an import: all its figures in one transaction, or none if something changed meanwhile."""
    row = lock(MeasurementImport.objects.get(uuid=input["import"]))
    if row.state != State.WRITING:
        return row
    member = Member.objects.select_related("partner").get(uuid=input["by"])
    lines = list(lines_of(row.read))
    hold_figures(row.partnership, code__in=head_of(row.read)["counted"])
    known = known_of(row, lines, member)
    outcome = _refused(row, member, judged(lines, known))
    if outcome.faulty:
        move(row, State.REFUSED)
        row.faults, row.faulty = [fault.kept() for fault in outcome.faults], outcome.faulty
        row.save(update_fields=["state", "faults", "faulty"])
        return row
    Measurement.objects.bulk_create(_figures(row, member, outcome.lines, known), batch_size=BATCH)
    move(row, State.WRITTEN)
    row.lines, row.written_at = len(outcome.lines), clock.now()
    row.save(update_fields=["state", "lines", "written_at"])
    _tell(events.MEASUREMENTS_IMPORTED, row, member, row.lines, tells=_confirmers(row, outcome))
    return row


@act
def drop_measurement_import(measurement_import: MeasurementImport, *, by: Member) -> MeasurementImport:
    """I throw away a table of which nothing was written."""
    row = lock(measurement_import)
    rules.drop_measurement_import.check(by, row)
    move(row, State.DROPPED)
    row.save(update_fields=["state"])
    return row


@act
def confirm_measurement_import(measurement_import: MeasurementImport, *, by: Member) -> MeasurementImport:
    """I confirm at once all the figures of an import that I may confirm."""
    row = lock(measurement_import)
    hold_figures(row.partnership, pk__in=row.measurements.order_by().values("indicator"))
    waiting = row.measurements.standing().awaiting_confirmation_from(by)
    known = list(waiting.order_by().values_list("pk", flat=True))
    rules.confirm_measurement_import.check(by, row, waiting=len(known))
    for start in range(0, len(known), BATCH):
        answered = {"state": Measurement.State.CONFIRMED, "answered_by": by, "answered_at": clock.now()}
        Measurement.objects.filter(pk__in=known[start : start + BATCH]).update(**answered)
    _tell(events.MEASUREMENTS_CONFIRMED, row, by, len(known))
    return row


def _ask(row: MeasurementImport, kind: str, more: dict[str, str]) -> None:
    """The work on an import, and that it is the one to follow."""
    wanted = {"import": str(row.uuid)} | more
    row.job = jobs.ask(kind, wanted, digest=hashlib.sha256(row.uuid.bytes).hexdigest())
    row.save(update_fields=["job"])


def _refused(row: MeasurementImport, member: Member, outcome: Outcome) -> Outcome:
    """What changed about the whole import while it waited."""
    may = member.ended_at is None and speaks_for(member, row.partner)
    wrong = "gone" if not may else "closed" if not is_open(row.partnership) else ""
    wrong = wrong or ("unframed" if rules.is_first_unframed(row.partnership) else "")
    return Outcome([], [Fault(0, "", wrong)], 1) if wrong else outcome


def _figures(row: MeasurementImport, member: Member, lines: list[Line], known: Known) -> Iterator[Measurement]:
    at, main = clock.now(), row.partnership.main_language
    for line in lines:
        indicator, partner, day, place = known.key(line)
        yield Measurement(
            partnership=row.partnership,
            indicator_id=indicator,
            partner_id=partner,
            author_id=member.partner_id,
            measured_on=day,
            place=place,
            rank=known.rank(line),
            value=line.worth,
            numerator=line.numerator,
            denominator=line.denominator,
            respondents=line.n,
            note=Localized({main: line.note}) if line.note else Localized(),
            correction=Localized({main: line.correction}) if line.correction else Localized(),
            source=row,
            source_line=line.at,
            submitted_by=member,
            submitted_at=at,
        )


def _tell(event: Any, row: MeasurementImport, by: Member, number: int, **more: Any) -> None:
    link = reverse("impact:measurement_import", args=[row.partnership.slug, row.uuid])
    told = {"n": number, "file": row.file_name, "partner": row.partner.name}
    emit(event, row.partnership, by=by, link=link, **told, **more)


def _confirmers(row: MeasurementImport, outcome: Outcome) -> list[Any]:
    """The representatives of the partners that confirm these indicators."""
    measured = Indicator.objects.filter(partnership=row.partnership, code__in=outcome.counted())
    asked = measured.exclude(confirmer=None).exclude(confirmer=row.partner).values("confirmer")
    members = Member.objects.speaking().filter(partner__in=asked).select_related("user")
    return [member.user for member in members]
