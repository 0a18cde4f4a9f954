"""The shape of what people type while a charter is written, frozen and signed."""

from charters.forms.accessions import AccessionForm, CallOffForm, DeedSignatoryForm
from charters.forms.amendments import AmendmentForm
from charters.forms.articles import ArticleForm, ComposedForm
from charters.forms.collecting import ExtendForm, ReasonForm, ReturnForm
from charters.forms.files import MAX_SCAN, PdfField
from charters.forms.leaving import AsOfForm, NoticeForm, RepresentativeForm
from charters.forms.signing import AuthorityForm, DeclineForm, PaperForm, SignatoryForm, SignedPdfForm, SignForm
from charters.forms.verify import MAX_VERIFIED, FileForm, ReadOnceHandler
from charters.forms.versions import FreezeForm

__all__ = [
    "MAX_SCAN",
    "MAX_VERIFIED",
    "AccessionForm",
    "AmendmentForm",
    "ArticleForm",
    "AsOfForm",
    "AuthorityForm",
    "CallOffForm",
    "ComposedForm",
    "DeclineForm",
    "DeedSignatoryForm",
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
    "SignForm",
    "SignatoryForm",
    "SignedPdfForm",
]
