"""A new version of the vision, sent as its form does."""

from core.texts import Localized


def text_fr(words: str) -> Localized:
    return Localized({"fr": words})


def send(url, browser, **typed):
    given = {"text_fr": "Trois.\n\nQuatre.", "text_en": "Three.\n\nFour.", "after": "2", **typed}
    return browser.post(url("propose_version"), given)
