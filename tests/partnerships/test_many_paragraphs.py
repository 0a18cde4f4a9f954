"""The vision asks the database the same for ten paragraphs and for a thousand."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import Organisation
from partnerships import actions
from partnerships.models import Consent, Partner
from tests.conftest import text


def queries(browser, address) -> int:
    with CaptureQueriesContext(connection) as seen:
        assert browser.get(address).status_code == 200
    return len(seen)


@pytest.mark.parametrize("many", [10, 100, 1000])
def test_the_page_costs_the_same_with_any_number_of_paragraphs(many, partnership, url, login, alice, bob, facilitator):
    long = actions.propose_version(
        partnership,
        by=facilitator,
        paragraphs=[(None, text(f"Paragraphe {n}.", f"Paragraph {n}.")) for n in range(many)],
    )
    said = {"kind": "replace", "reason": "Clearer."}
    for place in list(long.paragraphs.all())[:: max(many // 10, 1)]:
        body = text(f"{place.body['fr']} Mieux.", f"{place.body['en']} Better.")
        one = actions.propose_amendment(long.text, by=alice, paragraph=place.uuid, body=body, **said)
        actions.give_opinion(one, by=bob, position="favourable")
        remark = actions.make_remark(long.text, by=bob, paragraph=place.uuid, body="Good.")
        actions.reply_to_remark(remark, by=alice, body="Thanks.")
    browser = login(alice)
    queries(browser, url("vision"))
    assert queries(browser, url("vision")) == 17
    assert queries(browser, url("amendment_detail", 1)) == 14


def test_the_page_costs_the_same_beside_3_5_50_and_200_partners(partnership, url, login, alice, facilitator):
    version = actions.propose_version(partnership, by=facilitator, paragraphs=[(None, text("Un.", "One."))])
    first = version.paragraphs.get().uuid
    actions.propose_amendment(
        version.text, by=facilitator, kind="replace", paragraph=first, body=text("Deux.", "Two."), reason="Two."
    )
    browser, counts = login(alice), set()
    for wanted in (3, 5, 50, 200):
        names = [f"ORG{number}" for number in range(partnership.partners.count(), wanted)]
        rows = Organisation.objects.bulk_create(Organisation(name=name) for name in names)
        inside = {"partnership": partnership, "standing": "partner"}
        made = Partner.objects.bulk_create(Partner(organisation=row, code=row.name, **inside) for row in rows)
        Consent.objects.bulk_create(
            Consent(
                partnership=partnership,
                version=version,
                partner=partner,
                rank=1,
                position="consent",
                fingerprint=version.fingerprint,
                given_by=facilitator,
                given_at=version.proposed_at,
            )
            for partner in made
        )
        counts.add(queries(browser, url("vision")))
        assert f"{wanted - 3} of {wanted} partners" in browser.get(url("vision")).text
    assert len(counts) == 1
