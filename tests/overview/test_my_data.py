"""What this site holds of me, as a page and as a file: mine whole, and nobody else's."""

import json

import pytest

from overview import personal
from partnerships import actions
from partnerships.models import Member
from tests.conftest import text
from tests.test_policy import furnished

__all__ = ["furnished"]
PAGE, FILE = "/me/data/", "/me/data/file/"


def taken(browser) -> dict:
    answer = browser.get(FILE)
    assert answer["Content-Disposition"] == 'attachment; filename="entente-my-data.json"'
    assert answer["Cache-Control"] and "no-store" in answer["Cache-Control"]
    return json.loads(answer.content)


@pytest.mark.parametrize(("language", "word"), [("en", "How long"), ("fr", "Combien de temps")])
def test_the_page_says_each_purpose(alice, login, language, word):
    page = login(alice, language).get(PAGE).text
    assert word in page
    assert page.count("<tr role") == len(personal.purposes()) + 1


def test_my_profile_leads_there(alice, login):
    assert f'href="{PAGE}"' in login(alice).get("/me/").text


def test_the_file_holds_what_is_mine_and_nothing_of_anybody_else(furnished, login, alice, bob):
    actions.start_partnership(by=bob.user, name=text("À Bob"), issue=text("x"), territory=text("y"))
    for member in (alice, bob):
        member.user.name = f"Canary {member.user.pk}"
        member.user.save(update_fields=["name"])
    mine, theirs = taken(login(alice)), taken(login(bob))
    assert mine["accounts.User.self"][0]["email"] == "alice@example.org"
    assert [row["uuid"] for row in mine["partnerships.Member.user"]] == [str(alice.uuid)]
    assert {"joined_at", "function"} <= set(mine["partnerships.Member.user"][0])
    assert mine["partnerships.Consent.given_by"] and mine["charters.Signatory.member"]
    assert mine["charters.EvidencePerson"]
    for said, other in ((mine, bob), (theirs, alice)):
        dumped = json.dumps(said)
        assert other.user.email not in dumped
        assert other.user.name not in dumped
    assert "carol@example.org" not in json.dumps(mine)


def test_a_peer_from_outside_takes_their_review_along(furnished, login):
    said = taken(login(furnished.peer))
    assert said["impact.Reviewer.user"][0]["name"]
    assert "impact.ReviewMark.reviewer" in said or "impact.Recommendation.reviewer" in said
    assert "partnerships.Member.user" not in said
    assert "charters.EvidencePerson" not in said or said["charters.EvidencePerson"] == []


def test_no_secret_leaves_not_even_to_its_owner(furnished, login, alice):
    dumped = json.dumps(taken(login(alice)))
    assert "passphrase" not in dumped and "password" not in dumped and "argon2" not in dumped


def test_the_number_of_queries_does_not_depend_on_what_there_is(furnished, alice, stranger, django_assert_num_queries):
    few = len(list(personal.lines())) + 3
    for user in (stranger, Member.objects.get(pk=alice.pk).user):
        with django_assert_num_queries(few):
            personal.told(user)
