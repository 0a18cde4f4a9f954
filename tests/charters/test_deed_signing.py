"""A deed of accession is read, signed, reminded and given more time like a version, at its own address."""

import json
import re

import pytest
from django.urls import reverse

from charters import actions, rules
from charters.awaits import awaits
from charters.clock.collecting import lapse_late_signatures, remind_due_signatories
from charters.models import Accession, Edition, Signatory
from core import clock, files, mail
from core.canonical import fingerprint
from core.models import Mail
from tests.charters.conftest import fresh, kinds, later, on, power, told
from tests.conftest import join


@pytest.fixture
def dana(signed, facilitator):
    """Speaks for a partner that came after the charter was signed."""
    return join(facilitator, "Atelier du Soleil", "SOL", "dana")


@pytest.fixture
def place(signed, dana) -> Signatory:
    """Her place on a deed that is open to signature for ten days."""
    content = {"languages": ["fr", "en"], "sentence": {"fr": "Nous adhérons.", "en": "We accede."}}
    deed = Accession.objects.create(
        partnership=signed.partnership,
        charter=signed.charter,
        version=signed,
        partner=dana.partner,
        frozen_at=clock.now(),
        content=json.dumps(content),
        sha256=fingerprint(content),
        signing_opened_at=clock.now(),
        signing_until_on=on(signed, 10),
    )
    data = f"%PDF-1.7 deed {deed.uuid}".encode()
    file = files.register(files.write_once(data), len(data), "application/pdf", clock.now())
    inside = {"partnership": signed.partnership, "accession": deed}
    Edition.objects.create(**inside, language="fr", file=file, sha256=file.sha256, made_at=clock.now())
    who = {"version": signed, "partner": dana.partner, "member": dana, "name": "Dana", "invited_at": clock.now()}
    return Signatory.objects.create(**inside, **who, **power())


def test_it_is_signed_in_three_steps_at_its_own_address(place, partnership, dana, login):
    browser, slug = login(dana), partnership.slug
    awaited = next(one for one in awaits(dana) if "Sign the deed" in one.title)
    assert awaited.link == reverse("charters:signing", args=[slug, place.uuid]) and awaited.deadline
    assert "the deed by which you join version 1.0" in browser.get(awaited.link).content.decode()
    pdf = browser.get(reverse("charters:signing_pdf", args=[slug, place.uuid]))
    assert pdf.content.startswith(b"%PDF") and "accession-v1.0-SOL-fr.pdf" in pdf["Content-Disposition"]
    browser.post(reverse("charters:confirm_reading", args=[slug, place.uuid]))
    browser.post(reverse("charters:ask_signing_code", args=[slug, place.uuid]))
    letter = mail.opened(Mail.objects.order_by("-pk").first())["text"]
    url = reverse("charters:sign_charter", args=[slug, place.uuid])
    assert url in letter and "We accede" not in letter
    post = {"code": re.search(r"^\d{6}$", letter, re.M)[0], "agreed": "on", "digest": Edition.objects.last().sha256}
    assert "adhérons" in browser.get(url).content.decode()
    seen = browser.post(url, post, follow=True).content.decode()
    assert "Signed for Atelier du Soleil" in seen
    assert fresh(place.accession).state == "in_force" and fresh(dana.partner).bound_since
    assert all(row.facts["accession"] for row in place.version.evidence.filter(facts__partner="SOL", kind="read"))


def test_its_time_passes_and_is_given_again(place, facilitator, dana, refused, partnership, login):
    deed = place.accession
    with later(6):
        assert remind_due_signatories() == 1 and told("signatory_reminded_by") == {"Dana"}
    with later(11):
        assert "last day to sign" in refused(actions.ask_signing_code, fresh(place), by=dana)
        assert not Signatory.objects.filter(rules.awaiting_signature_of(dana)).exists()
        assert lapse_late_signatures() == 1 and fresh(place).state == "lapsed"
        actions.extend_signing(deed, by=facilitator, until_on=on(place.version, 5), reason="They asked for it.")
        assert fresh(place).state == "invited" and told("signing_extended") == {"Dana"}
    assert {"lapsed", "extended"} <= set(kinds(place.version))
    url = reverse("charters:extend_signing", args=[partnership.slug, "v1.0", deed.uuid])
    assert login(facilitator).get(url).status_code == 200 and login(dana).get(url).status_code == 403


def test_what_keeps_it_waiting_is_told_to_the_facilitator(place, facilitator, dana):
    Signatory.objects.filter(pk=place.pk).update(authority_kind="")
    assert any("by what authority" in one.title for one in awaits(facilitator))
    actions.decline_signature(fresh(place), by=dana, reason="Article 2", kind="change")
    assert any("asks for a change" in one.title for one in awaits(facilitator))
