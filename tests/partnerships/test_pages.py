"""Every page opens for whom it is for, says why not to others, and asks the database the same at any size."""

from itertools import cycle

import pytest
from django.urls import reverse

from accounts.models import Organisation
from core import mail
from partnerships import actions
from partnerships.models import Answer, JournalEntry, Notice, Partner
from partnerships.models.partners import PROFILE
from tests.conftest import answers, join, text

READ = [
    "partner_list",
    "need_list",
    "contribution_list",
    "vision",
    "value_list",
    "objective_list",
    "risk_list",
    "task_list",
    "journal",
    "verify_journal",
    "journal_file",
]
OF_THE_FACILITATOR = [
    "invite_partner",
    "invite_partners",
    "invite_facilitator",
    "change_partnership",
    "add_need",
    "explain_absence",
    "add_value",
    "add_objective",
    "add_risk",
    "add_task",
    "change_stage",
    "name_lead_partner",
]


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("name", READ)
def test_every_member_reads_every_page(made, url, login, alice, facilitator, name, language):
    for who in (alice, facilitator):
        assert login(who, language).get(url(name)).status_code == 200


@pytest.mark.parametrize("name", READ)
def test_pages_of_a_partnership_that_has_just_started(partnership, url, login, facilitator, name):
    assert login(facilitator).get(url(name)).status_code == 200


@pytest.mark.parametrize("name", OF_THE_FACILITATOR)
def test_what_is_the_facilitator_s_says_so_to_the_others(made, url, login, alice, facilitator, name):
    assert login(facilitator).get(url(name)).status_code == 200
    answer = login(alice).get(url(name))
    assert answer.status_code == 403
    assert "Only the facilitator of this partnership can do this." in answer.text


def test_the_other_pages_open(made, url, login, alice, facilitator):
    for who in (alice, facilitator):
        browser = login(who)
        for name in ("partner_detail", "invite_member"):
            assert browser.get(url(name, "LLU")).status_code == 200
        for number in (1, 2):
            assert browser.get(url("vision_version", number)).status_code == 200
        assert browser.get(url("propose_version")).status_code == 200
        assert browser.get(url("make_offer", made.law.code)).status_code == 200
        assert browser.get(url("objective_detail", made.objective.code)).status_code == 200
        assert browser.get(url("risk_detail", made.risk.code)).status_code == 200
        assert browser.get(url("review_risk", made.risk.code)).status_code == 200
    for name in ("change_value", "drop_value"):
        assert login(facilitator).get(url(name, made.value.uuid)).status_code == 200
    assert login(facilitator).get(url("drop_objective", made.objective.code)).status_code == 200
    assert login(facilitator).get(url("change_risk", made.risk.code)).status_code == 200
    assert login(facilitator).get(url("change_objective", made.objective.code)).status_code == 200
    assert login(facilitator).get(url("assign_task", made.task.code)).status_code == 200
    assert login(facilitator).get(url("revoke_invitation", made.invitation.uuid)).status_code == 200


def test_what_does_not_exist_is_not_found(made, url, login, facilitator):
    browser = login(facilitator)
    unknown = "11111111-1111-4111-8111-111111111111"
    for name, key in (
        ("partner_detail", "XYZ"),
        ("invite_member", "XYZ"),
        ("make_offer", "N99"),
        ("need_detail", "N99"),
        ("change_need", "N99"),
        ("drop_need", "N99"),
        ("change_offer", unknown),
        ("withdraw_offer", unknown),
        ("objective_detail", "O99"),
        ("change_objective", "O99"),
        ("drop_objective", "O99"),
        ("change_value", unknown),
        ("drop_value", unknown),
        ("risk_detail", "R99"),
        ("change_risk", "R99"),
        ("review_risk", "R99"),
        ("assign_task", "A99"),
        ("revoke_invitation", unknown),
        ("vision_version", 99),
        ("vision_version", 10**30),
    ):
        assert browser.get(url(name, key)).status_code == 404, name
    for name in ("resend_invitation", "confirm_offer", "commit_offer", "move_value"):
        assert browser.post(url(name, unknown)).status_code == 404, name
    assert browser.post(url("move_objective", "O99")).status_code == 404


