"""What a partner keeps stays kept, whatever the door: pages, forms, charter, report, register, messages."""

import json
from types import SimpleNamespace

import pytest
from celery import current_app
from django.urls import reverse

from charters import actions as charters
from charters.contents import document
from charters.contents.readiness import readiness
from charters.models import CharterVersion
from core import jobs, mail
from core.models import Mail
from overview import actions as overview
from overview.contents.facts import facts_of
from overview.contents.report import report
from overview.models import ReportEdition
from partnerships import actions
from partnerships.models import Answer, JournalEntry
from tests.conftest import answers, text
from tests.policy import INSIDE
from tests.test_policy import address
from tests.test_policy import furnished as one_of_everything

__all__ = ["one_of_everything"]

OWN, ONLY_TWO, ALL = "Coffre-fort", "Antichambre", "Agora"  # a word of each circle of readers
CODES = ("LLU", "VSA", "CAL")
CIRCLES = {"own": OWN, "facilitator": ONLY_TWO, "partners": ALL}


def written(visibility: str) -> list[Answer]:
    """An answer to each question, with the word of its circle."""
    return answers(visibility, **{question: text(f"{CIRCLES[visibility]} {question}") for question in Answer.Question})


@pytest.fixture
def kept(partnership, alice, bob, carol) -> SimpleNamespace:
    """Logis & Lumière keeps everything, the city tells the facilitator, Calorane tells all."""
    for who, visibility in ((alice, "own"), (bob, "facilitator"), (carol, "partners")):
        actions.describe_partner(who.partner, by=who, answers=written(visibility))
    return SimpleNamespace(partnership=partnership)


def page(login, who, code: str) -> str:
    return login(who).get(reverse("partnerships:partner_detail", args=[who.partnership.slug, code])).text


@pytest.fixture
def form(login, partnership):
    """What somebody reads of a block's form: its status and its text."""

    def read(who, code: str, block: str) -> tuple[int, str]:
        answer = login(who).get(reverse("partnerships:describe_partner", args=[partnership.slug, code, block]))
        return answer.status_code, answer.text

    return read


def test_each_reads_on_a_partner_s_page_what_is_for_them(kept, login, alice, bob, carol, facilitator):
    for who, own, two in ((alice, True, False), (bob, False, True), (carol, False, False), (facilitator, False, True)):
        assert (OWN in page(login, who, "LLU")) is own
        assert (ONLY_TWO in page(login, who, "VSA")) is two
        assert page(login, who, "CAL").count(ALL) == len(Answer.Question)


def test_the_others_are_told_in_plain_words_that_there_is_an_answer(kept, login, carol, facilitator):
    assert page(login, carol, "LLU").count("Kept within the organisation") == len(Answer.Question)
    assert page(login, carol, "VSA").count("For the facilitator") == len(Answer.Question)
    for who in (carol, facilitator):
        assert "It has said what it seeks and what it will not give up." in page(login, who, "LLU")


def test_the_facilitator_sees_nothing_whose_existence_the_partners_do_not(kept, login, carol, facilitator):
    """Whatever the facilitator learns of a kept answer beyond its words, the partners learn too."""
    for code in ("LLU", "VSA"):
        for sentence in ("Kept within the organisation", "For the facilitator", "not said yet"):
            assert page(login, carol, code).count(sentence) == page(login, facilitator, code).count(sentence)


def test_the_list_of_partners(kept, login, alice, bob, carol, facilitator):
    for who, own, two in ((alice, True, False), (bob, False, True), (carol, False, False), (facilitator, False, True)):
        read = login(who).get(reverse("partnerships:partner_list", args=[kept.partnership.slug])).text
        assert (OWN in read, ONLY_TWO in read, ALL in read) == (own, two, True)
        assert "Each has said what it seeks and what it will not give up." in read


@pytest.mark.parametrize("block", ["stake", "expectation", "limits", "offers", "experience"])
def test_the_form_of_a_block(kept, form, alice, bob, facilitator, block):
    assert OWN in form(alice, "LLU", block)[1]
    status, read = form(bob, "LLU", block)
    assert status == 403 and OWN not in read
    assert "Only this partner&#x27;s representatives, or the facilitator on their behalf, can do this." in read
    status, read = form(facilitator, "LLU", block)
    assert status == 200 and OWN not in read and "<textarea" not in read
    assert "Kept within the organisation" in read
    assert ONLY_TWO in form(facilitator, "VSA", block)[1]


