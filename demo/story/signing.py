"""How the story's charter is written, given to read, approved, frozen, signed, and enters into force."""

from django.template.loader import render_to_string

from charters import actions
from charters.models import Article
from core.paper import render_pdf
from demo.story.at import At
from demo.story.papers import make
from demo.story.signatures import agenda, approve, name
from demo.story.stage import Stage

PARTS = set(Article.Part.values)
NATURES = {"agreement", "annex"}


def prepare(stage: Stage) -> None:
    """Put on the agenda the articles, what goes with them, the freeze and the signatures that the file gives."""
    rows, told = list(stage.story.get("charter")), stage.play.get("charter")
    if not rows:
        return
    written = stage.when(told.get("written_on"), stage.gathered(7), 9)
    stage.on(written, _write, stage.story["charter"], told)
    if told.get("review_on"):
        stage.on(told["review_on"].moment(stage.zone), _review, told)
    for row in told.get("annexes"):
        stage.on(row["on"].moment(stage.zone, 15), _annex, row)
    if not told.get("frozen_on"):
        stage.skip(stage.story["charter"], "neither the day of the freeze nor the signatures are in the file")
        return
    frozen = told["frozen_on"].moment(stage.zone, 11)
    for code, who in told.get("signatories").items():
        stage.on(frozen, name, At(code, who.path), who, told["frozen_on"])
    stage.on(frozen, _freeze, told["frozen_on"], told)
    agenda(stage, told)


def _write(stage: Stage, articles: At, told: At) -> None:
    charter = actions.start_charter(stage.partnership, by=stage.facilitator)
    for row in articles:
        composed = told.get("composed").get(str(row["n"].value))
        parts = [place.one_of(PARTS, "a part that is composed") for place in composed]
        words = {"title": row.words("title"), "body": row.words()}
        actions.write_article(charter, by=stage.facilitator, parts=parts, **words)
        stage.done("article")
    stage.things["version"] = charter.versions.get()


def _review(stage: Stage, told: At) -> None:
    """To read until the day that the file gives, or that of the freeze; the terms are written before."""
    if told.get("terms"):
        _set_terms(stage, told["terms"])
    last = told.get("review_until") or told.get("frozen_on")
    until = last.moment(stage.zone).date() if last else stage.partnership.today()
    stage.things["version"] = actions.open_review(stage.things["version"], by=stage.facilitator, until_on=until)


def _freeze(stage: Stage, place: At, told: At) -> None:
    if not told.get("review_on"):
        _review(stage, told)
    approve(stage, told)
    reason = told.get("freeze_reason").words_or_not_stated().into("fr")
    stage.things["version"] = actions.freeze_charter(stage.things["version"], by=stage.facilitator, reason=reason)
    make(stage, place)
    stage.things["version"].refresh_from_db()
    stage.done("freeze")


def _set_terms(stage: Stage, told: At) -> None:
    stage.things["version"] = actions.set_terms(
        stage.things["version"],
        by=stage.facilitator,
        exit_notice_months=int(told["exit_notice_months"].number()),
        review_on=told["review_on"].day(),
        signing_until_on=told["signing_until_on"].day(),
    )


def _annex(stage: Stage, row: At) -> None:
    """A file of the story: one page that says what it stands for."""
    title = row.words()
    facts = {"language": "fr", "title": title.into("fr"), "author": stage.partnership.name.into("fr")}
    moment = row["on"].moment(stage.zone)
    html = render_to_string("demo/annex.html", facts | {"created": moment, "description": facts["title"]})
    actions.add_annex(
        stage.things["version"].charter,
        by=stage.facilitator,
        nature=row["nature"].one_of(NATURES, "the nature of an annex"),
        title=title,
        binding=row["binding"].value is True,
        file=render_pdf(html, title=facts["title"], language="fr", created=moment),
        file_name=row["file_name"].text(),
    )
    stage.done("annex")
