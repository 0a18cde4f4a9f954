"""The public page: what is on it, and that nothing private ever is."""

from decimal import Decimal

import pytest
from celery import current_app
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from charters.models import CharterVersion
from impact import actions as impact
from overview import actions
from overview.models import PublicSection
from overview.rules.public import OFFERED
from partnerships import actions as building
from tests.conftest import text
from tests.furnished import furnish
from tests.impact.framed import adopt_together, agree_framing
from tests.overview.public import open_all, read
from tests.overview.test_kept_answers import ALL, ONLY_TWO, OWN, written

SECRET = "Crypte"


@pytest.fixture
def headline(partnership, facilitator, alice):
    """Make a headline indicator of people, and confirm a figure of it."""
    agree_framing(partnership, facilitator)

    def make(title: str, **about):
        words = {"title": text(title), "unit": text("personnes", "people"), "target": Decimal(90), "headline": True}
        made = impact.propose_indicator(partnership, by=facilitator, **words, **about)
        return adopt_together(made, facilitator)

    return make


def confirmed(indicator, alice, bob, value: int, on):
    row = impact.record_measurement(indicator, by=alice, measured_on=on, value=Decimal(value))
    return impact.confirm_measurement(row, by=bob)


def test_partners_are_named_and_no_person_is(partnership, facilitator, alice, bob, carol):
    open_all(partnership, facilitator)
    page = read(partnership).text
    assert all(name in page for name in ("Logis &amp; Lumière", "Ville de Saint-Aubin", "Calorane SA"))
    assert not [who for who in (facilitator, alice, bob, carol) if who.user.name in page]


def test_the_vision_is_shown_once_every_partner_consents_and_stays_while_the_next_is_discussed(
    partnership, facilitator, alice, bob, carol
):
    open_all(partnership, facilitator)
    version = building.propose_version(partnership, by=facilitator, paragraphs=[(None, text("Un toit", "A roof"))])
    for who in (alice, bob):
        building.give_consent(version, by=who, position="consent", fingerprint=version.fingerprint)
    assert "A roof" not in read(partnership).text
    building.give_consent(version, by=carol, position="objection", reason="No.", fingerprint=version.fingerprint)
    assert "A roof" not in read(partnership).text
    building.give_consent(version, by=carol, position="concern", reason="Hm.", fingerprint=version.fingerprint)
    page = read(partnership).text
    assert "A roof" in page and "Version v1, to which all 3 partners consent." in page and "Hm." not in page
    building.propose_version(partnership, by=facilitator, paragraphs=[(None, text("Deux toits", "Two roofs"))])
    page = read(partnership).text
    assert "A roof" in page and "Two roofs" not in page


def test_an_unconfirmed_figure_and_a_small_count_stay_inside(partnership, facilitator, alice, bob, headline):
    indicator = headline("Foyers", counts_people=True)
    open_all(partnership, facilitator)
    today = partnership.today()
    row = impact.record_measurement(indicator, by=alice, measured_on=today, value=Decimal(64))
    assert ">64 <" not in read(partnership).text
    impact.confirm_measurement(row, by=bob)
    assert ">64 <" in read(partnership).text
    few = headline("Cadres", counts_people=True)
    confirmed(few, alice, bob, 7, today)
    page = read(partnership).text
    assert "Cadres" in page and ">7 <" not in page
    assert "too small a count of people" in page


def test_a_status_set_by_hand_and_its_reason_stay_inside(partnership, facilitator, alice, bob, headline):
    indicator = headline("Foyers")
    confirmed(indicator, alice, bob, 64, partnership.today())
    impact.override_status(indicator, by=alice, status="behind", reason=text(SECRET))
    open_all(partnership, facilitator)
    page = read(partnership).text
    assert ">64 <" in page and SECRET not in page and "behind" not in page


def test_a_baseline_of_few_people_stays_inside(partnership, facilitator, alice, bob, headline):
    start = {"baseline": Decimal(3), "baseline_on": partnership.today().replace(year=2025)}
    confirmed(headline("Foyers", counts_people=True, **start), alice, bob, 64, partnership.today())
    open_all(partnership, facilitator)
    page = read(partnership).text
    assert ">64 <" in page and "from 3" not in page


def test_a_retired_indicator_is_not_shown(partnership, facilitator, headline):
    indicator = headline("Foyers")
    open_all(partnership, facilitator)
    assert "Foyers" in read(partnership).text
    impact.retire_indicator(indicator, by=facilitator, retired_on=partnership.today(), reason=text("Assez"))
    assert "Foyers" not in read(partnership).text


