"""What letters look like: our own sheets within them, nothing that a mailbox would have to fetch."""

from django.template.loader import render_to_string


def test_a_letter_carries_its_sheets_and_fetches_nothing() -> None:
    letter = render_to_string("mail/base.html", {"name": "Ada", "url": "https://entente.example/x/"})
    light, dark = letter.count("<style>"), letter.count("prefers-color-scheme: dark")
    assert (light, dark) == (2, 1)
    assert "max-width: 36em" in letter and "&quot;" not in letter
    assert not [word for word in ("url(", "@import", "<link", "<img", "<script", "src=") if word in letter]
