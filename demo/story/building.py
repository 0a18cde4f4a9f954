"""How the story's partnership is built: partners come, needs and offers, the vision, objectives, who does what."""

from accounts.models import User
from core.texts import Localized
from demo.story.at import NOT_STATED, At
from demo.story.stage import Stage, address, person
from partnerships import actions
from partnerships.models import Invitation, Member, Partnership, Version

SECTORS = {"civil": "civil", "public": "public", "eco": "eco"}
POSITIONS = {"consent", "concern", "objection"}


def prepare(stage: Stage) -> None:
    """Put on the agenda all that builds the partnership, at the dates of the file."""
    play, first_day = stage.play, stage.story["rules"]["start"]
    stage.on(stage.when(play.get("started_on"), first_day, 9), _start)
    for row in stage.story["partners"]:
        moment = stage.when(play.get("joined").get(row["k"].text()), first_day)
        stage.on(moment, _join, row)
    stage.on(stage.when(play.get("joined").get("lead_partner"), first_day, 11), _lead_partner)
    for row in stage.story.get("needs"):
        stage.on(stage.when(play.get("needs_on"), first_day, 12), _need, row)
    _vision(stage)
    for row in stage.story.get("objectives"):
        stage.on(stage.when(play.get("objectives_on"), first_day, 14), _objective, row)
    for row in stage.story.get("actions"):
        stage.on(stage.when(play.get("objectives_on"), first_day, 15), _task, row)
    for row in play.get("steps"):
        stage.on(row["on"].moment(stage.zone, 8), _step, row)


def _start(stage: Stage) -> None:
    told, rules = stage.play.get("partnership"), stage.story["rules"]
    name, _function = person(stage.play["facilitator"]["name"])
    user = User.objects.known(address(name)) or User.objects.create_user(address(name), name=name, language="fr")
    stage.partnership = actions.start_partnership(
        by=user,
        slug=told["slug"].text(),
        name=told["name"].words(),
        issue=told.get("issue").words_or_not_stated(),
        territory=told.get("territory").words_or_not_stated(),
        other_languages="en",
        starts_on=rules["start"].day(),
        ends_on=rules["end"].day(),
    )
    stage.facilitator = Member.objects.standing_of(user, stage.partnership)
    stage.done("partnership")


def _join(stage: Stage, row: At) -> None:
    code = row["k"].text()
    if code in stage.partners:
        raise row["k"].wrong(f"“{code}” is there twice")
    _invite(stage, row, code)
    if row.get("alternate"):
        stage.alternate[code] = _colleague(stage, row["alternate"], code)
    stage.done("partner")


def _lead_partner(stage: Stage) -> None:
    lead = stage.partner(stage.story["rules"]["lead"])
    actions.name_lead_partner(stage.partnership, by=stage.facilitator, partner=lead)


def _invite(stage: Stage, row: At, code: str) -> None:
    name, function = person(row["titular"])
    partner = actions.invite_partner(
        stage.partnership,
        by=stage.facilitator,
        organisation=row["name"].text(),
        code=code,
        name=name,
        email=address(name),
        sector=row["college"].one_of(SECTORS, "a sector"),
        legal_form=row.words("type"),
        part=row.words("role"),
    )
    stage.partners[code] = partner
    stage.titular[code] = _accept(stage, Invitation.objects.get(partner=partner), function)
    answers = {
        "stake": row.words("stake"),
        "expectation": row.words("expect"),
        "non_negotiable": row.words("nonneg"),
        "constraint": row.words("constraint"),
        "decider": row.words("decider"),
    }
    stage.partners[code] = actions.describe_partner(partner, by=stage.titular[code], **answers)


def _colleague(stage: Stage, place: At, code: str) -> Member:
    name, function = person(place)
    known = User.objects.known(address(name))
    by = stage.titular[code]
    if known and (member := Member.objects.standing_of(known, stage.partnership)) and member.partner_id is not None:
        return member
    invitation = actions.invite_member(stage.partners[code], by=by, name=name, email=address(name))
    return _accept(stage, invitation, function)


def _accept(stage: Stage, invitation: Invitation, function: dict[str, str]) -> Member:
    user = actions.open_account(invitation)
    member = actions.accept_invitation(invitation, by=user, function=Localized(function))
    member = Member.objects.standing_of(member.user, stage.partnership)
    if stage.facilitator.user_id == member.user_id:
        stage.facilitator = member
    return member


