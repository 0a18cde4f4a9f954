"""Amendments: discussed, taken in as they stand or changed, merged, refused, withdrawn; nothing is overwritten."""

from uuid import uuid4

import pytest

from core.canonical import fingerprint
from core.refusals import Refused
from partnerships import actions, rules
from partnerships.actions.texts import next_label
from partnerships.contents.amendments import preview, proposed_of
from partnerships.contents.texts import paragraphs_of
from partnerships.models import Amendment, Consent, JournalEntry, Notice, Opinion
from tests.conftest import text

FIRST = text("La présence des habitants, le regard de la recherche.", "The presence of residents, the eye of research.")
SECOND = text("Nous prendrons trois hivers.", "We will take three winters.")
WITH_KNOWLEDGE = text(
    "La présence et le savoir des habitants, le regard de la recherche.",
    "The presence and knowledge of residents, the eye of research.",
)
OF_RESEARCHERS = text(
    "La présence des habitants, le regard des chercheurs.", "The presence of residents, the eye of researchers."
)
BOTH = text(
    "La présence et le savoir des habitants, le regard des chercheurs.",
    "The presence and knowledge of residents, the eye of researchers.",
)


@pytest.fixture
def version(partnership, facilitator):
    return actions.propose_version(
        partnership, by=facilitator, paragraphs=[(None, FIRST), (None, SECOND)], label="v0.4"
    )


@pytest.fixture
def shared(version):
    return version.text


@pytest.fixture
def first(version):
    return version.paragraphs.get(rank=1).uuid


@pytest.fixture
def second(version):
    return version.paragraphs.get(rank=2).uuid


@pytest.fixture
def amend(shared, first, alice):
    """Propose to replace the first paragraph, as alice unless told."""

    def propose(body=WITH_KNOWLEDGE, by=alice, **more):
        said = {"kind": "replace", "paragraph": first, "reason": "They know.", "body": body, **more}
        return actions.propose_amendment(shared, by=by, **said)

    return propose


def words(version) -> list[str]:
    return [body["en"] for _uuid, body in paragraphs_of(version)]


def test_an_amendment_is_numbered_journaled_and_changes_nothing(amend, version, bob, first):
    one, two = amend(), amend(OF_RESEARCHERS, by=bob)
    assert (one.number, two.number, one.state, one.version) == (1, 2, "open", version)
    assert version.text.current() == version
    entry = JournalEntry.objects.filter(event="partnerships.amendment_proposed").first()
    assert (entry.params["number"], entry.params["reason"], entry.by.pk) == (1, "They know.", one.made_by_id)


def test_taken_as_it_stands_it_makes_the_next_version(amend, facilitator, version, alice):
    actions.give_consent(version, by=alice, position="consent")
    taken = actions.accept_amendment(amend(), by=facilitator)
    new = version.text.current()
    assert (taken.state, taken.taken_into, taken.closed_by) == ("accepted", new, facilitator)
    assert (new.label, new.number, new.proposed_by) == ("v0.5", 2, alice)
    assert words(new) == [WITH_KNOWLEDGE["en"], SECOND["en"]]
    assert [row.uuid for row in new.paragraphs.all()] == [row.uuid for row in version.paragraphs.all()]
    assert str(new.reason) == "Amendment 1: They know."
    assert not Consent.objects.filter(version=new).exists(), "the consent to v0.4 is to be confirmed"
    told = Notice.objects.filter(entry__event="partnerships.amendment_accepted").values_list("user__email", flat=True)
    assert sorted(told) == ["alice@example.org", "bob@example.org", "carol@example.org"]


def test_taken_with_changes_it_says_which_and_why(amend, facilitator):
    one = amend()
    changed = text("La présence et l’expérience des habitants.", "The presence and experience of residents.")
    with pytest.raises(Refused, match="Say what you changed, and why"):
        actions.accept_amendment(one, by=facilitator, body=changed)
    taken = actions.accept_amendment(one, by=facilitator, body=changed, reason="Experience says more.")
    assert (taken.state, taken.outcome_reason) == ("changed", "Experience says more.")
    assert words(taken.taken_into)[0] == changed["en"]


def test_a_paragraph_is_added_after_another_or_at_the_beginning_and_removed(shared, first, alice, facilitator):
    added = text("Nous dirons ce qui n’a pas marché.", "We will say what did not work.")
    by = {"by": alice, "reason": "Honesty."}
    end = actions.propose_amendment(shared, kind="add", paragraph=first, body=added, **by)
    start = actions.propose_amendment(shared, kind="add", body=text("Ensemble.", "Together."), **by)
    actions.accept_amendment(end, by=facilitator)
    actions.accept_amendment(start, by=facilitator)
    assert words(shared.current()) == ["Together.", FIRST["en"], added["en"], SECOND["en"]]
    gone = actions.propose_amendment(shared, kind="remove", paragraph=first, body=added, **by)
    assert gone.body == {}
    actions.accept_amendment(gone, by=facilitator)
    assert words(shared.current()) == ["Together.", added["en"], SECOND["en"]]


