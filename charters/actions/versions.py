from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from charters import events, journal, rules
from charters.contents import document
from charters.contents.readiness import blocking, readiness, warnings
from charters.models import Article, CharterVersion, Edition, EvidenceEntry
from charters.rules.collecting import waiting
from core import clock, jobs
from core.acts import CLOCK, Clock, act, lock
from core.canonical import canonical, fingerprint
from core.files import StoredFile
from core.states import move
from governance.models import Decision
from partnerships.actions import lock_text
from partnerships.journal import emit
from partnerships.models import Member, Text

Kind = EvidenceEntry.Kind
FREEZE_PDF = jobs.declare(
    "charters.freeze_pdf", (_("Reading the frozen content"), _("Laying out the pages"), _("Storing the PDF"))
)
EXECUTED_PDF = jobs.declare(
    "charters.executed_pdf", (_("Reading the signatures"), _("Laying out the pages"), _("Storing the PDF"))
)

DEED_PDF = jobs.declare(
    "charters.deed_pdf", (_("Reading the deed of accession"), _("Laying out the pages"), _("Storing the PDF"))
)


@act
def open_review(version: CharterVersion, *, by: Member, until_on: date) -> CharterVersion:
    """I give the charter to everybody to read before it is frozen; `until_on` is the last day to do so."""
    row = lock(version)
    rules.open_review.check(by, row, until_on=until_on)
    move(row, CharterVersion.State.REVIEW)
    row.read_until_on = until_on
    row.save(update_fields=["state", "read_until_on"])
    tells = [user for user in everybody(row) if user != by.user]
    told = {"label": row.short, "day": until_on}
    emit(events.REVIEW_OPENED, row.partnership, by=by, link=page_of(row), tells=tells, **told)
    return row


@act
def link_decision(version: CharterVersion, *, by: Member, decision: Decision) -> CharterVersion:
    """I write by which decision of the committee this version amends the charter."""
    row = lock(version)
    rules.link_decision.check(by, row, decision=decision)
    row.decision = decision
    row.save(update_fields=["decision"])
    told = {"label": row.short, "number": decision.number, "title": decision.title}
    emit(events.DECISION_LINKED, row.partnership, by=by, link=page_of(row), **told)
    return row


@act
def freeze_charter(version: CharterVersion, *, by: Member, reason: str = "") -> CharterVersion:
    """I freeze the charter: its words become exact bytes with a fingerprint, and its PDF is made."""
    lock(version.charter)  # nobody writes an article, nor adds an annex, while it is composed
    row = lock(version)
    texts = [lock(text) for text in _texts(row)]
    draft = document.draft(row)
    lines = readiness(row, draft)
    rules.freeze_charter.check(by, row, blocking=blocking(lines), warnings=warnings(lines), reason=reason)
    content = draft | {"frozen_at": _utc(clock.now())}
    move(row, CharterVersion.State.FROZEN)
    row.frozen_at, row.freeze_reason = clock.now(), reason.strip() if warnings(lines) else ""
    row.content, row.sha256 = canonical(content).decode(), fingerprint(content)
    row.save(update_fields=["state", "frozen_at", "freeze_reason", "content", "sha256"])
    for text in texts:
        lock_text(text)
    journal.record(row, Kind.FROZEN, content_sha256=row.sha256)
    _ask_pdfs(FREEZE_PDF, row, row.sha256)
    forced = {"reason": row.freeze_reason} if row.freeze_reason else {}
    event = events.CHARTER_FROZEN_ANYWAY if forced else events.CHARTER_FROZEN
    told = {"label": row.short, "fingerprint": row.sha256[:16], **forced}
    emit(event, row.partnership, by=by, link=page_of(row), tells=everybody(row), **told)
    return row


@act
def record_frozen_pdf(input: dict[str, Any], file: StoredFile, *, by: Clock = CLOCK) -> CharterVersion:
    """The PDF of a frozen version is stored; with its last language, the version is open to signature."""
    row = lock(CharterVersion.objects.get(uuid=UUID(input["version"])))
    if row.editions.filter(copy=Edition.Copy.FROZEN, language=input["language"]).exists():
        return row
    _record(row, input["language"], Edition.Copy.FROZEN, file)
    made = set(row.editions.filter(copy=Edition.Copy.FROZEN).values_list("language", flat=True))
    if made < set(row.languages) or row.signing_opened_at or not row.is_frozen:
        return row
    row.signing_opened_at = clock.now()
    row.save(update_fields=["signing_opened_at"])
    journal.record(row, Kind.OPENED, entry_into_force=row.entry_rule)
    link = reverse("charters:signing", args=[row.partnership.slug])
    tells = [signatory.member.user for signatory in waiting(row)]
    emit(events.SIGNING_OPENED, row.partnership, by=by, link=link, tells=tells, label=row.short)
    return row


