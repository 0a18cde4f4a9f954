"""How the story's charter is written, frozen, signed by each organisation with its authority, and enters into force."""

import re

from charters import actions
from charters.models import Signatory
from core import jobs, mail
from core.models import Job, Mail
from core.texts import Localized
from demo.story.at import NOT_STATED, At
from demo.story.stage import Stage, person

MODES = {"online", "paper"}
CODE = re.compile(r"\b(\d{3}) ?(\d{3})\b")


def prepare(stage: Stage) -> None:
    """Put on the agenda the articles, the freeze and the signatures that the file gives."""
    rows, told = list(stage.story.get("charter")), stage.play.get("charter")
    if not rows:
        return
    stage.on(stage.when(told.get("written_on"), stage.story["rules"]["start"], 9), _write, rows, told)
    if not told.get("frozen_on"):
        stage.skip(stage.story["charter"], "neither the day of the freeze nor the signatures are in the file")
        return
    frozen = told["frozen_on"].moment(stage.zone, 9)
    stage.on(frozen, _freeze, told)
    for code, who in told.get("signatories").items():
        stage.on(frozen, _name, At(code, who.path), who)
        if who.get("signed_on"):
            stage.on(who["signed_on"].moment(stage.zone, 10), _sign, At(code, who.path), who)


def _write(stage: Stage, rows: list[At], told: At) -> None:
    charter = actions.start_charter(stage.partnership, by=stage.facilitator)
    for row in rows:
        parts = told.get("composed").get(row["n"].text()).value or ()
        actions.write_article(charter, by=stage.facilitator, title=row.words("title"), body=row.words(), parts=parts)
        stage.done("article")
    stage.things["charter"] = charter


def _freeze(stage: Stage, told: At) -> None:
    version = stage.things["charter"].versions.get()
    actions.open_review(version, by=stage.facilitator)
    reason = told.get("freeze_reason").words_or_not_stated().into("fr")
    stage.things["version"] = actions.freeze_charter(version, by=stage.facilitator, reason=reason)
    while jobs.run_one():
        stage.done("PDF")
    if Job.objects.exclude(state=Job.State.DONE).exists():
        raise told["frozen_on"].wrong(f"the PDF could not be made: {Job.objects.exclude(error='').first().error}")
    stage.things["version"].refresh_from_db()


def _name(stage: Stage, code: At, who: At) -> None:
    partner = stage.partner(code)
    row = next(row for row in stage.story["partners"] if row["k"].value == partner.code)
    _name_said, function = person(row["titular"])
    authority = Localized({"fr": row["auth_fr"].text(), "en": row["auth_en"].text()}) if row.get("auth_fr") else NOT_STATED
    stage.things[f"signatory {partner.code}"] = actions.name_signatory(
        stage.things["version"],
        by=stage.facilitator,
        partner=partner,
        member=stage.titular[partner.code],
        function=Localized(function),
        authority_kind=who["authority"].one_of(set(Signatory.Authority.values), "an authority to sign"),
        authority_reference=authority,
        authority_dated_on=who.get("dated_on").day() if who.get("dated_on") else None,
    )


def _sign(stage: Stage, code: At, who: At) -> None:
    partner = stage.partner(code)
    signatory, me = stage.things[f"signatory {partner.code}"], stage.titular[partner.code]
    if who["mode"].one_of(MODES, "a way to sign") == "paper":
        reference = who.get("kept").words_or_not_stated().into("fr")
        day = who["signed_on"].day() if "T" not in who["signed_on"].text() else None
        actions.record_paper_signature(signatory, by=stage.facilitator, reference=reference, signed_on=day)
    else:
        actions.ask_signing_code(signatory, by=me)
        digest = signatory.version.editions.get(language=stage.partnership.main_language).pdf.sha256
        actions.sign_charter(signatory, by=me, digest=digest, code=_code_of(me.user), agreed=True)
    stage.done("signature")


def _code_of(user) -> str:
    """The code as its addressee reads it: in the message that was just sent to them."""
    last = Mail.objects.filter(to=user.email).order_by("-pk").first()
    return "".join(CODE.search(mail.opened(last)["text"]).groups())
