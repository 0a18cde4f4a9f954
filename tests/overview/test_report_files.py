"""The frozen data of an edition, in the files that other programs open."""

import pytest


@pytest.mark.parametrize("ending", ["xlsx", "docx"])
def test_it_is_a_file_to_keep_of_this_partnership_alone(version, alice, stranger, login, url, ending):
    edition = version.editions.first()
    answer = login(alice).get(url(f"report_{ending}", 1, edition.uuid))
    name = f"shared-warmth-1-v1-partners-{edition.language}.{ending}"
    assert answer["Content-Disposition"] == f'attachment; filename="{name}"'
    assert answer.content.startswith(b"PK")
    assert login(alice).get(url(f"report_{ending}", 2, edition.uuid)).status_code == 404
    assert login(stranger).get(url(f"report_{ending}", 1, edition.uuid)).status_code == 404
