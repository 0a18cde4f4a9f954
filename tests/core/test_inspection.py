"""A PDF handed in is read without trusting it: what was tampered with is never found sealed by this site."""

import random
import zlib
from collections.abc import Callable
from datetime import timedelta
from io import BytesIO

import pytest
from django.conf import settings
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import PdfSignatureMetadata, PdfSigner
from pyhanko.sign.fields import InvisSigSettings, SigFieldSpec

from core import authority, inspecting, inspection, seal
from core.inspecting import State, inspect, signed_elsewhere
from tests.conftest import START
from tests.core.sheets import page, paper, render

WHEN = START + timedelta(days=10)
SEED = 20260105

pytestmark = pytest.mark.once


@pytest.fixture(scope="module")
def original() -> bytes:
    return paper(charter=b'{"vision": "Nobody is cold."}')


@pytest.fixture(scope="module")
def sealed(original) -> bytes:
    return seal.seal(original, "In force", WHEN).data


@pytest.fixture(scope="module")
def roots() -> list[bytes]:
    return authority.roots(settings.SEAL_DIR)


@pytest.fixture
def impostor(tmp_path, monkeypatch):
    """Another authority of the same names."""
    monkeypatch.setattr(settings, "SEAL_DIR", tmp_path / "impostor")
    authority.create_authority(settings.SEAL_DIR, settings.SITE_HOST, settings.SEAL_PASSPHRASE, START)


def state(data: bytes, roots: list[bytes]) -> State:
    return inspect(data, roots).state


def gap(data: bytes) -> tuple[int, int]:
    """Where the signature itself lies, brackets included."""
    one = PdfFileReader(BytesIO(data)).embedded_signatures[0]
    return one.byte_range[1], one.byte_range[2]


def replaced(data: bytes) -> bytes:
    """The same file with another charter.json, by an addition at its end."""
    writer = IncrementalPdfFileWriter(BytesIO(data))
    held = writer.root["/Names"]["/EmbeddedFiles"]["/Names"][1]["/EF"].raw_get("/F")
    lie = generic.StreamObject(stream_data=b'{"vision": "Everybody pays."}')
    writer.objects[(held.generation, held.idnum)] = lie
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


# What is said of a sealed file ---------------------------------------------------------------------------------


def test_a_sealed_file(sealed, original, roots):
    read = inspect(sealed, roots)
    assert read.state == State.SEALED and len(read.signatures) == 1
    held = read.signatures[0]
    assert held.covers_entire_file and held.intact and held.trusted and held.closed
    assert held.signer == "Seal of localhost, localhost" and held.signed_at == WHEN
    assert held.start >= len(original)
    assert read.attachments == {"charter.json": inspection.sha256(b'{"vision": "Nobody is cold."}').hexdigest()}


def test_a_file_without_seal_or_cut_back_to_before_it(original, sealed, roots):
    assert state(original, roots) == State.UNSEALED
    assert state(sealed[: len(original)], roots) == State.UNSEALED
    assert inspect(original, roots).attachments


def test_a_seal_is_held_against_the_moment_it_tells(tmp_path, monkeypatch):
    """Charters are read for longer than a seal lasts: this one was over in 2015."""
    monkeypatch.setattr(settings, "SEAL_DIR", tmp_path)
    old = START - timedelta(days=14 * 365)
    authority.create_authority(tmp_path, settings.SITE_HOST, settings.SEAL_PASSPHRASE, old)
    assert state(seal.seal(paper(), "Long ago", old).data, authority.roots(tmp_path)) == State.SEALED


def inspection_roots(roots: list[bytes]):
    return [inspection.Certificate.load(inspection.pem.unarmor(root)[2]) for root in roots]


# Tampering ---------------------------------------------------------------------------------------------------


def test_no_single_bit_changed_in_what_is_signed_is_accepted(sealed, roots):
    """Four hundred of them, read in this process: a process for each would take minutes."""
    pinned, (start, end) = inspection_roots(roots), gap(sealed)
    chance, accepted = random.Random(SEED), []
    for _ in range(400):
        where = chance.choice([chance.randrange(start), chance.randrange(end, len(sealed))])
        altered = bytearray(sealed)
        altered[where] ^= 1 << chance.randrange(8)
        try:
            found = inspection.inspect(bytes(altered), pinned)["signatures"]
        except Exception:
            continue  # unreadable: the process says so by its end
        accepted += [where for one in found if one["intact"] and one["trusted"]]
    assert accepted == []


def test_a_changed_bit_makes_it_modified(sealed, roots):
    where = sealed.index(b"In force")
    altered = sealed[:where] + b"Un" + sealed[where + 2 :]
    assert state(altered, roots) == State.MODIFIED


