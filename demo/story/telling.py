"""How the story tells: stories of change with their tellers' consent, the panel that read them, what nobody planned."""

from collections import defaultdict
from datetime import date, datetime, time, timedelta

from core.texts import Localized
from demo.story.agreeing import objective_of
from demo.story.at import At
from demo.story.stage import Stage
from impact import actions, rules
from impact.models import EffectReport, PanelChoice, Story
from impact.periods import quarter_of

EXPECTED = {"expected": True, "unexpected": False}
SCOPES, KINDS, Tone = set(Story.Scope.values), set(PanelChoice.Kind.values), EffectReport.Tone
ANSWERED = timedelta(days=2)  # after a quarter ends


def prepare(stage: Stage) -> None:
    """Put on the agenda the stories, the panel, and each hearer's answer on the quarter of what nobody planned."""
    unplanned = defaultdict(list)
    for row in stage.story.get("stories"):
        more = stage.play.get("stories").get(row.nth(0).code())
        if not more.get("consent_on"):
            stage.skip(row, "the teller's consent is not in the file")
            continue
        told = row.nth(5).moment(stage.zone, 17) + timedelta(days=3)
        stage.on(stage.soon(max(told, more["consent_on"].moment(stage.zone, 17))), _story, row, more)
        if not _expected(row):
            unplanned[row.nth(6).text(), quarter_of(row.nth(5).day()).ends_on].append(row)
    for (_hearer, ends_on), rows in unplanned.items():
        _answered(stage, ends_on, rows)
    panel, prose = stage.play.get("story_panel"), stage.story.get("story_panel")
    if panel:
        stage.on(panel["held_on"].moment(stage.zone, 18), _panel, panel)
    elif prose:
        stage.skip(prose, "what the panel kept is told in prose alone")


def _expected(row: At) -> bool:
    nature = row.nth(2).text().split(" ")[0].strip(",")
    return At(nature, row.nth(2).path).one_of(EXPECTED, "a nature of change")


def _story(stage: Stage, row: At, more: At) -> None:
    code = row.nth(0).code()
    stage.things[f"story {code}"] = actions.tell_story(
        stage.partnership,
        by=stage.titular_of(row.nth(6)),
        code=code,
        teller=Localized({"fr": row.nth(3).text(), "en": row.nth(4).text()}),
        told_on=row.nth(5).day(),
        body=Localized({"fr": row.nth(7).text(), "en": row.nth(8).text()}),
        contribution=more["contribution"].words() if more.get("contribution") else None,
        causes=more["causes"].words() if more.get("causes") else None,
        expected=_expected(row),
        positive=_positive(row),
        consent_on=more["consent_on"].day(),
        consent_scope=more["scope"].one_of(SCOPES, "where a story may be read")
        if more.get("scope")
        else Story.Scope.PARTNERS,
        objective=objective_of(stage, more.get("objective")),
    )
    stage.done("story")


def _positive(row: At) -> bool:
    return "negative" not in row.nth(2).text()


def _answered(stage: Stage, ends_on: date, rows: list[At]) -> None:
    """Two days after the quarter, its hearer answers; when that comes after the story's today, nobody does."""
    moment = datetime.combine(ends_on + ANSWERED, time(10), stage.zone)
    if stage.today is None or moment <= stage.today:
        stage.on(moment, _effect, rows[0], rows, ends_on)


def _effect(stage: Stage, row: At, rows: list[At], ends_on: date) -> None:
    by, codes = stage.titular_of(row.nth(6)), ", ".join(row.nth(0).code() for row in rows)
    if not rules.was_partner(by.partner, ends_on):
        return
    tones = {Tone.BETTER if _positive(row) else Tone.WORSE for row in rows}
    actions.report_effects(
        stage.partnership,
        by=by,
        period_ends_on=ends_on,
        tone=tones.pop() if len(tones) == 1 else Tone.MIXED,
        body=Localized({"fr": f"C’est raconté : {codes}.", "en": f"It is told: {codes}."}),
        story=stage.things[f"story {row.nth(0).code()}"],
    )
    stage.done("answer on unexpected effects")


def _panel(stage: Stage, panel: At) -> None:
    told = {name.removeprefix("story "): row for name, row in stage.things.items() if name.startswith("story ")}
    choices = [
        PanelChoice(
            story=row["story"].one_of(told, "the code of a story that is told"),
            kind=row["kind"].one_of(KINDS, "what a panel keeps a story as"),
            votes=row["votes"].whole() if row.get("votes") else None,
            voters=row["voters"].whole(1) if row.get("voters") else None,
            reason=row["reason"].words(),
        )
        for row in panel["choices"]
    ]
    actions.record_panel(
        stage.partnership,
        by=stage.facilitator,
        held_on=panel["held_on"].day(),
        composition=panel["composition"].words(),
        stories=[row for row in told.values() if row.told_on <= panel["held_on"].day()],
        choices=choices,
    )
    stage.done("panel")
