"""Two at once, on PostgreSQL: one signature per organisation, one use of a code, one entry into force."""

import threading
from collections.abc import Callable

import pytest
from django.db import IntegrityError, OperationalError, connection, connections, transaction

from charters import actions, journal
from charters.models import EvidenceEntry, Signature
from core.acts import lock
from core.refusals import Refused
from partnerships.models import JournalEntry
from tests.charters.conftest import code_for, digest, fresh, on, place, with_terms
from tests.conftest import text

pytestmark = [pytest.mark.postgres_only, pytest.mark.django_db(transaction=True)]


def at_once(*acts: Callable[[], object]) -> list[str]:
    """Run the acts at the same moment, each on its own connection; how each ended."""
    gate, ends = threading.Barrier(len(acts)), []

    def run(act: Callable[[], object]) -> None:
        gate.wait()
        try:
            act()
            ends.append("done")
        except (Refused, IntegrityError) as refusal:
            ends.append(type(refusal).__name__)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return sorted(ends)


def signing(version, member) -> Callable[[], object]:
    row = place(version, member)
    code = code_for(row, member)
    actions.try_signing_code(row, by=member, code=code)
    return lambda: actions.sign_charter(row, by=member, digest=digest(version), code=code, agreed=True)


def test_two_signatures_of_one_organisation(opened, alice, facilitator):
    assert connection.vendor == "postgresql"
    act = signing(opened, alice)
    by_hand = place(opened, alice)
    ends = at_once(act, act, lambda: actions.record_paper_signature(by_hand, by=facilitator, reference="Archives"))
    assert ends == ["Refused", "Refused", "done"] and Signature.objects.count() == 1


def test_all_sign_at_once_and_it_enters_into_force_once(opened, alice, bob, carol):
    assert at_once(*(signing(opened, member) for member in (alice, bob, carol))) == ["done"] * 3
    assert fresh(opened).state == "in_force"
    assert JournalEntry.objects.filter(event="charters.charter_in_force").count() == 1


def test_a_refusal_and_a_signature_do_not_both_hold(opened, alice):
    row = place(opened, alice)
    ends = at_once(signing(opened, alice), lambda: actions.decline_signature(row, by=alice, reason="No"))
    assert ends == ["Refused", "done"]


def test_a_signature_against_the_return_to_writing(opened, alice, facilitator):
    """Whichever comes first, nothing is signed of a version that was given up before."""
    ends = at_once(
        signing(opened, alice), lambda: actions.return_to_writing(opened, by=facilitator, reason="Article 2 changes.")
    )
    assert fresh(opened).state == "abandoned" and ends in (["Refused", "done"], ["done", "done"])
    assert journal.verify(opened.charter).intact
    signed, given_up = (
        EvidenceEntry.objects.filter(version=opened, kind=kind).values_list("sequence", flat=True).first()
        for kind in ("signed", "abandoned")
    )
    assert Signature.objects.count() == ends.count("done") - 1 and (signed is None or signed < given_up)


def test_a_signature_against_the_end_of_its_time(opened, alice):
    """The place is signed or lapsed, never both."""
    act, row = signing(opened, alice), place(opened, alice)
    with_terms(opened, signing_until_on=on(opened, -1))
    ends = at_once(act, lambda: actions.lapse_signatures(opened))
    assert fresh(row).state == "lapsed" and not Signature.objects.exists() and ends == ["Refused", "done"]


def test_each_act_on_a_place_waits_for_whoever_holds_its_version(opened, alice):
    """One order for all: the version, then the place. Whoever began with the place would meet the others half-way."""
    row = place(opened, alice)
    code = code_for(row, alice)
    given = {"kind": "power", "reference": text("Pouvoir", "Power"), "dated_on": on(opened, 0)}
    acts = (
        lambda: actions.give_authority(row, by=alice, **given),
        lambda: actions.ask_signing_code(row, by=alice),
        lambda: actions.try_signing_code(row, by=alice, code=code),
    )
    with transaction.atomic():
        lock(opened)
        assert [waits(act) for act in acts] == [True] * 3


def waits(act: Callable[[], object]) -> bool:
    """Whether an act, on a connection of its own, does nothing before another one has ended."""
    found = []

    def run() -> None:
        with connection.cursor() as cursor:
            cursor.execute("SET lock_timeout = '300ms'")
        try:
            act()
        except OperationalError:
            found.append(True)
        finally:
            connections.close_all()

    thread = threading.Thread(target=run)
    thread.start()
    thread.join(30)
    return bool(found)