@pytest.mark.parametrize("tail", [b"\n", b" ", b"% more", b"\0" * 100])
def test_bytes_after_the_end(sealed, roots, tail):
    read = inspect(sealed + tail, roots)
    assert read.state == State.FOLLOWED and not read.seal.covers_entire_file
    assert read.seal.sha256 == inspection.sha256(sealed).hexdigest(), "what was sealed can still be recognised"


def test_altered_padding_of_the_signature(sealed, roots):
    end = gap(sealed)[1]
    assert sealed[end - 9 : end] == b"00000000>"
    read = inspect(sealed[: end - 5] + b"beef" + sealed[end - 1 :], roots)
    assert read.state == State.FOLLOWED and not read.seal.closed


def test_a_replaced_attachment(sealed, roots):
    altered = replaced(sealed)
    read = inspect(altered, roots)
    assert altered.startswith(sealed) and read.state == State.FOLLOWED
    assert read.attachments["charter.json"] == inspection.sha256(b'{"vision": "Everybody pays."}').hexdigest()


def test_another_authority_of_the_same_names(original, roots, impostor):
    forged = seal.seal(original, "In force", WHEN).data
    read = inspect(forged, roots)
    assert read.state == State.FOREIGN and read.seal is None
    assert read.signatures[0].intact and read.signatures[0].signer == "Seal of localhost, localhost"
    assert state(forged, authority.roots(settings.SEAL_DIR)) == State.SEALED


def test_without_a_root_nothing_is_trusted(sealed):
    assert state(sealed, []) == State.FOREIGN


# Files made to break their reader --------------------------------------------------------------------------------


def bomb(size: int) -> bytes:
    """A PDF whose attachment grows, layer after layer, to more memory than there is."""
    data = zlib.compress(zlib.compress(b"0" * size, 9), 9)
    held = [
        b"<< /Type /Catalog /Names << /EmbeddedFiles << /Names [(a) << /F (a) /EF << /F 2 0 R >> >>] >> >> >>",
        b"<< /Filter [/FlateDecode /FlateDecode] /Length %d >>\nstream\n%b\nendstream" % (len(data), data),
    ]
    out, offsets = b"%PDF-1.7\n", []
    for number, body in enumerate(held, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    ends = b"trailer << /Size 3 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % len(out)
    return out + b"xref\n0 3\n0000000000 65535 f \n" + table + ends


def test_a_small_one_is_read():
    read = inspect(bomb(1000), [])
    assert read.attachments == {"a": inspection.sha256(b"0" * 1000).hexdigest()}


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"not a PDF",
        b"%PDF-1.7\n%%EOF",
        b"%PDF-1.7\n" + random.Random(SEED).randbytes(20_000_000),
        b"%PDF-1.7\n" + b"[" * 5_000_000 + b"\nstartxref\n9\n%%EOF",
        b"%PDF-1.7\n" + b"<<" * 5_000_000 + b"\nstartxref\n9\n%%EOF",
        b"%PDF-1.7\n" * 2_000_000,
        b"0" * (inspecting.LARGEST + 1),
    ],
    ids=["nothing", "text", "empty", "noise", "arrays", "dictionaries", "headers", "large"],
)
def test_what_is_no_pdf_is_unreadable_within_bounds(data, roots):
    assert state(data, roots) == State.UNREADABLE


def test_a_file_that_grows_without_end_is_unreadable():
    assert state(bomb(400_000_000), []) == State.UNREADABLE


def test_a_reader_that_takes_too_long_is_stopped(sealed, roots, monkeypatch):
    monkeypatch.setattr(inspecting, "SECONDS", 0.05)
    assert state(sealed, roots) == State.UNREADABLE


def test_two_attachments_of_one_name_are_not_chosen_between(original):
    writer = IncrementalPdfFileWriter(BytesIO(original))
    names = writer.root["/Names"]["/EmbeddedFiles"]["/Names"]
    names.extend([generic.pdf_string("b"), names.raw_get(1)])
    writer.update_container(names)
    out = BytesIO()
    writer.write(out)
    assert state(out.getvalue(), []) == State.UNREADABLE


def test_while_reading_there_is_no_network_and_nothing_is_written():
    for event, told in (("socket.connect", ()), ("open", ("/tmp/x", "w", 1)), ("subprocess.Popen", ())):
        with pytest.raises(PermissionError):
            inspection.refuse(event, told)
    inspection.refuse("open", ("/tmp/x", "r", 0))


# Signed with another program -----------------------------------------------------------------------------------


