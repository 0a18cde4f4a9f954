"""What people do with the charter, one function per act."""

from charters.actions.articles import add_composed_article, start_charter, write_article
from charters.actions.codes import ask_signing_code, latest_code, try_signing_code
from charters.actions.exports import ask_draft_pdf
from charters.actions.signatories import decline_signature, give_authority, name_signatory
from charters.actions.signing import record_paper_signature, sign_charter
from charters.actions.versions import (
    freeze_charter,
    open_review,
    pdf_jobs,
    record_executed_pdf,
    record_frozen_pdf,
    retry_pdf,
)

__all__ = [
    "add_composed_article",
    "ask_draft_pdf",
    "ask_signing_code",
    "decline_signature",
    "freeze_charter",
    "give_authority",
    "latest_code",
    "name_signatory",
    "open_review",
    "pdf_jobs",
    "record_executed_pdf",
    "record_frozen_pdf",
    "record_paper_signature",
    "retry_pdf",
    "sign_charter",
    "start_charter",
    "try_signing_code",
    "write_article",
]
