"""What the balance of a partnership names: sectors that are missing, one funder above half."""

from decimal import Decimal

from accounts.models import Organisation
from partnerships import actions
from partnerships.contents.needs import need_matrix
from tests.conftest import text


def checks(partnership, by) -> dict[str, tuple[str, str]]:
    return {check.code: (check.what, check.why) for check in need_matrix(partnership, by=by).balance}


def test_sectors_that_are_missing_are_named(made, facilitator, carol):
    assert checks(made.partnership, facilitator)["sectors"][0] == "Every sector is in."
    carol.partner.standing = "observer"
    carol.partner.save()
    assert checks(made.partnership, facilitator)["sectors"][0] == "Nobody is in from: business."


def test_one_funder_above_half_of_the_cash_is_named(made, facilitator, alice, bob):
    assert checks(made.partnership, facilitator)["funders"][0] == "No cash is promised yet."
    for who, amount, kind in ((alice, "100.01", "cash"), (bob, "100.00", "cash"), (bob, "900", "guarantee")):
        promised = {"kind": kind, "title": text("Don"), "planned": Decimal(amount)}
        actions.promise_contribution(made.partnership, by=who, **promised)
    what, why = checks(made.partnership, facilitator)["funders"]
    assert what == "One funder promises more than half of the cash: Logis & Lumière."
    assert why.startswith("€100.01 of €200.01.")
    actions.promise_contribution(made.partnership, by=bob, kind="cash", title=text("Don"), planned=Decimal("0.01"))
    assert checks(made.partnership, facilitator)["funders"][0] == "No funder promises more than half of the cash."


def test_two_funders_of_one_name_are_two(made, facilitator, alice, bob, carol):
    for who, amount in ((alice, 30), (bob, 30), (carol, 40)):
        promised = {"kind": "cash", "title": text("Don"), "planned": Decimal(amount)}
        actions.promise_contribution(made.partnership, by=who, **promised)
    Organisation.objects.filter(pk=alice.partner.organisation_id).update(name=bob.partner.name)
    assert checks(made.partnership, facilitator)["funders"][0] == "No funder promises more than half of the cash."
