from charters.models.charter import Article, Charter
from charters.models.evidence import EvidenceEntry, EvidencePerson
from charters.models.signing import Signatory, Signature, SigningCode
from charters.models.versions import LANGUAGE_NAMES, CharterVersion, Edition

__all__ = [
    "LANGUAGE_NAMES",
    "Article",
    "Charter",
    "CharterVersion",
    "Edition",
    "EvidenceEntry",
    "EvidencePerson",
    "Signatory",
    "Signature",
    "SigningCode",
]
