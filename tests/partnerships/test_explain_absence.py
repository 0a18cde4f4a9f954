"""Who speaks for the people concerned is named, or their absence explained."""

from partnerships import actions
from partnerships.journal import sentence
from partnerships.models import JournalEntry
from tests.conftest import text
from tests.partnerships.saying import refused


def test_the_absence_of_the_people_concerned_is_explained(made, facilitator, alice, login, url):
    address = url("explain_absence")
    assert "Nobody has written why." in login(alice).get(url("need_list")).text
    assert address not in login(alice).get(url("need_list")).text
    assert address in login(facilitator).get(url("need_list")).text
    assert login(facilitator).post(address, {"reason_fr": ""}).status_code == 422
    typed = {"reason_fr": "Un réseau technique.", "reason_en": "A technical network."}
    assert login(facilitator).post(address, typed).status_code == 302
    assert "Not applicable, because: A technical network." in login(alice).get(url("need_list")).text
    assert "A technical network." in sentence(JournalEntry.objects.latest("sequence"))
    assert "Only the facilitator" in refused(actions.explain_absence, made.partnership, by=alice, reason=text("x"))


def test_who_speaks_for_the_people_concerned_is_named(made, facilitator, llu, login, url):
    llu.speaks_for_concerned = True
    llu.save()
    read = login(facilitator).get(url("need_list")).text
    assert "Represented by: Logis &amp; Lumière." in read
    assert url("explain_absence") not in read
    assert "there is no absence to explain" in login(facilitator).get(url("explain_absence")).text
