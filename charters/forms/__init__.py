"""The shape of what people type while a charter is written, frozen and signed."""

from charters.forms.accessions import (
    AccessionForm,
    CallOffForm,
    DeedSignatoryForm,
)
from charters.forms.amendments import (
    AmendmentForm,
)
from charters.forms.annexes import (
    AnnexForm,
    DropAnnexForm,
)
from charters.forms.approvals import (
    AnnouncementForm,
    ApprovalForm,
    BlockForm,
)
from charters.forms.articles import (
    ArticleForm,
    ComposedForm,
)
from charters.forms.collecting import (
    ExtendForm,
    ReasonForm,
    ReturnForm,
)
from charters.forms.files import (
    MAX_SCAN,
    PdfField,
)
from charters.forms.leaving import (
    AsOfForm,
    NoticeForm,
    RepresentativeForm,
)
from charters.forms.signing import (
    AuthorityForm,
    DeclineForm,
    PaperForm,
    SignatoryForm,
    SignedPdfForm,
    SignForm,
)
from charters.forms.verify import (
    MAX_VERIFIED,
    FileForm,
    ReadOnceHandler,
)
from charters.forms.versions import (
    DecisionForm,
    FreezeForm,
    ReviewForm,
    StartForm,
    TermsForm,
)

__all__ = [
    "MAX_SCAN",
    "MAX_VERIFIED",
    "AccessionForm",
    "AmendmentForm",
    "AnnexForm",
    "AnnouncementForm",
    "ApprovalForm",
    "ArticleForm",
    "AsOfForm",
    "AuthorityForm",
    "BlockForm",
    "CallOffForm",
    "ComposedForm",
    "DecisionForm",
    "DeclineForm",
    "DeedSignatoryForm",
    "DropAnnexForm",
    "ExtendForm",
    "FileForm",
    "FreezeForm",
    "NoticeForm",
    "PaperForm",
    "PdfField",
    "ReadOnceHandler",
    "ReasonForm",
    "RepresentativeForm",
    "ReturnForm",
    "ReviewForm",
    "SignForm",
    "SignatoryForm",
    "SignedPdfForm",
    "StartForm",
    "TermsForm",
]