def test_a_stranger_and_a_member_of_another_partnership_find_nothing(made, url, login, stranger):
    actions.start_partnership(by=stranger, name=text("Ailleurs"), issue=text("Autre"), territory=text("Lyon"))
    browser = login(stranger)
    for name in READ + OF_THE_FACILITATOR:
        assert browser.get(url(name)).status_code == 404
        assert browser.post(url(name)).status_code == 404
    assert browser.post(url("confirm_offer", made.offer.uuid)).status_code == 404
    assert browser.post(url("give_consent")).status_code == 404


def test_what_acts_at_once_answers_to_posts_alone(made, url, login, facilitator):
    browser = login(facilitator)
    for address in (
        url("give_consent"),
        url("confirm_offer", made.offer.uuid),
        url("commit_offer", made.offer.uuid),
        url("resend_invitation", made.invitation.uuid),
        url("move_objective", made.objective.code),
        url("move_value", made.value.uuid),
    ):
        assert browser.get(address).status_code == 405


def _grow(partnership, facilitator, wanted: int) -> None:
    """As many partners, needs, offers, objectives, tasks and answers as wanted."""
    version = actions.propose_version(partnership, by=facilitator, paragraphs=[(None, text(f"Version {wanted}."))])
    for number in range(partnership.partners.count(), wanted):
        name = f"org{number}"
        member = join(facilitator, f"Organisation {number}", f"ORG{number}", name)
        actions.give_consent(version, by=member, position="consent")
        need = actions.add_need(partnership, by=facilitator, title=text(name), criticality=1, required=1)
        actions.make_offer(need, by=member, level=2)
        objective = actions.add_objective(
            partnership, by=facilitator, title=text(name), statement=text(name), lead=member.partner
        )
        actions.add_value(partnership, by=facilitator, name=text(name), behaviour=text(name))
        rated = {"likelihood": 1 + number % 5, "severity": 3, "owner": member.partner}
        actions.add_risk(partnership, by=facilitator, title=text(name), **rated)
        parts = {"accountable": member.partner, "responsible": [member.partner]}
        actions.add_task(partnership, by=facilitator, title=text(name), objective=objective, **parts)
        details = {"name": name, "email": f"{name}@waiting.example.org"}
        actions.invite_member(member.partner, by=facilitator, **details)


GROWING = "partner_list need_list vision value_list objective_list risk_list task_list journal add_task change_stage"


def test_the_same_queries_for_four_rows_and_for_thirty(made, url, login, facilitator, django_assert_max_num_queries):
    browser = login(facilitator)

    def asked() -> dict[str, int]:
        found = {}
        for name in GROWING.split():
            with django_assert_max_num_queries(16) as queries:
                assert browser.get(url(name)).status_code == 200
            found[name] = len(queries)
        return found

    _grow(made.partnership, facilitator, 5)
    few = asked()
    _grow(made.partnership, facilitator, 30)
    assert asked() == few


def _crowd(partnership, writer, wanted: int) -> None:
    """As many partners as wanted, each with its three answers, kept to one circle of readers or another."""
    names = [f"ORG{number}" for number in range(partnership.partners.count(), wanted)]
    rows = Organisation.objects.bulk_create(Organisation(name=f"Organisation {name}") for name in names)
    inside = {"partnership": partnership, "standing": "partner"}
    made = Partner.objects.bulk_create(Partner(organisation=row, code=row.name.split()[1], **inside) for row in rows)
    when = {"written_by": writer, "written_at": partnership.started_at}
    Answer.objects.bulk_create(
        Answer(
            partnership=partnership,
            partner=partner,
            question=question,
            visibility=visibility,
            body=text(question),
            **when,
        )
        for partner, visibility in zip(made, cycle(Answer.Visibility), strict=False)
        for question in PROFILE
    )


def test_the_list_of_partners_asks_the_same_for_5_50_and_200(
    made, url, login, alice, facilitator, django_assert_max_num_queries, django_assert_num_queries
):
    browsers = [login(alice), login(facilitator)]
    few = []
    for browser in browsers:
        with django_assert_max_num_queries(13) as asked:
            browser.get(url("partner_list"))
        few.append(len(asked))
    for wanted in (5, 50, 200):
        _crowd(made.partnership, facilitator, wanted)
        for browser, count in zip(browsers, few, strict=True):
            with django_assert_num_queries(count):
                read = browser.get(url("partner_list")).text
            assert f"{wanted - 1} partners are in." in read, "all but the one that is invited"


