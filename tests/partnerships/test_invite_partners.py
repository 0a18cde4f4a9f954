"""Many people invited at once, from a spreadsheet: looked at first, then all of them or none."""

from datetime import timedelta

import pytest

from core import clock
from core.models import Mail
from core.refusals import Refused
from partnerships import actions, pasted
from partnerships.models import Invitation, JournalEntry, Partner
from partnerships.rules.invitations import MOST_IN_A_DAY, MOST_WAITING
from tests.partnerships.invitations import fill

SHEET = "\n".join(
    (
        "Organisation\tSigle\tType\tPersonne\tCourriel\tForme",
        "Bâti’Relais\tBRE\tentreprise\tKarim\tkarim@example.org\tSCIC",
        "Collectif\tCFO\tsociété civile\tJosiane\tjosiane@example.org",
        "Bâti’Relais\tBRE\tentreprise\tSam\tsam@example.org",
    )
)


@pytest.fixture
def bruno(partnership, login, facilitator):
    return login(facilitator)


@pytest.fixture
def page(url) -> str:
    return url("invite_partners")


def seen(answer) -> str:
    """What the preview's hidden field says was looked at."""
    return answer.context["form"].digest


def send(bruno, page, text, **more):
    """Look at the lines, then send them."""
    looked = bruno.post(page, {"lines": text, "step": "look"})
    return bruno.post(page, {"lines": text, "step": "send", "seen": seen(looked), **more})


def test_lines_are_looked_at_and_nothing_leaves(bruno, page):
    before = JournalEntry.objects.count()
    answer = bruno.post(page, {"lines": SHEET, "step": "look"})
    assert answer.status_code == 200
    assert "3 lines are right." in answer.text
    assert "Send the 3 invitations" in answer.text
    assert "2 organisations." in answer.text
    assert not Invitation.objects.filter(email="karim@example.org").exists()
    assert JournalEntry.objects.count() == before


def test_they_are_sent_together(bruno, page, partnership):
    mails = Mail.objects.count()
    assert send(bruno, page, SHEET).status_code == 302
    assert Mail.objects.count() == mails + 3
    partner = Partner.objects.get(code="BRE")
    assert (partner.organisation.sector, partner.organisation.legal_form) == ("eco", {"fr": "SCIC"})
    assert sorted(partner.invitations.values_list("email", flat=True)) == ["karim@example.org", "sam@example.org"]
    assert (
        "Bruno invited people of: Bâti’Relais, Collectif."
        in bruno.get(f"/partnerships/{partnership.slug}/journal/").text
    )


def test_a_wrong_line_stops_them_all_and_the_text_is_there_to_correct(bruno, page):
    text = SHEET.replace("josiane@example.org", "josiane.example.org")
    answer = bruno.post(page, {"lines": text, "step": "look"})
    assert answer.status_code == 422
    assert "1 line is to be corrected: nothing was sent." in answer.text
    assert "This is not an e-mail address." in answer.text
    assert "josiane.example.org" in answer.text.split("<textarea")[1]
    assert "Send the" not in answer.text
    assert send(bruno, page, text).status_code == 422
    assert not Partner.objects.filter(code__in=("BRE", "CFO")).exists()


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("LLU bis\tLLU\teco\tSam\tsam@example.org", "A partner here has this short name already."),
        ("logis & lumiere\tLL2\tcivil\tSam\tsam@example.org", "This organisation is here already"),
        ("Autre\tAUT\teco\tAlice\tALICE@example.org", "This person has a place or an invitation here already."),
    ],
)
def test_what_is_here_already(bruno, page, line, said):
    answer = bruno.post(page, {"lines": line, "step": "look"})
    assert answer.status_code == 422
    assert said in answer.text


def test_other_lines_than_those_seen_are_looked_at_again(bruno, page):
    looked = bruno.post(page, {"lines": SHEET, "step": "look"})
    changed = {"lines": SHEET.replace("sam@", "samuel@"), "step": "send", "seen": seen(looked)}
    answer = bruno.post(page, changed)
    assert answer.status_code == 422
    assert "These lines have changed since you looked at them." in answer.text
    assert not Partner.objects.filter(code="BRE").exists()


def test_what_was_taken_between_looking_and_sending_stops_them_all(bruno, page, partnership, facilitator):
    looked = pasted.lines(SHEET)
    actions.invite_partner(partnership, by=facilitator, organisation="X", code="CFO", name="X", email="x@example.org")
    lines = JournalEntry.objects.count()
    with pytest.raises(Refused, match="look at the lines again"):
        actions.invite_partners(partnership, by=facilitator, lines=looked)
    assert not Partner.objects.filter(code="BRE").exists()
    assert JournalEntry.objects.count() == lines


def test_an_accident_half_way_leaves_nothing(partnership, facilitator, monkeypatch):
    sent = []

    def breaks(*args):
        sent.append(args)
        if len(sent) == 2:
            raise RuntimeError("the post office is on fire")

    monkeypatch.setattr("partnerships.actions.invitations._mail", breaks)
    with pytest.raises(RuntimeError):
        actions.invite_partners(partnership, by=facilitator, lines=pasted.lines(SHEET))
    assert not Partner.objects.filter(code__in=("BRE", "CFO")).exists()
    assert not Invitation.objects.filter(email="karim@example.org").exists()


