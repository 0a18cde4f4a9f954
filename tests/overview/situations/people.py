"""People and profiles: invitations, what an organisation says of itself."""

from datetime import timedelta

from django.urls import reverse

from partnerships import actions, rules
from partnerships.contents.answers import block_link
from partnerships.models import Block, Member
from partnerships.models.partners import PROFILE
from tests.conftest import answers, text
from tests.overview.moments import DAY, Act, Moment, asks


def said(*questions: str) -> list:
    return answers(**dict.fromkeys(questions, text("Parce que.")))


@asks("partnerships.invite_partner")
def nobody_is_in_yet(founder) -> Moment:
    named = {"name": text("Neuf"), "issue": text("Un"), "territory": text("Là")}
    made = actions.start_partnership(by=founder, **named)
    one = {"organisation": "Première", "code": "PRE", "name": "Paule", "email": "paule@example.org"}
    begins = Member.objects.standing_of(founder, made)
    invite = Act(made, lambda _by: actions.invite_partner(made, by=begins, **one))
    return Moment(
        reverse("partnerships:invite_partner", args=[made.slug]), "facilitator", {"partnerships.invite_partner": invite}
    )


@asks("partnerships.resend_invitation", "partnerships.revoke_invitation")
def a_week_went_by(partnership, facilitator, alice) -> Moment:
    sent = actions.invite_member(alice.partner, by=facilitator, name="Zoé", email="zoe@example.org")
    page = reverse("partnerships:partner_list", args=[partnership.slug]) + "#waiting"
    acts = {
        "partnerships.resend_invitation": Act(sent, lambda by: actions.resend_invitation(sent, by=by)),
        "partnerships.revoke_invitation": Act(sent, lambda by: actions.revoke_invitation(sent, by=by)),
    }
    return Moment(page, "facilitator", acts, at=DAY + timedelta(days=8))


@asks("partnerships.describe_partner")
def a_profile_lacks_its_answers(partnership, alice) -> Moment:
    """The facilitator may write for it, and is not the one who knows."""
    partner = alice.partner
    block = next(block for block in Block if PROFILE[0] in block.questions)
    write = Act(partner, lambda by: actions.describe_partner(partner, by=by, answers=said(*PROFILE)))
    link = block_link(partner, block)
    return Moment(link, "alice dora", {"partnerships.describe_partner": write}, also="facilitator")


@asks("partnerships.confirm_answers")
def the_facilitator_wrote_a_profile(partnership, facilitator, alice) -> Moment:
    partner = alice.partner
    actions.describe_partner(partner, by=facilitator, answers=said(*PROFILE))
    confirm = Act(partner, lambda by: actions.confirm_answers(partner, by=by))
    page = reverse("partnerships:partner_detail", args=[partnership.slug, partner.code])
    assert rules.confirm_answers.refusal(facilitator, partner)
    return Moment(page, "alice dora", {"partnerships.confirm_answers": confirm})
