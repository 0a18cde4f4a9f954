"""What an organisation is named by is the same everywhere: its own people change it, and each register says so."""

import pytest

from core.refusals import Refused
from partnerships import actions, journal
from partnerships.models import JournalEntry, Partner
from tests.conftest import text
from tests.partnerships.shared import elsewhere, fanny

__all__ = ["elsewhere", "fanny"]


def lines(partner: Partner) -> list[tuple[str, str, Partner | None]]:
    """What the register of its partnership says of names, and where each line leads."""
    events = ["partnerships.partner_renamed", "partnerships.partner_identified"]
    found = JournalEntry.objects.filter(partnership=partner.partnership, event__in=events).order_by("pk")
    return [(journal.sentence(entry), entry.link, entry.on_behalf_of) for entry in found]


def test_a_facilitator_changes_nothing_that_another_partnership_reads_too(elsewhere, fanny, facilitator, llu):
    for by, partner in ((facilitator, llu), (fanny, elsewhere)):
        for change in ({"name": "Logis"}, {"legal_form": text("SA")}, {"registration": "1"}, {"seat": "Paris"}):
            with pytest.raises(Refused, match="It takes part in other partnerships too"):
                actions.describe_partner(partner, by=by, identity=change)
    same = {"name": elsewhere.name, "seat": ""}
    actions.describe_partner(elsewhere, by=fanny, identity={**same, "part": text("Chef de file")})
    assert Partner.objects.get(code="LL2").part == text("Chef de file")
    assert [line[2] for line in lines(elsewhere)] == [elsewhere]
    assert lines(llu) == [], "its part is its part there alone"


def test_a_facilitator_changes_it_where_it_takes_part_in_one_alone(facilitator, llu):
    actions.describe_partner(llu, by=facilitator, identity={"seat": "Lyon"})
    assert Partner.objects.get(pk=llu.pk).organisation.seat == "Lyon"
    assert [line[2] for line in lines(llu)] == [llu]


def test_every_register_concerned_says_what_its_own_people_change(elsewhere, alice, llu, url):
    actions.describe_partner(llu, by=alice, identity={"name": "Logis", "seat": "Lyon", "part": text("Chef de file")})
    for partner in (llu, elsewhere):
        link = f"/partnerships/{partner.partnership.slug}/partners/{partner.code}/"
        assert lines(partner) == [
            ("Alice (Logis) changed the name of Logis & Lumière: it is now Logis.", link, None),
            ("Alice (Logis) wrote down what the charter names Logis by.", link, None),
        ]
        assert journal.verify(partner.partnership).intact


def test_a_new_name_is_free_in_every_partnership_concerned(elsewhere, fanny, alice, llu):
    details = {"organisation": "Banque", "code": "BDF", "name": "Zoe", "email": "zoe@example.org"}
    actions.invite_partner(fanny.partnership, by=fanny, **details)
    with pytest.raises(Refused, match="has this name already"):
        actions.describe_partner(llu, by=alice, identity={"name": "banque"})
    actions.describe_partner(llu, by=alice, identity={"name": "Banque des Deux Fleuves"})
    assert Partner.objects.get(code="LL2").name == "Banque des Deux Fleuves"