@act
def record_executed_pdf(
    input: dict[str, Any], file: StoredFile, *, by: Clock = CLOCK, seal: str = ""
) -> CharterVersion:
    """The copy with its signatures is stored beside the file that was signed; `seal` is the level of its seal."""
    row = lock(CharterVersion.objects.get(uuid=UUID(input["version"])))
    if not row.editions.filter(sha256=file.sha256).exists() and not _outrun(input):
        _record(row, input["language"], Edition.Copy.EXECUTED, file, seal=seal)
        emit(events.EXECUTED_COPY_RECORDED, row.partnership, by=by, link=page_of(row), label=row.short)
    return row


def _outrun(input: dict[str, Any]) -> bool:
    """Whether the copy of later evidence was stored before this one: the latest stays the last, nobody saw this one."""
    same = {"input__version": input["version"], "input__language": input["language"]}
    done = jobs.Job.objects.filter(kind=EXECUTED_PDF, state=jobs.Job.State.DONE, **same)
    return "head" in input and done.filter(input__head__gt=input["head"]).exists()


def ask_executed_pdfs(version: CharterVersion, head: int) -> None:
    """Have the copies with signatures made, of the evidence up to its link number `head`."""
    _ask_pdfs(EXECUTED_PDF, version, f"link-{head}", head=head)


@act
def retry_pdf(version: CharterVersion, *, by: Member) -> CharterVersion:
    """I have the PDF made again, after it could not be made."""
    row = lock(version)
    rules.retry_pdf.check(by, row)
    for job in pdf_jobs(row):
        jobs.retry(job)
    return row


def pdf_jobs(version: CharterVersion) -> list[jobs.Job]:
    """The PDFs of this version that are not made yet, under way or given up."""
    rows = jobs.Job.objects.filter(kind__in=(FREEZE_PDF, EXECUTED_PDF, DEED_PDF), input__version=str(version.uuid))
    return list(rows.exclude(state=jobs.Job.State.DONE).order_by("pk"))


def everybody(version: CharterVersion) -> list:
    """Every person who is in the partnership now."""
    members = Member.objects.current().filter(partnership=version.partnership).select_related("user")
    return [member.user for member in members]


def page_of(version: CharterVersion) -> str:
    """The page of this version."""
    return reverse("charters:version_detail", args=[version.partnership.slug, version.label])


def lock_texts(version: CharterVersion) -> None:
    """The texts of this version change no more by themselves."""
    for text in _texts(version):
        lock_text(text)


def _texts(version: CharterVersion) -> QuerySet[Text]:
    """What changes no more by itself once the charter holds it: articles, and the vision if it is quoted."""
    held = Q(article__charter=version.charter)
    if any(Article.Part.VISION in article.parts for article in version.charter.articles.standing()):
        held |= Q(vision__partnership=version.partnership)
    return Text.objects.filter(held).order_by("pk")


def _ask_pdfs(kind: str, version: CharterVersion, digest: str, **more: Any) -> None:
    for language in version.languages:
        wanted = {"version": str(version.uuid), "language": language, **more}
        jobs.ask(kind, wanted, digest=f"{version.uuid}:{language}:{digest[:16]}")


def _record(version: CharterVersion, language: str, copy: str, file: StoredFile, seal: str = "") -> None:
    before = version.editions.filter(language=language, copy=copy).count()
    Edition.objects.create(
        partnership=version.partnership,
        version=version,
        language=language,
        copy=copy,
        rank=before + 1,
        file=file,
        sha256=file.sha256,
        seal=seal,
        made_at=clock.now(),
    )
    told = {"language": language, "copy": str(copy), "pdf_sha256": file.sha256}
    journal.record(version, Kind.SEALED if seal else Kind.PDF_RECORDED, **told, **({"seal": seal} if seal else {}))


def _utc(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds").replace("+00:00", "Z")
