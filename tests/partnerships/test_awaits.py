"""What awaits people while they build: each card comes when its rule lets it and the moment asks, and goes."""

from datetime import timedelta

from core import clock
from partnerships import actions, rules
from partnerships.awaits import awaits
from partnerships.models import Invitation
from tests.conftest import text


def titles(member) -> list[str]:
    return [one.title for one in awaits(member)]


def test_an_invitation_whose_week_went_by_awaits_the_facilitator(partnership, facilitator, alice):
    sent = actions.invite_member(alice.partner, by=facilitator, name="Zoé", email="zoe@example.org")
    wanted = "Send fresh invitations, or withdraw them"
    assert wanted not in titles(facilitator)
    with clock.at(clock.now() + timedelta(days=8)):
        (card,) = [one for one in awaits(facilitator) if one.title == wanted]
        assert card.detail == "Nobody followed the link within a week: Zoé."
        assert wanted not in titles(alice)
        actions.resend_invitation(Invitation.objects.get(pk=sent.pk), by=facilitator)
        assert wanted not in titles(facilitator)


def test_a_remark_awaits_the_facilitator_then_its_answer_those_who_made_it(partnership, facilitator, alice, bob):
    version = actions.propose_version(partnership, by=facilitator, paragraphs=[(None, text("Vision"))])
    paragraph = version.paragraphs.get().uuid
    remark = actions.make_remark(version.text, by=alice, paragraph=paragraph, body="Et les habitants ?")
    asked = [one for one in awaits(facilitator) if one.title.startswith("Answer or close 1 remark")]
    assert [card.link for card in asked] == [version.text.get_absolute_url()]
    assert not [title for title in titles(alice) if "remark" in title], "her own words await her not"
    actions.reply_to_remark(remark, by=facilitator, body="Ils sont là.")
    assert [title for title in titles(alice) if title.startswith("Read the answer to your remark")]
    assert not [title for title in titles(bob) if "remark" in title]
    assert rules.resolve_remark.allows(alice, remark)
    actions.resolve_remark(remark, by=alice, resolution="Oui.")
    assert not [title for who in (alice, facilitator) for title in titles(who) if "remark" in title]


def test_a_colleague_s_answer_is_no_answer(partnership, facilitator, alice):
    version = actions.propose_version(partnership, by=facilitator, paragraphs=[(None, text("Vision"))])
    paragraph = version.paragraphs.get().uuid
    remark = actions.make_remark(version.text, by=alice, paragraph=paragraph, body="Et les habitants ?")
    actions.reply_to_remark(remark, by=alice, body="Je précise.")
    assert not [title for title in titles(alice) if "remark" in title]


def test_a_risk_that_no_partner_watches_any_more_awaits_the_facilitator(partnership, facilitator, carol):
    watched = {"title": text("Retard"), "owner": carol.partner, "likelihood": 2, "severity": 3}
    risk = actions.add_risk(partnership, by=facilitator, **watched)
    with clock.at(clock.now() + timedelta(days=200)):
        assert "Review the risk R01" not in titles(facilitator)
        actions.withdraw_partner(carol.partner, by=facilitator, reason="Gone.")
        assert titles(facilitator).count("Review the risk R01") == 1
        assert rules.review_risk.allows(facilitator, risk)


def test_a_task_whose_accountable_partner_left_awaits_the_facilitator(partnership, facilitator, alice, carol):
    parts = {"accountable": carol.partner, "responsible": [alice.partner]}
    task = actions.add_task(partnership, by=facilitator, title=text("Visiter"), **parts)
    assert not [title for title in titles(facilitator) if "answers for" in title]
    actions.withdraw_partner(carol.partner, by=facilitator, reason="Gone.")
    (card,) = [one for one in awaits(facilitator) if one.title == "Say who answers for 1 task"]
    assert card.detail == f"Without an accountable partner: {task.title}."
    assert not [title for title in titles(alice) if "answers for" in title]


def test_nothing_awaits_anybody_in_a_closed_partnership(partnership, facilitator, alice):
    actions.propose_version(partnership, by=facilitator, paragraphs=[(None, text("Vision"))])
    actions.change_stage(partnership, by=facilitator, stage="closed", reason="Done.")
    for who in (facilitator, alice):
        who.partnership.refresh_from_db()
        assert titles(who) == []
