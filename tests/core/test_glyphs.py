"""Characters our face does not have are drawn with those it has."""

import pytest

from core.paper.glyphs import printable


@pytest.mark.parametrize(
    ("typed", "drawn"),
    [
        ("Qui\u202f? œuvre, 12\u202f000 €, “ok”", "Qui\u202f? œuvre, 12\u202f000 €, “ok”"),
        ("CO₂ ⅓ ﬁn", "CO2 1⁄3 fin"),
        ("Nguyễn", "Nguye\u0302\u0303n"),
        ("e\u0301", "é"),
        ("quasi\u2011certain", "quasi-certain"),
        ("a\u200b\u202eb\x00\ufe0f", "ab"),
        ("tab\there\n", "tab\there\n"),
        ("A\u2003B", "A B"),
        ("＜script＞", "&lt;script&gt;"),
        ("中文", "◊◊"),
        ("\ud800", ""),
    ],
)
def test_each_character_is_drawn_with_our_face(typed, drawn):
    assert printable(typed) == drawn


def test_characters_lost_are_logged(caplog):
    printable("Ж")
    assert "\\u0416" in caplog.text
