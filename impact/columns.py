"""The columns of a file of figures that is filled in elsewhere and brought back: their names, in each language.

`FIELDS` are in the order of the template. Headings are read without regard to case, accents and spaces, in any of
the languages, so that a file made by a French reader is read back by an English one; so are the headings of the
measurements as they are taken away, and the words that people write over such columns of their own.
"""

import unicodedata

FIELDS = ("code", "on", "value", "numerator", "denominator", "n", "place", "note")

HEADINGS: dict[str, dict[str, str]] = {
    "code": {"fr": "code", "en": "code"},
    "on": {"fr": "date", "en": "date"},
    "value": {"fr": "valeur", "en": "value"},
    "numerator": {"fr": "numérateur", "en": "numerator"},
    "denominator": {"fr": "dénominateur", "en": "denominator"},
    "n": {"fr": "n", "en": "n"},
    "place": {"fr": "lieu", "en": "place"},
    "note": {"fr": "note", "en": "note"},
}

# Beside those of the template: what people write, then what stands in the measurements that were taken away.
ALSO: dict[str, tuple[str, ...]] = {
    "code": ("indicateur", "indicator", "code de l’indicateur", "code of the indicator"),
    "on": (
        *("measured_on", "jour", "day", "date de la mesure", "date of the measurement"),
        *("measured on", "mesuré le"),
    ),
    "value": ("chiffre", "figure", "niveau", "level"),
    "n": (
        *("effectif", "réponses", "répondants", "answers", "respondents"),
        *("answers or observers", "réponses ou observateurs"),
    ),
    "note": ("remarque", "commentaire", "remark", "comment"),
    "correction": (
        *("correction", "motif", "motif de la correction", "raison", "reason"),
        *("why it was corrected", "pourquoi il a été corrigé"),
    ),
    "partner": ("partenaire", "partner", "measured by", "mesuré par"),
}


def headings(language: str) -> list[str]:
    """The first line of the template in a language; in English for one that has no names here."""
    return [HEADINGS[field].get(language, HEADINGS[field]["en"]) for field in FIELDS]


def field_of(heading: str) -> str | None:
    """The field that a heading names, in any language; None for a column that the import does not read."""
    return _KNOWN.get(_bare(heading))


def _bare(heading: str) -> str:
    apart = unicodedata.normalize("NFKD", heading.casefold())
    return "".join(character for character in apart if character.isalnum())


_KNOWN = {_bare(name): field for field, names in HEADINGS.items() for name in names.values()}
_KNOWN |= {_bare(name): field for field, names in ALSO.items() for name in names}
