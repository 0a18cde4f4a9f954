"""The framing sheet: written once section by section, then a shared text that each partner consents to."""

from uuid import uuid4

import pytest

from core.refusals import Refused
from impact import actions, contents, rules
from impact.contents.framing import GUIDE
from impact.models import FramingSheet
from partnerships.actions import give_consent, propose_version
from partnerships.models import JournalEntry, Member, Notice, Partnership, Version
from tests.conftest import text
from tests.impact.framed import LIMITS, agree_framing, representatives


def refused(act, *args, **facts) -> str:
    with pytest.raises(Refused) as refusal:
        act(*args, **facts)
    return refusal.value.reason


def write(partnership, by, **more):
    given = {"purposes": ["improve", "account"], "sections": [LIMITS], "why": text("Chaque automne", "Every autumn")}
    return actions.write_framing(partnership, by=by, **given | more)


def test_sections_become_titled_paragraphs_of_a_shared_text(partnership, alice, bob):
    long = text("Vous.\n\nEt nous.", "You.\r\n\r\nAnd us.")
    sheet = write(partnership, alice, sections=[(text("Pour qui ?", "For whom?"), long), LIMITS])
    bodies = [row.body for row in sheet.text.current().paragraphs.all()]
    assert bodies[0] == {
        "fr": bodies[0]["fr"],
        "en": "Why we measure\nWe measure first to improve what we do, then to account for what we do.\nEvery autumn",
    }
    assert bodies[1]["en"] == "For whom?\nYou.\nAnd us.", "one section is one paragraph, whatever was typed"
    assert bodies[2]["fr"] == "Limites assumées\nContribution, pas attribution."
    assert JournalEntry.objects.latest("pk").event == "impact.framing_written"
    assert set(Notice.objects.filter(entry__event="impact.framing_written").values_list("user", flat=True)) == {
        member.user_id for member in representatives(partnership) if member != alice
    }


def test_it_is_agreed_once_each_partner_consents_to_its_current_words(partnership, facilitator, alice, bob, carol):
    assert not rules.is_framed(partnership)
    sheet = write(partnership, facilitator)
    version = sheet.text.current()
    for member, position in ((alice, "consent"), (bob, "concern")):
        give_consent(version, by=member, position=position, reason="Un hiver doux.")
        assert not rules.is_framed(partnership)
    give_consent(version, by=carol, position="objection", reason="Trop cher.")
    assert not rules.is_framed(partnership)
    assert [partner.code for partner in contents.framing(partnership).consents.objecting] == ["CAL"]
    give_consent(version, by=carol, position="consent")
    assert rules.is_framed(partnership)
    assert contents.framing(partnership).agreed
    shared = JournalEntry.objects.latest("pk")
    assert (shared.event, shared.by) == ("partnerships.text_shared", None)
    propose_version(partnership, by=alice, text=sheet.text, paragraphs=[(None, text("Tout autre chose"))])
    assert not rules.is_framed(partnership), "new words are to be consented to again"


def test_why_it_is_refused(partnership, facilitator, alice, stranger):
    assert "choose one purpose at least" in refused(write, partnership, alice, purposes=[])
    assert "the same one stands twice" in refused(write, partnership, alice, purposes=["improve", "improve"])
    assert "not one of the purposes" in refused(write, partnership, alice, purposes=["shine"])
    assert "Write one of the sections" in refused(write, partnership, alice, sections=[])
    assert not FramingSheet.objects.exists()
    write(partnership, alice)
    assert "is written already" in refused(write, partnership, facilitator)
    Partnership.objects.update(state=Partnership.State.CLOSED)
    assert "is closed" in refused(write, partnership, alice)
    nobody = Member.objects.create(partnership=partnership, user=stranger, joined_at=partnership.started_at)
    assert "Only representatives" in rules.write_framing.refusal(nobody, partnership)


def test_purposes_ranked_anew_make_a_version_to_confirm(partnership, facilitator, alice):
    sheet = agree_framing(partnership, facilitator)
    before = sheet.text.current()
    version = actions.rank_purposes(sheet, by=alice, purposes=["advocate", "improve", "account"])
    assert (version.number, Version.objects.filter(text=sheet.text).count()) == (2, 2)
    said = [row.body["en"] for row in version.paragraphs.all()]
    assert said[0].startswith(
        "Why we measure\nWe measure first to speak up for a cause, then to improve what we do, last"
    )
    assert said[1:] == [row.body["en"] for row in before.paragraphs.all()][1:]
    assert version.paragraphs.first().uuid == before.paragraphs.first().uuid, "a difference, not another paragraph"
    assert not rules.is_framed(partnership)
    sheet.refresh_from_db()
    assert sheet.purposes == ["advocate", "improve", "account"]
    assert "ranked like this already" in refused(actions.rank_purposes, sheet, by=alice, purposes=sheet.purposes)
    assert "the same one stands twice" in refused(actions.rank_purposes, sheet, by=alice, purposes=["improve"] * 2)
    Partnership.objects.update(state=Partnership.State.CLOSED)
    sheet = FramingSheet.objects.get()
    assert "is closed" in refused(actions.rank_purposes, sheet, by=alice, purposes=["improve"])


def test_words_added_to_the_purposes_stay_when_they_are_ranked_anew(partnership, alice):
    sheet = write(partnership, alice)
    version = actions.rank_purposes(sheet, by=alice, purposes=["motivate"])
    assert version.paragraphs.first().body["en"] == ("Why we measure\nWe measure to keep everyone going.\nEvery autumn")


def test_from_the_empty_page_to_the_agreed_one(partnership, page, login, alice, bob, carol, django_assert_num_queries):
    browser = login(alice)
    assert 'class="empty-place"' in browser.get(page("framing")).text
    form = browser.get(page("write_framing")).text
    for title, question in GUIDE.values():
        assert str(title).replace("?", "") in form and str(question)[:20] in form
    sent = {"purpose_1": "improve", "limits_fr": "Pas de témoin", "limits_en": "No control", "once": str(uuid4())}
    for more, said in (
        ({"purpose_2": "improve"}, "the same one stands twice"),
        ({"readers_fr": "Nous"}, "in each language in which you wrote another one"),
        ({"limits_fr": "", "limits_en": ""}, "Write one of the sections"),
    ):
        answer = browser.post(page("write_framing"), sent | more | {"once": str(uuid4())})
        assert answer.status_code in (403, 422) and said in answer.text
    assert browser.post(page("write_framing"), sent).status_code == 302
    shown = browser.get(page("framing")).text
    for said in ("0 of 3 partners consent to v1", "No control", "Accepted limits", "Not written yet: For whom?"):
        assert said in shown, said
    sheet = FramingSheet.objects.get()
    consent = sheet.text.act_url("give_consent")
    read = {"position": "consent", "fingerprint": sheet.text.current().fingerprint}
    for member in (alice, bob, carol):
        assert login(member).post(consent, read).status_code == 302
    assert "Agreed:" in login(bob).get(page("framing")).text
    assert "agreed in v1" in login(bob).get(page("indicator_list")).text
    assert "ranked anew" not in login(bob).get(page("rank_purposes")).text
    ranked = login(bob).post(page("rank_purposes"), {"purpose_1": "account"})
    assert ranked.status_code == 302
    assert "Waiting for:" in login(bob).get(page("framing")).text
