"""What is held of a person because they sign, or are to sign, a charter."""

import json

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _

from charters.models import EvidencePerson, Signatory, Signature
from core import clock
from core.personal import Fate, Held, Person, Purpose, empty, erase, held
from partnerships.models import Member
from partnerships.personal import WRITTEN

SIGNED = Purpose(
    _("My name, my function and my authority on charters that were signed, and the evidence of those signatures"),
    _("Those who signed must be able to prove who bound which organisation: law gives them that right."),
    _("As long as the charter binds, and until no claim can rest on it any more."),
    _("They stay on charters that somebody signed. Elsewhere, the name and the evidence in clear go."),
    Fate.KEPT,
)
CODES = Purpose(
    _("That a signing code was sent to me; never the code"),
    _("So that a code serves once."),
    _("As long as I have an account."),
    _("They go."),
    Fate.GONE,
)
NAMED = ("name", "function", "authority_reference")
TABLE: tuple[Held, ...] = (
    *held(
        SIGNED,
        {
            "charters.Signatory.member": "name function authority_kind authority_reference authority_dated_on state "
            "decline_reason",
            "charters.Signature.signatory__member": "mode sentence signed_at kept_at",
            "charters.Representation.member": "name function authority_reference since_on",
            "charters.Withdrawal.given_by": "reason authority_reference",
        },
    ),
    *held(CODES, {"charters.SigningCode.signatory__member": "sent_at used_at"}),
    *held(
        WRITTEN,
        {
            "charters.Signature.recorded_by": "kept_at",
            "charters.Representation.recorded_by": "",
            "charters.Annex.added_by": "title file_name drop_reason",
            "charters.Approval.given_by": "body blocker",
        },
    ),
)


def evidence_of(person: Person) -> list[EvidencePerson]:
    """Where the evidence names this person in clear."""
    mine = set(map(str, Member.objects.filter(user=person.user).values_list("uuid", flat=True)))
    places = Member.objects.filter(user=person.user).values("partnership")
    rows = EvidencePerson.objects.filter(erased_at=None, partnership__in=places).select_related("entry")
    return [row for row in rows.order_by("pk") if json.loads(row.clear)["member"] in mine]


def told_evidence(person: Person) -> list[dict]:
    """What the evidence says of this person, in clear."""
    return [
        {"event": row.entry.kind, "at": row.entry.occurred_at, "said": json.loads(row.clear)}
        for row in evidence_of(person)
    ]


def erase_signing(person: Person) -> None:
    """What no signature needs goes: names on sheets that nobody signed, and the clear text of their evidence."""
    empty(_unsigned(Signatory.objects.filter(member__user=person.user)), NAMED, person)
    unsigned = {row.pk for row in _unsigned(EvidencePerson.objects.all(), "entry__version")}
    rows = EvidencePerson.objects.filter(pk__in=[row.pk for row in evidence_of(person) if row.pk in unsigned])
    rows.update(salt="", clear="", erased_at=clock.now())
    erase(TABLE, person)


def _unsigned(rows: QuerySet, version: str = "version") -> QuerySet:
    """Those of versions that nobody signed."""
    return rows.exclude(Exists(Signature.objects.filter(version=OuterRef(version))))
