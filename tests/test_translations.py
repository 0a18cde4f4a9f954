"""Every text of the code has a whole, typeset French translation, and the check notices when one has not."""

import pytest
from babel.messages.catalog import Catalog, Message

from tests import translations

pytestmark = pytest.mark.once


def test_every_text_is_translated():
    assert list(translations.problems()) == []


def test_python_and_templates_are_both_read(tmp_path):
    template = tmp_path / "page.html"
    template.write_text(
        '{% load i18n %}\n  {% translate "Leave" context "a door" %}\n'
        "    {% blocktranslate count n=n %}One{% plural %}{{ n }} doors{% endblocktranslate %}"
    )
    told = translations.extract.extract(
        "python", translations.io.BytesIO(translations.readable(template)), translations.KEYWORDS
    )
    assert [(text, context) for _line, text, _comments, context in told] == [
        ("Leave", "a door"),
        (("One", "%(n)s doors"), None),
    ]


@pytest.mark.parametrize(
    ("message", "fault"),
    [
        (Message("Leave"), "not translated"),
        (Message(("One", "%(n)s doors"), string=("Une", "")), "not translated"),
        (Message("Leave", string="Sortir", flags=["fuzzy"]), "fuzzy"),
        (Message("Leave %(place)s", string="Sortir"), "other placeholders"),
        (Message("Leave", string="Sortir de %(place)s"), "other placeholders"),
        (Message(("One", "%(n)s doors"), string=("Une", "Des portes")), "other placeholders"),
        (Message("The door", string="La porte d'entrée"), "straight apostrophe"),
        (Message("Leave?", string="Sortir ?"), "breaking space"),
        (Message("Leave?", string="Sortir?"), "no space"),
        (Message("“Leave”", string="“Sortir”"), "English quotes"),
    ],
)
def test_the_check_notices(message, fault):
    assert any(told.startswith((fault, f"a {fault}")) for told in translations.faults(message, "fr"))


def test_a_good_translation_has_no_fault():
    doors = Message(("One door?", "%(n)s doors?"), string=("Une porte\u202f?", "%(n)s portes\u202f?"))
    assert list(translations.faults(doors, "fr")) == []


def test_a_text_that_left_the_code_or_never_reached_the_catalogue_is_told(monkeypatch):
    code, kept = Catalog(), Catalog(locale="fr")
    code.add("Enter", "")
    kept.add("Leave", "Sortir")
    monkeypatch.setattr(translations, "gathered", lambda: code)
    monkeypatch.setattr(translations, "catalogue", lambda language: kept)
    assert [told.partition(":")[2].split(" (")[0] for told in translations.problems()] == [
        " not in the catalogue",
        " no longer in the code",
    ]
