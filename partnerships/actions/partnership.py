from datetime import date
from typing import Any

from django.db.models import Count
from django.utils.text import slugify
from django.utils.translation import gettext as _

from accounts.models import User
from core import clock
from core.acts import CLOCK, Clock, act, lock
from core.refusals import Refused
from core.states import move
from core.texts import Localized, every_language
from partnerships import events, rules
from partnerships.actions.changes import change, differing
from partnerships.journal import Event, emit
from partnerships.models import Member, Partner, Partnership, Role, StageStep

RESERVED = {"new"}
NOTE = (
    *("name", "issue", "territory", "initiative", "sdg_targets", "zeros"),
    *("other_languages", "time_zone", "starts_on", "ends_on"),
)


@act
def start_partnership(
    nothing: None = None,
    *,
    by: User,
    name: Localized,
    issue: Localized,
    territory: Localized,
    initiative: Localized | None = None,
    sdg_targets: str = "",
    zeros: str = "",
    slug: str = "",
    main_language: str = "fr",
    other_languages: str = "",
    time_zone: str = "Europe/Paris",
    starts_on: date | None = None,
    ends_on: date | None = None,
) -> Partnership:
    """I start a partnership with a one-page note of intent, and become its facilitator."""
    rules.start_partnership.check(by, None)
    partnership = Partnership.objects.create(
        slug=_free_slug(slug or slugify(str(name))[:50] or "partnership"),
        name=name,
        issue=issue,
        territory=territory,
        initiative=initiative or Localized(),
        sdg_targets=sdg_targets,
        zeros=zeros,
        main_language=main_language,
        other_languages=other_languages,
        time_zone=time_zone,
        starts_on=starts_on,
        ends_on=ends_on,
        started_at=clock.now(),
        started_by=by,
    )
    StageStep.objects.create(partnership=partnership, stage=partnership.state, entered_at=clock.now())
    member = Member.objects.create(partnership=partnership, user=by, joined_at=clock.now())
    Role.objects.create(member=member, role=Role.Name.FACILITATOR, since_at=clock.now())
    emit(events.PARTNERSHIP_STARTED, partnership, by=member, link=partnership.get_absolute_url())
    return partnership


@act
def change_partnership(partnership: Partnership, *, by: Member, **note: Any) -> Partnership:
    """I change lines of the note of intent (see NOTE); the register says which."""
    row = lock(partnership)
    changes = {name: note[name] for name in NOTE if name in note}
    rules.change_partnership.check(by, row, changed=differing(row, changes))
    emit(events.PARTNERSHIP_CHANGED, row, by=by, link=row.get_absolute_url(), lines=change(row, changes))
    return row


@act
def change_stage(
    partnership: Partnership, *, by: Member | Clock, stage: str, reason: str = "", missing: Localized | None = None
) -> Partnership:
    """I move the partnership to another stage; `missing` are the lines its gate advises to complete first."""
    row = lock(partnership)
    if by is not CLOCK:
        rules.change_stage.check(by, row, stage=stage, missing=missing, reason=reason)
    before = every_language(Partnership.State(row.state).label)
    move(row, stage)
    row.save(update_fields=["state"])
    StageStep.objects.create(partnership=row, stage=stage, entered_at=clock.now(), reason=reason)
    event = events.STAGE_FORCED if missing else events.STAGE_CHANGED
    told: dict[str, Localized | str] = {"before": before, "stage": every_language(Partnership.State(stage).label)}
    told |= {"missing": missing, "reason": reason} if missing else {}
    emit(event, row, by=by, link=row.get_absolute_url(), **told)
    partnership.state = stage
    return row


@act
def name_lead_partner(partnership: Partnership, *, by: Member, partner: Partner) -> Partnership:
    """I write down which partner answers to funders."""
    row, partner = lock(partnership), lock(partner)  # it may have left meanwhile
    rules.name_lead_partner.check(by, row, partner=partner)
    row.lead_partner = partner
    row.save(update_fields=["lead_partner"])
    emit(events.LEAD_PARTNER_NAMED, row, by=by, link=row.get_absolute_url(), partner=partner.name)
    return row


def next_code(partnership: Partnership, rows: Any, prefix: str, *, dropped: Event | None = None) -> str:
    """The next free code of a kind, `N07` after `N06`; the partnership's row is to be locked.

    The codes of what was dropped, by the event that says so, stay taken: the register still names them.
    """
    taken = set(rows.filter(partnership=partnership).values_list("code", flat=True))
    if dropped is not None:
        lines = partnership.journal.filter(event=dropped.code)
        taken |= {params["code"] for params in lines.values_list("params", flat=True)}
    number = rows.filter(partnership=partnership).aggregate(n=Count("pk"))["n"] + 1
    while f"{prefix}{number:02}" in taken:
        number += 1
    return f"{prefix}{number:02}"


def unused_code(partnership: Partnership, rows: Any, code: str) -> str:
    """The code that a person chose, refused when another row of the partnership has it."""
    if rows.filter(partnership=partnership, code=code).exists():
        raise Refused(_("The code %(code)s is already taken here.") % {"code": code}, status=409)
    return code


def _free_slug(wanted: str) -> str:
    """The address itself when it is free, else with a number; given once, it never changes."""
    slug, number = wanted, 1
    while slug in RESERVED or Partnership.objects.filter(slug=slug).exists():
        number += 1
        slug = f"{wanted}-{number}"
    return slug
