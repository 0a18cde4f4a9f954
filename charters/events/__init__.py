"""What happens to a charter, and how the register says it."""

from django.utils.translation import gettext_lazy as _

from charters.events.accessions import (
    DEED_CALLED_OFF,
    DEED_DECLINED,
    DEED_IN_FORCE,
    DEED_OPENED,
    DEED_PREPARED,
    DEED_SIGNATORY_INVITED,
    DEED_SIGNATORY_NAMED,
    DEED_SIGNED,
    DEED_SIGNED_ELSEWHERE,
    DEED_SIGNED_ON_PAPER,
    EXECUTED_DEED_RECORDED,
)
from charters.events.leaving import NOTICE_GIVEN, NOTICE_TAKEN_BACK, REPRESENTATIVE_CHANGED, WITHDRAWAL_CARRIED_OUT
from charters.events.terms import AMENDMENT_OPENED, REVIEW_DUE, TERM_ENDING
from charters.events.topics import TOPICS
from partnerships.journal import Event

__all__ = [
    "AMENDMENT_OPENED",
    "ARTICLE_COMPOSED",
    "ARTICLE_WRITTEN",
    "AUTHORITY_GIVEN",
    "CHARTER_FROZEN",
    "CHARTER_FROZEN_ANYWAY",
    "CHARTER_IN_FORCE",
    "CHARTER_IN_FORCE_FOR_SOME",
    "CHARTER_SIGNED",
    "CHARTER_STARTED",
    "DEED_CALLED_OFF",
    "DEED_DECLINED",
    "DEED_IN_FORCE",
    "DEED_OPENED",
    "DEED_PREPARED",
    "DEED_SIGNATORY_INVITED",
    "DEED_SIGNATORY_NAMED",
    "DEED_SIGNED",
    "DEED_SIGNED_ELSEWHERE",
    "DEED_SIGNED_ON_PAPER",
    "EXECUTED_COPY_RECORDED",
    "EXECUTED_DEED_RECORDED",
    "NOTICE_GIVEN",
    "NOTICE_TAKEN_BACK",
    "PAPER_SIGNATURE_RECORDED",
    "REPRESENTATIVE_CHANGED",
    "REVIEW_DUE",
    "REVIEW_OPENED",
    "SIGNATORY_INVITED",
    "SIGNATORY_NAMED",
    "SIGNATURE_DECLINED",
    "SIGNING_OPENED",
    "TERM_ENDING",
    "TOPICS",
    "VERSION_SUPERSEDED",
    "WITHDRAWAL_CARRIED_OUT",
    "Event",
]

