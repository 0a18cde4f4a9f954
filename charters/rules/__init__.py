"""Who may write, freeze and sign a charter, when, and why not: one rule per act."""

from charters.rules.annexes import add_annex, drop_annex
from charters.rules.approvals import announce_approval, approve_version, block_version
from charters.rules.articles import add_composed_article, drop_article, move_article, start_charter, write_article
from charters.rules.signatories import decline_signature, give_authority, name_signatory
from charters.rules.signing import ask_signing_code, awaiting_signature_of, record_paper_signature, sign_charter
from charters.rules.versions import freeze_charter, link_decision, open_review, retry_pdf, set_terms

__all__ = [
    "add_annex",
    "add_composed_article",
    "announce_approval",
    "approve_version",
    "ask_signing_code",
    "awaiting_signature_of",
    "block_version",
    "decline_signature",
    "drop_annex",
    "drop_article",
    "freeze_charter",
    "give_authority",
    "link_decision",
    "move_article",
    "name_signatory",
    "open_review",
    "record_paper_signature",
    "retry_pdf",
    "set_terms",
    "sign_charter",
    "start_charter",
    "write_article",
]
