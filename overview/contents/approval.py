"""The words by which a committee approves a version of a report: they name it by its fingerprints."""

from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from core.texts import Localized
from governance.models import Decision
from overview.models import Report, ReportEdition, ReportVersion
from partnerships.models import Partnership


def approval_title(version: ReportVersion) -> Localized:
    """The title of the decision, in the partnership's languages."""
    return _spoken(version, lambda: _("Approve the progress report no. %(number)s, version %(version)s") % _of(version))


def approval_words(version: ReportVersion) -> Localized:
    """The sentence to vote on, in the partnership's languages."""
    return _spoken(version, lambda: _sentence(version))


def standing_decisions(partnership: Partnership) -> list[Decision]:
    """The decisions of the committee that stand, the latest first: some of them may approve a version."""
    return list(partnership.decisions.standing().order_by("-closed_at", "-pk"))


def voted(report: Report, decisions: list[Decision]) -> tuple[ReportVersion, Decision] | None:
    """The last version of a report, and the decision of these that names it; None when none does.

    Whether that decision approves it, whoever reads its text says: it may refuse what it names.
    """
    version = report.last_version()
    if version is None:
        return None
    return next(((version, decision) for decision in version.approving(decisions)), None)


def _sentence(version: ReportVersion) -> str:
    rows = [row for row in version.editions.all() if row.copy == ReportEdition.Copy.DRAFT]
    if len(rows) == 1:
        said = _("We approve the progress report no. %(number)s, version %(version)s (%(page)s), fingerprint %(print)s")
        return said % (_of(version) | {"print": rows[0].short_print})
    said = _("We approve the progress report no. %(number)s, version %(version)s (%(page)s), whose fingerprints are:")
    return "\n".join([said % _of(version), *map(_print, rows)])


def _print(row: ReportEdition) -> str:
    """One edition and its fingerprint, on a line of its own: the lines are compared one by one with the paper."""
    told = {"language": row.get_language_display(), "build": row.get_build_display(), "print": row.short_print}
    return _("%(language)s, %(build)s: %(print)s") % told


def _of(version: ReportVersion) -> dict[str, Any]:
    """Which version, and the page where whoever votes reads it."""
    page = f"{settings.SITE_URL}{version.report.get_absolute_url()}"
    return {"number": version.report.number, "version": version.number, "page": page}


def _spoken(version: ReportVersion, say) -> Localized:
    """What is said, in each of the partnership's languages."""
    said = {}
    for language in version.partnership.languages:
        with translation.override(language):
            said[language] = say()
    return Localized(said)
