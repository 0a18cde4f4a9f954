import secrets
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext as _

from charters import journal, rules
from charters.actions.places import locked, of_deed, sign_page
from charters.models import EvidenceEntry, Signatory, SigningCode
from core import clock, mail
from core.acts import act
from core.refusals import Refused
from partnerships.models import Member

GOOD_FOR = timedelta(minutes=10)


@act
def ask_signing_code(signatory: Signatory, *, by: Member) -> SigningCode:
    """I ask for the code that only my own mailbox receives; the one before stops working."""
    row = locked(signatory)
    lately = row.codes.filter(sent_at__gt=clock.now() - timedelta(hours=1)).count()
    rules.ask_signing_code.check(by, row, sent_lately=lately)
    code, salt = f"{secrets.randbelow(10**6):06}", secrets.token_hex(16)
    made = SigningCode.objects.create(
        partnership=row.partnership,
        signatory=row,
        salt=salt,
        digest=_digest(row, salt, code),
        sent_at=clock.now(),
        expires_at=clock.now() + GOOD_FOR,
    )
    _mail(made, code)
    facts = {"partner": row.partner.code, **of_deed(row)}
    journal.record(row.version, EvidenceEntry.Kind.CODE_SENT, about=row.member, **facts)
    return made


def try_signing_code(signatory: Signatory, *, by: Member, code: str) -> SigningCode | None:
    """I enter the code. A wrong one is counted at once, apart from the signature that will be refused."""
    if by.pk != signatory.member_id:
        return None
    with clock.one_moment(), transaction.atomic():
        row = latest_code(locked(signatory), held=True)
        if row is None or row.used_at or row.expired or not row.tries_left:
            return row
        right, first = _is(row, code), row.accepted_at is None
        if right:
            row.accepted_at = row.accepted_at or clock.now()
        else:
            row.tries, row.accepted_at = row.tries + 1, None
        row.save(update_fields=["tries", "accepted_at"])
        if right and first:
            facts = {"partner": signatory.partner.code, **of_deed(signatory)}
            journal.record(signatory.version, EvidenceEntry.Kind.CODE_ACCEPTED, about=by, **facts)
        return row


def latest_code(signatory: Signatory, *, held: bool = False) -> SigningCode | None:
    """The last code sent, the only one that works."""
    rows = SigningCode.objects.filter(signatory=signatory).order_by("-sent_at", "-pk")
    return (rows.select_for_update() if held else rows).first()


def code_facts(signatory: Signatory, code: str) -> dict:
    """What the rule asks of a code: the last one sent, and whether this is it, entered and counted before."""
    row = latest_code(signatory, held=True)
    return {"code": row, "right": bool(row and row.accepted_at and _is(row, code))}


def use_code(code: SigningCode) -> None:
    """Spend a code; of two at once, one succeeds."""
    if SigningCode.objects.filter(pk=code.pk, used_at=None).update(used_at=clock.now()) != 1:
        raise Refused(_("This code has been used. Ask for a new one."), status=409)


def _digest(signatory: Signatory, salt: str, code: str) -> str:
    """The code is bound to this signatory and to the site's own key: a copied row says nothing."""
    return salted_hmac(f"signing-code:{salt}", f"{signatory.uuid}:{code}", algorithm="sha256").hexdigest()


def _is(row: SigningCode, code: str) -> bool:
    return constant_time_compare(row.digest, _digest(row.signatory, row.salt, code.strip().replace(" ", "")))


def _mail(made: SigningCode, code: str) -> None:
    signatory = made.signatory
    user, partnership = signatory.member.user, made.partnership
    with translation.override(user.language):
        subject = _("%(partnership)s: your code to sign the charter") % {"partnership": partnership}
        context = {
            "user": user,
            "partnership": partnership,
            "partner": signatory.partner,
            "version": signatory.version,
            "code": code,
            "minutes": int(GOOD_FOR.total_seconds() // 60),
            "url": f"{settings.SITE_URL}{sign_page(signatory)}",
            "site": settings.SITE_URL,
        }
        text = render_to_string("charters/mail/signing_code.txt", context)
        html = render_to_string("charters/mail/signing_code.html", context)
    mail.write(f"signing-code:{made.uuid}", user.email, " ".join(subject.split()), text, html)
