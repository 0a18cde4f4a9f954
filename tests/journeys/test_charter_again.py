"""A charter that is written again: a change asked by a signatory, an amendment of the version in force."""

import pytest
from playwright.sync_api import expect

from tests.charters.conftest import adopted, fresh
from tests.charters.conftest import sign as signed_by
from tests.journeys import charter as steps
from tests.journeys.charter import MOBILE, follow, look, said
from tests.journeys.test_main_job import freeze, submit, work

pytestmark = [pytest.mark.browser, pytest.mark.once, pytest.mark.django_db(transaction=True)]
ALICE, BOB, CAROL = "alice@example.org", "bob@example.org", "carol@example.org"
REASON = "Article 1 must say which costs each of us bears."
TITLE = {"fr": "Objet", "en": "Purpose"}
COSTS = {"fr": "Agir. Chacun porte ses propres frais.", "en": "To act. Each bears its own costs."}


@pytest.fixture
def people(person, facilitator, alice, bob, carol):
    """The facilitator and the three representatives, each with their browser; nobody's console may complain."""
    opened = [person(facilitator), person(alice), person(bob, size=MOBILE), person(carol, size=MOBILE)]
    yield [browser.page for browser in opened]
    assert [browser.errors for browser in opened] == [[]] * 4


@pytest.fixture
def half_signed(people, partnership, facilitator, alice, bob, carol):
    """Frozen, signed by two: Carol is awaited."""
    return freeze(partnership, facilitator, [alice, bob, carol])


def ask_for_a_change(page, letter) -> None:
    page.goto(letter(CAROL, r"http\S+/charter/sign/\S*"))
    look(page)
    follow(page, "Ask for a change")
    expect(page.get_by_label("I ask for a change")).to_be_checked()
    page.get_by_label("Why, or what should change").fill(REASON)
    look(page)
    submit(page, "Say it, with this reason")
    said(page, "every partner is told")
    look(page)


def return_to_writing(page) -> None:
    """From what awaits the facilitator to the next version."""
    page.goto("/")
    expect(page.get_by_text("asks for a change before it signs the charter").first).to_be_visible()
    expect(page.get_by_text(REASON).first).to_be_visible()
    follow(page, "Read why")
    look(page)
    follow(page, "Return the charter to writing")
    expect(page.get_by_text("2 signatures received so far stay as evidence, without effect.")).to_be_visible()
    page.get_by_label("Why", exact=True).fill("We write who bears which costs.")
    look(page)
    submit(page, "Return it to writing")
    said(page, "Version 1.1 can be written; everybody is told.")
    look(page)


def write_costs(page) -> None:
    follow(page, "Write article 1 anew")
    steps.write(page, title=TITLE, body=COSTS)


def name_all_again(page, partnership) -> None:
    """Who signs the version before is proposed for this one; by what act is theirs to say again."""
    follow(page, "Name the signatories")
    for partner in partnership.partners.full():
        page.get_by_role("link", name=f"name a signatory for {partner.name}").click()
        look(page)
        submit(page, "Name this signatory")
        said(page, f"signs for {partner.name}.")
    follow(page, "Back to the charter")


def test_a_change_asked_by_a_signatory(half_signed, people, partnership, letter):
    lead, hers, his, theirs = people
    ask_for_a_change(theirs, letter)
    for email, page in ((ALICE, hers), (BOB, his)):
        assert letter(email, "which costs each of us bears")
        steps.open_charter(page, partnership)
        expect(page.locator(".state").first).to_contain_text("1 organisation asks for a change")
        look(page)
    return_to_writing(lead)
    assert letter(ALICE, "who bears which costs")
    write_costs(lead)
    name_all_again(lead, partnership)
    steps.give_to_read(lead)
    for page, email in ((hers, ALICE), (his, BOB), (theirs, CAROL)):
        page.goto(letter(email, r"http\S+/charter/\S*"))
        steps.approve(page, "Board")
    steps.open_charter(lead, partnership)
    steps.freeze(lead, "The rest comes later.")
    work()
    for page, email in ((hers, ALICE), (his, BOB), (theirs, CAROL)):
        steps.sign(page, letter, email, "Statuts")
    steps.open_charter(lead, partnership)
    expect(lead.locator(".state").first).to_contain_text("In force: v1.1")
    expect(lead.locator(".state").first).to_contain_text("signed by all 3")
    assert fresh(half_signed).state == "abandoned"
    follow(lead, "v1.0")
    expect(lead.get_by_text("We write who bears which costs.")).to_be_visible()
    look(lead)


@pytest.fixture
def in_force(half_signed, carol):
    """Signed by all."""
    signed_by(half_signed, carol)
    return fresh(half_signed)


def open_amendment(page, partnership) -> None:
    steps.open_charter(page, partnership)
    follow(page, "Open an amendment")
    page.locator("[name=summary_fr]").fill("Dire qui porte les frais.")
    page.locator("[name=summary_en]").fill("Say who bears the costs.")
    look(page)
    submit(page, "Open this amendment")
    said(page, "Version 1.1 is begun.")
    look(page)


def link_decision(page, decision) -> None:
    follow(page, "Link the decision of the committee")
    page.get_by_label("Decision of the committee").select_option(str(decision.uuid))
    look(page)
    submit(page, "Link this decision")
    said(page, f"Version 1.1 rests on decision {decision.number}.")


def see_changes(page) -> None:
    follow(page, "What changes since version 1.0")
    expect(page.get_by_role("heading", level=1)).to_have_text("From version 1.0 to version 1.1")
    expect(page.locator("ins").filter(has_text="Each bears its own costs.")).to_be_visible()
    look(page)


def bound_by(page) -> list[str]:
    """On the page of who is bound: each partner's version, in order."""
    look(page)
    return page.locator("td[data-label=Version] > a").all_text_contents()


def test_an_amendment_of_the_version_in_force(in_force, people, partnership, facilitator, letter):
    lead, hers, his, theirs = people
    decision = adopted(partnership, facilitator)
    open_amendment(lead, partnership)
    write_costs(lead)
    link_decision(lead, decision)
    see_changes(lead)
    steps.open_charter(lead, partnership)
    name_all_again(lead, partnership)
    steps.give_to_read(lead)
    steps.open_charter(theirs, partnership)
    see_changes(theirs)
    steps.freeze(lead, "The rest comes later.")
    work()
    steps.sign(hers, letter, ALICE, "Statuts")
    steps.sign(his, letter, BOB, "Statuts")
    for page in (lead, theirs):
        steps.open_charter(page, partnership)
        expect(page.locator(".state").first).to_contain_text("2 organisations of 3 have signed v1.1; in force: v1.0.")
        look(page)
        follow(page, "Who is bound, by which version")
        assert bound_by(page) == ["v1.0"] * 3
    steps.sign(theirs, letter, CAROL, "Statuts")
    steps.open_charter(lead, partnership)
    expect(lead.locator(".state").first).to_contain_text("In force: v1.1")
    look(lead)
    follow(lead, "Who is bound, by which version")
    assert bound_by(lead) == ["v1.1"] * 3
