"""What people do with what they are told: read it, and choose what is also sent to them."""

from collections.abc import Collection

from accounts.models import User
from core import clock
from core.acts import act, lock
from partnerships.journal import offered
from partnerships.models import Muting, Notice


@act
def choose_messages(user: User, *, by: User, wanted: Collection[str]) -> set[str]:
    """I choose which messages are sent to me; those about signatures always are. What happens stays on my pages."""
    row = lock(user)
    off = {topic.code for topic in offered()} - set(wanted)
    Muting.objects.filter(user=row).exclude(kind__in=off).delete()
    held = set(Muting.objects.filter(user=row).values_list("kind", flat=True))
    Muting.objects.bulk_create(Muting(user=row, kind=code) for code in sorted(off - held))
    return off


@act
def read_notices(user: User, *, by: User) -> int:
    """I have read what I was told; how much there was."""
    return Notice.objects.filter(user=user, read_at=None).update(read_at=clock.now())
