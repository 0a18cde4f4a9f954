"""How much a ZIP may hold, and what is read of it."""

from io import BytesIO

import pytest

from overview.archive import parsed
from overview.archive.faults import Fault
from overview.archive.parsed import parse
from overview.archive.zipped import Limits, opened, packed

FILES = [("manifest.json", b"{}"), ("facts.json", b"[]" * 500)]
pytestmark = pytest.mark.once


@pytest.mark.parametrize("limits", [Limits(entries=1), Limits(whole=900), Limits(one=900)])
def test_more_than_is_taken(limits):
    with pytest.raises(Fault, match="large"):
        opened(BytesIO(packed(FILES)), limits=limits)


def test_the_same_files_give_the_same_bytes():
    assert packed(FILES) == packed(FILES)
    file = opened(BytesIO(packed(FILES)))
    assert file.names == {"manifest.json", "facts.json"}
    assert file.read("facts.json") == b"[]" * 500
    with pytest.raises(Fault, match="missing"):
        file.read("computed.json")


def test_json_that_is_too_large(monkeypatch):
    assert parse(b'["[[[", "\\"{"]', "x") == ["[[[", '"{']
    with pytest.raises(Fault, match="large"):
        parse(b"[1, 2, 3]", "x", largest=3)
    monkeypatch.setattr(parsed, "DEEPEST", 1)
    with pytest.raises(Fault, match="json"):
        parse(b"[[1]]", "x")
