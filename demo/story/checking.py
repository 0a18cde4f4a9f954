"""How the story looks at its own cooperation: a health check, opened, answered by the titulars, closed."""

from demo.story.at import At
from demo.story.stage import Stage
from impact import actions
from impact.questions import questionnaire

UNKNOWN = 0


def prepare(stage: Stage) -> None:
    """Put on the agenda the opening of the health check, its answers spread over its days, and its closing."""
    check, more = stage.story.get("health_check"), stage.play.get("health_check")
    if check and more:
        _plan(stage, check, more)
    elif check:
        stage.skip(check, "the days between which it was open are not in the file")


def _plan(stage: Stage, check: At, more: At) -> None:
    _same_dimensions(check)
    opened, closed = more["opened_on"].moment(stage.zone, 9), more["closed_on"].moment(stage.zone, 12)
    stage.on(opened, _open, more["closed_on"])
    rows = list(check["answers"].items())
    for rank, (code, given) in enumerate(rows, start=1):
        moment = opened + (closed - opened) * rank / (len(rows) + 1)
        stage.on(moment, _answer, given, At(code, given.path), more.get("words").get(code))
    stage.on(closed, _close, more["closed_on"])


def _same_dimensions(check: At) -> None:
    """The answers are numbers in the order of the questions: the file's dimensions must be ours."""
    ours = [one.code for one in questionnaire().dimensions]
    if [row.nth(0).value for row in check["dimensions"]] != ours:
        raise check["dimensions"].wrong(f"the dimensions of the questions are expected here: {', '.join(ours)}")


def _open(stage: Stage, until: At) -> None:
    day = until.moment(stage.zone, 12).astimezone(stage.zone).date()
    opened = actions.open_health_check(stage.partnership, by=stage.facilitator, closes_on=day)
    stage.things["health_check"] = opened
    stage.done("health check")


def _answer(stage: Stage, given: At, who: At, words: At) -> None:
    codes, rows = questionnaire().codes, list(given)
    if len(rows) != len(codes):
        raise given.wrong(f"{len(codes)} numbers are expected here, 0 for “don’t know”")
    figures = [row.whole(UNKNOWN, 5) for row in rows]
    answers = {code: figure or None for code, figure in zip(codes, figures, strict=True)}
    said = {rank: row.text() for rank, row in enumerate(words, start=1) if row}
    by = stage.titular_of(who)
    actions.answer_health_check(stage.things["health_check"], by=by, answers=answers, words=said)
    stage.done("answer to a health check")


def _close(stage: Stage, _closed: At) -> None:
    actions.close_health_check(stage.things["health_check"], by=stage.facilitator)