@pytest.mark.parametrize(("scope", "shown"), [("partners", False), ("reports", False), ("public", True)])
def test_a_story_is_shown_as_far_as_its_teller_agreed(partnership, facilitator, alice, scope, shown):
    today = partnership.today()
    told = {"teller": text("Une locataire"), "told_on": today, "body": text("J’ai rouvert."), "consent_on": today}
    story = impact.tell_story(partnership, by=alice, **told, consent_scope=scope)
    open_all(partnership, facilitator)
    assert ("J’ai rouvert." in read(partnership).text) is shown
    impact.withdraw_story_consent(story, by=alice)
    assert "J’ai rouvert." not in read(partnership).text


def test_only_what_is_open_is_read_and_machines_may_remember_it(partnership, facilitator):
    actions.open_section(partnership, by=facilitator, section="partners")
    answer = read(partnership)
    assert 'content="index, follow"' in answer.text
    assert "Energy poverty" not in answer.text, "the issue is of another section"
    assert answer["Cache-Control"] == "no-cache"
    assert "default-src" in answer["Content-Security-Policy"]


def test_a_section_that_is_not_offered_any_more_is_not_shown(partnership, facilitator):
    actions.open_section(partnership, by=facilitator, section="about")
    PublicSection.objects.update(section="register")
    assert read(partnership).status_code == 404


def test_it_is_read_in_french(partnership, facilitator):
    open_all(partnership, facilitator)
    assert "La précarité énergétique" in read(partnership, "fr").text


def test_the_charter_in_force_and_where_to_check_it(partnership, facilitator, alice, bob, carol):
    current_app.loader.import_default_modules()
    furnish(partnership, facilitator, alice, bob, carol)
    assert "The charter" not in read(partnership).text, "nothing is in force"
    version = CharterVersion.objects.get(state="frozen")
    CharterVersion.objects.filter(pk=version.pk).update(state="in_force", in_force_since=version.frozen_at)
    page = read(partnership).text
    assert "In force: v1.0" in page
    assert reverse("verify:reference", args=[version.sha256[:16]]) in page


def test_no_word_of_what_is_private_is_on_it(partnership, facilitator, alice, bob, carol):
    """Every kind of private word is written, then every section is opened: none of them is there, not even what
    a partner told all the partners."""
    current_app.loader.import_default_modules()
    furnish(partnership, facilitator, alice, bob, carol)
    for who, visibility in ((alice, "own"), (bob, "facilitator"), (carol, "partners")):
        building.describe_partner(who.partner, by=who, answers=written(visibility))
    building.add_risk(partnership, by=facilitator, title=text(SECRET), likelihood=2, severity=3, owner=alice.partner)
    building.add_need(partnership, by=facilitator, title=text(SECRET), criticality=3, required=2)
    words = {"title": text(SECRET), "planned": Decimal(900), "basis": text(SECRET)}
    building.promise_contribution(partnership, by=alice, kind="skills", **words)
    today = partnership.today()
    told = {"teller": text(SECRET), "told_on": today, "body": text(SECRET), "consent_on": today}
    impact.tell_story(partnership, by=alice, **told)
    for name in set(OFFERED) - {row.section for row in PublicSection.objects.shown()}:
        actions.open_section(partnership, by=facilitator, section=name)
    for language in ("en", "fr"):
        page = read(partnership, language).text
        assert not [word for word in (OWN, ONLY_TWO, ALL, SECRET) if word in page]
        people = partnership.members.select_related("user")
        assert not [who.user.name for who in people if who.user.name in page or who.user.email in page]


def test_the_number_of_queries_does_not_depend_on_the_data(partnership, facilitator, alice, bob, headline):
    open_all(partnership, facilitator)
    counts = []
    for size in (1, 3):
        while partnership.indicators.count() < size:
            made = headline(f"Indicateur {partnership.indicators.count()}")
            confirmed(made, alice, bob, 64, partnership.today())
            building.add_objective(partnership, by=facilitator, title=text("But"), statement=text("But"))
        read(partnership)
        with CaptureQueriesContext(connection) as asked:
            assert read(partnership).status_code == 200
        counts.append(len(asked))
    assert len(set(counts)) == 1
    assert counts[0] <= 22
