"""Two people write, amend or answer at the same moment: no version twice, no change undone, no answer lost."""

from functools import partial

import pytest

from core.refusals import Refused
from partnerships import actions
from partnerships.models import Amendment, Consent, Opinion, Version
from tests.conftest import text
from tests.racing import emptied, together

__all__ = ["emptied"]
ROUNDS = 3
pytestmark = [pytest.mark.postgres_only, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def version(partnership, facilitator, alice, bob, carol):
    words = [(None, text(f"Un deux trois {rank}.", f"One two three {rank}.")) for rank in range(4)]
    return actions.propose_version(partnership, by=facilitator, paragraphs=words)


def amend(version, rank: int, by) -> Amendment:
    place = version.text.current().paragraphs.get(rank=rank)
    body = text(f"{place.body['fr']} Mieux.", f"{place.body['en']} Better.")
    return actions.propose_amendment(
        version.text, by=by, kind="replace", paragraph=place.uuid, body=body, reason="Clearer."
    )


def test_two_amendments_taken_in_at_once_are_both_in_the_text(version, facilitator, alice, bob):
    for _number in range(ROUNDS):
        one, two = amend(version, 1, alice), amend(version, 2, bob)
        gave = together(*[partial(actions.accept_amendment, which, by=facilitator) for which in (one, two)])
        assert all(isinstance(each, Amendment) for each in gave), gave
        now = version.text.current()
        assert [now.paragraphs.get(rank=rank).body["en"][-7:] for rank in (1, 2)] == ["Better."] * 2
    numbers = list(Version.objects.filter(text=version.text).values_list("number", flat=True))
    assert numbers == list(range(1, 2 * ROUNDS + 2))


def test_of_two_who_decided_on_the_same_version_the_second_is_told(version, facilitator, alice, bob):
    for _number in range(ROUNDS):
        after = version.text.current().number
        several = amend(version, 1, alice), amend(version, 2, bob)
        gave = together(*[partial(actions.accept_amendment, one, by=facilitator, after=after) for one in several])
        assert sum(isinstance(each, Amendment) for each in gave) == 1
        assert [str(each)[:21] for each in gave if isinstance(each, Refused)] == ["The text has changed "]
        actions.refuse_amendment(Amendment.objects.open().get(), by=facilitator, reason="Next time.")


def test_one_amendment_accepted_and_refused_at_once_has_one_outcome(version, facilitator, alice):
    for _number in range(ROUNDS):
        one = amend(version, 3, alice)
        accept = partial(actions.accept_amendment, one, by=facilitator)
        gave = together(accept, partial(actions.refuse_amendment, one, by=facilitator, reason="No."), accept)
        assert sum(isinstance(each, Amendment) for each in gave) == 1
        one.refresh_from_db()
        assert one.state in ("accepted", "refused")
        assert (one.taken_into is None) == (one.state == "refused")


def test_opinions_of_one_partner_at_once_are_ranked(version, alice, bob):
    one = amend(version, 1, alice)
    gave = together(*[partial(actions.give_opinion, one, by=bob, position="favourable")] * 4)
    assert sorted(opinion.rank for opinion in gave) == [1, 2, 3, 4]
    assert Opinion.objects.live().count() == 1


def test_a_consent_against_a_new_version_is_to_one_of_them(version, facilitator, alice, bob):
    for _number in range(ROUNDS):
        current = version.text.current()
        one = amend(version, 4, bob)
        consent = partial(actions.give_consent, current, by=alice, position="consent", fingerprint=current.fingerprint)
        gave, _taken = together(consent, partial(actions.accept_amendment, one, by=facilitator))
        if isinstance(gave, Refused):
            assert "There is a newer version of this text." in str(gave)
        else:
            assert gave.fingerprint == current.fingerprint
        assert not Consent.objects.filter(version=version.text.current()).exists()
