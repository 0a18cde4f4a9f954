"""The charter: to be read and approved, frozen, signed; what holds signatures up; what comes after."""

from datetime import date, timedelta

from django.urls import reverse

from charters import actions
from charters.actions.places import signing_page
from charters.models import CharterVersion, Signatory
from partnerships import actions as building
from partnerships.models import Member, Partnership
from tests.charters.conftest import approve_all, code_for, digest, fresh, place, power, sign, store_pdfs, with_terms
from tests.charters.life import SUMMARY, deed_for, named_on, store_deed
from tests.conftest import join
from tests.overview.moments import DAY, PARTNERS, Act, Moment, asks

TODAY = DAY.date()


def at_charter(version: CharterVersion, part: str = "") -> str:
    return reverse("charters:charter", args=[version.partnership.slug]) + part


def at_version(version: CharterVersion) -> str:
    return reverse("charters:version_detail", args=[version.partnership.slug, version.label])


@asks("charters.approve_version", "charters.announce_approval", "charters.block_version")
def a_version_is_given_to_read(ready, facilitator) -> Moment:
    """Which body looks at it may be said meanwhile: its answer is still awaited."""
    version = actions.open_review(ready, by=facilitator, until_on=TODAY + timedelta(days=20))
    acts = {
        "charters.approve_version": Act(version, lambda by: actions.approve_version(fresh(version), by=by, body="CA")),
        "charters.announce_approval": Act(
            version, lambda by: actions.announce_approval(fresh(version), by=by, body="CA du 3"), ends=False
        ),
        "charters.block_version": Act(version, lambda by: actions.block_version(fresh(version), by=by, blocker="Non")),
    }
    return Moment(at_charter(version, "#approvals"), PARTNERS, acts)


@asks("charters.freeze_charter")
def the_time_to_read_a_version_is_over(ready, facilitator) -> Moment:
    actions.open_review(ready, by=facilitator, until_on=TODAY)
    version = approve_all(fresh(ready))
    freeze = Act(version, lambda by: actions.freeze_charter(fresh(version), by=by, reason="Plus tard."))
    acts = {"charters.freeze_charter": freeze}
    return Moment(at_charter(version), "facilitator", acts, at=DAY + timedelta(days=2))


def signed_with_code(row: Signatory, by: Member) -> object:
    row = fresh(row)
    code = code_for(row, by)
    actions.try_signing_code(row, by=by, code=code)
    return actions.sign_charter(row, by=by, digest=digest(row.version), code=code, agreed=True)


@asks("charters.confirm_reading", "charters.ask_signing_code", "charters.sign_charter", "charters.decline_signature")
def a_charter_is_open_to_the_first_turn(in_turn, alice) -> Moment:
    """Who is named signs, and no colleague for them; the next turn waits."""
    row = place(in_turn, alice)
    read = Act(row, lambda by: actions.confirm_reading(fresh(row), by=by), ends=False)
    code = Act(row, lambda by: actions.ask_signing_code(fresh(row), by=by), ends=False)
    acts = {"charters.confirm_reading": read, "charters.ask_signing_code": code}
    acts["charters.sign_charter"] = Act(row, lambda by: signed_with_code(row, by))
    decline = {"reason": "Non."}
    acts["charters.decline_signature"] = Act(row, lambda by: actions.decline_signature(fresh(row), by=by, **decline))
    return Moment(signing_page(row), "alice", acts)


@asks()
def a_later_turn_waits_for_the_one_before(in_turn, bob) -> Moment:
    row = place(in_turn, bob)
    return Moment(signing_page(row), "", {"charters.sign_charter": Act(row, lambda by: None)}, invited="alice")


def named_bare(version: CharterVersion, facilitator: Member, *people: Member) -> CharterVersion:
    """Open to signature, with no act of authority written for anybody."""
    for member in people:
        actions.name_signatory(version, by=facilitator, partner=member.partner, member=member)
    frozen = actions.freeze_charter(approve_all(version), by=facilitator, reason="Plus tard.")
    return store_pdfs(frozen)


def authority(row: Signatory, by: Member) -> object:
    given = power()
    words = {"kind": given["authority_kind"], "reference": given["authority_reference"]}
    return actions.give_authority(fresh(row), by=by, **words, dated_on=given["authority_dated_on"])


@asks("charters.give_authority")
def a_signatory_s_authority_is_not_written(draft, facilitator, alice, bob, carol) -> Moment:
    """It is given on the way to the signature; the facilitator sees who lacks it, on the version's page."""
    version = named_bare(draft, facilitator, alice, bob, carol)
    row = place(version, alice)
    give = Act(row, lambda by: authority(row, by), ends=False)
    acts = {"charters.give_authority": give}
    return Moment(signing_page(row), "alice", acts, also="facilitator", invited="bob carol")


