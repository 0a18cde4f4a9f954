"""The shape of what people type while a charter is written, frozen and signed."""

from charters.forms.annexes import AnnexForm, DropAnnexForm
from charters.forms.approvals import AnnouncementForm, ApprovalForm, BlockForm
from charters.forms.articles import ArticleForm, ComposedForm
from charters.forms.files import MAX_SCAN, PdfField
from charters.forms.signing import AuthorityForm, DeclineForm, PaperForm, SignatoryForm, SignForm
from charters.forms.verify import MAX_VERIFIED, FileForm, FingerprintHandler
from charters.forms.versions import DecisionForm, FreezeForm, ReviewForm, StartForm, TermsForm

__all__ = [
    "MAX_SCAN",
    "MAX_VERIFIED",
    "AnnexForm",
    "AnnouncementForm",
    "ApprovalForm",
    "ArticleForm",
    "AuthorityForm",
    "BlockForm",
    "ComposedForm",
    "DecisionForm",
    "DeclineForm",
    "DropAnnexForm",
    "FileForm",
    "FingerprintHandler",
    "FreezeForm",
    "PaperForm",
    "PdfField",
    "ReviewForm",
    "SignForm",
    "SignatoryForm",
    "StartForm",
    "TermsForm",
]
