"""Long races: what one round may miss. Run with `make stress`; nothing of it is timed."""

from functools import partial

import pytest

from partnerships import actions
from partnerships.models import Amendment
from tests.conftest import text
from tests.racing import emptied, together

__all__ = ["emptied"]
CONTENDERS, ROUNDS = 16, 100
pytestmark = [pytest.mark.stress, pytest.mark.postgres_only, pytest.mark.django_db(transaction=True)]


def test_amendments_taken_in_all_at_once_lose_no_word(partnership, facilitator, alice):
    words = [(None, text(f"Un {rank}.", f"One {rank}.")) for rank in range(CONTENDERS)]
    version = actions.propose_version(partnership, by=facilitator, paragraphs=words)
    for number in range(ROUNDS // 10):
        several = []
        for place in version.text.current().paragraphs.all():
            body = text(f"{place.body['fr']} {number}.", f"{place.body['en']} {number}.")
            change = {"kind": "replace", "paragraph": place.uuid, "body": body, "reason": "Again."}
            several.append(actions.propose_amendment(version.text, by=alice, **change))
        gave = together(*[partial(actions.accept_amendment, one, by=facilitator) for one in several])
        assert all(isinstance(one, Amendment) for one in gave), gave
        now = [row.body["en"] for row in version.text.current().paragraphs.all()]
        assert all(said.endswith(f" {number}.") for said in now)
