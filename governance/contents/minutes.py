"""The minutes of a meeting as plain values: what is frozen when it ends, in every language of the partnership."""

from collections.abc import Callable, Iterable
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from core import clock
from core.canonical import instant
from core.texts import Localized
from governance.contents.attendance import quorum_of, quorum_sentence
from governance.contents.decisions import round_in_words, whole
from governance.models import AgendaItem, Attendance, Correction, Decision, Meeting, Round
from governance.rules.meetings import day_of
from partnerships.models import Member

FORMAT = "entente/minutes/1"
LANGUAGES = {code for code, _name in settings.LANGUAGES}
Words = dict[str, str]


def minutes_of(meeting: Meeting, by: Member) -> dict[str, Any]:
    """All that the first version of the minutes says, in values that canonical JSON takes.

    A text that is said in several languages is a mapping from language to text; `read_in` gives it in one.
    """
    languages = meeting.partnership.languages
    rows = list(meeting.attendances.select_related("member__user", "holder__partner__organisation", "seat__partner"))
    items = list(meeting.items.select_related("decision"))
    decisions = _decisions(meeting)
    return {
        "format": FORMAT,
        "partnership": {"name": dict(meeting.partnership.name), "slug": meeting.partnership.slug},
        "time_zone": meeting.partnership.time_zone,
        "minutes": {"version": 1, "made_at": instant(clock.now()), "made_by": str(by)},
        "meeting": _meeting(meeting),
        "quorum": _each(languages, lambda: quorum_sentence(quorum_of(meeting))),
        "attendance": [_attendance(row, languages) for row in rows],
        "recusals": [_recusal(row) for decision in decisions for row in decision.recusals.all() if row.holds],
        "items": [_item(item, languages) for item in items],
        "decisions": [_decision(decision, meeting, languages) for decision in decisions],
        "follow_ups": [
            {"what": row.what, "who": str(row.owner), "by": row.due_on.isoformat()}
            for row in meeting.follow_ups.select_related("owner__user")
        ],
        "corrections": [],
    }


def corrected(data: dict[str, Any], correction: Correction, by: Member) -> dict[str, Any]:
    """The next version of frozen minutes: the same, with one more correction printed."""
    line = {
        "seat": correction.seat.partner.name,
        "by": str(correction.asked_by),
        "words": correction.words,
        "answer": correction.answer,
        "asked_at": instant(correction.asked_at),
        "of_version": correction.minutes.number,
    }
    version = {"version": data["minutes"]["version"] + 1, "made_at": instant(clock.now()), "made_by": str(by)}
    return data | {"minutes": version, "corrections": [*data["corrections"], line]}


def read_in(value: Any, language: str) -> Any:
    """The same values with each text in one language."""
    if isinstance(value, dict):
        if value and set(value) <= LANGUAGES:
            return Localized(value).into(language)
        return {name: read_in(inside, language) for name, inside in value.items()}
    return [read_in(inside, language) for inside in value] if isinstance(value, list) else value


def _each(languages: Iterable[str], words: Callable[[], Any]) -> Words:
    """What `words` says in each language."""
    said = {}
    for code in languages:
        with override(code):
            said[code] = str(words())
    return said


def _meeting(meeting: Meeting) -> dict[str, Any]:
    convened = meeting.convened_at
    days = [day_of(moment, meeting.partnership) for moment in (meeting.starts_at, convened) if moment]
    notice = (days[0] - days[1]).days if convened else None
    return {
        "number": str(meeting),
        "title": dict(meeting.title) or None,
        "committee": dict(meeting.body.name),
        "place": meeting.place,
        "opened_at": instant(meeting.opened_at) if meeting.opened_at else None,
        "ended_at": instant(meeting.ended_at) if meeting.ended_at else None,
        "convened_at": instant(convened) if convened else None,
        "days_of_notice": notice,
        "short_notice": meeting.short_notice,
        "chair": str(meeting.chair) if meeting.chair else "",
        "second_meeting_of": str(meeting.reconvenes) if meeting.reconvenes else "",
    }


