"""My name, my language, my time zone; and nobody opens an account alone."""

import pytest
from django.test import Client

from accounts.models import User

WORDS = {"name": "Aline", "language": "fr", "time_zone": "Europe/Lisbon"}


def test_i_change_how_the_site_speaks_to_me(alice, login):
    answer = login(alice).post("/me/", WORDS, follow=True)
    user = User.objects.get(pk=alice.user_id)
    assert (user.name, user.language, user.time_zone) == ("Aline", "fr", "Europe/Lisbon")
    assert 'lang="fr"' in answer.content.decode()


@pytest.mark.parametrize(
    "bad", [{"name": ""}, {"name": "x" * 121}, {"name": "a\x07"}, {"language": "xx"}, {"time_zone": "Mars/Base"}]
)
def test_what_makes_no_sense_is_sent_back(alice, login, bad):
    answer = login(alice).post("/me/", WORDS | bad)
    assert answer.status_code == 422
    assert User.objects.get(pk=alice.user_id).name == "Alice"


def test_nobody_signs_up_alone(db):
    answer = Client().post("/accounts/signup/", {"email": "new@example.org"})
    assert answer.status_code == 200
    assert not User.objects.exists()


def test_an_account_that_was_closed_does_not_sign_in(alice, login):
    browser = login(alice)
    User.objects.filter(pk=alice.user_id).update(is_active=False)
    assert browser.get("/me/").status_code == 302


@pytest.mark.parametrize("theme", ["light", "dark", ""])
def test_the_theme_is_remembered(db, theme):
    browser = Client()
    browser.post("/theme/", {"theme": theme, "next": "/verify/"})
    assert browser.cookies["theme"].value == theme


def test_the_theme_does_not_lead_elsewhere(db):
    assert Client().post("/theme/", {"theme": "dark", "next": "https://evil.example/"})["Location"] == "/"


def test_machines_are_answered(db, tmp_path, settings):
    settings.FILES_ROOT = tmp_path
    assert Client().get("/healthz").content == b"ok"
    assert Client().get("/readyz").json() == {"database": True, "files": True}