def test_a_hundred_lines_and_no_more(bruno, page):
    rows = [f"Org {n};O{n};civil;P {n};p{n}@example.org" for n in range(101)]
    answer = bruno.post(page, {"lines": "\n".join(rows), "step": "look"})
    assert answer.status_code == 422
    assert "At most 100 lines are sent at a time." in answer.text
    assert "100 lines are right." in bruno.post(page, {"lines": "\n".join(rows[1:]), "step": "look"}).text


@pytest.mark.parametrize("text", ["", " \n ", "Organisation;Sigle;Type;Personne;Courriel"])
def test_nothing_to_read(bruno, page, text):
    answer = bruno.post(page, {"lines": text, "step": "look"})
    assert answer.status_code == 422
    assert 'class="errors' in answer.text


def test_too_much_text_is_refused_and_is_there_again(bruno, page):
    answer = bruno.post(page, {"lines": "x" * 40_001, "step": "look"})
    assert answer.status_code == 422
    assert "This is too much text for 100 lines." in answer.text
    assert "x" * 40_001 in answer.text


def test_ten_megabytes_are_refused_unread_with_a_sentence(bruno, page):
    answer = bruno.post(page, {"lines": "x" * 10_000_000, "step": "look"})
    assert answer.status_code == 413
    assert "A form takes 2.5 million characters at most; nothing of what you sent was kept." in answer.text


def test_cells_are_shown_as_text(bruno, page):
    answer = bruno.post(page, {"lines": "<b>Org</b>;ORG;civil;<i>P</i>;p@example.org", "step": "look"})
    assert "&lt;b&gt;Org&lt;/b&gt;" in answer.text
    assert "<b>Org</b>" not in answer.text


def test_others_than_the_facilitator_look_at_nothing(login, alice, page):
    for step in ("look", "send"):
        answer = login(alice).post(page, {"lines": SHEET, "step": step, "seen": "x"})
        assert answer.status_code in (403, 422)
    assert login(alice).post(page, {"lines": SHEET, "step": "look"}).status_code == 403
    with pytest.raises(Refused, match="Only the facilitator"):
        actions.invite_partners(alice.partnership, by=alice, lines=pasted.lines(SHEET))


def test_the_same_queries_for_one_line_and_for_a_hundred(
    bruno, page, django_assert_max_num_queries, django_assert_num_queries
):
    rows = [f"Org {n};O{n};civil;P {n};p{n}@example.org" for n in range(100)]
    bruno.post(page, {"lines": rows[0], "step": "look"})
    with django_assert_max_num_queries(49) as few:
        bruno.post(page, {"lines": rows[0], "step": "look"})
    with django_assert_num_queries(len(few)):
        bruno.post(page, {"lines": "\n".join(rows), "step": "look"})


def test_no_more_wait_than_a_partnership_needs(bruno, page, url, partnership, facilitator, llu):
    fill(partnership, facilitator, MOST_WAITING - 2)
    said = f"At most 300 invitations wait at a time, and {MOST_WAITING - 2} do."
    refused = send(bruno, page, SHEET)
    assert refused.status_code == 403
    assert said in refused.text
    assert "karim@example.org" in refused.text
    fill_up = [{"name": "A", "email": f"a{n}@example.org"} for n in range(3)]
    for person in fill_up[:2]:
        actions.invite_member(llu, by=facilitator, **person)
    for act, thing, details in (
        (actions.invite_member, llu, {}),
        (actions.invite_facilitator, partnership, {}),
        (actions.invite_partner, partnership, {"organisation": "X", "code": "XX"}),
    ):
        with pytest.raises(Refused, match="At most 300 invitations wait"):
            act(thing, by=facilitator, **fill_up[2], **details)
    assert "At most 300 invitations wait" in bruno.get(url("partner_list")).text
    actions.revoke_invitation(Invitation.objects.get(email="a0@example.org"), by=facilitator)
    assert actions.invite_member(llu, by=facilitator, **fill_up[2])


def test_no_more_leave_in_a_day_whatever_became_of_them(partnership, facilitator, llu):
    now = partnership.started_at + timedelta(days=30)
    fill(partnership, facilitator, MOST_IN_A_DAY - 1, now - timedelta(hours=23))
    with clock.at(now):
        last = actions.invite_member(llu, by=facilitator, name="A", email="a@example.org")
        actions.revoke_invitation(last, by=facilitator)
        people = {"by": facilitator, "name": "B", "email": "b@example.org"}
        for act, thing, details in (
            (actions.invite_member, llu, {}),
            (actions.invite_facilitator, partnership, {}),
            (actions.invite_partner, partnership, {"organisation": "X", "code": "XX"}),
        ):
            with pytest.raises(Refused, match="At most 200 invitations are sent in 24 hours, and 200 were"):
                act(thing, **people, **details)
        with pytest.raises(Refused, match="At most 200 invitations are sent"):
            actions.invite_partners(partnership, by=facilitator, lines=pasted.lines(SHEET))
    with clock.at(now + timedelta(hours=1)):
        assert actions.invite_member(llu, by=facilitator, name="B", email="b@example.org")
