"""The pages of remarks: made, answered, closed; bad input is refused."""

from uuid import uuid4


def test_the_pages(remark, url, login, alice, bob, facilitator):
    read = login(bob).get(url("vision")).text
    assert "And those who learn?" in read and "1 remark is open." in read
    assert url("reply_to_remark", remark.uuid) in read and url("resolve_remark", remark.uuid) not in read
    assert login(bob).get(url("resolve_remark", remark.uuid)).status_code == 403
    said = login(bob).post(url("reply_to_remark", remark.uuid), {"body": "They are in line 4."}, follow=True)
    assert "They are in line 4." in said.text
    empty = login(alice).post(url("resolve_remark", remark.uuid), {"resolution": ""})
    assert (empty.status_code, "This field is required." in empty.text) == (422, True)
    done = login(alice).post(url("resolve_remark", remark.uuid), {"resolution": "Taken into v3."}, follow=True)
    assert "Taken into v3." in done.text and "is open" not in done.text
    place = url("make_remark", remark.paragraph)
    assert login(facilitator).post(place, {"body": "Mine"}, follow=True).text.count("Mine") == 1
    for bad in ("", "x" * 3000, "nul\x00"):
        answer = login(alice).post(place, {"body": bad})
        assert answer.status_code == 422
    assert login(alice).get(url("make_remark", uuid4())).status_code == 404
    assert login(alice).get(url("reply_to_remark", uuid4())).status_code == 404


def test_a_place_without_a_text_has_no_remarks(partnership, url, login, alice):
    assert login(alice).get(url("make_remark", uuid4())).status_code == 404
    assert login(alice).get(url("resolve_remark", uuid4())).status_code == 404
    assert login(alice).get(url("propose_amendment")).status_code == 404
