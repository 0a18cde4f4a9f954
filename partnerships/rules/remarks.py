from django.utils.translation import gettext_lazy as _

from core.rules import rule
from partnerships.models import Member, Remark, Text
from partnerships.rules.who import CLOSED, NOT_IN, is_open


@rule
def make_remark(by: Member, text: Text, there=True):
    """A partner's representative, or the facilitator, says something beside a paragraph."""
    yield by.is_facilitator or by.represents, NOT_IN
    yield is_open(text.partnership), CLOSED
    yield there, _("This paragraph is not in the current version any more. Read the text again.")


@rule
def reply_to_remark(by: Member, remark: Remark):
    """Whoever may remark may answer a remark that is open."""
    yield by.is_facilitator or by.represents, NOT_IN
    yield is_open(remark.partnership), CLOSED
    yield remark.resolved_at is None, _("This remark is closed. Make a new one if something is left to say.")


@rule
def resolve_remark(by: Member, remark: Remark, resolution="-"):
    """The facilitator, or those who made it, close a remark and say how it was resolved."""
    own = by.pk == remark.made_by_id or (by.represents and by.partner_id == remark.made_by.partner_id)
    yield by.is_facilitator or own, _("A remark is closed by those who made it, or by the facilitator.")
    yield is_open(remark.partnership), CLOSED
    yield remark.resolved_at is None, _("This remark is closed already.")
    yield bool(resolution.strip()), _("Say how this remark was resolved: whoever made it will read it.")