def _need(stage: Stage, row: At) -> None:
    need = actions.add_need(
        stage.partnership,
        by=stage.facilitator,
        code=row["code"].text(),
        title=row.words(),
        criticality=row["criticality"].whole(1),
        required=row["required"].whole(1),
    )
    stage.done("need")
    confirmed = stage.play.get("confirmed_offers").get(need.code).value or ()
    for code, level in row.get("offers").items():
        partner = At(code, level.path).one_of(stage.partners, "the code of a partner")
        by = stage.titular[partner.code]
        offer = actions.make_offer(need, by=by, level=level.whole(1))
        stage.done("offer")
        if code in confirmed:
            actions.confirm_offer(offer, by=by)


def _vision(stage: Stage) -> None:
    """The versions whose text the file gives, each with the answers it gives."""
    story, told = stage.story.get("vision"), stage.play.get("vision")
    log = list(story.get("log"))
    for row in log:
        label = row.nth(1).text()
        text = told.get("versions").get(label)
        if not text and row != log[-1]:
            stage.skip(row, f"the text of the version {label} is not in the file")
            continue
        stage.on(row.nth(0).moment(stage.zone), _version, row, text.words() if text else story.words())
        answers = told.get("consents").get(label)
        for code, answer in answers.items():
            stage.on(answer["on"].moment(stage.zone, 12), _consent, label, At(code, answer.path), answer)
        if not answers and row == log[-1]:
            stage.skip(row, f"nobody's answer to the version {label} is in the file")


def _version(stage: Stage, row: At, text: Localized) -> None:
    author = stage.partners.get(row.nth(2).text())
    actions.propose_version(
        stage.partnership,
        by=stage.titular[author.code] if author else stage.facilitator,
        paragraphs=_paragraphs(text),
        reason=Localized({"fr": row.nth(3).text(), "en": row.nth(4).text()}),
        label=row.nth(1).text(),
    )
    stage.done("version")


def _consent(stage: Stage, label: str, code: At, answer: At) -> None:
    partner = stage.partner(code)
    version = Version.objects.get(text__vision__partnership=stage.partnership, label=label)
    actions.give_consent(
        version,
        by=stage.titular[partner.code],
        position=answer["position"].one_of(POSITIONS, "an answer to a text"),
        reason=answer.get("reason").words().into("fr") if answer.get("reason") else "",
    )
    stage.done("consent")


def _paragraphs(text: Localized) -> list[tuple[None, Localized]]:
    """Paragraphs parted by blank lines, the same number in each language; else one paragraph."""
    parts = {code: [part.strip() for part in said.split("\n\n") if part.strip()] for code, said in text.items()}
    if len({len(rows) for rows in parts.values()}) != 1:
        return [(None, text)]
    return [(None, Localized(dict(zip(parts, rows, strict=True)))) for rows in zip(*parts.values(), strict=True)]


def _objective(stage: Stage, row: At) -> None:
    code = row["code"].text()
    more = stage.play.get("objectives").get(code)
    stage.things[code] = actions.add_objective(
        stage.partnership,
        by=stage.facilitator,
        code=code,
        title=row.words("title"),
        statement=row.words(),
        baseline=more.get("baseline").words() if more.get("baseline") else NOT_STATED,
        target=more.get("target").words() if more.get("target") else NOT_STATED,
        due_on=more.get("due_on").day() if more.get("due_on") else None,
        expect=more.get("expect").words_or_not_stated(),
        sdg_targets=", ".join(place.text() for place in row.get("sdg")),
        zeros=row.get("zeros").value or "",
        lead=stage.partner(more["lead"]) if more.get("lead") else None,
    )
    stage.done("objective")


def _task(stage: Stage, row: At) -> None:
    actions.add_task(
        stage.partnership,
        by=stage.facilitator,
        code=row["code"].text(),
        title=row.words(),
        objective=stage.things.get(row.get("objective").value or ""),
        accountable=stage.partner(row["accountable"]),
        responsible=[stage.partner(place) for place in row["responsible"]],
        consulted=[stage.partner(place) for place in row.get("consulted")],
    )
    stage.done("task")


def _step(stage: Stage, row: At) -> None:
    stage.partnership.refresh_from_db()
    wanted = row["stage"].one_of(set(Partnership.State.values), "a stage")
    if stage.partnership.state != wanted:
        actions.change_stage(stage.partnership, by=stage.facilitator, stage=wanted)
        stage.done("stage")