def test_a_file_signed_elsewhere(original, impostor):
    signed = seal.seal(original, "I agree", WHEN).data
    found = signed_elsewhere(signed, [paper("Other"), original])
    assert found.original == 1
    assert [(one.signer, one.signed_at) for one in found.signatures] == [("Seal of localhost, localhost", WHEN)]
    assert found.unchanged


def test_a_file_that_is_not_one_of_ours_or_holds_no_signature_that_holds(original, sealed):
    assert signed_elsewhere(sealed, [paper("Other")]).original is None
    assert signed_elsewhere(original, [original]).signatures == ()
    assert signed_elsewhere(original + b"\n", [original]).signatures == ()
    assert signed_elsewhere(sealed, [sealed]).signatures == (), "the seal it had before is no signature of theirs"
    where = sealed.index(b"In force")
    broken = sealed[:where] + b"Un" + sealed[where + 2 :]
    assert signed_elsewhere(broken, [original]).signatures == ()
    assert signed_elsewhere(b"%PDF-1.7 other", [original]).original is None


def added(data: bytes, change: Callable[[IncrementalPdfFileWriter], None]) -> bytes:
    """The file, with an addition at its end."""
    writer = IncrementalPdfFileWriter(BytesIO(data))
    change(writer)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def first_page(writer: IncrementalPdfFileWriter) -> generic.DictionaryObject:
    return writer.root["/Pages"]["/Kids"][0]


def repaint(writer: IncrementalPdfFileWriter) -> None:
    """Other words on the page, in an object of its own."""
    page = first_page(writer)
    page["/Contents"] = writer.add_object(generic.StreamObject(stream_data=b"0 0 200 200 re f"))
    writer.update_container(page)


def rewrite(writer: IncrementalPdfFileWriter) -> None:
    """Other words in the object that holds them."""
    held = first_page(writer).raw_get("/Contents")
    writer.objects[(held.generation, held.idnum)] = generic.StreamObject(stream_data=b"0 0 200 200 re f")


def cover(writer: IncrementalPdfFileWriter) -> None:
    """A note that hides the page."""
    name, page = generic.pdf_name, first_page(writer)
    box = generic.ArrayObject([generic.NumberObject(n) for n in (0, 0, 900, 900)])
    note = {name("/Subtype"): name("/FreeText"), name("/Rect"): box}
    page["/Annots"] = generic.ArrayObject([writer.add_object(generic.DictionaryObject(note))])
    writer.update_container(page)


def turn(writer: IncrementalPdfFileWriter) -> None:
    """No page of the first ones: others."""
    pages = writer.root["/Pages"]
    pages["/Kids"] = generic.ArrayObject([writer.add_object(generic.DictionaryObject(first_page(writer)))])
    writer.update_container(pages)


def relabel(writer: IncrementalPdfFileWriter) -> None:
    """Pages reached from the catalog by another way."""
    pages = writer.root["/Pages"]
    writer.root["/Pages"] = writer.add_object(generic.DictionaryObject(pages))
    writer.update_root()


@pytest.mark.parametrize("change", [repaint, rewrite, cover, turn, relabel])
def test_a_page_changed_before_signing_is_noticed(original, impostor, change):
    """The signature holds, and the file begins with the original: what it shows is another text."""
    signed = seal.seal(added(original, change), "I agree", WHEN).data
    found = signed_elsewhere(signed, [original])
    assert found.original == 0 and found.signatures and not found.unchanged


LINKED = '<h1 id="a">Charter</h1><p><a href="#a">Up</a> <a href="https://example.org/">Out</a></p>'


def test_a_link_taken_off_is_noticed(impostor):
    def unlink(writer: IncrementalPdfFileWriter) -> None:
        links = first_page(writer)["/Annots"]
        del links[0]
        writer.update_container(links)

    linked = render(page(LINKED))
    found = signed_elsewhere(seal.seal(added(linked, unlink), "I agree", WHEN).data, [linked])
    assert found.signatures and not found.unchanged


def test_a_second_signature_changes_nothing(original, impostor):
    def sign(data: bytes, field: str) -> bytes:
        out, meta = BytesIO(), PdfSignatureMetadata(field_name=field)
        unseen = InvisSigSettings(set_print_flag=True, set_hidden_flag=False)
        spec = SigFieldSpec(field, on_page=0, box=(10, 10, 90, 40), invis_sig_settings=unseen)
        signer = PdfSigner(meta, seal._holder(WHEN).signer, new_field_spec=spec)
        signer.sign_pdf(IncrementalPdfFileWriter(BytesIO(data)), output=out)
        return out.getvalue()

    linked = render(page(LINKED))
    for paper_signed in (original, linked):
        found = signed_elsewhere(sign(sign(paper_signed, "Mayor"), "Director"), [paper_signed])
        assert len(found.signatures) == 2 and found.unchanged
