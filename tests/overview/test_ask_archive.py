"""The facilitator takes everything away: asked in the open, made by a worker, sealed where it must be."""

import json

import pytest
from celery import current_app
from django.core.management import CommandError, call_command
from django.urls import reverse

from core import jobs
from core.models import Job, Mail
from core.refusals import Refused
from overview import actions
from overview.archive.sealed import unseal
from overview.contents.archives.passphrase import closed, opened
from overview.models import Archive
from partnerships import actions as partnerships
from partnerships.journal import sentence
from partnerships.models import JournalEntry, Notice
from tests.conftest import answers, text
from tests.overview.archives import apart

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def handlers():
    """What a worker does at its start: load the handlers."""
    current_app.loader.import_default_modules()


@pytest.fixture
def asked(partnership, facilitator) -> Archive:
    return actions.ask_archive(partnership, by=facilitator)


@pytest.fixture
def made(asked) -> Archive:
    assert jobs.run_one(asked.job_id)
    asked.refresh_from_db()
    return asked


def page(partnership, tail: str = "") -> str:
    return f"/partnerships/{partnership.slug}/export/{tail}"


def test_it_is_asked_in_the_open(asked, facilitator, alice, bob, carol):
    entry = JournalEntry.objects.get(event="overview.archive_asked")
    assert sentence(entry) == "Bruno asked for an archive of everything that is in this partnership."
    told = Notice.objects.filter(entry=entry)
    assert {notice.user for notice in told} == {alice.user, bob.user, carol.user}
    assert asked.asked_by == facilitator.user
    assert not asked.job.finished


def test_only_the_facilitator_asks(partnership, alice):
    with pytest.raises(Refused, match="facilitator"):
        actions.ask_archive(partnership, by=alice)
    assert not Archive.objects.exists()


def test_one_at_a_time(partnership, facilitator, asked):
    with pytest.raises(Refused, match="An archive is being made already"):
        actions.ask_archive(partnership, by=facilitator)
    Job.objects.filter(pk=asked.job_id).update(state=Job.State.DEAD)
    assert actions.ask_archive(partnership, by=facilitator).pk != asked.pk


def test_it_is_delivered_to_who_asked(made, facilitator):
    assert made.done_at is not None
    assert made.job.finished
    told = Notice.objects.get(entry__event="overview.archive_delivered")
    assert told.user == facilitator.user
    assert Mail.objects.filter(pk=told.mail_id, to=facilitator.user.email).exists()


def test_what_a_partner_keeps_is_sealed_and_the_operator_has_the_passphrase(partnership, facilitator, alice, capsys):
    partnerships.describe_partner(alice.partner, by=alice, answers=answers("own", stake=text("Coffre-fort")))
    made = actions.ask_archive(partnership, by=facilitator)
    assert jobs.run_one(made.job_id)
    made.refresh_from_db()
    held = apart(made.file.read())
    assert not any(b"Coffre-fort" in data for data in held.values())
    call_command("archive_passphrase", str(made.uuid))
    passphrase = capsys.readouterr().out.strip()
    assert passphrase not in made.passphrase
    inner = apart(unseal(held["private.sealed"], passphrase))
    (kept,) = json.loads(inner["private.json"])["rows"]["partnerships.Answer"]
    assert kept["body"][0] == ["fr", "Coffre-fort"]
    assert b"private.sealed" in held["README.txt"]


def test_no_passphrase_of_what_is_no_archive(db, founder):
    with pytest.raises(CommandError, match="No sealed archive"):
        call_command("archive_passphrase", "00000000-0000-0000-0000-000000000000")
    assert opened(closed("")) == ""


def test_the_page_says_what_is_in_it_and_asks(partnership, facilitator, login):
    browser = login(facilitator)
    assert "No archive was made yet." in browser.get(page(partnership)).text
    answer = browser.post(page(partnership))
    assert (answer.status_code, answer["Location"]) == (302, page(partnership))
    shown = browser.get(page(partnership)).text
    assert "Being made." in shown
    assert "Reading the facts" in shown
    assert "An archive is being made already" in shown
    assert browser.post(page(partnership)).status_code == 403


def test_the_page_follows_the_work_and_gives_the_file(partnership, facilitator, login, made):
    browser = login(facilitator)
    progress = browser.get(page(partnership, f"{made.uuid}/_progress/"))
    assert progress["HX-Redirect"] == page(partnership)
    assert "Download the archive of" in browser.get(page(partnership)).text
    answer = browser.get(page(partnership, f"{made.uuid}/"))
    assert b"".join(answer.streaming_content) == made.file.read()
    assert answer["Content-Type"] == "application/zip"
    assert answer["Content-Disposition"].startswith(f'attachment; filename="{partnership.slug}-')


def test_the_page_under_way(partnership, facilitator, login, asked):
    browser = login(facilitator)
    assert "HX-Redirect" not in browser.get(page(partnership, f"{asked.uuid}/_progress/"))
    assert browser.get(page(partnership, f"{asked.uuid}/")).status_code == 404


def test_the_page_of_one_that_failed(partnership, facilitator, login, asked):
    Job.objects.filter(pk=asked.job_id).update(state=Job.State.DEAD)
    shown = login(facilitator).get(page(partnership)).text
    assert "The last archive could not be made." in shown
    assert "could not be made" in shown


def test_nobody_else_sees_it(partnership, alice, login, made):
    browser = login(alice)
    for tail in ("", f"{made.uuid}/", f"{made.uuid}/_progress/"):
        assert browser.get(page(partnership, tail)).status_code == 403
    assert browser.post(page(partnership)).status_code == 403
    shown = browser.get(reverse("overview:partnership", args=[partnership.slug])).text
    assert "Take everything away" not in shown


def test_the_page_asks_as_often_for_many(partnership, facilitator, login, made, django_assert_max_num_queries):
    browser = login(facilitator)
    browser.get(page(partnership))
    for _number in range(5):
        Archive.objects.create(
            way="out", partnership=partnership, asked_by=facilitator.user, asked_at=made.asked_at, job=made.job
        )
    with django_assert_max_num_queries(14):
        browser.get(page(partnership))


def test_a_new_partnership_without_a_charter_leaves_too(made, partnership):
    held = apart(made.file.read())
    computed = json.loads(held["computed.json"])
    assert computed["charter"] is None
    assert set(computed["chains"]) == {"register"}
    assert not any(name.startswith("evidence/") for name in held)
