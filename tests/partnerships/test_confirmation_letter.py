"""The representatives are told once of what awaits their confirmation."""

from core import mail
from core.models import Mail
from partnerships import actions
from tests.conftest import answers, text
from tests.partnerships.profiles import on_behalf

__all__ = ["on_behalf"]


def told(member) -> list[dict]:
    """The letters to this person about their profile."""
    rows = Mail.objects.filter(to=member.user.email, notice__entry__event="partnerships.partner_described")
    return [mail.opened(row) for row in rows.order_by("pk")]


def test_the_representatives_are_told_once_until_they_confirm(on_behalf, alice, facilitator):
    alice.user.language = "en"
    alice.user.save()
    actions.describe_partner(on_behalf, by=facilitator, answers=answers(meetings=text("Chaque mois")))
    assert len(told(alice)) == 1
    actions.confirm_answers(on_behalf, by=alice)
    actions.describe_partner(on_behalf, by=facilitator, answers=answers(meetings=text("Chaque semaine")))
    letter = told(alice)[-1]
    assert letter["subject"] == "Shared Warmth: what was written for Logis & Lumière awaits your confirmation"
    assert "wrote in the profile of Logis & Lumière." in letter["text"]
    assert "Chaque" not in letter["text"] + letter["html"]
