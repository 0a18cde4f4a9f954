"""What the story's partners agree: the vision with everyone's answer, objectives, who does what."""

from datetime import timedelta
from uuid import UUID

from core.texts import Localized
from demo.story import discussing
from demo.story.at import NOT_STATED, At
from demo.story.stage import Stage, named
from partnerships import actions
from partnerships.models import Objective, Version

POSITIONS = {"consent", "concern", "objection"}
EVERYBODY = "ALL"  # in the vision's log, a version that nobody proposes alone


def prepare(stage: Stage) -> None:
    """Put on the agenda the vision's versions and their answers, the objectives, the tasks."""
    log = list(stage.story.get("vision").get("log"))
    for row in log:
        _versions(stage, row, log)
    agreed = stage.when(stage.play.get("objectives_on"), stage.gathered(3))
    for row in stage.story.get("objectives"):
        stage.on(agreed, _objective, row)
    for row in stage.story.get("actions"):
        stage.on(agreed + timedelta(hours=1), _task, row)


def _versions(stage: Stage, row: At, log: list[At]) -> None:
    """A version whose text the file gives, with the answers it gives."""
    told, label, last = stage.play.get("vision"), row.nth(1).line(20), row == log[-1]
    known = {partner["k"].value for partner in stage.story["partners"]} | {EVERYBODY}
    row.nth(2).one_of(known, "the code of a partner")
    if label in [other.nth(1).value for other in log if other.path != row.path]:
        raise row.nth(1).wrong(f"the version “{label}” is there twice")
    text, answers = told.get("versions").get(label), told.get("consents").get(label)
    if not text and label in discussing.made_by_amendment(stage):
        _answers(stage, answers, label)
        return
    if not text and not last:
        stage.skip(row, f"the text of the version {label} is not in the file")
        return
    stage.on(row.nth(0).moment(stage.zone), _version, row, _words(stage, text, last))
    _answers(stage, answers, label)
    if not answers and last:
        stage.skip(row, f"nobody's answer to the version {label} is in the file")


def _answers(stage: Stage, answers: At, label: str) -> None:
    """Each partner's answers to a version, at their dates."""
    for code, given in answers.items():
        for answer in given if isinstance(given.value, list) else [given]:
            stage.on(answer["on"].moment(stage.zone, 12), _consent, At(code, answer.path), answer, label)


def _words(stage: Stage, text: At, last: bool) -> Localized:
    """A version's words; those of the last are the vision's, which may be given again cut in paragraphs."""
    vision = stage.story["vision"].words()
    words = text.words() if text else vision
    if last and any(" ".join(words[code].split()) != " ".join(vision[code].split()) for code in vision):
        raise text.wrong("the words of the last version are those of the vision, cut in paragraphs")
    return words


def _version(stage: Stage, row: At, text: Localized) -> None:
    author = stage.partners.get(row.nth(2).text())  # nobody yet: the facilitator writes it down
    actions.propose_version(
        stage.partnership,
        by=stage.titular[author.code] if author else stage.facilitator,
        paragraphs=_paragraphs(stage, text),
        reason=Localized({"fr": row.nth(3).text(), "en": row.nth(4).text()}),
        label=row.nth(1).text(),
    )
    stage.done("version")


def _consent(stage: Stage, code: At, answer: At, label: str) -> None:
    version = Version.objects.get(text__vision__partnership=stage.partnership, label=label)
    actions.give_consent(
        version,
        by=stage.titular_of(code),
        position=answer["position"].one_of(POSITIONS, "an answer to a text"),
        reason=answer.get("reason").words().into("fr") if answer.get("reason") else "",
    )
    stage.done("consent")


def _paragraphs(stage: Stage, text: Localized) -> list[tuple[UUID | None, Localized]]:
    """Paragraphs parted by blank lines, the same number in each language; else one paragraph.

    The nth keeps the identity that the nth of the version before had.
    """
    columns = {code: [part for part in said.split("\n\n") if part.strip()] for code, said in text.items()}
    rows = [Localized(dict(zip(columns, row, strict=True))) for row in zip(*columns.values(), strict=False)]
    if len({len(column) for column in columns.values()}) != 1:
        rows = [text]
    before = Version.objects.filter(text__vision__partnership=stage.partnership).order_by("-number").first()
    known = list(before.paragraphs.values_list("uuid", flat=True)) if before else []
    return [(known[rank] if rank < len(known) else None, row) for rank, row in enumerate(rows)]


def _objective(stage: Stage, row: At) -> None:
    code = row["code"].code()
    more = stage.play.get("objectives").get(code)
    stage.objectives[code] = actions.add_objective(
        stage.partnership,
        by=stage.facilitator,
        code=code,
        title=row.words("title"),
        statement=row.words(),
        baseline=more.get("baseline").words() if more.get("baseline") else NOT_STATED,
        **{name: more[name].words() for name in ("beneficiaries", "unit") if more.get(name)},
        target=more.get("target").words() if more.get("target") else NOT_STATED,
        due_on=more.get("due_on").day() if more.get("due_on") else None,
        expect=more.get("expect").words_or_not_stated(),
        sdg_targets=_listed(row.get("sdg")),
        zeros=row["zeros"].line(60) if row.get("zeros") else "",
        lead=stage.partner(more["lead"]) if more.get("lead") else None,
    )
    stage.done("objective")


def _listed(places: At) -> str:
    said = ", ".join(place.line(20) for place in places)
    return At(said, places.path).line(60) if said else ""


def objective_of(stage: Stage, place: At) -> Objective | None:
    """The objective whose code stands here, if one does."""
    return place.one_of(stage.objectives, "the code of an objective") if place else None


def _task(stage: Stage, row: At) -> None:
    code = row["code"].code()
    more, accountable = stage.play.get("tasks").get(code), stage.partner(row["accountable"])
    actions.add_task(
        stage.partnership,
        by=stage.facilitator,
        code=code,
        title=row.words(),
        objective=objective_of(stage, row.get("objective")),
        accountable=accountable,
        answerable=named(stage, accountable, more.get("answerable")),
        responsible=[stage.partner(place) for place in row["responsible"]],
        consulted=[stage.partner(place) for place in row.get("consulted")],
        informed=[stage.partner(place) for place in more.get("informed")],
        due_on=more.get("due_on").day() if more.get("due_on") else None,
    )
    stage.done("task")
