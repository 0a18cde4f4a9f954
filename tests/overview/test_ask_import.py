"""Those who look after the site bring a partnership in, in the browser: checked, then written whole or refused."""

import pytest
from celery import current_app
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command

from accounts.models import User
from core import jobs
from core.models import Job
from core.refusals import Refused
from overview import actions
from overview.forms import archives as shape
from overview.models import Archive
from partnerships.models import Partnership
from tests.overview.archives import apart, counts, together
from tests.overview.conftest import PASSPHRASE

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("storage")]
PAGE = "/archives/import/"


@pytest.fixture(autouse=True)
def handlers():
    """What a worker does at its start: load the handlers."""
    current_app.loader.import_default_modules()


@pytest.fixture
def staff(db) -> User:
    return User.objects.create_user("root@example.org", name="Root", language="en", is_staff=True)


def upload(data: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile("archive.zip", data, "application/zip")


def test_it_comes_in(story, staff, login):
    browser = login(staff)
    assert "Bring a partnership in" in browser.get(PAGE).text
    given = {"file": upload(story.sealed), "passphrase": PASSPHRASE, "slug": "Elsewhere"}
    answer = browser.post(PAGE, given)
    row = Archive.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, f"{PAGE}{row.uuid}/")
    waiting = browser.get(answer["Location"]).text
    assert "Being checked." in waiting
    assert "Checking the files" in waiting
    assert "HX-Redirect" not in browser.get(f"{PAGE}{row.uuid}/_progress/")
    assert PASSPHRASE not in row.passphrase
    assert jobs.run_one(row.job_id)
    row.refresh_from_db()
    assert (row.refusal, row.passphrase, row.partnership.slug) == (None, "", "elsewhere")
    assert row.partnership.uuid == story.uuid
    shown = browser.get(answer["Location"]).text
    assert "It is here, whole." in shown
    assert browser.get(f"{PAGE}{row.uuid}/_progress/")["HX-Redirect"] == answer["Location"]
    assert "Shared Warmth" in browser.get(PAGE).text


def test_a_refusal_is_kept_and_nothing_is_written(story, staff, login):
    row = actions.ask_import(by=staff, data=story.sealed, passphrase="wrong")
    before = counts()
    assert jobs.run_one(row.job_id)
    row.refresh_from_db()
    assert row.refusal == {"code": "passphrase_wrong"}
    assert not Partnership.objects.exists()
    after = counts()
    assert {label for label in after if after[label] != before[label]} == {"core.StoredFile"}  # what was found
    shown = login(staff).get(f"{PAGE}{row.uuid}/").text
    assert "Refused." in shown
    assert "does not open the sealed part" in shown
    assert "Give an archive again" in shown
    assert "Refused" in login(staff).get(PAGE).text


def test_what_differs_is_refused_within_the_work_that_goes_on(story, staff):
    held = apart(story.clear)
    held["computed.json"] = b"{}"
    row = actions.ask_import(by=staff, data=together(held))
    assert jobs.run_one(row.job_id)
    row.refresh_from_db()
    assert row.refusal["code"] == "computed"
    assert row.job.state == Job.State.DONE
    assert not Partnership.objects.exists()


def test_a_late_worker_changes_nothing(story, staff):
    row = actions.ask_import(by=staff, data=b"PK\x03\x04")
    assert jobs.run_one(row.job_id)
    row.refresh_from_db()
    again = actions.record_import({"archive": str(row.uuid)}, row.file)
    assert (again.refusal, again.done_at) == (row.refusal, row.done_at)


def test_only_those_who_look_after_the_site(stranger, login, staff):
    browser = login(stranger)
    assert browser.get(PAGE).status_code == 403
    assert browser.post(PAGE, {"file": upload(b"PK\x03\x04")}).status_code == 403
    with pytest.raises(Refused, match="Only those who look after the site"):
        actions.ask_import(by=stranger, data=b"")
    staff.is_active = False
    with pytest.raises(Refused, match="Only those who look after the site"):
        actions.ask_import(by=staff, data=b"")
    row = actions.ask_import(by=User.objects.create_user("r@example.org", is_staff=True), data=b"PK\x03\x04")
    for tail in ("", "_progress/"):
        assert browser.get(f"{PAGE}{row.uuid}/{tail}").status_code == 403


def test_what_is_no_zip_is_said_in_the_form(staff, login, monkeypatch):
    browser = login(staff)
    answer = browser.post(PAGE, {"file": upload(b"hello")})
    assert (answer.status_code, "This is no ZIP." in answer.text) == (422, True)
    answer = browser.post(PAGE, {"file": upload(b"PK\x03\x04"), "slug": "no address!"})
    assert answer.status_code == 422
    monkeypatch.setattr(shape, "LARGEST", 3)
    answer = browser.post(PAGE, {"file": upload(b"PK\x03\x04")})
    assert "larger than 300 MB" in answer.text
    assert not Archive.objects.exists()


def test_what_an_operator_brought_in_is_listed(story, staff, login, tmp_path):
    (tmp_path / "archive.zip").write_bytes(story.clear)
    call_command("import_partnership", str(tmp_path / "archive.zip"))
    row = Archive.objects.get()
    browser = login(staff)
    assert "An operator, at the command line" in browser.get(PAGE).text
    assert "An operator, at the command line" in browser.get(f"{PAGE}{row.uuid}/").text
    assert browser.get(f"{PAGE}{row.uuid}/_progress/").status_code == 404
    assert "Bring in a partnership of another site" in browser.get("/partnerships/").text


def test_work_that_was_given_up(staff, login):
    row = actions.ask_import(by=staff, data=b"PK\x03\x04")
    Job.objects.filter(pk=row.job_id).update(state=Job.State.DEAD)
    assert "It could not be done." in login(staff).get(f"{PAGE}{row.uuid}/").text
