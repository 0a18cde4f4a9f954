"""What the lines of this floor are about."""

from django.utils.translation import gettext_lazy as _

from partnerships.journal import Topic

TOPICS = (
    Topic(
        "governance.committee",
        _("Committee, seats and mandates"),
        "committee seat observer body mandate proxy decision_proxy",
    ),
    Topic(
        "governance.meetings",
        _("Meetings and minutes"),
        "meeting agenda item paper short attendance_taken follow_up minutes correction",
    ),
    Topic(
        "governance.decisions",
        _("Decisions and votes"),
        "decision draft wording minority round consultation voters consent vote "
        "proxy_vote mediation attendance meeting_round",
    ),
    Topic("governance.interests", _("Interests and recusals"), "recusal person interest"),
    Topic("governance.lead", _("The strategic lead"), "lead revocation ruling decision_settled"),
    Topic("governance.rules", _("Rules of decision"), "rules"),
)