def test_what_the_facilitator_sends_for_a_kept_answer_is_neither_kept_nor_answered_with_it(kept, login, facilitator):
    where = reverse("partnerships:describe_partner", args=[kept.partnership.slug, "LLU", "stake"])
    answer = login(facilitator).post(
        where, {"stake_fr": "Autre", "stake_visibility": "partners", "seen": ""}, follow=True
    )
    assert OWN not in answer.text
    assert OWN in Answer.objects.get(partner__code="LLU", question="stake").body["fr"]


def test_the_charter_and_what_its_readiness_says(kept, partnership, facilitator):
    charter = charters.start_charter(partnership, by=facilitator)
    charters.add_composed_article(charter, by=facilitator, title=text("Parties"), parts=["parties"])
    version = charters.open_review(charter.versions.get(), by=facilitator, until_on=partnership.today())
    content = json.dumps(document.draft(version), ensure_ascii=False)
    assert (OWN in content, ONLY_TWO in content) == (False, False)
    assert content.count(ALL) == 4, "stake and expectation, in two languages"
    (line,) = [line for line in readiness(version) if line.code == "benefits"]
    assert (line.holds, line.detail) == (False, "Missing: LLU, VSA")


def test_the_expected_day_stands_in_the_charter(partnership, facilitator, alice, llu):
    expectation = Answer(
        question="expectation", body=text("Trois ans"), due_on=partnership.today().replace(2028, 12, 31)
    )
    actions.describe_partner(llu, by=alice, answers=[expectation])
    charter = charters.start_charter(partnership, by=facilitator)
    charters.add_composed_article(charter, by=facilitator, title=text("Parties"), parts=["parties"])
    assert "By 31 December 2028." in json.dumps(document.draft(charter.versions.get()), ensure_ascii=False)


def test_the_report_and_the_recipe(kept, partnership, facilitator):
    told = json.dumps(report(partnership, number=1, language="fr"), ensure_ascii=False)
    assert (OWN in told, ONLY_TWO in told, ALL in told) == (False, False, True)
    facts = facts_of(partnership)
    assert (facts.partners, len(facts.no_profile)) == (3, 0), "that there are answers may be known"
    current_app.loader.import_default_modules()  # what a worker does at its start: load the handlers
    overview.ask_report(partnership, by=facilitator, languages=["fr"])
    while jobs.run_one():
        pass
    frozen = json.dumps(ReportEdition.objects.get().data, ensure_ascii=False)
    assert (OWN in frozen, ONLY_TWO in frozen) == (False, False)


def test_the_register_says_that_the_profile_was_written_and_nothing_more(kept, partnership, login, bob):
    lines = JournalEntry.objects.filter(event="partnerships.partner_described")
    assert [
        (line.params, line.link.endswith(f"/partners/{code}/")) for line, code in zip(lines, CODES, strict=True)
    ] == [({"partner": name}, True) for name in ("Logis & Lumière", "Ville de Saint-Aubin", "Calorane SA")]
    for name in ("journal", "journal_file"):
        read = login(bob).get(reverse(f"partnerships:{name}", args=[partnership.slug]))
        content = b"".join(read.streaming_content).decode() if read.streaming else read.text
        assert not [word for word in CIRCLES.values() if word in content]


def test_every_page_of_the_table(one_of_everything, kept, login, bob, carol, facilitator):
    """Whoever adds a page finds it walked here: none shows a word to whom it is not for."""
    version = CharterVersion.objects.get()
    assert OWN not in version.content and ONLY_TWO not in version.content
    for who, secrets in ((facilitator, [OWN]), (carol, [OWN, ONLY_TWO]), (bob, [OWN])):
        browser = login(who)
        for name, (get, _post) in INSIDE.items():
            if get == "nobody":
                continue
            answer = browser.get(address(name, one_of_everything))
            content = b"".join(answer.streaming_content) if answer.streaming else answer.content
            assert not [word for word in secrets if word.encode() in content], f"{who} GET {name}"
    letters = [mail.opened(row) for row in Mail.objects.all()]
    assert not [
        word for word in CIRCLES.values() for letter in letters if word in json.dumps(letter, ensure_ascii=False)
    ]
