"""Every place that shows a line shows of one that is restricted its title, the reason and the day, and nothing else."""

import csv
import io
import json

import pytest
from django.urls import reverse

from core import clock, files
from core.chain import link
from core.models import Job
from partnerships import actions
from partnerships.contents.journal import Asked, history, lines
from partnerships.contents.notices import notices
from partnerships.events import RISK_ADDED
from partnerships.journal import verify
from tests.conftest import text
from tests.partnerships.restricted import line, restrict

SAID = "A delay. Restricted until 10 February 2026: A bargain under way"
SECRET = "Secret supplier"


@pytest.fixture
def kept(made, facilitator, alice, at):
    """A line about a risk, restricted by who wrote it."""
    with at(2026, 1, 6, 9):
        rated = {"likelihood": 2, "severity": 3, "owner": alice.partner}
        actions.add_risk(made.partnership, by=facilitator, title=text("Fournisseur secret", SECRET), **rated)
        entry = line("partnerships.risk_added")
        restrict(entry, facilitator, title=text("Un retard", "A delay"))
        yield entry


@pytest.mark.parametrize("who", ["alice", "facilitator"])
def test_the_register_s_page_for_all_alike(kept, url, login, who, request):
    read = login(request.getfixturevalue(who)).get(url("journal")).text
    assert SAID in read
    assert SECRET not in read


def test_the_line_s_own_page(kept, url, login, facilitator):
    read = login(facilitator).get(url("journal_line", kept.sequence)).text
    assert SAID in read
    assert SECRET not in read
    assert reverse("partnerships:risk_detail", args=[kept.partnership.slug, kept.params["code"]]) not in read
    assert kept.digest in read


def test_the_latest_lines_of_the_overview(kept, login, alice):
    read = login(alice).get(kept.partnership.get_absolute_url()).text
    assert SAID in read
    assert SECRET not in read


def test_the_history_of_the_thing_that_it_tells(kept):
    assert [row.sentence for row in history(kept.partnership, kept.params["code"], RISK_ADDED)] == [SAID]


def test_it_answers_no_question_about_what_it_holds(kept, facilitator, made):
    def found(**asked):
        return kept.sequence in {row.sequence for row in lines(made.partnership, Asked(**asked))[0]}

    day = kept.occurred_at.date()
    assert found()
    assert found(since=day, until=day)
    assert not found(about="partnerships.risks")
    assert not found(about="partnerships")
    assert not found(person=str(facilitator.uuid))
    assert not found(partner=made.invitation.partner)


def test_the_table(kept, url, login, alice):
    rows = list(csv.reader(io.StringIO(login(alice).get(url("journal_csv")).getvalue().decode())))
    row = next(row for row in rows if row[0] == str(kept.sequence))
    assert row[2:8] == ["", "", "", SAID, "yes", ""]
    assert row[8] == kept.digest
    assert SECRET not in str(rows)


def test_the_paper(kept, made, alice):
    job = actions.ask_journal_pdf(made.partnership, by=alice, language="en")
    assert SECRET not in job.input["content"]
    row = next(row for row in json.loads(job.input["content"])["lines"] if row["line"] == kept.sequence)
    assert row["said"].startswith("A delay. Restricted until")
    assert (row["capacity"], row["about"], row["restricted"]) == ("", "", True)


def test_paper_made_before_is_handed_out_no_more(made, alice, facilitator, url, login, at):
    with at(2026, 1, 6, 9):
        job = actions.ask_journal_pdf(made.partnership, by=alice, language="en")
        restrict(line("partnerships.risk_added"), facilitator)
        stored = files.register(files.write_once(b"%PDF-1.7"), 8, "application/pdf", clock.now())
        Job.objects.filter(pk=job.pk).update(output=stored)
        assert "Not handed out any more." in login(alice).get(url("journal_paper", job.uuid)).text
        answer = login(alice).get(url("journal_pdf", job.uuid))
    assert answer.status_code == 403
    assert "This file shows a line that has been restricted since it was made." in answer.text


def test_the_file_to_check_oneself_still_proves_all_that_follows(kept, url, login, alice):
    told = b"".join(login(alice).get(url("journal_file")).streaming_content).decode()
    assert SECRET not in told
    before = "0" * 64
    for row in told.splitlines():
        digest, words = row.split(" ", 1)
        if words == "restricted until 2026-02-10":
            assert digest == kept.digest
        else:
            assert link(before, words) == digest
        before = digest
    assert "restricted until 2026-02-10" in told
    assert verify(kept.partnership).intact


def test_who_was_told_when_it_happened_still_reads_what_they_were_told(made, alice, facilitator, at):
    with at(2026, 1, 6, 9):
        told = notices(alice.user)[0]
        entry = line("partnerships.version_proposed")
        whole = next(row.sentence for row in told if "proposed version" in row.sentence)
        restrict(entry, facilitator)
        assert whole in [row.sentence for row in notices(alice.user)[0]]
