"""A version of the vision: its name, what changed in it, its words never taken for markup."""

import pytest

from partnerships import actions
from partnerships.actions.texts import next_label
from partnerships.models import Paragraph
from tests.partnerships.amendments import SECOND, amend, first, shared, version
from tests.partnerships.texts import send

__all__ = ["amend", "first", "shared", "version"]


@pytest.mark.once
@pytest.mark.parametrize(
    ("before", "number", "after"),
    [
        ("v0.4", 5, "v0.5"),
        ("v1.9", 3, "v1.10"),
        ("v3", 4, "v4"),
        ("", 1, "v1"),
        ("final", 6, "v6"),
        ("Spring draft no. 0.9", 3, "v3"),
        ("2.x", 2, "v2"),
    ],
)
def test_versions_are_named_after_the_one_before(before, number, after):
    assert next_label(before, number) == after


def test_a_version_shows_what_changed(made, url, login, alice):
    read = login(alice).get(url("vision_version", 2)).text
    assert "One two<ins> three</ins>." in read
    assert "What changed since v1 is marked word by word." in read
    assert made.two.fingerprint in read
    first = login(alice).get(url("vision_version", 1)).text
    assert "An earlier version; the current one is v2." in first
    assert "<ins>" not in first


def test_words_are_never_taken_for_markup(made, url, login, alice):
    send(url, login(alice), text_fr="<b>Un</b>", text_en="<script>alert(1)</script>")
    for address in (url("vision"), url("vision_version", 3), url("propose_version")):
        read = login(alice).get(address).text
        assert "<script>alert" not in read
        assert "&lt;script&gt;" in read
    assert Paragraph.objects.filter(version__number=3).count() == 1


def test_two_versions_are_compared(version, amend, url, login, alice, facilitator):
    actions.accept_amendment(amend(), by=facilitator)
    actions.propose_version(version.partnership, by=alice, paragraphs=[(None, SECOND)])
    page = login(alice).get(url("vision_version", 3) + "?against=1").text
    assert "What changed since v0.4 is marked word by word." in page and "Compare with" in page
    same = login(alice).get(url("vision_version", 3) + "?against=zz").text
    assert "What changed since v0.5" in same
