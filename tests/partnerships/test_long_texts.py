"""A long text is fine, an endless one is refused with a sentence."""

import pytest

from partnerships.models import Version
from tests.partnerships.texts import send


@pytest.mark.parametrize("size", [10_000_000, 2_600_000])
def test_megabytes_of_text_are_refused_with_a_sentence(size, made, url, login, alice):
    answer = send(url, login(alice), text_fr="a" * size)
    assert answer.status_code == 413
    assert "A form takes 2.5 million characters at most; nothing of what you sent was kept." in answer.text
    assert Version.objects.count() == 2


def test_a_long_text_is_fine_and_an_endless_one_is_refused_with_a_sentence(made, url, login, alice):
    def paragraphs(many):
        return {code: "\n\n".join(f"{word} {n}." for n in range(many)) for code, word in (("fr", "Nous"), ("en", "We"))}

    few, many = paragraphs(300), paragraphs(1001)
    refused = send(url, login(alice), text_fr=many["fr"], text_en=many["en"])
    assert refused.status_code == 422
    assert "This text has more than 1000 paragraphs." in refused.text
    assert send(url, login(alice), text_fr=few["fr"], text_en=few["en"]).status_code == 302
    assert Version.objects.get(number=3).paragraphs.count() == 300
    assert login(alice).get(url("vision")).status_code == 200
    assert login(alice).get(url("vision_version", 3)).status_code == 200
