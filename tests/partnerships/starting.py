"""A partnership as it is typed when it starts, and its note of intent."""

START = {
    "name_fr": "Chaleur",
    "issue_fr": "Le froid chez soi",
    "main_language": "fr",
    "other_languages": ["fr", "en"],
    "name_en": "Warmth",
    "time_zone": "Europe/Paris",
}
NOTE = {
    "initiative_fr": "Six organisations après un hiver.",
    "initiative_en": "Six organisations after a winter.",
    "sdg_targets": "17; 7.B 1.4",
    "zeros": ["exclusion", "carbon"],
}
