"""The shape of what people type while a charter is written, frozen and signed."""

from charters.forms.articles import ArticleForm, ComposedForm
from charters.forms.files import MAX_SCAN, PdfField
from charters.forms.signing import AuthorityForm, DeclineForm, PaperForm, SignatoryForm, SignForm
from charters.forms.verify import MAX_VERIFIED, FileForm, FingerprintHandler
from charters.forms.versions import FreezeForm

__all__ = [
    "MAX_SCAN",
    "MAX_VERIFIED",
    "ArticleForm",
    "AuthorityForm",
    "ComposedForm",
    "DeclineForm",
    "FileForm",
    "FingerprintHandler",
    "FreezeForm",
    "PaperForm",
    "PdfField",
    "SignForm",
    "SignatoryForm",
]
