"""The words by which a committee approves a version of a report: they name it by its fingerprints."""

from django.utils import translation
from django.utils.translation import gettext as _

from core.texts import Localized
from overview.models import ReportEdition, ReportVersion


def approval_title(version: ReportVersion) -> Localized:
    """The title of the decision, in the partnership's languages."""
    return _spoken(version, lambda: _("Approve the progress report no. %(number)s, version %(version)s") % _of(version))


def approval_words(version: ReportVersion) -> Localized:
    """The sentence to vote on, in the partnership's languages."""
    return _spoken(version, lambda: _sentence(version))


def _sentence(version: ReportVersion) -> str:
    rows = [row for row in version.editions.all() if row.copy == ReportEdition.Copy.DRAFT]
    said = _("We approve the progress report no. %(number)s, version %(version)s, fingerprint %(prints)s")
    of = "{build}, {language}: {print}" if len(rows) > 1 else "{print}"
    told = {"build": "get_build_display", "language": "get_language_display"}
    prints = [
        of.format(print=row.short_print, **{name: getattr(row, method)() for name, method in told.items()})
        for row in rows
    ]
    return said % (_of(version) | {"prints": "; ".join(prints)})


def _of(version: ReportVersion) -> dict[str, int]:
    return {"number": version.report.number, "version": version.number}


def _spoken(version: ReportVersion, say) -> Localized:
    """What is said, in each of the partnership's languages."""
    said = {}
    for language in version.partnership.languages:
        with translation.override(language):
            said[language] = say()
    return Localized(said)
