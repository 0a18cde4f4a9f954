"""What follows the story's decisions: who answers for them, what was done, what a minority wrote, a look back."""

from demo.story.at import At
from demo.story.stage import Stage
from governance import actions
from governance.models import DecisionReview

FINDINGS = set(DecisionReview.Finding.values)


def prepare(stage: Stage) -> None:
    """Put on the agenda, of each decision, what the file says came after it."""
    for row in stage.story.get("decisions"):
        told = stage.play.get("decisions").get(row["id"].text())
        for code, opinion in told.get("minority").items():
            stage.on(opinion["on"].moment(stage.zone), _minority, At(code, opinion.path), opinion, row)
        if told.get("assigned"):
            stage.on(told["assigned"]["on"].moment(stage.zone), _assign, told["assigned"], row)
        if told.get("carried_out"):
            stage.on(told["carried_out"]["on"].moment(stage.zone), _carry_out, told["carried_out"], row)
        for review in told.get("reviews"):
            stage.on(review["on"].moment(stage.zone), _review, review, row)


def _minority(stage: Stage, code: At, opinion: At, row: At) -> None:
    me = stage.titular_of(code)
    actions.write_minority_opinion(stage.decision(row["id"]), by=me, words=opinion.words())
    stage.done("minority opinion")


def _assign(stage: Stage, told: At, row: At) -> None:
    decision = stage.decision(row["id"])
    actions.assign_decision(
        decision,
        by=stage.facilitator,
        owner=stage.somebody(told["owner"]),
        due_on=told["due_on"].day() if told.get("due_on") else None,
        review_on=decision.review_on,
    )
    stage.done("assignment")


def _carry_out(stage: Stage, told: At, row: At) -> None:
    decision = stage.decision(row["id"])
    actions.carry_out_decision(decision, by=decision.owner or stage.facilitator, words=told.words().into("fr"))
    stage.done("decision carried out")


def _review(stage: Stage, told: At, row: At) -> None:
    actions.review_decision(
        stage.decision(row["id"]),
        by=stage.somebody(told["by"]) if told.get("by") else stage.facilitator,
        finding=told["finding"].one_of(FINDINGS, "what a review finds"),
        words=told.words().into("fr"),
        next_on=told["next_on"].day() if told.get("next_on") else None,
    )
    stage.done("review of a decision")
