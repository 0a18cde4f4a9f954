"""What awaits partners while they agree: texts, amendments, profiles, offers, risks."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from overview.contents.waiting.rows import Day, Said, Waiting
from partnerships.models import Amendment, Consent, Offer, Opinion, Partner, Partnership, Risk, Version
from partnerships.rules.risks import overdue


def waiting(place: Partnership, partners: list[Partner]) -> Iterator[Waiting]:
    """What awaits whom on this floor."""
    full = [one.pk for one in partners]
    yield from _consents(place, full)
    yield from _opinions(place, full)
    yield from _profiles(place, partners)
    yield from _offers(place, full)
    yield from _risks(place, full)


def _consents(place: Partnership, full: list[int]) -> Iterator[Waiting]:
    later = Version.objects.filter(text=OuterRef("text"), number__gt=OuterRef("number"))
    rows = Version.objects.filter(~Exists(later), partnership=place, text__consented=True)
    rows = rows.select_related("text__vision").order_by("text__pk")
    given = defaultdict(set)
    answers = Consent.objects.filter(version__in=rows.order_by().values("pk"))
    for version, partner in answers.values_list("version", "partner"):
        given[version].add(partner)
    for row in rows:
        row.text.partnership = place
        silent = tuple(key for key in full if key not in given[row.pk])
        if silent:
            asked = _("Answer to version %(label)s of the vision")
            title = asked if row.text.is_vision else _("Answer to %(label)s of “%(of)s”")
            said = Said(title, {"label": row.label, "of": row.text})
            yield Waiting(said, row.text.get_absolute_url(), silent, asked=len(full))


def _opinions(place: Partnership, full: list[int]) -> Iterator[Waiting]:
    rows = Amendment.objects.open().filter(partnership=place)
    said = defaultdict(set)
    for amendment, partner in Opinion.objects.filter(amendment__in=rows).values_list("amendment", "partner"):
        said[amendment].add(partner)
    texts = Counter()
    for row in rows.select_related("text__vision").order_by("pk"):
        row.text.partnership = place
        asked = [key for key in full if key != row.on_behalf_of_id]
        silent = tuple(key for key in asked if key not in said[row.pk])
        texts[row.text] += row.text.locked_at is None
        if silent:
            title = Said(_("Say what you think of amendment %(number)d"), {"number": row.number})
            link = row.text.act_url("amendment_detail", row.number)
            yield Waiting(title, link, silent, asked=len(asked), detail=Said("%(of)s.", {"of": row.text}))
    for text, number in texts.items():
        words = ngettext_lazy(
            "Decide on %(n)d open amendment to “%(of)s”", "Decide on %(n)d open amendments to “%(of)s”", number
        )
        if number:
            yield Waiting(Said(words, {"n": number, "of": text}), text.get_absolute_url(), facilitator=True)


def _profiles(place: Partnership, partners: list[Partner]) -> Iterator[Waiting]:
    """Whether an organisation has said why it is in is known to all; what it said is not."""
    silent = tuple(one.pk for one in partners if not one.has_profile)
    if silent:
        title, link = _("Say why one is in, and what one will not give up"), "partnerships:partner_list"
        yield Waiting(title, reverse(link, args=[place.slug]), silent, asked=len(partners))


def _offers(place: Partnership, full: list[int]) -> Iterator[Waiting]:
    rows = Offer.objects.standing().filter(partnership=place, state=Offer.State.DECLARED)
    declared = set(rows.order_by().values_list("partner", flat=True))
    silent = tuple(key for key in full if key in declared)
    if silent:
        yield Waiting(_("Confirm what one offers"), reverse("partnerships:need_list", args=[place.slug]), silent)


def _risks(place: Partnership, full: list[int]) -> Iterator[Waiting]:
    for row in Risk.objects.filter(overdue(place.today()), partnership=place).order_by("code"):
        link = reverse("partnerships:risk_detail", args=[place.slug, row.code])
        title = Said(_("Review the risk %(code)s: %(title)s"), {"code": row.code, "title": row.title})
        detail = Said(_("Last reviewed on %(day)s."), {"day": Day(row.reviewed_on)})
        watched = row.owner_id in full
        yield Waiting(title, link, (row.owner_id,) if watched else (), detail=detail, facilitator=not watched)
