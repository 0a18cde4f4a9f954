"""Whom a charter names: the partners of the day; one that left is said to have left."""

from django.utils.translation import gettext_lazy as _

from charters.contents.words import Languages, Words, said, same
from partnerships.models import Partner, Partnership


def left_partners(partnership: Partnership) -> list[Partner]:
    """Those that are not partners any more and still stand in a task: they are shown, not dropped."""
    rows = partnership.partners.exclude(standing=Partner.Standing.PARTNER).exclude(involvements=None)
    return list(rows.select_related("organisation").distinct())


def named(tongues: Languages, partner: Partner, name: str) -> Words:
    """A partner by its name or its code, and that it left if it did."""
    if partner.standing == Partner.Standing.PARTNER:
        return same(tongues, name)
    return said(tongues, _("%(code)s (left)"), code=name)
