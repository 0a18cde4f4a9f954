"""A need as it is typed, but for what it asks."""

WORDS = {"title_fr": "Repérage", "title_en": "Outreach", "criticality": "1"}
