"""One click to be anybody, and mails to read: in the demonstration, on this computer, and nowhere else."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.test import Client
from django.urls import NoReverseMatch, reverse

from core import mail
from overview.actions import open_section
from tests.impact.peers import accepted, opened

ROOT = Path(__file__).resolve().parent.parent.parent
pytestmark = pytest.mark.django_db


@pytest.fixture
def demonstration(settings):
    settings.DEMO = True
    settings.ROOT_URLCONF = "config.demo_urls"
    return Client()


def run(code: str, **environment: str) -> subprocess.CompletedProcess:
    """Run Python in a process of its own, with this environment alone."""
    inherited = {name: os.environ[name] for name in ("PATH", "VAR_DIR") if name in os.environ}
    command, told = [sys.executable, "-c", code], inherited | environment
    return subprocess.run(command, cwd=ROOT, env=told, capture_output=True, text=True, timeout=60, check=False)


def test_anybody_of_the_story_can_be_chosen(demonstration, alice) -> None:
    page = demonstration.get("/demo/")
    assert "Alice" in page.content.decode()
    demonstration.post(reverse("demo:sign_in_as", args=[alice.user.uuid]))
    assert demonstration.get(alice.partnership.get_absolute_url()).status_code == 200


def test_the_public_page_of_the_story_is_one_click_away(demonstration, partnership, facilitator) -> None:
    address = reverse("public_page", args=[partnership.slug])
    assert address not in demonstration.get("/demo/").content.decode()
    open_section(partnership, by=facilitator, section="about")
    assert address in demonstration.get("/demo/").content.decode()


def test_a_peer_from_outside_can_be_chosen(demonstration, partnership, facilitator) -> None:
    peer = accepted(opened(partnership, facilitator), facilitator, "vera")
    assert "Vera" in demonstration.get("/demo/").content.decode()
    demonstration.post(reverse("demo:sign_in_as", args=[peer.user.uuid]))
    assert demonstration.get(reverse("impact:my_review", args=[partnership.slug, 1])).status_code == 200
    assert demonstration.get(partnership.get_absolute_url()).status_code == 404


def test_somebody_unknown_or_closed_cannot_be_chosen(demonstration, stranger) -> None:
    stranger.is_active = False
    stranger.save(update_fields=["is_active"])
    assert demonstration.post(reverse("demo:sign_in_as", args=[stranger.uuid])).status_code == 404


def test_a_link_is_not_enough_to_be_somebody(demonstration, alice) -> None:
    assert demonstration.get(reverse("demo:sign_in_as", args=[alice.user.uuid])).status_code == 405


def test_messages_can_be_read(demonstration) -> None:
    row = mail.write("one", "ada@example.org", "A subject", "The words of it.")
    assert "A subject" in demonstration.get("/demo/mails/").content.decode()
    page = demonstration.get(reverse("demo:mail_detail", args=[row.uuid])).content.decode()
    assert "The words of it." in page
    assert "ada@example.org" in page


def test_a_letter_is_shown_as_a_mailbox_does(demonstration) -> None:
    row = mail.write("one", "ada@example.org", "A subject", "The words.", "<style>p { margin: 0 }</style><p>The words.")
    answer = demonstration.get(reverse("demo:mail_letter", args=[row.uuid]))
    assert answer.content.decode().endswith("<p>The words.")
    assert "style-src 'self' 'unsafe-inline'" in answer["Content-Security-Policy"]
    bare = mail.write("two", "ada@example.org", "A subject", "The words.")
    assert demonstration.get(reverse("demo:mail_letter", args=[bare.uuid])).status_code == 404


def test_elsewhere_these_pages_have_no_address(alice) -> None:
    with pytest.raises(NoReverseMatch):
        reverse("demo:people")
    assert Client().get("/demo/").status_code in (302, 404)


def test_wired_by_mistake_they_answer_nothing(demonstration, settings) -> None:
    letter = mail.write("one", "ada@example.org", "A subject", "The words.", "<p>The words.</p>")
    one = [reverse(f"demo:{name}", args=[letter.uuid]) for name in ("mail_detail", "mail_letter")]
    for path in ("/demo/", "/demo/mails/", *one):
        settings.DEMO = True
        assert demonstration.get(path).status_code == 200, path
        settings.DEMO = False
        assert demonstration.get(path).status_code == 404, path


def test_wired_by_mistake_nobody_becomes_anybody(demonstration, settings, alice) -> None:
    settings.DEMO = False
    assert demonstration.post(reverse("demo:sign_in_as", args=[alice.user.uuid])).status_code == 404
    assert "_auth_user_id" not in demonstration.session


def test_the_demonstration_starts_on_this_computer() -> None:
    ended = run("import config.demo")
    assert ended.returncode == 0, ended.stderr


@pytest.mark.parametrize("hosts", ["entente.example.org", "localhost,entente.example.org", "*"])
def test_the_demonstration_refuses_any_other_host(hosts: str) -> None:
    ended = run("import config.demo", ALLOWED_HOSTS=hosts)
    assert ended.returncode != 0
    assert "it answers to this computer alone" in ended.stderr


def test_nothing_in_the_environment_switches_it_on_elsewhere() -> None:
    switches = ("DEMO", "CLOCK_MAY_BE_SET", "MAIL_KEEPS_BODIES")
    shown = f"*(getattr(s, name) for name in {switches}), 'demo' in s.INSTALLED_APPS"
    code = f"from config import settings as s; print({shown})"
    ended = run(code, SECRET_KEY="x", **dict.fromkeys(switches, "1"))
    assert ended.stdout.split() == ["False"] * 4


def test_its_pages_say_which_day_it_is(demonstration, at, alice) -> None:
    demonstration.force_login(alice.user)
    with at(2026, 11, 23, 9):
        page = demonstration.get(alice.partnership.get_absolute_url()).content.decode()
    assert "23 November 2026" in page or "23 novembre 2026" in page
