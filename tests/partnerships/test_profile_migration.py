"""What partners had said in columns is carried into answers, and back: nobody's words are lost, none is opened."""

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from partnerships import actions
from partnerships.models import Answer, Member, Partner
from tests.conftest import answers, text

BEFORE, AFTER = [("partnerships", "0002_co_building")], [("partnerships", "0003_profile")]
pytestmark = pytest.mark.django_db(transaction=True)


def migrate(target):
    """The models as they are after migrating to a point."""
    executor = MigrationExecutor(connection)
    executor.migrate(target)
    return MigrationExecutor(connection).loader.project_state(target).apps.get_model


@pytest.fixture
def back_and_forth():
    """Whatever happens, the schema is the latest one when the test ends."""
    yield migrate
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())


def test_columns_become_open_confirmed_answers(partnership, alice, bob, llu, facilitator, back_and_forth):
    Member.objects.filter(partner__code="CAL").update(partner=None)
    old = back_and_forth(BEFORE)("partnerships", "Partner").objects
    old.filter(code="LLU").update(stake={"fr": "Enjeu", "en": "Stake"}, decider={"fr": "Le bureau"})
    old.filter(code="CAL").update(constraint={"fr": "L’hiver"})
    back_and_forth(AFTER)
    rows = Answer.objects.order_by("partner", "question").values_list("partner__code", "question", "written_by")
    assert sorted(rows) == [
        ("CAL", "constraint", facilitator.pk),
        ("LLU", "decider", alice.pk),
        ("LLU", "stake", alice.pk),
    ]
    stake = Answer.objects.get(question="stake")
    assert dict(stake.body) == {"fr": "Enjeu", "en": "Stake"}
    assert (stake.visibility, stake.confirmed_by, stake.partnership) == ("partners", alice, partnership)
    assert stake.written_at == stake.confirmed_at == Partner.objects.get(pk=llu.pk).joined_at


def test_going_back_opens_nothing_and_coming_again_keeps_what_is_there(partnership, alice, llu, back_and_forth):
    actions.describe_partner(llu, by=alice, answers=answers(stake=text("Ouvert")))
    actions.describe_partner(llu, by=alice, answers=answers("own", decider=text("Gardé")))
    row = back_and_forth(BEFORE)("partnerships", "Partner").objects.get(code="LLU")
    assert (dict(row.stake), dict(row.decider)) == ({"fr": "Ouvert", "en": "Ouvert"}, {})
    back_and_forth(AFTER)
    assert sorted(Answer.objects.values_list("question", "visibility")) == [("decider", "own"), ("stake", "partners")]
