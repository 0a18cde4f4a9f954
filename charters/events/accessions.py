from django.utils.translation import gettext_lazy as _

from partnerships.journal import Event

DEED_PREPARED = Event(
    "charters.deed_prepared",
    "prepare_accession",
    _("%(who)s prepared the deed by which %(partner)s joins version %(label)s (fingerprint %(fingerprint)s)."),
    subject=_("%(partner)s is to join version %(label)s of the charter"),
    mark="now",
)
DEED_SIGNATORY_NAMED = Event(
    "charters.deed_signatory_named",
    "name_deed_signatory",
    _("%(who)s wrote that %(person)s signs the deed by which %(partner)s joins version %(label)s."),
    mark="wait",
)
DEED_SIGNATORY_INVITED = Event(
    "charters.deed_signatory_invited",
    "name_deed_signatory",
    _("%(who)s wrote that %(person)s signs the deed by which %(partner)s joins version %(label)s."),
    subject=_("your signature of the deed by which %(partner)s joins the charter"),
    mark="wait",
)
DEED_OPENED = Event(
    "charters.deed_opened",
    "record_deed_pdf",
    _("The PDF of the deed by which %(partner)s joins version %(label)s is stored: it is open to signature."),
    subject=_("your signature of the deed by which %(partner)s joins the charter"),
    mark="now",
)
EXECUTED_DEED_RECORDED = Event(
    "charters.executed_deed_recorded",
    "record_deed_pdf",
    _("The copy of the deed by which %(partner)s joined version %(label)s is stored with its signature."),
)
DEED_SIGNED = Event(
    "charters.deed_signed",
    "sign_charter",
    _("%(who)s signed the deed by which %(partner)s joins version %(label)s of the charter."),
    binding=True,
)
DEED_SIGNED_ON_PAPER = Event(
    "charters.deed_signed_on_paper",
    "record_paper_signature",
    _("%(who)s recorded the page signed by hand by %(person)s: %(partner)s joins version %(label)s of the charter."),
    binding=True,
)
DEED_SIGNED_ELSEWHERE = Event(
    "charters.deed_signed_elsewhere",
    "record_signed_pdf",
    _(
        "%(who)s recorded the PDF that %(person)s signed with another tool: %(partner)s joins version %(label)s of "
        "the charter."
    ),
    binding=True,
)
DEED_DECLINED = Event(
    "charters.deed_declined",
    "decline_signature",
    _("%(who)s declined to sign the deed by which %(partner)s would join version %(label)s: %(reason)s"),
    subject=_("%(partner)s declines to join the charter"),
    mark="stop",
    binding=True,
)
DEED_IN_FORCE = Event(
    "charters.deed_in_force",
    "sign_charter",
    _("The deed of accession of %(partner)s is in force: version %(label)s of the charter binds it from this day."),
    subject=_("%(partner)s has joined the charter"),
    binding=True,
)
DEED_CALLED_OFF = Event(
    "charters.deed_called_off",
    "call_off_accession",
    _("%(who)s called off the deed by which %(partner)s was to join version %(label)s: %(reason)s"),
    subject=_("the deed of accession of %(partner)s is called off"),
    mark="stop",
)
