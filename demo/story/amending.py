"""How the story's charter is amended: new words, the committee's decision, the freeze, signatures, a deed."""

from typing import Any

from charters import actions
from charters.contents.document import articles
from charters.models import CharterVersion
from demo.story.at import At
from demo.story.papers import make
from demo.story.signatures import agenda, approve, name
from demo.story.stage import Stage
from partnerships.models import Partner


def prepare(stage: Stage) -> None:
    """Put on the agenda the amendment that the file gives, with the deed of whoever joins by it."""
    told = stage.play.get("charter").get("amendment")
    if not told:
        return
    opened, frozen = told["opened_on"].moment(stage.zone, 10), told["frozen_on"].moment(stage.zone, 11)
    stage.on(opened, _open, told)
    stage.on(told["review_on"].moment(stage.zone, 9), _review, told)
    for code, who in told.get("signatories").items():
        stage.on(frozen, name, At(code, who.path), who, told["frozen_on"])
    stage.on(frozen, _freeze, told)
    agenda(stage, told)
    if told.get("accession"):
        stage.on(told["accession"]["on"].moment(stage.zone, 14), _join, told["accession"], told)


def _open(stage: Stage, told: At) -> None:
    charter = stage.things["version"].charter
    version = actions.open_amendment(charter, by=stage.facilitator, label=told["label"].text(), summary=told.words())
    rows = {str(article.number): article for article in articles(charter)}
    for number, words in told["articles"].items():
        if number not in rows:
            raise words.wrong("the charter has no article of this number")
        row = rows[number]
        facts = {"title": row.title, "parts": row.parts}
        actions.write_article(charter, by=stage.facilitator, body=words.words(), article=row, **facts)
    stage.things["version"] = version
    stage.done("amendment")


def _review(stage: Stage, told: At) -> None:
    until = told["review_until"].day()
    stage.things["version"] = actions.open_review(stage.things["version"], by=stage.facilitator, until_on=until)


def _freeze(stage: Stage, told: At) -> None:
    version, decision = stage.things["version"], stage.decisions[told["decision"].text()]
    decision.refresh_from_db()
    last = told["signing_until"].day()
    version = actions.set_terms(version, by=stage.facilitator, **_terms(version) | {"signing_until_on": last})
    stage.things["version"] = actions.link_decision(version, by=stage.facilitator, decision=decision)
    approve(stage, told)
    reason = told.get("freeze_reason").words_or_not_stated().into("fr")
    stage.things["version"] = actions.freeze_charter(stage.things["version"], by=stage.facilitator, reason=reason)
    make(stage, told)
    stage.things["version"].refresh_from_db()
    stage.done("freeze")


def _terms(version: CharterVersion) -> dict[str, Any]:
    names = ("exit_notice_months", "review_on", "entry_rule", "entry_on", "entry_count", "signing_until_on")
    return {name: getattr(version, name) for name in names}


def _join(stage: Stage, told: At, amendment: At) -> None:
    partner = Partner.objects.get(partnership=stage.partnership, code=told["k"].text())
    decision = stage.decisions[told["decision"].text()]
    decision.refresh_from_db()
    stage.things["accession"] = actions.prepare_accession(
        stage.things["version"],
        by=stage.facilitator,
        partner=partner,
        decision=decision,
        commitment=told.words(),
        signing_until_on=amendment["signing_until"].day(),
    )
    make(stage, told)
    stage.done("deed of accession")
