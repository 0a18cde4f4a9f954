"""Redis stops while somebody votes: the vote and its messages are rows, and leave when it is back."""

import subprocess
import sys

import pytest

from core.models import Mail
from governance.models import Ballot
from partnerships.models import Notice
from tests.reliability.conftest import until
from tests.reliability.workers import ROOT
from tests.servers import Servers

pytestmark = [pytest.mark.needs("redis-server"), pytest.mark.django_db(transaction=True)]


def test_neither_the_vote_nor_its_notices_are_lost(propose, facilitator, alice, bob, surroundings, worker):
    decision = propose()
    Mail.objects.all().delete()
    with Servers("redis") as redis:
        url = redis.env["REDIS_URL"]
        redis.stop()
        command = [sys.executable, "-m", "tests.reliability.vote", str(decision.pk), str(facilitator.pk), str(alice.pk)]
        done = subprocess.run(
            command, env=surroundings | {"REDIS_URL": url}, cwd=ROOT, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        assert "doorbell silent" in done.stdout + done.stderr
        ballot = Ballot.objects.get()
        assert (ballot.position, ballot.seat.partner.code) == ("for", "LLU")
        assert Notice.objects.filter(user=bob.user, entry__link=decision.get_absolute_url()).exists()
        waiting = set(Mail.objects.values_list("to", flat=True))
        assert bob.user.email in waiting
        assert set(Mail.objects.values_list("state", flat=True)) == {Mail.State.QUEUED}

        redis.start()
        worker(REDIS_URL=url)
        until(lambda: not Mail.objects.exclude(state=Mail.State.SENT).exists(), "the sweeper sends the messages")
        assert set(Mail.objects.values_list("to", flat=True)) == waiting
        assert Ballot.objects.count() == 1
