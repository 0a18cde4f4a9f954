"""A look from outside: asked by mail, written blind, handed in, read together, answered one by one."""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from impact import actions
from impact.models import Recommendation, Reviewer, ReviewMark
from impact.models.reviews import FACTUAL_CHECK
from tests.impact.peers import draft, fresh
from tests.journeys.charter import MOBILE, follow, in_days, look, said
from tests.journeys.figures import asked, open_impact
from tests.journeys.test_main_job import submit

pytestmark = [pytest.mark.browser, pytest.mark.once, pytest.mark.django_db(transaction=True)]
VERA, WALTER = "vera@outside.example", "walter@outside.example"
LINKS = "I gave a talk at Logis & Lumière in 2024, unpaid."
GIVEN = ("5", "4", "4", "3", "3", "4", "4", "not observed")
ADVICE = ("Hold every second meeting in the evening.", "Publish what the visits cost.")


def ask(page, partnership) -> None:
    """The facilitator opens the review and invites two people."""
    open_impact(page, partnership)
    follow(page, "All peer reviews")
    look(page)
    follow(page, "Ask for a look from outside")
    page.locator("[name=brief_fr]").fill("Sommes-nous justes ?")
    page.locator("[name=brief_en]").fill("Are we fair?")
    page.get_by_label("Open until").fill(in_days(20))
    look(page)
    submit(page, "Open the peer review")
    for name, email in (("Vera", VERA), ("Walter", WALTER)):
        follow(page, "Invite a peer")
        look(page)
        page.get_by_label("Name of the person").fill(name)
        page.get_by_label("Their organisation").fill(f"Réseau {name}")
        page.get_by_label("Their e-mail address").fill(email)
        page.get_by_label("Language of the message").select_option("en")
        submit(page, "Send the invitation")
        said(page, f"The invitation of {name} is on its way.")
    look(page)


def come_in(page, letter) -> None:
    """The link of the message, the code of the next one, yes with her links."""
    page.goto(letter(VERA, r"http\S+/reviews/\S+"))
    expect(page.get_by_text("Are we fair?")).to_be_visible()
    look(page)
    submit(page, "Send me a code to sign in")
    page.wait_for_url("**/accounts/login/code/confirm/**")
    page.locator("input[name=code]").fill(letter(VERA, r"(?<=    )[A-Z0-9-]{6,9}$"))
    submit(page, "Confirm")
    page.wait_for_url("**/reviews/")
    page.get_by_label("Your links with the partners").fill(LINKS)
    look(page)
    submit(page, "Accept, and declare these links")
    said(page, "Thank you. Start by reading what you are asked, then the dossier.")
    look(page)


def write(page) -> None:
    """Eight criteria, words, two recommendations; the mark of 5 without what it rests on is sent back."""
    follow(page, "Write my review")
    for criterion, mark in zip(ReviewMark.Criterion, GIVEN, strict=True):
        page.get_by_role("group", name=str(criterion.label)).get_by_label(mark, exact=True).check()
    page.get_by_label("Strengths").fill("They say what goes wrong.")
    page.get_by_label("Concerns").fill("Volunteers cannot come at 2 pm.")
    for number, words in enumerate(ADVICE, 1):
        page.get_by_label(f"Recommendation {number}").fill(words)
    look(page)
    submit(page, "Keep my draft")
    said(page, "Your draft is kept. Hand it in when it is whole.")
    expect(page.get_by_role("button", name="Hand in", exact=True)).to_be_disabled()
    first = str(ReviewMark.Criterion(ReviewMark.Criterion.values[0]).label)
    expect(page.locator("#why")).to_have_text(f"A mark of 1, 2 or 5 says what it rests on. Missing: {first}.")
    look(page)
    follow(page, "Go on writing")
    page.get_by_label("What this mark rests on").first.fill("Three meetings I sat in.")
    submit(page, "Keep my draft")


def answer(page, words: str, position: str, *, rejected: bool = False) -> None:
    """On the page of the review: one recommendation receives its written answer."""
    page.get_by_role("listitem").filter(has_text=words).get_by_role("link", name=re.compile("^Answer it")).click()
    expect(page.get_by_text(words)).to_be_visible()
    look(page)
    page.get_by_label(position, exact=True).check()
    if rejected:
        page.locator("[name=reason_fr]").fill("Cela nommerait des ménages.")
        page.locator("[name=reason_en]").fill("It would name households.")
    else:
        page.get_by_label("Who does it").select_option(label="Logis & Lumière")
        page.get_by_label("By when").fill(in_days(90))
    submit(page, "Answer for the partnership")
    said(page, "The answer is written down, and everybody reads it.")


def second_peer(reviewer: Reviewer) -> Reviewer:
    """Walter has come in, and has written all but handed in nothing."""
    peer = actions.accept_review(reviewer, by=actions.open_reviewer_account(reviewer), links="walter-links")
    return draft(peer, recommendations=[{"fr": "walter-conseil", "en": "walter-advice"}])


def test_from_the_invitation_to_the_answers(partnership, framed, facilitator, person, letter, settings):
    lead, peer = person(facilitator), person(size=MOBILE)
    page = peer.page
    ask(lead.page, partnership)
    walter = second_peer(Reviewer.objects.select_related("round__partnership").get(email=WALTER))

    come_in(page, letter)
    follow(page, "The dossier")
    expect(page.get_by_text("Contribution only.")).to_be_visible()
    look(page)
    follow(page, "What I am asked")
    write(page)
    assert "walter-" not in page.content()
    submit(page, "Hand in")
    said(page, "Your review is handed in. Thank you.")
    look(page)
    expect(page.get_by_role("link", name="What we all wrote")).to_have_count(0)
    assert page.context.request.get(f"{page.url}outcome/").status == 404
    assert "walter-" not in page.content()
    lead.page.reload()
    expect(lead.page.get_by_text("Nobody reads any review before all have handed in.")).to_be_visible()
    assert ADVICE[0] not in lead.page.content()

    actions.submit_review(fresh(walter), by=fresh(walter))
    page.reload()
    follow(page, "What we all wrote")
    expect(page.get_by_text("walter-strengths")).to_be_visible()
    look(page)

    settings.CLOCK_OFFSET = FACTUAL_CHECK + timedelta(days=1)  # errors of fact are pointed out first
    asked(lead.page, "Answer 3 recommendations of the peers")
    look(lead.page)
    answer(lead.page, ADVICE[0], "accepted")
    answer(lead.page, ADVICE[1], "rejected", rejected=True)
    answer(lead.page, "walter-advice", "accepted")
    expect(lead.page.locator(".state").first).to_contain_text("Every recommendation has its written answer since")
    look(lead.page)
    assert not Recommendation.objects.filter(answered_at=None).exists()

    page.goto(letter(VERA, r"http\S+/peer/\S*"))
    expect(page.locator(".state").first).to_contain_text("The partnership has answered every recommendation.")
    look(page)
    follow(page, "Read what we all wrote")
    evening = page.get_by_role("listitem").filter(has_text=ADVICE[0])
    expect(evening).to_contain_text("Logis & Lumière does it, by")
    expect(page.get_by_role("listitem").filter(has_text=ADVICE[1])).to_contain_text("It would name households.")
    look(page)
    assert [one.errors for one in (lead, peer)] == [[], []]