def test_two_amendments_to_one_paragraph_are_merged_on_one_screen(amend, facilitator, bob, shared, first):
    one, two = amend(), amend(OF_RESEARCHERS, by=bob)
    for amendment in (one, two):
        with pytest.raises(Refused, match="Look at both on one screen"):
            actions.accept_amendment(amendment, by=facilitator)
    now = shared.current()
    several = proposed_of(shared.amendments.open(), now, dict(paragraphs_of(now)))
    together = preview(several)
    assert dict(together) == dict(BOTH)
    made = actions.merge_amendments(shared, by=facilitator, paragraph=first, body=together, reason="Both are right.")
    assert words(made)[0] == BOTH["en"]
    assert set(shared.amendments.values_list("state", "taken_into", "outcome_reason")) == {
        ("merged", made.pk, "Both are right.")
    }
    with pytest.raises(Refused, match="no longer two open amendments"):
        actions.merge_amendments(shared, by=facilitator, paragraph=first, body=together, reason="Again.")


def test_what_two_say_differently_is_chosen_by_a_person(amend, facilitator, bob, shared, first):
    amend(OF_RESEARCHERS)
    amend(
        text("La présence des habitants, le regard du laboratoire.", "The presence of residents, the eye of the lab."),
        bob,
    )
    now = shared.current()
    together = preview(proposed_of(shared.amendments.open(), now, dict(paragraphs_of(now))))
    assert "⟦" in together["fr"] and "laboratoire" in together["fr"] and "chercheurs" in together["fr"]
    with pytest.raises(Refused, match="two wordings"):
        actions.merge_amendments(shared, by=facilitator, paragraph=first, body=together, reason="Mixed.")
    assert shared.current() == now


def test_what_changed_meanwhile_is_never_undone(amend, facilitator, bob, carol, shared, first):
    one = amend()
    actions.refuse_amendment(amend(OF_RESEARCHERS, by=bob), by=facilitator, reason="Later.")
    rows = [(first, OF_RESEARCHERS), *paragraphs_of(shared.current())[1:]]
    actions.propose_version(shared.partnership, by=carol, paragraphs=rows)
    one.refresh_from_db()
    with pytest.raises(Refused, match="it would undo that change"):
        actions.accept_amendment(one, by=facilitator)
    now = shared.current()
    shown = proposed_of(shared.amendments.open(), now, dict(paragraphs_of(now)))[0]
    assert shown.moved and dict(shown.merged()) == dict(BOTH)
    taken = actions.accept_amendment(one, by=facilitator, body=shown.merged(), reason="With the change of meanwhile.")
    assert words(taken.taken_into)[0] == BOTH["en"]


def test_a_paragraph_removed_under_an_amendment(amend, facilitator, shared, second):
    one = amend()
    actions.propose_version(shared.partnership, by=facilitator, paragraphs=[(second, SECOND)])
    with pytest.raises(Refused, match="not in the text any more"):
        actions.accept_amendment(one, by=facilitator)
    now = shared.current()
    assert proposed_of(shared.amendments.open(), now, dict(paragraphs_of(now)))[0].gone
    assert actions.refuse_amendment(one, by=facilitator, reason="Its paragraph is gone.").state == "refused"


def test_the_last_paragraph_stays(partnership, facilitator, alice):
    only = actions.propose_version(partnership, by=facilitator, paragraphs=[(None, SECOND)])
    gone = only.paragraphs.get().uuid
    one = actions.propose_amendment(only.text, by=alice, kind="remove", paragraph=gone, reason="Empty.")
    with pytest.raises(Refused, match="at least one paragraph"):
        actions.accept_amendment(one, by=facilitator)


def test_whoever_decides_on_an_older_version_is_told(amend, facilitator, shared, first, bob):
    one = amend()
    with pytest.raises(Refused, match="The text has changed since you opened this page"):
        actions.accept_amendment(one, by=facilitator, after=7)
    amend(OF_RESEARCHERS, by=bob)
    with pytest.raises(Refused, match="The text has changed since you opened this page"):
        actions.merge_amendments(shared, by=facilitator, paragraph=first, body=BOTH, reason="x", after=7)


def test_whoever_amends_a_paragraph_that_changed_meanwhile_is_told(amend):
    with pytest.raises(Refused, match="Read what it has become") as refusal:
        amend(read=fingerprint({"en": "Other words."}))
    assert refusal.value.status == 409
    assert amend(read=fingerprint(dict(FIRST))).number == 1


def test_the_facilitator_proposes_on_behalf_of_a_partner(amend, facilitator, bob, carol):
    one = amend(by=facilitator, on_behalf_of=carol.partner)
    assert one.on_behalf_of == carol.partner
    assert JournalEntry.objects.latest("pk").on_behalf_of == carol.partner
    assert rules.withdraw_amendment.allows(carol, one) and not rules.withdraw_amendment.allows(bob, one)


