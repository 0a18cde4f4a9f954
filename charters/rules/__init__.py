"""Who may write, freeze and sign a charter, when, and why not: one rule per act."""

from charters.rules.accessions import (
    call_off_accession,
    may_decide,
    name_deed_signatory,
    prepare_accession,
)
from charters.rules.amendments import (
    open_amendment,
)
from charters.rules.annexes import (
    add_annex,
    drop_annex,
)
from charters.rules.approvals import (
    announce_approval,
    approve_version,
    block_version,
)
from charters.rules.articles import (
    add_composed_article,
    drop_article,
    move_article,
    start_charter,
    write_article,
)
from charters.rules.collecting import (
    enter_on_date,
    extend_signing,
    lapse_signatures,
    remind_signatories,
)
from charters.rules.drafts import (
    abandon_version,
    return_to_writing,
)
from charters.rules.exports import (
    ask_draft_pdf,
)
from charters.rules.leaving import (
    carry_out_withdrawal,
    change_representative,
    give_notice,
    take_back_notice,
)
from charters.rules.signatories import (
    decline_signature,
    give_authority,
    name_signatory,
    release_signatory,
)
from charters.rules.signing import (
    ask_signing_code,
    awaiting_signature_of,
    confirm_reading,
    record_paper_signature,
    record_signed_pdf,
    sign_charter,
)
from charters.rules.terms import (
    remind_terms,
)
from charters.rules.versions import (
    freeze_charter,
    link_decision,
    open_review,
    retry_pdf,
    set_terms,
)

__all__ = [
    "abandon_version",
    "add_annex",
    "add_composed_article",
    "announce_approval",
    "approve_version",
    "ask_draft_pdf",
    "ask_signing_code",
    "awaiting_signature_of",
    "block_version",
    "call_off_accession",
    "carry_out_withdrawal",
    "change_representative",
    "confirm_reading",
    "decline_signature",
    "drop_annex",
    "drop_article",
    "enter_on_date",
    "extend_signing",
    "freeze_charter",
    "give_authority",
    "give_notice",
    "lapse_signatures",
    "link_decision",
    "may_decide",
    "move_article",
    "name_deed_signatory",
    "name_signatory",
    "open_amendment",
    "open_review",
    "prepare_accession",
    "record_paper_signature",
    "record_signed_pdf",
    "release_signatory",
    "remind_signatories",
    "remind_terms",
    "retry_pdf",
    "return_to_writing",
    "set_terms",
    "sign_charter",
    "start_charter",
    "take_back_notice",
    "write_article",
]
