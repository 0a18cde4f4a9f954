"""What people do with the charter, one function per act."""

from charters.actions.annexes import add_annex, drop_annex
from charters.actions.approvals import announce_approval, approve_version, block_version
from charters.actions.articles import add_composed_article, drop_article, move_article, start_charter, write_article
from charters.actions.codes import ask_signing_code, latest_code, try_signing_code
from charters.actions.signatories import decline_signature, give_authority, name_signatory
from charters.actions.signing import record_paper_signature, sign_charter
from charters.actions.terms import set_terms
from charters.actions.versions import (
    freeze_charter,
    link_decision,
    open_review,
    pdf_jobs,
    record_executed_pdf,
    record_frozen_pdf,
    retry_pdf,
)

__all__ = [
    "add_annex",
    "add_composed_article",
    "announce_approval",
    "approve_version",
    "ask_signing_code",
    "block_version",
    "decline_signature",
    "drop_annex",
    "drop_article",
    "freeze_charter",
    "give_authority",
    "latest_code",
    "link_decision",
    "move_article",
    "name_signatory",
    "open_review",
    "pdf_jobs",
    "record_executed_pdf",
    "record_frozen_pdf",
    "record_paper_signature",
    "retry_pdf",
    "set_terms",
    "sign_charter",
    "start_charter",
    "try_signing_code",
    "write_article",
]
