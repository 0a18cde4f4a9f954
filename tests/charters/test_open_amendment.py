"""An amendment: the next version, from the one in force; its way, its page of changes."""

import pytest
from django.urls import reverse

from charters import actions
from charters.contents.pathway import pathway
from charters.models import CharterVersion
from core.refusals import Refused
from partnerships.models import Notice
from tests.charters.conftest import BODY, approve_all, fresh
from tests.charters.life import SUMMARY, amended, decided, signed_by
from tests.conftest import text


def refused(charter, by, **changes) -> str:
    with pytest.raises(Refused) as caught:
        actions.open_amendment(charter, by=by, **{"summary": SUMMARY, **changes})
    return caught.value.reason


def test_the_next_version_begins_as_the_one_in_force(signed, facilitator, alice):
    CharterVersion.objects.filter(pk=signed.pk).update(exit_notice_months=6)
    charter = signed.charter
    version = actions.open_amendment(charter, by=facilitator, summary=SUMMARY)
    assert (version.label, version.based_on, version.exit_notice_months) == ("v1.1", signed, 6)
    assert version.is_amendment and version.summary["fr"] == "Plus de temps"
    assert fresh(signed).state == "in_force"
    article = actions.write_article(charter, by=alice, title=text("Objet", "Purpose"), body=BODY)
    assert article.number == 3
    old = charter.articles.get(number=1)
    assert actions.write_article(charter, by=alice, title=old.title, body=text("Neuf.", "New."), article=old)
    told = Notice.objects.filter(entry__event="charters.amendment_opened").values_list("user__name", flat=True)
    assert set(told) == {"Alice", "Bob", "Carol"}


def test_who_may_open_it_and_when(signed, facilitator, alice, bob, carol):
    charter = signed.charter
    assert "Only the facilitator" in refused(charter, alice)
    assert "another version has this label" in refused(charter, facilitator, label="v1.0").lower()
    assert "short word" in refused(charter, facilitator, label="a/b")
    assert "what this amendment is to change" in refused(charter, facilitator, summary=text(""))
    version = actions.open_amendment(charter, by=facilitator, summary=SUMMARY, label="v2.0")
    assert version.label == "v2.0"
    assert "being written already" in refused(charter, facilitator)


def test_nothing_to_amend_before_the_first_signature(opened, facilitator):
    assert "nothing to amend" in refused(opened.charter, facilitator)


def test_not_while_a_version_awaits_signatures(signed, facilitator, alice, bob, carol):
    amended(signed.charter, facilitator, (alice, bob, carol))
    assert "awaits signatures" in refused(signed.charter, facilitator)


def test_not_in_a_closed_partnership(signed, facilitator):
    type(signed.partnership).objects.update(state="closed")
    assert "closed" in refused(signed.charter, facilitator)


def test_by_its_form(signed, facilitator, alice, login):
    url = reverse("charters:open_amendment", args=[signed.partnership.slug])
    assert login(alice).get(url).status_code == 403
    browser = login(facilitator)
    assert "stays in force meanwhile" in browser.get(url).content.decode()
    assert browser.post(url, {"label": "v1.1"}).status_code == 422
    seen = browser.post(url, {"summary_fr": "Plus de temps", "label": ""}, follow=True).content.decode()
    assert "Version 1.1 is begun" in seen and "What changes since version 1.0" in seen
    assert "no decision is linked to it" in seen


def test_the_page_of_changes(signed, facilitator, alice, bob, login):
    charter = signed.charter
    version = actions.open_amendment(charter, by=facilitator, summary=SUMMARY)
    browser, url = login(alice), reverse("charters:version_changes", args=[charter.partnership.slug, version.label])
    assert "Nothing differs" in browser.get(url).content.decode()
    old = charter.articles.get(number=1)
    body = text("Premier alinéa.\n\nSecond paragraphe.", "First clause.\n\nSecond paragraph.")
    actions.write_article(charter, by=alice, title=text("Préambule", "Foreword"), body=body, article=old)
    actions.write_article(charter, by=bob, title=text("Durée", "Duration"), body=text("Deux ans.", "Two years."))
    seen = browser.get(url).content.decode()
    assert "<del> paragraph</del><ins> clause</ins>" in seen
    assert "2 articles differ." in seen and "1 passage unchanged" in seen and "1 article unchanged" in seen
    assert "renamed" in seen and "Two years." in seen and "More time" in seen
    missing = {"since": "v9"}
    assert browser.get(url, missing).status_code == 404
    first = reverse("charters:version_changes", args=[charter.partnership.slug, "v1.0"])
    assert "nothing to compare it with" in browser.get(first).content.decode()


def test_its_way_step_by_step(signed, facilitator, alice, bob, carol):
    version = actions.open_amendment(signed.charter, by=facilitator, summary=SUMMARY)

    def way() -> str:
        steps = pathway(CharterVersion.objects.select_related("partnership", "decision", "charter").get(pk=version.pk))
        return "".join("!" if step.current else "x" if step.done else "." for step in steps)

    assert way() == "!....."
    actions.open_review(version, by=facilitator, until_on=signed.partnership.today())
    assert way() == "x!...."
    decision = decided(signed.partnership, facilitator, matter="charter")
    CharterVersion.objects.filter(pk=version.pk).update(decision=decision)
    assert way() == "x!x..."
    for member in (alice, bob, carol):
        actions.name_signatory(fresh(version), by=facilitator, partner=member.partner, member=member)
    actions.freeze_charter(approve_all(version), by=facilitator, reason="Now")
    assert way() == "xxxx!."


def test_its_whole_way(signed, facilitator, alice, bob, carol, login):
    version = amended(signed.charter, facilitator, (alice, bob, carol))
    page = reverse("charters:signing", args=[signed.partnership.slug])
    assert "What changed since version 1.0, which you signed" in login(alice).get(page).content.decode()
    version = signed_by(version, alice, bob, carol)
    steps = pathway(version)
    assert [step.done for step in steps] == [True, True, True, True, True, True]
    assert steps[4].detail == "3 of 3" and not any(step.current for step in steps)
    assert fresh(signed).superseded_by == version
