"""How the story's partners come together: who starts, who joins, what is needed and who offers it."""

from django.utils.text import slugify

from accounts.models import User
from core.texts import Localized
from demo.story.at import At
from demo.story.describing import describe
from demo.story.stage import Stage, address, person
from partnerships import actions, sdg
from partnerships.contents.sdg import ZEROS
from partnerships.models import Invitation, Member, Partnership

SECTORS = {"civil", "public", "eco"}
PLAYED = {
    *("partners", "needs", "vision", "objectives", "actions", "charter", "decisions", "indicators", "rubric"),
    *("framing", "stories", "story_panel", "health_check", "peer_review"),
    *("rules", "contributions", "unvalued", "values", "risks", "play"),
}


def prepare(stage: Stage) -> None:
    """Put on the agenda the start, the partners, what they need and offer, and the stages of their life."""
    play = stage.play
    stage.on(stage.started(), _start, stage.story["rules"])
    for row in stage.story["partners"]:
        stage.on(stage.when(play.get("joined").get(row["k"].code()), stage.started()), _join, row)
    for row in play.get("withdrawn"):
        stage.on(row["joined_on"].moment(stage.zone), _pass_by, row)
        stage.on(row["withdrew_on"].moment(stage.zone), _withdraw, row)
    named = stage.when(play.get("joined").get("lead_partner"), stage.gathered(1), 11)
    stage.on(named, _lead_partner, stage.story["rules"]["lead"])
    for row in stage.story.get("needs"):
        stage.on(stage.when(play.get("needs_on"), stage.gathered(2)), _need, row)
    for row in play.get("steps"):
        stage.on(row["on"].moment(stage.zone, 8), _step, row)
    for key, place in stage.story.items():
        if key not in PLAYED and place:
            stage.skip(place, "Entente has no place for this yet")


def _start(stage: Stage, rules: At) -> None:
    told = stage.play.get("partnership")
    if rules["end"].day() < rules["start"].day():
        raise rules["end"].wrong("this comes before the start")
    name, _function = person(_facilitator(stage))
    user = User.objects.known(address(name)) or User.objects.create_user(address(name), name=name, language="fr")
    stage.partnership = actions.start_partnership(
        by=user,
        slug=_slug(told),
        name=told.get("name").words_or_not_stated(),
        issue=told.get("issue").words_or_not_stated(),
        territory=told.get("territory").words_or_not_stated(),
        initiative=told.get("initiative").words_or_not_stated(),
        sdg_targets=_targets(told.get("sdg")),
        zeros=", ".join(zero.one_of(set(ZEROS), "a zero") for zero in told.get("zeros")),
        other_languages="en",
        starts_on=rules["start"].day(),
        ends_on=rules["end"].day(),
    )
    stage.facilitator = Member.objects.standing_of(user, stage.partnership)
    stage.done("partnership")


def _targets(places: At) -> str:
    """Goals and targets of the 2030 Agenda, by number."""
    for place in places:
        if sdg.unknown(str(place.value)):
            raise place.wrong(f"the 2030 Agenda has no {place.value}")
    return sdg.tidy(" ".join(str(place.value) for place in places))


def _slug(told: At) -> str:
    """The partnership's address: the file's, or its name's, or a plain one."""
    if told.get("slug"):
        slug = told["slug"].line(50)
        if slugify(slug) != slug:
            raise told["slug"].wrong("an address of small letters, digits and hyphens is expected here")
        return slug
    return slugify(told["name"].words().into("fr"))[:50] if told.get("name") else "imported-partnership"


def _facilitator(stage: Stage) -> At:
    """Who facilitates: whom the file names, or else the lead partner's second person, or else its first."""
    told = stage.play.get("facilitator")
    if told:
        return told["name"]
    lead = stage.story["rules"]["lead"]
    row = next((row for row in stage.story["partners"] if row["k"].value == lead.value), None)
    if row is None:
        raise lead.wrong(f"“{lead.value}” is not the code of a partner")
    return row["alternate"] if row.get("alternate") else row["titular"]


