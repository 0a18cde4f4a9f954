"""The weekly letter: one a week at most, and none when there is nothing to say."""

from datetime import date

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.timezone import override as in_zone
from django.utils.translation import gettext as _

from accounts.models import User
from core import clock, mail
from core.acts import CLOCK, Clock, act, lock
from overview import rules
from overview.contents.digest import digest
from overview.models import Digest
from overview.rules.digests import week_of


@act
def send_digest(user: User, *, by: Clock = CLOCK) -> Digest:
    """Time writes to a person what awaits them, what happened in the week that ended, and which meetings come."""
    row = lock(user)
    rules.send_digest.check(by, row)
    monday = week_of(row)
    return Digest.objects.create(user=row, week_of=monday, made_at=clock.now(), mail=_letter(row, monday))


def _letter(user: User, monday: date) -> mail.Mail | None:
    """The message, in the reader's language and zone; none when there is nothing to say."""
    with translation.override(user.language), in_zone(user.time_zone):
        said = digest(user, monday)
        if said is None:
            return None
        context = {"user": user, "digest": said, "site": settings.SITE_URL, "url": f"{settings.SITE_URL}/"}
        context["act"] = _("See what awaits me")
        context["choices"] = f"{settings.SITE_URL}{reverse('partnerships:choose_messages')}"
        text, html = (
            render_to_string(name, context) for name in ("overview/mail/digest.txt", "overview/mail/digest.html")
        )
        return mail.write(f"digest:{user.uuid}:{monday}", user.email, _("Your week on Entente"), text, html)
