"""Authority: what kind of act, its reference and its date, before anything is signed."""

from datetime import timedelta

import pytest

from charters import actions
from core import clock
from core.texts import Localized
from tests.charters.conftest import code_for, fresh, place
from tests.conftest import text


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"kind": "rumour"}, "what kind of act"),
        ({"reference": Localized()}, "its reference"),
        ({"dated_on": None}, "the date of the act"),
        ({"dated_on": clock.today() + timedelta(days=2)}, "after today"),
    ],
)
def test_an_authority_is_whole(opened, alice, refused, change, said):
    whole = {"kind": "power", "reference": text("Pouvoir"), "dated_on": opened.partnership.today()}
    row = place(opened, alice)
    assert said in refused(actions.give_authority, row, by=alice, **whole | change)
    actions.give_authority(row, by=alice, **whole)
    assert fresh(row).authority_kind == "power"


def test_nothing_is_signed_without_its_date(opened, alice, facilitator, refused):
    row = place(opened, alice)
    type(row).objects.filter(pk=row.pk).update(authority_dated_on=None)
    row = fresh(row)
    assert "of which day" in refused(actions.ask_signing_code, row, by=alice)
    assert "of which day" in refused(actions.record_paper_signature, row, by=facilitator, reference="Archives")
    assert "of which day" in refused(actions.record_signed_pdf, row, by=alice, file=b"%PDF-")
    actions.give_authority(row, by=facilitator, kind="office", reference=text("Statuts"), dated_on=clock.today())
    assert code_for(fresh(row), alice)
