from collections.abc import Iterator

from django.db.models import Count, Exists, OuterRef, Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from partnerships.awaits.shape import Await
from partnerships.models import Member, Remark, Reply, Text


def of_remarks(member: Member) -> Iterator[Await]:
    """Open remarks, one card for each text: to answer or to close, for the facilitator; for those who made one, to
    close it once somebody has answered."""
    rows = Remark.objects.open().filter(partnership=member.partnership)
    if member.is_facilitator:
        for text in _counted(rows):
            said = ngettext(
                "Answer or close %(n)d remark on “%(of)s”", "Answer or close %(n)d remarks on “%(of)s”", text.awaited
            )
            detail = _("A remark is closed with how it was resolved; until then the text is not settled.")
            yield _card(text, said, detail)
    elif member.represents:
        answers = Reply.objects.filter(remark=OuterRef("pk")).exclude(made_by__partner=member.partner)
        for text in _counted(rows.filter(Exists(answers), made_by__partner=member.partner)):
            said = ngettext(
                "Read the answer to your remark on “%(of)s”",
                "Read the answers to your remarks on “%(of)s”",
                text.awaited,
            )
            yield _card(text, said, _("If it settles the matter, close it and say how; else go on."))


def _counted(rows) -> Iterator[Text]:
    """The texts that these remarks are about, with how many."""
    texts = Text.objects.filter(remarks__in=rows).annotate(awaited=Count("remarks", filter=Q(remarks__in=rows)))
    yield from texts.select_related("vision", "partnership").order_by("pk")


def _card(text: Text, said: str, detail: str) -> Await:
    return Await(None, said % {"n": text.awaited, "of": text}, detail, text.get_absolute_url(), _("Read and answer"))
