"""What the story's signatories do for a version of the charter: approve it, give their authority, sign it."""

import re

from accounts.models import User
from charters import actions
from charters.models import Signatory
from core import mail
from core.models import Mail
from core.texts import Localized
from demo.story.at import NOT_STATED, At
from demo.story.papers import make
from demo.story.stage import Stage, person

MODES = {"online", "paper"}
CODE = re.compile(r"\b(\d{3}) ?(\d{3})\b")


def agenda(stage: Stage, told: At) -> None:
    """Put on the agenda the authorities and the signatures that follow the freeze of a version."""
    for code, who in told.get("signatories").items():
        if _later(who, told["frozen_on"]):
            stage.on(who["dated_on"].moment(stage.zone, 21), authorise, At(code, who.path), who)
        if who.get("signed_on"):
            stage.on(who["signed_on"].moment(stage.zone), sign, At(code, who.path), who)


def approve(stage: Stage, told: At) -> None:
    """Each partner's own body approves the version that is being read."""
    for partner in stage.partnership.partners.full():
        row = told.get("approved").get(partner.code)
        facts = {"body": row["body"].words().into("fr"), "decided_on": row["on"].day()} if row else {}
        actions.approve_version(stage.things["version"], by=stage.titular[partner.code], **facts)
        stage.done("internal approval")


def _later(who: At, frozen: At) -> bool:
    """Whether the authority to sign was given after the charter was frozen."""
    return bool(who.get("dated_on")) and who["dated_on"].text()[:10] > frozen.text()[:10]


def _authority(stage: Stage, code: At, who: At) -> dict:
    if not who.get("authority"):
        return {}
    row = next(row for row in stage.story["partners"] if row["k"].value == code.value)
    known = row.words("auth") if row.get("auth_fr") else NOT_STATED
    return {
        "kind": who["authority"].one_of(set(Signatory.Authority.values), "an authority to sign"),
        "reference": who["reference"].words() if who.get("reference") else known,
        "dated_on": who["dated_on"].day() if who.get("dated_on") else stage.partnership.today(),
    }


def name(stage: Stage, code: At, who: At, frozen: At) -> None:
    """The facilitator writes who signs for a partner, with the authority that is known by then."""
    partner = stage.partner(code)
    row = next(row for row in stage.story["partners"] if row["k"].value == code.value)
    _said, function = person(row["titular"])
    given = {} if _later(who, frozen) else _authority(stage, code, who)
    stage.things[f"signatory {partner.code}"] = actions.name_signatory(
        stage.things["version"],
        by=stage.facilitator,
        partner=partner,
        member=stage.titular[partner.code],
        function=Localized(function),
        **{f"authority_{name}": value for name, value in given.items()},
    )
    stage.done("signatory")


def authorise(stage: Stage, code: At, who: At) -> None:
    """A signatory gives the authority that their organisation decided on."""
    signatory = stage.things[f"signatory {stage.partner(code).code}"]
    actions.give_authority(signatory, by=stage.titular_of(code), **_authority(stage, code, who))


def sign(stage: Stage, code: At, who: At) -> None:
    """A signatory signs, online or by hand."""
    partner = stage.partner(code)
    signatory = stage.things[f"signatory {partner.code}"]
    signatory.refresh_from_db()
    if who["mode"].one_of(MODES, "a way to sign") == "paper":
        reference = who.get("kept").words_or_not_stated().into("fr")[:200]
        day = signatory.partnership.today()
        actions.record_paper_signature(signatory, by=stage.facilitator, reference=reference, signed_on=day)
    else:
        _sign_online(stage, signatory)
    stage.done("signature")
    make(stage, who)  # the last signature asks for the copies that show them all


def _sign_online(stage: Stage, signatory: Signatory) -> None:
    """As the signatory does it: ask for the code, read it in the message, enter it, sign what was read."""
    me, partnership = signatory.member, stage.partnership
    actions.confirm_reading(signatory, by=me)
    actions.ask_signing_code(signatory, by=me)
    code = _code_of(me.user)
    actions.try_signing_code(signatory, by=me, code=code)
    frozen = signatory.version.editions.get(language=partnership.main_language, copy="frozen")
    actions.sign_charter(signatory, by=me, digest=frozen.sha256, code=code, agreed=True)


def _code_of(user: User) -> str:
    """The code as its addressee reads it: in the message that was just sent to them."""
    last = Mail.objects.filter(to=user.email).order_by("-pk").first()
    return "".join(CODE.search(mail.opened(last)["text"]).groups())