CHARTER_STARTED = Event("charters.charter_started", "start_charter", _("%(who)s began the charter."), mark="now")
CHARTER_STARTED_FROM_MODEL = Event(
    "charters.charter_started_from_model",
    "start_charter",
    _("%(who)s began the charter from the model articles."),
    mark="now",
)
ARTICLE_WRITTEN = Event(
    "charters.article_written",
    "write_article",
    _("%(who)s wrote article %(number)s of the charter, “%(title)s”."),
)
ARTICLE_COMPOSED = Event(
    "charters.article_composed",
    "add_composed_article",
    _("%(who)s added article %(number)s of the charter, “%(title)s”, composed from the partnership’s data."),
)
ARTICLE_MOVED = Event(
    "charters.article_moved",
    "move_article",
    _("%(who)s moved “%(title)s”: it is now article %(number)s of the charter."),
)
ARTICLE_DROPPED = Event(
    "charters.article_dropped",
    "drop_article",
    _("%(who)s took article %(number)s, “%(title)s”, out of the charter."),
    mark="against",
)
TERMS_SET = Event(
    "charters.terms_set",
    "set_terms",
    _("%(who)s wrote the terms of version %(label)s of the charter: notice, review, entry into force."),
)
ANNEX_ADDED = Event("charters.annex_added", "add_annex", _("%(who)s added “%(title)s” to what goes with the charter."))
ANNEX_ADDED_BY_DECISION = Event(
    "charters.annex_added_by_decision",
    "add_annex",
    _("%(who)s added “%(title)s” to what goes with the charter, by decision %(number)s."),
)
ANNEX_DROPPED = Event(
    "charters.annex_dropped",
    "drop_annex",
    _("%(who)s took “%(title)s” out of what goes with the charter: %(reason)s"),
    mark="against",
)
REVIEW_OPENED = Event(
    "charters.review_opened",
    "open_review",
    _("%(who)s gave version %(label)s of the charter to everybody to read until %(day)s."),
    subject=_("version %(label)s of the charter, to read by %(day)s"),
    mark="now",
)
VERSION_APPROVED = Event(
    "charters.version_approved",
    "approve_version",
    _("%(who)s wrote that the bodies of %(partner)s approve version %(label)s of the charter."),
)
APPROVAL_ANNOUNCED = Event(
    "charters.approval_announced",
    "announce_approval",
    _("%(who)s wrote that version %(label)s of the charter is before the bodies of %(partner)s: %(body)s"),
    mark="now",
)
VERSION_BLOCKED = Event(
    "charters.version_blocked",
    "block_version",
    _("%(who)s wrote what keeps %(partner)s from approving version %(label)s of the charter: %(blocker)s"),
    subject=_("%(partner)s cannot approve version %(label)s of the charter yet"),
    mark="stop",
)
DECISION_LINKED = Event(
    "charters.decision_linked",
    "link_decision",
    _("%(who)s wrote that version %(label)s of the charter rests on decision %(number)s, “%(title)s”."),
)
CHARTER_FROZEN = Event(
    "charters.charter_frozen",
    "freeze_charter",
    _("%(who)s froze version %(label)s of the charter (fingerprint %(fingerprint)s)."),
)
CHARTER_FROZEN_ANYWAY = Event(
    "charters.charter_frozen_anyway",
    "freeze_charter",
    _(
        "%(who)s froze version %(label)s of the charter (fingerprint %(fingerprint)s) although "
        "something was missing: %(reason)s"
    ),
    mark="wait",
)
SIGNATORY_NAMED = Event(
    "charters.signatory_named",
    "name_signatory",
    _("%(who)s wrote that %(person)s signs version %(label)s for %(partner)s."),
    mark="wait",
)
SIGNATORY_INVITED = Event(
    "charters.signatory_invited",
    "name_signatory",
    _("%(who)s wrote that %(person)s signs version %(label)s for %(partner)s."),
    subject=_("your signature of version %(label)s of the charter"),
    mark="wait",
)
AUTHORITY_GIVEN = Event(
    "charters.authority_given",
    "give_authority",
    _("%(who)s wrote by what act %(person)s signs for %(partner)s."),
)
SIGNING_OPENED = Event(
    "charters.signing_opened",
    "record_frozen_pdf",
    _("The PDF of version %(label)s is stored: the charter is open to signature."),
    subject=_("your signature of version %(label)s of the charter"),
    mark="now",
)
CHARTER_SIGNED = Event(
    "charters.charter_signed",
    "sign_charter",
    _("%(who)s signed version %(label)s of the charter: %(signed)s of %(of)s."),
    binding=True,
)
PAPER_SIGNATURE_RECORDED = Event(
    "charters.paper_signature_recorded",
    "record_paper_signature",
    _(
        "%(who)s recorded the page signed by hand by %(person)s for %(partner)s, version %(label)s: "
        "%(signed)s of %(of)s."
    ),
    binding=True,
)
SIGNATURE_DECLINED = Event(
    "charters.signature_declined",
    "decline_signature",
    _("%(who)s declined to sign version %(label)s of the charter: %(reason)s"),
    subject=_("%(partner)s declines to sign version %(label)s of the charter"),
    mark="stop",
    binding=True,
)
CHANGE_ASKED = Event(
    "charters.change_asked",
    "decline_signature",
    _("%(who)s asked for a change before signing version %(label)s of the charter: %(reason)s"),
    subject=_("%(partner)s asks for a change in version %(label)s of the charter"),
    mark="stop",
)
SIGNED_PDF_RECORDED = Event(
    "charters.signed_pdf_recorded",
    "record_signed_pdf",
    _(
        "%(who)s recorded the PDF that %(person)s signed with another tool for %(partner)s, version %(label)s: "
        "%(signed)s of %(of)s."
    ),
    binding=True,
)
SIGNATORY_REPLACED = Event(
    "charters.signatory_replaced",
    "name_signatory",
    _("%(who)s wrote that %(new)s signs version %(label)s for %(partner)s instead of %(person)s."),
    subject=_("you are not asked any more to sign version %(label)s of the charter"),
    mark="wait",
)
SIGNATORY_RELEASED = Event(
    "charters.signatory_released",
    "release_signatory",
    _("%(partner)s has left the partnership: its signature of version %(label)s is awaited no more. %(reason)s"),
    mark="wait",
)
SIGNATURE_UNCOUNTED = Event(
    "charters.signature_uncounted",
    "release_signatory",
    _(
        "%(partner)s has left the partnership: its signature of version %(label)s, not in force yet, counts no more. "
        "%(reason)s"
    ),
    mark="wait",
)
SIGNING_TURN_CAME = Event(
    "charters.signing_turn_came",
    "sign_charter",
    _("All those of the turn before have signed version %(label)s of the charter: it is the turn of %(partners)s."),
    subject=_("your signature of version %(label)s of the charter"),
    mark="now",
)
SIGNATORY_REMINDED = Event(
    "charters.signatory_reminded",
    "remind_signatories",
    _("%(who)s reminded %(partner)s of its signature of version %(label)s of the charter."),
    subject=_("your signature of version %(label)s of the charter is awaited"),
    mark="wait",
)
SIGNATORY_REMINDED_BY = Event(
    "charters.signatory_reminded_by",
    "remind_signatories",
    _("%(who)s reminded %(partner)s of its signature of version %(label)s of the charter, until %(until)s."),
    subject=_("your signature of version %(label)s of the charter is awaited until %(until)s"),
    mark="wait",
)
SIGNING_EXTENDED = Event(
    "charters.signing_extended",
    "extend_signing",
    _("%(who)s gave until %(until)s to sign version %(label)s of the charter: %(reason)s"),
    subject=_("until %(until)s to sign version %(label)s of the charter"),
    mark="wait",
)
SIGNATURES_LAPSED = Event(
    "charters.signatures_lapsed",
    "lapse_signatures",
    _("The last day to sign version %(label)s of the charter is over. Not signed in time: %(partners)s."),
    subject=_("version %(label)s of the charter was not signed by all in time"),
    mark="stop",
)
VERSION_RETURNED = Event(
    "charters.version_returned",
    "return_to_writing",
    _("%(who)s returned version %(label)s of the charter to writing: %(reason)s Version %(next)s is being written."),
    subject=_("version %(label)s of the charter returns to writing"),
    mark="stop",
)
VERSION_ABANDONED = Event(
    "charters.version_abandoned",
    "abandon_version",
    _("%(who)s abandoned version %(label)s of the charter: %(reason)s"),
    subject=_("version %(label)s of the charter is abandoned"),
    mark="stop",
)
CHARTER_IN_FORCE_ON_DATE = Event(
    "charters.charter_in_force_on_date",
    "enter_on_date",
    _(
        "The day has come: version %(label)s of the charter is in force between the %(signed)s that have signed, "
        "of %(of)s."
    ),
    binding=True,
)
CHARTER_IN_FORCE = Event(
    "charters.charter_in_force",
    "sign_charter",
    _("Version %(label)s of the charter is in force: all %(of)s have signed."),
    binding=True,
)
CHARTER_IN_FORCE_FOR_SOME = Event(
    "charters.charter_in_force_for_some",
    "sign_charter",
    _("Version %(label)s of the charter is in force between the %(signed)s that have signed, of %(of)s."),
    binding=True,
)
VERSION_SUPERSEDED = Event(
    "charters.version_superseded",
    "sign_charter",
    _("Version %(old)s of the charter is replaced by %(label)s."),
)
EXECUTED_COPY_RECORDED = Event(
    "charters.executed_copy_recorded",
    "record_executed_pdf",
    _("The copy of version %(label)s with its signatures is stored."),
)