def test_refused_with_a_reason_and_withdrawn_by_its_authors(amend, facilitator, alice, bob):
    one = amend()
    with pytest.raises(Refused, match="A refusal comes with its reason"):
        actions.refuse_amendment(one, by=facilitator, reason=" ")
    refused = actions.refuse_amendment(one, by=facilitator, reason="It says less.")
    assert (refused.state, refused.outcome_reason, refused.taken_into) == ("refused", "It says less.", None)
    assert Notice.objects.filter(user=alice.user, entry__event="partnerships.amendment_refused").exists()
    two = amend()
    with pytest.raises(Refused, match="Only those who proposed"):
        actions.withdraw_amendment(two, by=bob)
    assert actions.withdraw_amendment(two, by=alice).state == "withdrawn"
    for act in (actions.refuse_amendment, actions.accept_amendment):
        more = {"reason": "x"} if act is actions.refuse_amendment else {}
        with pytest.raises(Refused, match="has its outcome already"):
            act(two, by=facilitator, **more)


def test_only_the_facilitator_decides(amend, alice, shared, first):
    one = amend()
    for act in (
        lambda: actions.accept_amendment(one, by=alice),
        lambda: actions.refuse_amendment(one, by=alice, reason="x"),
        lambda: actions.merge_amendments(shared, by=alice, paragraph=first, body=BOTH, reason="x"),
    ):
        with pytest.raises(Refused, match="Only the facilitator"):
            act()


def test_what_cannot_be_proposed(amend, shared, stranger, first):
    with pytest.raises(Refused, match="Change something in them first"):
        amend(FIRST)
    with pytest.raises(Refused, match="Say why"):
        amend(reason="  ")
    with pytest.raises(Refused, match="not in the current version any more"):
        amend(paragraph=uuid4())


def test_a_frozen_text_is_discussed_and_not_changed(amend, facilitator, shared, first, bob):
    one = amend()
    actions.lock_text(shared)
    two = amend(OF_RESEARCHERS, by=bob)
    actions.give_opinion(one, by=bob, position="favourable")
    actions.refuse_amendment(two, by=facilitator, reason="Not now.")
    with pytest.raises(Refused, match="frozen with the charter"):
        actions.accept_amendment(one, by=facilitator)
    with pytest.raises(Refused, match="frozen with the charter"):
        actions.merge_amendments(shared, by=facilitator, paragraph=first, body=BOTH, reason="x")


# Opinions -----------------------------------------------------------------------------------------------


def test_opinions_advise_and_keep_what_was_said_before(amend, bob, carol, facilitator):
    one = amend()
    with pytest.raises(Refused, match="Say why your organisation is against"):
        actions.give_opinion(one, by=bob, position="against")
    actions.give_opinion(one, by=bob, position="against", reason="It excludes us.")
    actions.give_opinion(one, by=bob, position="favourable")
    actions.give_opinion(one, by=carol, position="concern", reason="And the staff?")
    live = {opinion.partner.code: opinion.position for opinion in Opinion.objects.live()}
    assert live == {"VSA": "favourable", "CAL": "concern"}
    assert Opinion.objects.count() == 3
    with pytest.raises(Refused, match="Only representatives of partners"):
        actions.give_opinion(one, by=facilitator, position="favourable")
    actions.withdraw_amendment(one, by=one.made_by)
    with pytest.raises(Refused, match="has its outcome already"):
        actions.give_opinion(one, by=bob, position="favourable")


def test_the_twin_agrees_with_the_rule(amend, alice, bob, carol, facilitator):
    one, two = amend(), amend(OF_RESEARCHERS, by=facilitator, on_behalf_of=carol.partner)
    actions.give_opinion(one, by=bob, position="favourable")
    expected = {alice: {2}, bob: {2}, carol: {1}, facilitator: set()}
    for member, numbers in expected.items():
        assert set(rules.awaiting_opinion_from(member).values_list("number", flat=True)) == numbers
        for amendment in (one, two):
            if amendment.number in numbers:
                assert rules.give_opinion.allows(member, amendment)


@pytest.mark.once
@pytest.mark.parametrize(
    ("before", "number", "after"),
    [("v0.4", 5, "v0.5"), ("v1.9", 3, "v1.10"), ("v3", 4, "v4"), ("", 1, "v1"), ("final", 6, "v6"), ("2.x", 2, "v2")],
)
def test_versions_are_named_after_the_one_before(before, number, after):
    assert next_label(before, number) == after


@pytest.mark.once
def test_every_outcome_is_an_end():
    outcomes = Amendment.TRANSITIONS[Amendment.State.OPEN]
    assert outcomes == {"accepted", "changed", "merged", "refused", "withdrawn"}
    assert all(not Amendment.TRANSITIONS[outcome] for outcome in outcomes)
