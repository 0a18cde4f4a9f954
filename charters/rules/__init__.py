"""Who may write, freeze and sign a charter, when, and why not: one rule per act."""

from charters.rules.articles import add_composed_article, start_charter, write_article
from charters.rules.exports import ask_draft_pdf
from charters.rules.signatories import decline_signature, give_authority, name_signatory
from charters.rules.signing import ask_signing_code, awaiting_signature_of, record_paper_signature, sign_charter
from charters.rules.versions import freeze_charter, open_review, retry_pdf

__all__ = [
    "add_composed_article",
    "ask_draft_pdf",
    "ask_signing_code",
    "awaiting_signature_of",
    "decline_signature",
    "freeze_charter",
    "give_authority",
    "name_signatory",
    "open_review",
    "record_paper_signature",
    "retry_pdf",
    "sign_charter",
    "start_charter",
    "write_article",
]
