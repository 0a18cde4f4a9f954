"""French spaces and apostrophes on plain text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.typography import typeset

N, F = "\u202f", "\u00a0"  # narrow no-break space, no-break space


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Qui décide ?", f"Qui décide{N}?"),
        ("Qui décide?", f"Qui décide{N}?"),
        ("Assez !", f"Assez{N}!"),
        ("Vraiment ?!", f"Vraiment{N}?!"),
        ("un ; deux; trois", f"un{N}; deux{N}; trois"),
        (f"déjà juste{N}!", f"déjà juste{N}!"),
        (f"mauvais espace{F}!", f"mauvais espace{N}!"),
        ("Les règles : une voix", f"Les règles{F}: une voix"),
        ("Les règles: une voix", f"Les règles{F}: une voix"),
        ("Elle dit « oui ».", f"Elle dit «{N}oui{N}»."),
        ("Elle dit «oui»!", f"Elle dit «{N}oui{N}»{N}!"),
        ("35% des 600 ménages, 19,7 %", f"35{N}% des 600 ménages, 19,7{N}%"),
        ("l'accord d'« Entente »", f"l’accord d’«{N}Entente{N}»"),
        ("de 11 h à 14 h, 420 MWh, 3 t, 20 m²", f"de 11{F}h à 14{F}h, 420{F}MWh, 3{F}t, 20{F}m²"),
        ("270 000 € en 3 ans", f"270{N}000{F}€ en 3 ans"),
        ("avenant n° 1", f"avenant n°{F}1"),
        (" ! après du gras", f"{N}! après du gras"),
        ("« deux » « fois »", f"«{N}deux{N}» «{N}fois{N}»"),
    ],
)
def test_french_is_typeset_as_printers_do(typed, printed):
    assert typeset(typed, "fr") == printed


@pytest.mark.parametrize(
    "text",
    [
        "https://example.org/?a=1;b=2!x et https://example.org:8000/",
        "écrire à l.oneil@example.org",
        "18:20, ratio 1:10",
        "le 5 novembre 2026 300 personnes",
        "12' de film, 5'10",
        "3 habitants, 4 mois",
        "fin.\n! nouvelle ligne",
    ],
)
def test_what_only_looks_like_it_stays(text):
    assert typeset(text, "fr") == text


def test_english_keeps_its_spaces_and_gets_its_apostrophe():
    assert typeset('It\'s ours: who decides? 35%; "all"', "en") == 'It’s ours: who decides? 35%; "all"'


def test_a_variant_of_french_is_french():
    assert typeset("Oui !", "fr-CA") == f"Oui{N}!"


PIECES = st.lists(st.sampled_from([*"abé1 ;!?:%«»'\n.,()€h", " ", F, N, "n°", "m²", "https://x.fr/?", " 000"]))


@given(PIECES.map("".join))
def test_twice_is_once(text):
    once = typeset(text, "fr")
    assert typeset(once, "fr") == once


@given(PIECES.map("".join))
def test_only_spaces_and_apostrophes_change(text):
    def bare(words):
        return "".join(words.replace("’", "'").split())

    assert bare(typeset(text, "fr")) == bare(text)
