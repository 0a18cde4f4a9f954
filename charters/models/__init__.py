from charters.models.accessions import Accession
from charters.models.annexes import Annex
from charters.models.approvals import Approval
from charters.models.carried import CarriedRoot
from charters.models.charter import Article, Charter
from charters.models.editions import LANGUAGE_NAMES, Edition
from charters.models.evidence import EvidenceEntry, EvidencePerson
from charters.models.leaving import Representation, Withdrawal
from charters.models.signing import Signatory, Signature, SigningCode
from charters.models.versions import CharterVersion

__all__ = [
    "LANGUAGE_NAMES",
    "Accession",
    "Annex",
    "Approval",
    "Article",
    "CarriedRoot",
    "Charter",
    "CharterVersion",
    "Edition",
    "EvidenceEntry",
    "EvidencePerson",
    "Representation",
    "Signatory",
    "Signature",
    "SigningCode",
    "Withdrawal",
]
