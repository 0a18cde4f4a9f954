from partnerships.models.invitations import Invitation
from partnerships.models.journal import JournalEntry, Notice
from partnerships.models.needs import Need, Offer
from partnerships.models.objectives import Objective
from partnerships.models.partners import Member, Partner, Role
from partnerships.models.partnership import Partnership, StageStep
from partnerships.models.tasks import Involvement, Task
from partnerships.models.texts import Consent, Paragraph, Text, Version, Vision

__all__ = [
    "Consent",
    "Invitation",
    "Involvement",
    "JournalEntry",
    "Member",
    "Need",
    "Notice",
    "Objective",
    "Offer",
    "Paragraph",
    "Partner",
    "Partnership",
    "Role",
    "StageStep",
    "Task",
    "Text",
    "Version",
    "Vision",
]
