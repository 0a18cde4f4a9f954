"""What time does while signatures of a charter are collected."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from charters import rules
from charters.actions import enter_on_date, lapse_signatures, release_signatory, remind_signatories
from charters.actions.entry import count
from charters.models import CharterVersion, Signatory
from core.acts import CLOCK, each
from partnerships.models import Partner, Partnership

State, Closed = CharterVersion.State, Partnership.State.CLOSED


def release_departed() -> int:
    """Await and count no more those who left the partnership before entry into force; how many places there were."""
    waiting = Q(state__in=(Signatory.State.INVITED, Signatory.State.DECLINED, Signatory.State.LAPSED))
    in_vain = Q(state=Signatory.State.SIGNED, accession=None, version__state=State.FROZEN)
    rows = Signatory.objects.filter(waiting | in_vain, partner__standing=Partner.Standing.FORMER)
    rows = rows.filter(version__in=_collecting()).select_related("version", "accession__version", "partner")
    return each(release_signatory, [row for row in rows if rules.release_signatory.allows(CLOCK, row)])


def enter_due_versions() -> int:
    """Bring into force the versions whose date has come; how many."""
    due = _collecting().filter(state=State.FROZEN, entry_rule=CharterVersion.EntryRule.ON_DATE)
    allows = rules.enter_on_date.allows
    return each(enter_on_date, [row for row in due if allows(CLOCK, row, signed=count(row)[0])])


def lapse_late_signatures() -> int:
    """Say who did not sign in time; of how many versions."""
    rows = [version for version in _awaited() if rules.lapse_signatures.allows(CLOCK, version)]
    return each(lapse_signatures, rows)


def remind_due_signatories() -> int:
    """Remind those whose signature is awaited; for how many versions. A run that was missed is caught up once."""
    rows = [version for version in _awaited() if rules.remind_signatories.allows(CLOCK, version)]
    return each(remind_signatories, rows)


def _collecting() -> QuerySet[CharterVersion]:
    """The versions that await signatures, their own or those of a deed, in partnerships that live."""
    rows = CharterVersion.objects.filter(state__in=(State.FROZEN, State.IN_FORCE), signing_opened_at__isnull=False)
    return rows.exclude(partnership__state=Closed).select_related("partnership", "charter").order_by("pk")


def _awaited() -> QuerySet[CharterVersion]:
    invited = Signatory.objects.filter(version=OuterRef("pk"), state=Signatory.State.INVITED)
    return _collecting().filter(Exists(invited))
