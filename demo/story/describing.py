"""What the story's partners say of themselves, who reads it, and what the facilitator wrote for one of them."""

from core.texts import Localized
from demo.story.at import At
from demo.story.stage import Stage
from partnerships import actions
from partnerships.models import Answer, Partner

Question, Visibility = Answer.Question, Answer.Visibility
BARE = {  # the questions that the bare shape answers, and the stem of their keys
    Question.STAKE: "stake",
    Question.EXPECTATION: "expect",
    Question.NON_NEGOTIABLE: "nonneg",
    Question.CONSTRAINT: "constraint",
    Question.DECIDER: "decider",
}
KEYS = {"seat": 200, "registration": 60}


def prepare(stage: Stage) -> None:
    """Put on the agenda what the facilitator writes on a partner's behalf; the rest is said on coming in."""
    rows = {row["k"].value: row for row in stage.story["partners"]}
    for code, told in stage.play.get("profiles").items():
        row = At(code, told.path).one_of(rows, "the code of a partner")
        for question, place in told.get("answers").items():
            At(question, place.path).one_of(set(Question.values), "a question of a profile")
            if place.get("on_behalf_on"):
                stage.on(place["on_behalf_on"].moment(stage.zone, 17), _on_behalf, place, row, Question(question))


def describe(stage: Stage, row: At, partner: Partner) -> Partner:
    """A partner says who it is and why it is in, as it comes."""
    told, by = stage.play.get("profiles").get(row["k"].text()), stage.titular[partner.code]
    identity = {name: told[name].line(longest) for name, longest in KEYS.items() if told.get(name)}
    if told.get("speaks_for_concerned"):
        identity["speaks_for_concerned"] = True
    if identity:
        actions.describe_partner(partner, by=by, identity=identity)
    more = told.get("answers")
    questions = [*BARE, *(Question(name) for name, _place in more.items() if name not in BARE)]
    said = [_answer(row, name, more.get(name)) for name in questions if not more.get(name).get("on_behalf_on")]
    return actions.describe_partner(partner, by=by, answers=said)


def _on_behalf(stage: Stage, place: At, row: At, question: Question) -> None:
    answer = _answer(row, question, place)
    actions.describe_partner(stage.partner(row["k"]), by=stage.facilitator, answers=[answer])
    stage.done("answer on behalf")


def _answer(row: At, question: Question, place: At) -> Answer:
    """The bare shape's words, or this place's; with the day and the readers that this place gives."""
    words: Localized = row.words(BARE[question]) if question in BARE else place.words()
    day = place.get("due_on")
    if day and question != Question.EXPECTATION:
        raise day.wrong("only an expectation has a day")
    told = place.get("visibility")
    visibility = told.one_of(set(Visibility.values), "a circle of readers") if told else Visibility.PARTNERS
    return Answer(question=question, body=words, due_on=day.day() if day else None, visibility=visibility)
