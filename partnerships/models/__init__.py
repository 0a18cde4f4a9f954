from partnerships.models.amendments import Amendment, Opinion
from partnerships.models.answers import Answer, Block
from partnerships.models.contributions import Contribution, Delivery
from partnerships.models.invitations import Invitation
from partnerships.models.journal import JournalEntry, Muting, Notice, Restriction
from partnerships.models.needs import Need, Offer
from partnerships.models.objectives import Objective, Value
from partnerships.models.partners import Member, Partner, Role, full_partners
from partnerships.models.partnership import Partnership, StageStep
from partnerships.models.remarks import Remark, Reply
from partnerships.models.risks import Risk
from partnerships.models.tasks import Involvement, Task
from partnerships.models.texts import Consent, Paragraph, Text, Version, Vision

__all__ = [
    "Amendment",
    "Answer",
    "Block",
    "Consent",
    "Contribution",
    "Delivery",
    "Invitation",
    "Involvement",
    "JournalEntry",
    "Member",
    "Muting",
    "Need",
    "Notice",
    "Objective",
    "Offer",
    "Opinion",
    "Paragraph",
    "Partner",
    "Partnership",
    "Remark",
    "Reply",
    "Restriction",
    "Risk",
    "Role",
    "StageStep",
    "Task",
    "Text",
    "Value",
    "Version",
    "Vision",
    "full_partners",
]
