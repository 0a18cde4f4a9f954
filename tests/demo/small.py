"""A story smaller than ours, of other people elsewhere: the same shape, other figures."""

from copy import deepcopy
from typing import Any

from demo.story import At


def _partner(code: str, name: str, sector: str, titular: str) -> dict[str, Any]:
    said = ("type", "role", "stake", "expect", "nonneg", "constraint", "decider")
    words = {f"{stem}_{tongue}": f"{stem} {code} {tongue}" for stem in said for tongue in ("fr", "en")}
    return {"k": code, "name": name, "college": sector, "titular": titular, **words}


PARTNERS = [
    _partner("MER", "Port des Embruns", "civil", "Maëlle Le Goff (présidente / chair)") | {"alternate": "Yann Tanguy"},
    _partner("ILE", "Mairie de l'Île", "public", "Ronan Kerleau (maire / mayor)"),
    _partner("SEL", "Salines réunies", "eco", "Anne Guivarch (gérante / manager)"),
]


def _round(day: str, method: str, votes: dict[str, str], **more: Any) -> dict[str, Any]:
    base = {"date": day, "mode": "meeting", "method": method, "present": ["MER", "ILE", "SEL"], "recused": []}
    return {**base, "votes": votes, **more}


def _decision(code: str, category: str, amount: int, *rounds: dict[str, Any], **more: Any) -> dict[str, Any]:
    words = {"fr": f"Question {code}", "en": f"Question {code} in English"}
    return {"id": code, "category": category, "amount": amount, "rounds": list(rounds), **words, **more}


SMALL: dict[str, Any] = {
    "partners": PARTNERS,
    "needs": [
        {"code": "N1", "fr": "Un quai", "en": "A quay", "criticality": 3, "required": 2, "offers": {"MER": 2}},
        {"code": "N2", "fr": "Du sel", "en": "Salt", "criticality": 1, "required": 3, "offers": {}},
    ],
    "vision": {
        "fr": "Une île qui vit l'hiver.",
        "en": "An island alive in winter.",
        "log": [["2027-02-01", "v1", "ALL", "Adoptée ensemble.", "Adopted together."]],
    },
    "values": [["Franchise", "Candour", "On le dit en face.", "It is said to one's face."]],
    "risks": [
        {"code": "R1", "fr": "La tempête", "en": "The storm", "p": 2, "i": 5, "owner": "MER", "status": "watch"},
        {"code": "R2", "fr": "L'ennui", "en": "Boredom", "p": 3, "i": 1},
    ],
    "objectives": [
        {
            "code": "O1",
            "title_fr": "Rester",
            "title_en": "Stay",
            "fr": "Garder l'école.",
            "en": "Keep the school.",
            "sdg": ["11.3"],
            "zeros": "exclusion",
        }
    ],
    "actions": [
        {
            "code": "A1",
            "fr": "Compter",
            "en": "Count",
            "accountable": "ILE",
            "responsible": ["ILE", "SEL"],
            "consulted": [],
            "objective": "O1",
        }
    ],
    "charter": [{"n": "1", "title_fr": "Objet", "title_en": "Purpose", "fr": "Vivre ici.", "en": "Living here."}],
    "decisions": [
        _decision(
            "D-2027-01",
            "operational",
            0,
            _round("2027-03-04", "consent", {"MER": "consent", "ILE": "objection", "SEL": "consent"}),
            _round("2027-03-18", "simple", {"MER": "for", "ILE": "against", "SEL": "for"}),
        ),
        _decision(
            "D-2027-02",
            "budget",
            30000,
            _round("2027-04-01", "two_thirds", {"MER": "for", "ILE": "for"}, recused=["SEL"]),
        ),
        _decision(
            "D-2027-03",
            "communication",
            0,
            _round("2027-04-05", "absolute", {"MER": "for", "ILE": "against"}, mode="written"),
        ),
    ],
    "indicators": [
        {
            "code": "I1",
            "objective": "O1",
            "fr": "Élèves",
            "en": "Pupils",
            "unit": "élèves / pupils",
            "kind": "quant",
            "direction": "up",
            "trajectory": "linear",
            "baseline": 9,
            "milestone": 10,
            "target": 14,
            "measures": [["2027-05-03", 11, None, "ILE", "MER", "contested"]],
            "note_fr": "Deux élèves comptés deux fois.",
            "note_en": "Two pupils counted twice.",
        },
        {
            "code": "I2",
            "objective": "O1",
            "fr": "Vie d'hiver",
            "en": "Winter life",
            "unit": "niveau / level",
            "kind": "qual",
            "direction": "up",
            "trajectory": "none",
            "baseline": 1,
            "milestone": None,
            "target": 2,
            "measures": [["2027-05-03", 2, 5, "SEL", "ILE", "validated"]],
        },
    ],
    "rubric": [[1, "On part.", "One leaves."], [2, "On reste.", "One stays."]],
    "stories": [
        [
            *("S1", "inattendu, négatif", "unexpected, negative", "Pêcheur, 30 ans", "Fisherman, 30"),
            *("2027-05-01", "SEL", "« Le bateau ne passe plus. »", "'The boat no longer comes.'"),
        ]
    ],
    "rules": {
        "seats": 3,
        "quorum": 2,
        "lead": "MER",
        "lead_max": 500,
        "lead_categories": ["operational"],
        "milestone_date": "2027-12-31",
        "start": "2027-03-01",
        "end": "2029-02-28",
    },
}


def small() -> dict[str, Any]:
    """A copy, to change at will."""
    return deepcopy(SMALL)


def story(data: dict[str, Any]) -> At:
    """The data as `read` would give them."""
    return At(data, "")
