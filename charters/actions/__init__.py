"""What people do with the charter, one function per act."""

from charters.actions.accessions import (
    call_off_accession,
    name_deed_signatory,
    prepare_accession,
    record_deed_pdf,
)
from charters.actions.amendments import (
    open_amendment,
)
from charters.actions.annexes import (
    add_annex,
    drop_annex,
)
from charters.actions.approvals import (
    announce_approval,
    approve_version,
    block_version,
)
from charters.actions.articles import (
    add_composed_article,
    drop_article,
    move_article,
    start_charter,
    write_article,
)
from charters.actions.codes import (
    ask_signing_code,
    latest_code,
    try_signing_code,
)
from charters.actions.collecting import (
    enter_on_date,
    extend_signing,
    lapse_signatures,
    remind_signatories,
)
from charters.actions.drafts import (
    abandon_version,
    next_draft,
    return_to_writing,
)
from charters.actions.entry import (
    count,
)
from charters.actions.exports import (
    ask_draft_pdf,
)
from charters.actions.leaving import (
    carry_out_withdrawal,
    change_representative,
    give_notice,
    take_back_notice,
)
from charters.actions.reminders import remind_terms
from charters.actions.signatories import (
    decline_signature,
    give_authority,
    name_signatory,
    release_signatory,
)
from charters.actions.signing import (
    confirm_reading,
    record_paper_signature,
    record_signed_pdf,
    sign_charter,
)
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
    "abandon_version",
    "add_annex",
    "add_composed_article",
    "announce_approval",
    "approve_version",
    "ask_draft_pdf",
    "ask_signing_code",
    "block_version",
    "call_off_accession",
    "carry_out_withdrawal",
    "change_representative",
    "confirm_reading",
    "count",
    "decline_signature",
    "drop_annex",
    "drop_article",
    "enter_on_date",
    "extend_signing",
    "freeze_charter",
    "give_authority",
    "give_notice",
    "lapse_signatures",
    "latest_code",
    "link_decision",
    "move_article",
    "name_deed_signatory",
    "name_signatory",
    "next_draft",
    "open_amendment",
    "open_review",
    "pdf_jobs",
    "prepare_accession",
    "record_deed_pdf",
    "record_executed_pdf",
    "record_frozen_pdf",
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
    "try_signing_code",
    "write_article",
]
