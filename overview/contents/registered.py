"""What the page that checks a file says of a progress report: which one, whether it was approved, who sealed it."""

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from charters.contents.sealing import HERE, NOBODY, carried, sealed_by
from charters.models import CarriedRoot
from core.days import date_format
from core.files import StoredFile
from core.registered import Registered, knows
from governance.models import Decision
from overview.models import ReportEdition

APPROVED = ReportEdition.Copy.APPROVED
BEFORE = "before"  # the data as they were frozen, and made again since


@knows
def report_of(fingerprints: list[str]) -> Registered | None:
    """The report whose PDF or data have one of these fingerprints, or had; what is registered today comes first."""
    files = list(StoredFile.objects.filter(sha256__in=fingerprints).values_list("pk", flat=True))  # each asks an index
    held = Q(file__in=files) | Q(data_sha256__in=fingerprints) | Q(frozen_sha256__in=fingerprints)
    rows = ReportEdition.objects.filter(held).defer("data")
    rows = rows.select_related("file", "partnership", "version__report", "version__decision__ruling")
    found = [(row, _what(row, fingerprints)) for row in rows]
    if not found:
        return None
    row, what = min(found, key=_foremost)
    return _before(row) if what == BEFORE else _registered(row, what)


def _foremost(found: tuple[ReportEdition, str]) -> tuple[bool, bool, int]:
    row, what = found
    return what == BEFORE, row.copy != APPROVED, row.pk


def _what(row: ReportEdition, fingerprints: list[str]) -> str:
    """Which file of an edition it is: the approved or submitted PDF, the data, the data before they were made again."""
    if row.file is not None and row.file.sha256 in fingerprints:
        return row.copy
    return "data" if row.data_sha256 in fingerprints else BEFORE


def _registered(row: ReportEdition, what: str) -> Registered:
    sealer = _sealer(row) if what == APPROVED else HERE
    if sealer == NOBODY:
        return _without_seal(row)
    root = sealer if isinstance(sealer, CarriedRoot) else None
    decision = row.version.decision
    stands = decision is not None and _stands(decision)
    said = [_sentence(row, what), *_of_decision(decision, stands), *_of_making(row)]
    if root:
        said.append(_("It was sealed by %(site)s before it came here.") % {"site": root.site})
    title = _("Authentic, not approved") if decision is None else _("Authentic, and approved")
    if decision is not None and not stands:
        title = _("Authentic, and its approval stands no longer")
    facts = {
        **_facts(row, what),
        "approved_by": decision.number if decision else None,
        "approval_stands": stands,
        "made_again_at": row.redacted_at.isoformat() if row.redacted_at else None,
        "sealed_by": {"site": root.site, "root": root.fingerprint} if root else None,
    }
    verdict = "submitted_report" if decision is None else "approved_report"
    pin = "done" if stands else "wait" if decision is None else "doubt"
    return Registered(_named(row), verdict, pin, title, " ".join(said), facts, sealer=root)


def _without_seal(row: ReportEdition) -> Registered:
    """A copy that is registered as approved and on which no seal is read that this site knows: an archive brought it,
    or it cannot be read now."""
    title = _("An approved copy without a seal that is known here")
    said = _(
        "This file is registered as a copy of %(document)s, but this site reads no seal on it that it knows. Do not "
        "rely on it: ask the partnership for another copy."
    )
    told = said % {"document": _named(row)}
    return Registered(_named(row), "no_known_seal", "stop", title, told, _facts(row, APPROVED), authentic=False)


def _before(row: ReportEdition) -> Registered:
    """What was frozen, of a report that was made again since: there is a present one to ask for."""
    title = _("An earlier state of a report, not the one that is registered")
    said = _(
        "It is, or carries, the data of %(document)s as they were first frozen; what its pages show was not compared."
    )
    said = " ".join([said % {"document": _named(row)}, *_of_making(row), _("Ask for the present one.")])
    return Registered(_named(row), "earlier_state", "doubt", title, said, _facts(row, BEFORE), authentic=False)


def _sealer(row: ReportEdition) -> CarriedRoot | str:
    """Whose seal an approved copy bears: an archive of another site may have brought anything."""
    try:
        return sealed_by(row.file, carried(row.partnership))
    except OSError:  # the storage lost the file: the fingerprint still says that these are its bytes
        return HERE


def _stands(decision: Decision) -> bool:
    return Decision.objects.standing().filter(pk=decision.pk).exists()


def _sentence(row: ReportEdition, what: str) -> str:
    said = _("This is %(document)s.")
    if what == "data":
        said = _("These are the data of a document: %(document)s.")
    elif what != APPROVED and row.version.decision:
        said = _("This is %(document)s, as it was submitted for approval; the approved copy is another file, sealed.")
    return said % {"document": _named(row)}


def _of_decision(decision: Decision | None, stands: bool) -> list[str]:
    if decision is None:
        return [_("The committee has not approved it.")]
    facts = {"decision": decision.number}
    said = [_("It was approved by the decision %(decision)s.") % facts]
    ruling = getattr(decision, "ruling", None)
    if ruling and ruling.overturned_in_id is None:
        said.append(_("The strategic lead settled that decision."))
    return said if stands else [*said, _("That decision was overturned or replaced since.")]


def _of_making(row: ReportEdition) -> list[str]:
    if row.redacted_at is None:
        return []
    again = _("It was made again on %(day)s without a story whose teller took their consent back.")
    return [again % {"day": date_format(row.redacted_at.astimezone(row.partnership.zone).date())}]


def _facts(row: ReportEdition, what: str) -> dict[str, Any]:
    return {
        "file": what,
        "document": "progress_report",
        "partnership": dict(row.partnership.name),
        "report": row.version.report.number,
        "version": row.version.number,
        "content_sha256": row.data_sha256,
    }


def _named(row: ReportEdition) -> str:
    words = {
        "number": row.version.report.number,
        "version": row.version.number,
        "name": row.partnership.name,
        "build": row.get_build_display(),
        "language": row.get_language_display(),
    }
    return _("the progress report no. %(number)s of “%(name)s”, version %(version)s, %(build)s (%(language)s)") % words