def test_the_page_of_a_partner_asks_the_same_beside_5_and_50(
    made, url, login, alice, facilitator, django_assert_max_num_queries, django_assert_num_queries
):
    browser = login(alice)
    with django_assert_max_num_queries(16) as few:
        browser.get(url("partner_detail", "LLU"))
    for wanted in (5, 50):
        _crowd(made.partnership, facilitator, wanted)
        with django_assert_num_queries(len(few)):
            browser.get(url("partner_detail", "LLU"))


def test_a_profile_asks_the_same_whatever_it_says(
    made, url, login, alice, facilitator, llu, django_assert_max_num_queries, django_assert_num_queries
):
    pages = [url("partner_detail", "LLU"), url("describe_partner", "LLU", "limits")]
    browser, taken = login(facilitator), []
    for page in pages:
        with django_assert_max_num_queries(16) as asked:
            browser.get(page)
        taken.append(len(asked))
    said = {question: text(question) for question in Answer.Question}
    actions.describe_partner(llu, by=alice, answers=answers(**said))
    for page, count in zip(pages, taken, strict=True):
        with django_assert_num_queries(count):
            browser.get(page)


def test_the_list_of_partnerships_asks_the_same_for_one_and_for_thirty(
    login, founder, partnership, django_assert_num_queries
):
    browser = login(founder)
    for wanted in (1, 3, 30):
        for number in range(founder.memberships.count(), wanted):
            actions.start_partnership(by=founder, name=text(f"Numéro {number}"), issue=text("x"), territory=text("y"))
        with django_assert_num_queries(5):
            assert browser.get(reverse("partnerships:partnership_list")).status_code == 200


def test_partnerships_are_found_by_name_and_paged(login, founder, partnership):
    for number in range(26):
        actions.start_partnership(by=founder, name=text(f"Numéro {number}"), issue=text("x"), territory=text("y"))
    browser, address = login(founder), reverse("partnerships:partnership_list")
    assert "Page 1 of 2" in browser.get(address).text
    assert "Shared Warmth" in browser.get(address, {"page": "2"}).text
    assert browser.get(address, {"page": "nowhere"}).status_code == 200
    found = browser.get(address, {"q": "chaleur"}).text
    assert "1 partnership has “chaleur” in its name." in found
    assert "Numéro" not in found
    assert browser.get(address, {"q": "a\x00b"}).status_code == 422


def test_who_has_no_partnership_reads_what_one_is(login, stranger):
    answer = login(stranger).get(reverse("partnerships:partnership_list"))
    assert "You have no place in a partnership yet." in answer.text


def test_those_whose_answer_is_awaited_receive_a_message_with_the_page(made, alice, bob):
    alice.user.language = "en"
    alice.user.save()
    actions.propose_version(made.partnership, by=bob, paragraphs=[(None, text("Quatre.", "Four."))])
    entry = JournalEntry.objects.filter(event="partnerships.version_proposed").latest("sequence")
    told = mail.opened(Notice.objects.get(entry=entry, user=alice.user).mail)
    assert told["subject"] == "Shared Warmth: your answer to version v3 of “Shared vision”"
    for body in (told["text"], told["html"]):
        assert "Hello Alice," in body
        assert f"http://localhost:8000/partnerships/{made.partnership.slug}/vision/" in body
    assert "Bob (Ville de Saint-Aubin) proposed version v3 of “Shared vision”." in told["text"]
    assert "&#x27;" not in told["text"]


def test_my_profile_says_how_i_sign_in(login, alice):
    answer = login(alice).get(reverse("accounts:profile"))
    assert "A code sent to my address" in answer.text
    saved = login(alice).post(
        reverse("accounts:profile"), {"name": "Alice Martin", "language": "fr", "time_zone": "Indian/Reunion"}
    )
    assert saved.status_code == 302
    alice.user.refresh_from_db()
    assert (alice.user.name, alice.user.language, alice.user.time_zone) == (
        "Alice Martin",
        "fr",
        "Indian/Reunion",
    )
