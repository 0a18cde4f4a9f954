"""What the lines of this floor are about."""

from django.utils.translation import gettext_lazy as _

from partnerships.journal import Topic

TOPICS = (
    Topic("partnerships.partnership", _("The partnership and its stages"), "partnership stage lead_partner"),
    Topic(
        "partnerships.partners",
        _("Partners, people and invitations"),
        "partner partners observer member facilitator invitation organisation answers",
    ),
    Topic("partnerships.needs", _("Needs and offers"), "need offer absence"),
    Topic("partnerships.contributions", _("Contributions"), "contribution delivery"),
    Topic(
        "partnerships.texts",
        _("Vision and shared texts"),
        "version consent vision text amendment amendments opinion remark",
    ),
    Topic("partnerships.objectives", _("Objectives and values"), "objective value"),
    Topic("partnerships.tasks", _("Who does what"), "task"),
    Topic("partnerships.risks", _("Risks"), "risk"),
    Topic("partnerships.journal", _("The register itself"), "entry restriction"),
)
