"""A partnership starts, its partners join by invitation, and the register says so."""

from partnerships import journal
from partnerships.models import JournalEntry, Partner


def test_the_founder_is_facilitator_and_partners_are_in(partnership, facilitator, alice):
    assert facilitator.is_facilitator
    assert alice.represents
    assert list(partnership.partners.full().values_list("code", flat=True)) == ["LLU", "VSA", "CAL"]
    assert alice.partner.standing == Partner.Standing.PARTNER


def test_the_register_tells_it_and_holds(partnership):
    sentences = [journal.sentence(entry) for entry in JournalEntry.objects.order_by("sequence")]
    assert sentences[0] == "Bruno started the partnership."
    assert sentences[1] == "Bruno invited Logis & Lumière."
    assert journal.verify(partnership).intact
