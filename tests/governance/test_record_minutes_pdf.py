"""Minutes on paper: archival, accessible, in each language, the same bytes each time, with their data inside."""

import hashlib
import json
from io import BytesIO

import pytest
from pypdf import PdfReader

from core import clock, jobs
from governance import actions, tasks
from governance.models import MinutesPaper
from partnerships.models import Notice
from tests import oracles
from tests.governance.meetings import STARTS

pytestmark = pytest.mark.once


@pytest.fixture
def printed(under_way, propose, committee, facilitator, bob):
    """A meeting that decided one thing, noted another, and whose minutes were made by the worker."""
    decision, seats = propose(), committee.seats
    meeting = under_way(decision, CAL="excused")
    with clock.at(STARTS):
        actions.open_round(decision, by=facilitator, meeting=meeting)
        votes = {seats["LLU"]: ("for", ""), seats["VSA"]: ("against", "« Trop cher » !")}
        actions.record_vote(decision, by=facilitator, answers=votes)
        actions.close_round(decision, by=facilitator)
        actions.note_item(meeting.items.first(), by=facilitator, notes="71 ménages <suivis> ;\nà lotir.")
        due = meeting.partnership.today()
        actions.add_follow_up(meeting, by=facilitator, what="Comparer les deux quartiers", owner=bob, due_on=due)
        actions.end_meeting(meeting, by=facilitator)
    with oracles.no_complaint():
        assert jobs.run_one() and jobs.run_one() and not jobs.run_one()
    return meeting.minutes.get()


def test_it_is_archival_accessible_and_says_what_happened(printed, tmp_path):
    assert Notice.objects.filter(entry__event="governance.minutes_made").count() == 1
    for paper in printed.papers.select_related("file"):
        path = tmp_path / f"{paper.language}.pdf"
        path.write_bytes(paper.file.read())
        assert oracles.verapdf(path) == []
        oracles.qpdf_check(path)
    french = " ".join(oracles.pdftotext(tmp_path / "fr.pdf").split())
    assert "71 ménages <suivis>" in french
    assert "Louer un outil" in french
    english = " ".join(oracles.pdftotext(tmp_path / "en.pdf").split())
    assert "amp;" not in english + french
    for words in (
        "Minutes of 26 March 2026",
        "Excused: Calorane SA.",
        "Logis & Lumière",
        "Tie: 1 for, 1 against",
        "Comparer les deux",
    ):
        assert words in english


def test_it_carries_the_data_it_was_made_from(printed):
    pdf = printed.papers.get(language="fr").file.read()
    held = PdfReader(BytesIO(pdf)).attachments
    assert hashlib.sha256(held["minutes.json"][0]).hexdigest() == printed.data_sha256
    assert json.loads(held["minutes.json"][0]) == json.loads(printed.data)


def test_made_again_it_is_the_file_that_was_stored(printed):
    for paper in MinutesPaper.objects.select_related("file"):
        wanted = {"minutes": printed.pk, "language": paper.language}
        again = tasks.make_minutes_pdf(wanted, lambda step: None)
        assert hashlib.sha256(again).hexdigest() == paper.file.sha256
