"""What partners had said in columns is carried into answers, and back: nobody's words are lost, none is opened."""

from datetime import UTC, datetime

import pytest

from tests.past import past

__all__ = ["past"]

BEFORE, AFTER = ("partnerships", "0002_co_building"), ("partnerships", "0003_profile")
START, CAME = datetime(2026, 1, 5, 9, tzinfo=UTC), datetime(2026, 1, 7, 9, tzinfo=UTC)


@pytest.fixture
def before(past):
    """Two partners before answers were rows; a person speaks for the first one only, another facilitates."""
    model = past(BEFORE)
    of = {name: model("partnerships", name).objects for name in ("Partnership", "Partner", "Member")}
    bruno, alice = (
        model("accounts", "User").objects.create(email=f"{name}@example.org") for name in ("bruno", "alice")
    )
    at = {"started_at": START, "started_by": bruno}
    place = of["Partnership"].create(slug="shared", name={"fr": "Chaleur"}, issue={"fr": "Le froid"}, **at)
    partners = {}
    for code in ("LLU", "CAL"):
        organisation = model("accounts", "Organisation").objects.create(name=code)
        partners[code] = of["Partner"].create(
            partnership=place, organisation=organisation, code=code, standing="partner", joined_at=CAME
        )
    of["Member"].create(partnership=place, user=bruno, joined_at=START)
    of["Member"].create(partnership=place, user=alice, partner=partners["LLU"], joined_at=CAME)
    return of["Partner"]


def test_columns_become_open_confirmed_answers(before, past):
    before.filter(code="LLU").update(stake={"fr": "Enjeu", "en": "Stake"}, decider={"fr": "Le bureau"})
    before.filter(code="CAL").update(constraint={"fr": "L’hiver"})
    answers = past(AFTER)("partnerships", "Answer").objects.order_by("partner", "question")
    assert sorted(answers.values_list("partner__code", "question", "written_by__user__email")) == [
        ("CAL", "constraint", "bruno@example.org"),
        ("LLU", "decider", "alice@example.org"),
        ("LLU", "stake", "alice@example.org"),
    ]
    stake = answers.get(question="stake")
    assert dict(stake.body) == {"fr": "Enjeu", "en": "Stake"}
    assert (stake.visibility, stake.confirmed_by) == ("partners", stake.written_by)
    assert stake.partnership == stake.partner.partnership
    assert stake.written_at == stake.confirmed_at == CAME


def test_going_back_opens_nothing_and_coming_again_keeps_what_is_there(before, past):
    model = past(AFTER)
    llu = model("partnerships", "Partner").objects.get(code="LLU")
    who = {"written_by": llu.members.get(), "written_at": CAME, "confirmed_by": llu.members.get(), "confirmed_at": CAME}
    for question, visibility in (("stake", "partners"), ("decider", "own")):
        said = {"question": question, "visibility": visibility, "body": {"fr": question}}
        model("partnerships", "Answer").objects.create(partnership=llu.partnership, partner=llu, **said, **who)
    row = past(BEFORE)("partnerships", "Partner").objects.get(code="LLU")
    assert (dict(row.stake), dict(row.decider)) == ({"fr": "stake"}, {})
    answers = past(AFTER)("partnerships", "Answer").objects
    assert sorted(answers.values_list("question", "visibility")) == [("decider", "own"), ("stake", "partners")]
