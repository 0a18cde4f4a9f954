from django.utils.translation import gettext_lazy as _

from core.rules import rule
from impact.models import Measurement
from partnerships.models import Member, Partnership
from partnerships.rules import NOT_IN

MOST_IN_A_WORKBOOK = 25_000  # measurements, so that the page that makes the file answers in time


@rule
def export_measures(by: Member, partnership: Partnership, format=None):
    """Everybody in the partnership may take its figures away; the register says when it is for people outside."""
    yield by.ended_at is None and by.partnership_id == partnership.pk, NOT_IN
    rows = Measurement.objects.filter(partnership=partnership)
    yield (
        format != "xlsx" or rows.count() <= MOST_IN_A_WORKBOOK,
        _("There are too many measurements for a workbook. Take a table (CSV) or the data (JSON) instead."),
    )
