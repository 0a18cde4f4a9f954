"""Texts: versions to answer to, amendments, remarks."""

import pytest

from partnerships import actions
from partnerships.models import Version
from tests.conftest import text
from tests.overview.moments import PARTNERS, Act, Moment, asks


@pytest.fixture
def vision(partnership, facilitator) -> Version:
    """A vision of one paragraph."""
    return actions.propose_version(partnership, by=facilitator, paragraphs=[(None, text("Vision"))])


def amend(version: Version, by, words: str):
    change = {"kind": "replace", "body": text(words), "reason": "Plus clair"}
    paragraph = version.paragraphs.get().uuid
    return actions.propose_amendment(version.text, by=by, paragraph=paragraph, **change)


@asks("partnerships.give_consent")
def a_version_is_proposed(vision) -> Moment:
    consent = Act(vision, lambda by: actions.give_consent(vision, by=by, position="consent"))
    return Moment(vision.text.get_absolute_url(), PARTNERS, {"partnerships.give_consent": consent})


@asks("partnerships.give_opinion")
def an_amendment_is_proposed(vision, alice) -> Moment:
    """Those who propose it have said what they think."""
    change = amend(vision, alice, "Vision commune")
    answer = Act(change, lambda by: actions.give_opinion(change, by=by, position="favourable"))
    link = vision.text.act_url("amendment_detail", change.number)
    return Moment(link, "bob carol", {"partnerships.give_opinion": answer}, also="alice dora")


@asks("partnerships.accept_amendment", "partnerships.refuse_amendment")
def an_amendment_is_open(vision, alice, bob, carol) -> Moment:
    change = amend(vision, alice, "Vision commune")
    for who in (alice, bob, carol):
        actions.give_consent(vision, by=who, position="consent")
    acts = {
        "partnerships.accept_amendment": Act(change, lambda by: actions.accept_amendment(change, by=by)),
        "partnerships.refuse_amendment": Act(change, lambda by: actions.refuse_amendment(change, by=by, reason="Non.")),
    }
    return Moment(vision.text.get_absolute_url(), "facilitator", acts)


@asks("partnerships.merge_amendments")
def two_amendments_meet(vision, alice, bob, carol) -> Moment:
    for who, words in ((alice, "Vision commune"), (bob, "Une vision")):
        amend(vision, who, words)
    for who in (alice, bob, carol):
        actions.give_consent(vision, by=who, position="consent")
    of, both = vision.text, {"body": text("Une vision commune"), "reason": "Les deux."}
    paragraph = vision.paragraphs.get().uuid
    merge = Act(of, lambda by: actions.merge_amendments(of, by=by, paragraph=paragraph, **both))
    return Moment(of.get_absolute_url(), "facilitator", {"partnerships.merge_amendments": merge})


@asks("partnerships.reply_to_remark", "partnerships.resolve_remark")
def a_remark_is_made(vision, alice, bob, carol) -> Moment:
    """Whoever may remark may reply; those who made it may close it, and said what they had to say."""
    remark = actions.make_remark(vision.text, by=alice, paragraph=vision.paragraphs.get().uuid, body="Et eux ?")
    for who in (alice, bob, carol):
        actions.give_consent(vision, by=who, position="consent")
    reply = Act(remark, lambda by: actions.reply_to_remark(remark, by=by, body="Là."), ends=False)
    close = Act(remark, lambda by: actions.resolve_remark(remark, by=by, resolution="Là."))
    acts = {"partnerships.reply_to_remark": reply, "partnerships.resolve_remark": close}
    return Moment(vision.text.get_absolute_url(), "facilitator", acts, also=PARTNERS)


@asks("partnerships.resolve_remark")
def a_remark_is_answered(vision, facilitator, alice, bob, carol) -> Moment:
    remark = actions.make_remark(vision.text, by=alice, paragraph=vision.paragraphs.get().uuid, body="Et eux ?")
    actions.reply_to_remark(remark, by=bob, body="Là.")
    for who in (alice, bob, carol):
        actions.give_consent(vision, by=who, position="consent")
    close = Act(remark, lambda by: actions.resolve_remark(remark, by=by, resolution="Là."))
    page = vision.text.get_absolute_url()
    return Moment(page, "alice dora facilitator", {"partnerships.resolve_remark": close})
