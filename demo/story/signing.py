"""How the story's charter is written, frozen, signed with authority, and enters into force."""

import re

from accounts.models import User
from charters import actions
from charters.models import Article, Signatory
from core import mail
from core.models import Mail
from core.texts import Localized
from demo.story.at import NOT_STATED, At
from demo.story.papers import make
from demo.story.stage import Stage, person

MODES = {"online", "paper"}
CODE = re.compile(r"\b(\d{3}) ?(\d{3})\b")
PARTS = set(Article.Part.values)


def prepare(stage: Stage) -> None:
    """Put on the agenda the articles, the freeze and the signatures that the file gives."""
    rows, told = list(stage.story.get("charter")), stage.play.get("charter")
    if not rows:
        return
    written = stage.when(told.get("written_on"), stage.gathered(7), 9)
    stage.on(written, _write, stage.story["charter"], told)
    if told.get("review_on"):
        stage.on(told["review_on"].moment(stage.zone), _review, told["review_on"])
    if not told.get("frozen_on"):
        stage.skip(stage.story["charter"], "neither the day of the freeze nor the signatures are in the file")
        return
    frozen = told["frozen_on"].moment(stage.zone, 11)
    for code, who in told.get("signatories").items():
        stage.on(frozen, _name, At(code, who.path), who, told["frozen_on"])
    stage.on(frozen, _freeze, told["frozen_on"], told)
    for code, who in told.get("signatories").items():
        if _later(who, told["frozen_on"]):
            stage.on(who["dated_on"].moment(stage.zone, 21), _authorise, At(code, who.path), who)
        if who.get("signed_on"):
            stage.on(who["signed_on"].moment(stage.zone), _sign, At(code, who.path), who)


def _write(stage: Stage, articles: At, told: At) -> None:
    charter = actions.start_charter(stage.partnership, by=stage.facilitator)
    for row in articles:
        composed = told.get("composed").get(str(row["n"].value))
        parts = [place.one_of(PARTS, "a part that is composed") for place in composed]
        words = {"title": row.words("title"), "body": row.words()}
        actions.write_article(charter, by=stage.facilitator, parts=parts, **words)
        stage.done("article")
    stage.things["version"] = charter.versions.get()


def _review(stage: Stage, place: At) -> None:
    stage.things["version"] = actions.open_review(stage.things["version"], by=stage.facilitator)


def _freeze(stage: Stage, place: At, told: At) -> None:
    version = stage.things["version"]
    if not told.get("review_on"):
        version = actions.open_review(version, by=stage.facilitator)
    reason = told.get("freeze_reason").words_or_not_stated().into("fr")
    stage.things["version"] = actions.freeze_charter(version, by=stage.facilitator, reason=reason)
    make(stage, place)
    stage.things["version"].refresh_from_db()
    stage.done("freeze")


def _later(who: At, frozen: At) -> bool:
    """Whether the authority to sign was given after the charter was frozen."""
    return bool(who.get("dated_on")) and who["dated_on"].text()[:10] > frozen.text()[:10]


def _authority(stage: Stage, code: At, who: At) -> dict:
    row = next(row for row in stage.story["partners"] if row["k"].value == code.value)
    return {
        "kind": who["authority"].one_of(set(Signatory.Authority.values), "an authority to sign"),
        "reference": row.words("auth") if row.get("auth_fr") else NOT_STATED,
        "dated_on": who["dated_on"].day() if who.get("dated_on") else stage.partnership.today(),
    }


def _name(stage: Stage, code: At, who: At, frozen: At) -> None:
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


def _authorise(stage: Stage, code: At, who: At) -> None:
    signatory = stage.things[f"signatory {stage.partner(code).code}"]
    actions.give_authority(signatory, by=stage.titular_of(code), **_authority(stage, code, who))


def _sign(stage: Stage, code: At, who: At) -> None:
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
    actions.ask_signing_code(signatory, by=me)
    code = _code_of(me.user)
    actions.try_signing_code(signatory, by=me, code=code)
    frozen = signatory.version.editions.get(language=partnership.main_language, copy="frozen")
    actions.sign_charter(signatory, by=me, digest=frozen.sha256, code=code, agreed=True)


def _code_of(user: User) -> str:
    """The code as its addressee reads it: in the message that was just sent to them."""
    last = Mail.objects.filter(to=user.email).order_by("-pk").first()
    return "".join(CODE.search(mail.opened(last)["text"]).groups())