def _attendance(row: Attendance, languages: Iterable[str]) -> dict[str, Any]:
    return {
        "seat": row.seat.partner.name,
        "code": row.seat.partner.code,
        "votes": row.seat.voting,
        "state": row.state,
        "how": _each(languages, row.get_state_display),
        "person": str(row.member) if row.member else "",
        "capacity": _each(languages, row.get_capacity_display) if row.capacity else "",
        "represented_by": row.holder.partner.name if row.holder else "",
    }


def _item(item: AgendaItem, languages: Iterable[str]) -> dict[str, Any]:
    return {
        "number": item.rank,
        "title": dict(item.title),
        "nature": item.nature,
        "for": _each(languages, item.get_nature_display),
        "minutes": item.minutes_planned,
        "decision": item.decision.number if item.decision else "",
        "notes": item.notes,
    }


def _decisions(meeting: Meeting) -> list[Decision]:
    """The decisions that were put to the committee at this meeting, in the order of the agenda."""
    order = list(meeting.items.exclude(decision=None).values_list("decision_id", flat=True))
    rows = whole(meeting.partnership).filter(rounds__meeting=meeting).distinct()
    rows = rows.prefetch_related("minority_opinions__seat__partner__organisation")
    return sorted(rows, key=lambda row: (order.index(row.pk) if row.pk in order else len(order), row.pk))


def _recusal(row: Any) -> dict[str, Any]:
    return {
        "decision": row.decision.number,
        "seat": row.seat.partner.name,
        "person": str(row.member) if row.member else "",
        "reason": row.reason,
    }


def _decision(decision: Decision, meeting: Meeting, languages: Iterable[str]) -> dict[str, Any]:
    held = [row for row in decision.rounds.all() if row.meeting_id == meeting.pk]
    return {
        "number": decision.number,
        "title": dict(decision.title),
        "question": dict(decision.question) or None,
        "text": dict(decision.text),
        "conditions": dict(decision.conditions) or None,
        "rounds": [_round(row, languages) for row in held],
        "minority": [
            {"seat": row.seat.partner.name, "words": dict(row.words)} for row in decision.minority_opinions.all()
        ],
    }


def _round(round_: Round, languages: Iterable[str]) -> dict[str, Any]:
    """A round with its verdict: what went in and came out, and its words in each language."""
    seats = list(round_.decision.body.seats.all())
    said = {}
    for code in languages:
        with override(code):
            said[code] = round_in_words(round_, seats)
    first = next(iter(said.values()))
    return {
        "number": round_.number,
        "fingerprint": round_.fingerprint,
        "result": round_.result,
        "label": {code: words.label for code, words in said.items()},
        "sentence": {code: words.sentence for code, words in said.items()},
        "arithmetic": [
            {
                "met": line.met,
                "status": {code: words.requirements[rank].status for code, words in said.items()},
                "text": {code: words.requirements[rank].text for code, words in said.items()},
                "detail": {code: words.requirements[rank].detail for code, words in said.items()},
            }
            for rank, line in enumerate(first.requirements)
        ],
        "answers": [
            {
                "code": column.code,
                "answer": {code: words.columns[rank].label for code, words in said.items()},
                "seats": [answer.seat.label for answer in column.answers],
                "reasons": [_reason(answer) for answer in column.answers if answer.ballot and answer.ballot.reason],
            }
            for rank, column in enumerate(first.columns)
        ],
        "verdict": round_.verdict,
    }


def _reason(answer: Any) -> dict[str, str]:
    return {"seat": answer.seat.label, "reason": answer.ballot.reason}


def heading(data: dict[str, Any]) -> str:
    """The title of minutes already read in one language."""
    title = data["meeting"]["title"]
    return _("Minutes of %(number)s, %(title)s") % {
        "number": data["meeting"]["number"],
        "title": title or data["meeting"]["committee"],
    }


def file_name(slug: str, number: int, version: int, language: str) -> str:
    """The name of the file, the same for everybody who downloads it."""
    return f"{slug}-{pgettext('name of a file', 'minutes')}-M{number}-v{version}-{language}.pdf"
