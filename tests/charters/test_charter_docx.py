"""The Word file of a version, downloaded: for members alone, in both languages."""

from io import BytesIO

import pytest
from django.urls import reverse
from docx import Document


def url(version, name: str = "charter_docx") -> str:
    return reverse(f"charters:{name}", args=[version.partnership.slug, version.label])


@pytest.mark.parametrize(("language", "word"), [("fr", "Premier paragraphe."), ("en", "First paragraph.")])
def test_a_member_downloads_it_in_each_language(draft, bob, login, language, word):
    answer = login(bob).get(url(draft), {"language": language})
    assert answer.status_code == 200 and answer["Content-Type"].endswith("wordprocessingml.document")
    expected = f"{draft.partnership.slug}-charter-v1.0-{language}.docx"
    assert answer["Content-Disposition"] == f'attachment; filename="{expected}"'
    assert word in {line.text for line in Document(BytesIO(answer.content)).paragraphs}


def test_without_a_language_it_is_the_readers(draft, bob, login):
    words = {line.text for line in Document(BytesIO(login(bob).get(url(draft)).content)).paragraphs}
    assert "First paragraph." in words


def test_its_places_to_sign_are_told_in_the_language_of_the_file(ready, bob, login):
    answer = login(bob).get(url(ready), {"language": "fr"})
    cells = {cell.text for cell in Document(BytesIO(answer.content)).tables[-1]._cells}
    assert any(cell.startswith("PV du conseil, du ") for cell in cells)
    assert not any("Board minutes" in cell for cell in cells)


def test_a_frozen_version_is_given_with_its_fingerprint(frozen, bob, login):
    words = "".join(line.text for line in Document(BytesIO(login(bob).get(url(frozen)).content)).paragraphs)
    assert frozen.sha256 in words.replace(" ", "")


def test_an_unknown_language_and_a_stranger_get_nothing(draft, bob, stranger, login):
    assert login(bob).get(url(draft), {"language": "de"}).status_code == 404
    assert login(stranger).get(url(draft)).status_code == 404
    assert login(bob).post(url(draft)).status_code == 405


def test_both_languages_are_linked_from_the_version(draft, bob, login):
    seen = login(bob).get(url(draft, "version_detail")).content.decode()
    assert all(f"{url(draft)}?language={code}" in seen for code in ("fr", "en"))
