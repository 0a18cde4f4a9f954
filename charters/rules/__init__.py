"""Who may write, freeze and sign a charter, when, and why not: one rule per act."""

from charters.rules.accessions import call_off_accession, may_decide, name_deed_signatory, prepare_accession
from charters.rules.amendments import open_amendment
from charters.rules.articles import add_composed_article, start_charter, write_article
from charters.rules.leaving import carry_out_withdrawal, change_representative, give_notice, take_back_notice
from charters.rules.signatories import decline_signature, give_authority, name_signatory
from charters.rules.signing import ask_signing_code, awaiting_signature_of, record_paper_signature, sign_charter
from charters.rules.terms import remind_terms
from charters.rules.versions import freeze_charter, open_review, retry_pdf

__all__ = [
    "add_composed_article",
    "ask_signing_code",
    "awaiting_signature_of",
    "call_off_accession",
    "carry_out_withdrawal",
    "change_representative",
    "decline_signature",
    "freeze_charter",
    "give_authority",
    "give_notice",
    "may_decide",
    "name_deed_signatory",
    "name_signatory",
    "open_amendment",
    "open_review",
    "prepare_accession",
    "record_paper_signature",
    "remind_terms",
    "retry_pdf",
    "sign_charter",
    "start_charter",
    "take_back_notice",
    "write_article",
]