@asks("charters.give_authority")
def one_authority_is_not_written(draft, facilitator, alice, bob, carol) -> Moment:
    version = named_bare(draft, facilitator, alice, bob, carol)
    for who in (bob, carol):
        authority(place(version, who), who)
    row = place(version, alice)
    give = Act(row, lambda by: authority(row, by))
    return Moment(at_version(version), "facilitator", {"charters.give_authority": give}, also="alice")


@asks("charters.name_signatory")
def who_was_to_sign_has_left(opened, others, facilitator, alice) -> Moment:
    dora = Member.objects.get(partnership=opened.partnership, user__email="dora@example.org")
    given = {"partner": alice.partner, "member": dora, **power()}
    actions.name_signatory(fresh(opened), by=facilitator, **given)
    building.end_member(dora, by=facilitator)
    again = {**given, "member": alice}
    name = Act(fresh(opened), lambda by: actions.name_signatory(fresh(opened), by=by, **again))
    return Moment(at_version(opened), "facilitator", {"charters.name_signatory": name})


@asks("charters.remind_signatories", "charters.extend_signing")
def the_last_day_to_sign_is_near(opened, facilitator) -> Moment:
    """A reminder leaves the day where it is."""
    version = with_terms(opened, signing_until_on=TODAY + timedelta(days=4))
    more = {"until_on": TODAY + timedelta(days=40), "reason": "Vacances."}
    remind = Act(version, lambda by: actions.remind_signatories(fresh(version), by=by), ends=False)
    extend = Act(version, lambda by: actions.extend_signing(fresh(version), by=by, **more))
    acts = {"charters.remind_signatories": remind, "charters.extend_signing": extend}
    return Moment(at_version(version), "facilitator", acts, at=DAY + timedelta(days=1))


@asks("charters.extend_signing", "charters.return_to_writing", "charters.name_signatory")
def a_signatory_declines(opened, facilitator, alice) -> Moment:
    """More time alone does not bring back who has declined."""
    version = with_terms(opened, signing_until_on=TODAY + timedelta(days=20))
    actions.decline_signature(place(version, alice), by=alice, reason="Non.")
    more = {"until_on": TODAY + timedelta(days=40), "reason": "Vacances."}
    again = {"partner": alice.partner, "member": alice, **power()}
    back = {"reason": "Un mot."}
    acts = {
        "charters.extend_signing": Act(
            fresh(version), lambda by: actions.extend_signing(fresh(version), by=by, **more), ends=False
        ),
        "charters.return_to_writing": Act(
            fresh(version), lambda by: actions.return_to_writing(fresh(version), by=by, **back)
        ),
        "charters.name_signatory": Act(
            fresh(version), lambda by: actions.name_signatory(fresh(version), by=by, **again)
        ),
    }
    return Moment(at_version(version), "facilitator", acts)


@asks("charters.open_amendment")
def the_charter_nears_its_end(opened, facilitator, alice, bob, carol) -> Moment:
    for who in (alice, bob, carol):
        sign(opened, who)
    Partnership.objects.filter(pk=opened.partnership_id).update(ends_on=date(2026, 5, 1))
    charter = fresh(opened.charter)
    begin = Act(charter, lambda by: actions.open_amendment(charter, by=by, summary=SUMMARY))
    link = reverse("charters:open_amendment", args=[opened.partnership.slug])
    return Moment(link, "facilitator", {"charters.open_amendment": begin})


@asks("charters.prepare_accession")
def a_partner_came_after_the_signature(opened, facilitator, alice, bob, carol) -> Moment:
    for who in (alice, bob, carol):
        sign(opened, who)
    emma = join(facilitator, "Habitat & Humains", "HAB", "emma")
    version = fresh(opened)
    prepare = Act(version, lambda by: deed_for(fresh(opened), by, emma))
    return Moment(at_charter(version), "facilitator", {"charters.prepare_accession": prepare})


@asks("charters.name_deed_signatory")
def a_deed_has_nobody_to_sign_it(opened, facilitator, alice, bob, carol) -> Moment:
    for who in (alice, bob, carol):
        sign(opened, who)
    emma = join(facilitator, "Habitat & Humains", "HAB", "emma")
    deed = store_deed(deed_for(fresh(opened), facilitator, emma))
    name = Act(deed, lambda by: named_on(fresh(deed), by, emma))
    link = reverse("charters:accession_detail", args=[deed.partnership.slug, deed.uuid])
    return Moment(link, "facilitator", {"charters.name_deed_signatory": name})
