from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from core import clock, files
from core.acts import act, lock
from core.files import StoredFile
from core.texts import Localized
from impact import events, rules
from impact.models import Evidence, Measurement, Story
from partnerships.journal import Event, emit
from partnerships.models import Member


@dataclass(frozen=True)
class Proof:
    """A file that backs a figure or a story: its bytes, what they are, its name, what it shows, how strong it is."""

    data: bytes
    kind: str
    file_name: str
    title: Localized
    strength: str


@act
def add_evidence(thing: Measurement | Story, *, by: Member, proof: Proof) -> Evidence:
    """I join a photo or a document to a figure or a story of ours; its bytes are kept under their fingerprint."""
    row = lock(thing)
    rules.add_evidence.check(by, row)
    return attach(row, proof, by)


@act
def drop_evidence(evidence: Evidence, *, by: Member) -> Evidence:
    """I take a piece of evidence off, as long as nobody has answered to the figure that it backs."""
    lock(evidence.measurement or evidence.story)
    row = lock(evidence, key=True)
    rules.drop_evidence.check(by, row)
    Evidence.objects.filter(pk=row.pk).delete()
    forget_files([row.file])
    _emit(events.EVIDENCE_DROPPED, events.STORY_EVIDENCE_DROPPED, row, by)
    return row


def attach(thing: Measurement | Story, proof: Proof, by: Member) -> Evidence:
    """Keep the file and say so; part of the act of whoever calls."""
    about: dict[str, Any] = {"measurement" if isinstance(thing, Measurement) else "story": thing}
    file = files.keep(proof.data, proof.kind, clock.now())
    made = Evidence.objects.create(
        partnership=thing.partnership,
        title=proof.title,
        strength=proof.strength,
        file=file,
        file_name=proof.file_name,
        added_by=by,
        added_at=clock.now(),
        **about,
    )
    _emit(events.EVIDENCE_ADDED, events.STORY_EVIDENCE_ADDED, made, by)
    return made


def forget_files(kept: Iterable[StoredFile]) -> None:
    """Erase the files that back nothing any more; part of the act of whoever took the evidence off."""
    for file in sorted(set(kept), key=lambda file: file.pk):
        files.forget(lock(file, key=True))


def _emit(of_figure: Event, of_story: Event, evidence: Evidence, by: Member) -> None:
    """A line of the register; of a draft, which its organisation alone reads, there is none.

    Of a story it says the code alone: the register is never rewritten, and the teller may take everything back.
    """
    measurement, story = evidence.measurement, evidence.story
    if story is not None:
        emit(of_story, story.partnership, by=by, link=story.get_absolute_url(), code=story.code)
    elif measurement is not None and measurement.state != Measurement.State.DRAFT:
        indicator = measurement.indicator
        told = {"code": indicator.code, "title": evidence.title, "sha256": evidence.file.sha256[:16]}
        emit(of_figure, measurement.partnership, by=by, link=indicator.get_absolute_url(), **told)