def _join(stage: Stage, row: At) -> None:
    code = row["k"].code()
    if code in stage.partners:
        raise row["k"].wrong(f"“{code}” is there twice")
    _invite(stage, row, code)
    if row.get("alternate"):
        stage.alternate[stage.partners[code].code] = _colleague(stage, row["alternate"], code)
    stage.done("partner")


def _lead_partner(stage: Stage, lead: At) -> None:
    actions.name_lead_partner(stage.partnership, by=stage.facilitator, partner=stage.partner(lead))


def _invite(stage: Stage, row: At, code: str) -> None:
    name, function = person(row["titular"])
    partner = actions.invite_partner(
        stage.partnership,
        by=stage.facilitator,
        organisation=row["name"].line(160),
        code=code,
        name=name,
        email=address(name),
        sector=row["college"].one_of(SECTORS, "a sector"),
        legal_form=row.words("type"),
        part=row.words("role"),
    )
    stage.partners[code] = partner
    stage.titular[partner.code] = _accept(stage, Invitation.objects.get(partner=partner), function)
    stage.partners[code] = describe(stage, row, partner)


def _colleague(stage: Stage, place: At, code: str) -> Member:
    name, function = person(place)
    known = User.objects.known(address(name))
    member = Member.objects.standing_of(known, stage.partnership) if known else None
    if member is not None and member.partner_id is not None:
        return member
    partner = stage.partners[code]
    by = stage.titular[partner.code]
    invitation = actions.invite_member(partner, by=by, name=name, email=address(name))
    return _accept(stage, invitation, function)


def _accept(stage: Stage, invitation: Invitation, function: dict[str, str]) -> Member:
    user = actions.open_account(invitation)
    member = actions.accept_invitation(invitation, by=user, function=Localized(function))
    member = Member.objects.standing_of(member.user, stage.partnership)
    if stage.facilitator.user_id == member.user_id:
        stage.facilitator = member
    return member


def _pass_by(stage: Stage, row: At) -> None:
    """An organisation that came, and is no longer in the story's `partners`."""
    code = row["k"].code()
    if code in stage.passed or any(partner["k"].value == code for partner in stage.story["partners"]):
        raise row["k"].wrong(f"“{code}” is there twice")
    name, function = person(row["titular"])
    stage.passed[code] = actions.invite_partner(
        stage.partnership,
        by=stage.facilitator,
        organisation=row["name"].line(160),
        code=code,
        name=name,
        email=address(name),
        sector=row["college"].one_of(SECTORS, "a sector"),
        legal_form=row["type"].words() if row.get("type") else Localized(),
    )
    _accept(stage, Invitation.objects.get(partner=stage.passed[code]), function)


def _withdraw(stage: Stage, row: At) -> None:
    if row["k"].value not in stage.passed:
        raise row["withdrew_on"].wrong("this comes before its coming")
    reason = row.get("reason").words_or_not_stated().into(stage.partnership.main_language)
    actions.withdraw_partner(stage.passed[row["k"].value], by=stage.facilitator, reason=reason)
    stage.done("partner that withdrew")


def _need(stage: Stage, row: At) -> None:
    need = actions.add_need(
        stage.partnership,
        by=stage.facilitator,
        code=row["code"].code(),
        title=row.words(),
        criticality=row["criticality"].whole(1, 3),
        required=row["required"].whole(1, 3),
    )
    stage.done("need")
    confirmed = {stage.partner(place).pk for place in stage.play.get("confirmed_offers").get(need.code)}
    for code, level in row.get("offers").items():
        by = stage.titular_of(At(code, level.path))
        offer = actions.make_offer(need, by=by, level=level.whole(1, 3))
        stage.done("offer")
        if by.partner_id in confirmed:
            actions.confirm_offer(offer, by=by)
            stage.done("confirmed offer")


def _step(stage: Stage, row: At) -> None:
    stage.partnership.refresh_from_db()
    wanted = row["stage"].one_of(set(Partnership.State.values), "a stage")
    if stage.partnership.state != wanted:
        actions.change_stage(stage.partnership, by=stage.facilitator, stage=wanted)
        stage.done("stage")
