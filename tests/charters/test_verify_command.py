"""`manage.py verify_charter`: what the public page says of a file, and an exit code for scripts."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command


def said(path, *options: str) -> tuple[str, int]:
    """What the command prints, and how it ends."""
    out = StringIO()
    try:
        call_command("verify_charter", str(path), *options, stdout=out)
    except SystemExit as end:
        return out.getvalue(), end.code
    return out.getvalue(), 0


@pytest.fixture
def given(opened, tmp_path):
    """The PDF that was submitted to signature, as somebody was sent it."""
    path = tmp_path / "received.pdf"
    path.write_bytes(opened.editions.get(language="fr").file.read())
    return path


def test_a_registered_file_is_authentic(given, opened):
    told, code = said(given)
    assert code == 0
    assert "Authentic, awaiting signatures" in told and "0 of 3" in told and "version 1.0" in told
    assert opened.editions.get(language="fr").sha256 in told


def test_one_more_sign_and_it_is_not(given):
    given.write_bytes(given.read_bytes() + b" ")
    told, code = said(given)
    assert code == 1 and "Not a document of this site" in told


def test_machines_get_the_answer_of_the_public_page(given, opened, tmp_path):
    told, code = said(given, "--json")
    assert (code, json.loads(told)["verdict"]) == (0, "awaiting_signatures")
    assert json.loads(told)["content_sha256"] == opened.sha256
    other = tmp_path / "other"
    other.write_bytes(b"")
    told, code = said(other, "--json")
    assert (code, json.loads(told)["verdict"]) == (1, "unknown")


def test_a_file_that_is_not_there_is_said(tmp_path):
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("verify_charter", str(tmp_path / "nowhere.pdf"))
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("verify_charter", str(tmp_path))
