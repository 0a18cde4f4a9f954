"""The vectors of the offline kit: a small charter that holds, and forgeries of it, made anew.

`python -m tests.charters.forgeries FOLDER` writes them; the authority that seals them is thrown away. A forgery is
the files in which it differs from the authentic one.
"""

import hashlib
import json
import os
import shutil
import sys
import zlib
from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import django
from django.conf import settings
from django.test import override_settings
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from charters.fingerprint import commitment
from core import authority, seal
from core.canonical import canonical, instant
from tests.environment import settle

WHEN = datetime(2026, 1, 15, 9, 0, tzinfo=UTC)
SITE = "entente.example.org"
VERSION, CHARTER, DEED = (f"00000000-0000-4000-8000-00000000000{number}" for number in (1, 2, 3))
PARTNERS = ("CAL", "LLU", "VSA")
Bundle = dict[str, bytes]
Links = list[dict]


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def pdf(words: str, **files: bytes) -> bytes:
    """The smallest PDF with a line of text and files: `pdf("x", charter_json=b"{}")` carries charter.json."""
    text = b"BT /F 12 Tf 20 100 Td (%b) Tj ET" % words.encode()
    names = b"".join(b"(%b) %d 0 R " % (_named(name), 6 + 2 * n) for n, name in enumerate(sorted(files)))
    held = [
        b"<< /Type /Catalog /Pages 2 0 R /Names << /EmbeddedFiles << /Names [%b] >> >> >>" % names,
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 4 0 R "
        b"/Resources << /Font << /F 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%b\nendstream" % (len(text), text),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for number, name in enumerate(sorted(files)):
        data = zlib.compress(files[name], 9)
        held.append(b"<< /Type /Filespec /F (%b) /EF << /F %d 0 R >> >>" % (_named(name), 7 + 2 * number))
        held.append(b"<< /Filter /FlateDecode /Length %d >>\nstream\n%b\nendstream" % (len(data), data))
    return _assembled(held)


def _named(name: str) -> bytes:
    return name.replace("_", ".").encode()


def _assembled(held: list[bytes]) -> bytes:
    out, offsets = b"%PDF-1.7\n", []
    for number, body in enumerate(held, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(held) + 1
    ends = b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, len(out))
    return out + b"xref\n0 %d\n0000000000 65535 f \n%b" % (size, table) + ends


# The authentic bundle ------------------------------------------------------------------------------------------


def add(links: Links, kind: str, person: str | None = None, **facts) -> None:
    """Chain one more fact, as `charters.journal` does."""
    number = len(links) + 1
    body = {"charter": CHARTER, "version": VERSION, "label": "v1.0", "kind": kind, "facts": facts}
    body |= {"person": person, "occurred_at": instant(WHEN), "sequence": number, "uuid": f"{number:032x}"}
    chain(links, canonical(body).decode())


def chain(links: Links, body: str) -> None:
    previous = links[-1]["digest"] if links else "0" * 64
    made = digest(f"{previous}\n{body}".encode())
    links.append({"sequence": len(links) + 1, "previous": previous, "digest": made, "canonical": body})


def evidence(links: Links) -> bytes:
    return canonical({"format": "entente-evidence/1", "chain": CHARTER, "rule": "", "entries": links})


def authentic() -> Bundle:
    """Three partners signed; one more came by a deed; the copy is sealed by the authority in the settings."""
    charter = canonical(
        {
            "format": "entente-charter/1",
            "partnership": {"name": {"en": "Shared Warmth"}},
            "version": {"uuid": VERSION, "label": "v1.0", "number": 1},
            "signatories": [{"code": code} for code in PARTNERS],
        }
    )
    frozen, deed = pdf("Charter", charter_json=charter), b'{"format":"entente-accession/1"}'
    links, people = [], []
    add(links, "frozen", content_sha256=digest(charter))
    add(links, "pdf_recorded", language="en", copy="frozen", pdf_sha256=digest(frozen))
    for code in PARTNERS:
        salt, clear = digest(code.encode()), canonical({"name": f"Signatory of {code}"}).decode()
        bytes_signed = {"content_sha256": digest(charter), "pdf_sha256": digest(frozen)}
        add(links, "signed", commitment(salt, clear), partner=code, mode="online", **bytes_signed)
        people.append({"sequence": len(links), "salt": salt, "clear": clear})
    add(links, "in_force", entry_rule="all", signed=3)
    until = evidence(links)
    bare = pdf("Signed", charter_json=charter, evidence_json=until, original_pdf=frozen)
    executed = seal.seal(bare, "In force", WHEN).data
    add(links, "pdf_recorded", language="en", copy="executed", pdf_sha256=digest(executed))
    add(links, "deed_frozen", content_sha256=digest(deed), accession=DEED)
    return {
        "charter.json": charter,
        "frozen-en.pdf": frozen,
        "executed-en.pdf": executed,
        "evidence.json": evidence(links),
        "people.json": canonical(people),
        "deeds/accession-1.json": deed,
        "seal-root.pem": authority.roots(settings.SEAL_DIR)[0],
    }


# The forgeries ---------------------------------------------------------------------------------------------------

FORGERIES: dict[str, tuple[Callable[[Bundle], Bundle], list[str]]] = {}


def forgery(*problems: str) -> Callable:
    """Register a forgery (what it changes, given the authentic files), with the problems that must be found."""

    def register(make: Callable[[Bundle], Bundle]) -> Callable[[Bundle], Bundle]:
        FORGERIES[make.__name__.replace("_", "-")] = make, sorted(problems)
        return make

    return register


def entries(bundle: Bundle) -> Links:
    return json.loads(bundle["evidence.json"])["entries"]


def rechained(bundle: Bundle, change: Callable[[dict], dict | None]) -> Bundle:
    """Each fact changed, or left out, and the whole chain made anew: what whoever holds the database could do."""
    links: Links = []
    for old in entries(bundle):
        body = change(json.loads(old["canonical"]))
        if body is not None:
            chain(links, canonical(body | {"sequence": len(links) + 1}).decode())
    return {"evidence.json": evidence(links)}


@forgery("pdf_unknown", "seal_broken")
def word_changed_on_the_page(bundle: Bundle) -> Bundle:
    return {"executed-en.pdf": bundle["executed-en.pdf"].replace(b"(Signed)", b"(Singed)")}


@forgery("pdf_unknown", "seal_not_whole")
def bytes_added_at_the_end(bundle: Bundle) -> Bundle:
    return {"executed-en.pdf": bundle["executed-en.pdf"] + b"\n"}


@forgery("pdf_unknown", "seal_not_whole")
def padding_of_the_seal_altered(bundle: Bundle) -> Bundle:
    head, _zeros, tail = bundle["executed-en.pdf"].rpartition(b"00000000>")
    return {"executed-en.pdf": head + b"0000beef>" + tail}


@forgery("evidence_other", "pdf_unknown", "seal_not_whole")
def attachment_replaced(bundle: Bundle) -> Bundle:
    writer = IncrementalPdfFileWriter(BytesIO(bundle["executed-en.pdf"]))
    held = writer.root["/Names"]["/EmbeddedFiles"]["/Names"][3]["/EF"]["/F"]
    held._data, held._encoded_data = evidence(entries(bundle)[:3]), None
    writer.update_container(held)
    out = BytesIO()
    writer.write(out)
    return {"executed-en.pdf": out.getvalue()}


@forgery("pdf_unknown", "seal_missing")
def rolled_back_to_before_the_seal(bundle: Bundle) -> Bundle:
    data = bundle["executed-en.pdf"]
    return {"executed-en.pdf": data[: data.index(b"%%EOF\n") + 6]}


@forgery("pdf_unknown", "seal_foreign")
def sealed_by_an_impostor(bundle: Bundle) -> Bundle:
    bare = rolled_back_to_before_the_seal(bundle)["executed-en.pdf"]
    with TemporaryDirectory() as place, override_settings(SEAL_DIR=Path(place)):
        authority.create_authority(Path(place), SITE, settings.SEAL_PASSPHRASE, WHEN)
        return {"executed-en.pdf": seal.seal(bare, "In force", WHEN).data}


@forgery("seal_foreign")
def impostor_with_the_evidence_to_match(bundle: Bundle) -> Bundle:
    forged, true = sealed_by_an_impostor(bundle), digest(bundle["executed-en.pdf"])

    def matching(body: dict) -> dict:
        facts = body["facts"]
        if facts.get("pdf_sha256") == true:
            facts = facts | {"pdf_sha256": digest(forged["executed-en.pdf"])}
        return body | {"facts": facts}

    return forged | rechained(bundle, matching)


@forgery("content_unknown", "pdf_other_content", "signature_other")
def content_changed(bundle: Bundle) -> Bundle:
    return {"charter.json": bundle["charter.json"].replace(b"Shared Warmth", b"Shared Wealth")}


@forgery("pdf_other_original", "pdf_unknown")
def another_file_to_sign(bundle: Bundle) -> Bundle:
    return {"frozen-en.pdf": pdf("Chatter", charter_json=bundle["charter.json"])}


@forgery("chain_broken", "evidence_other")
def fact_changed(bundle: Bundle) -> Bundle:
    return {"evidence.json": bundle["evidence.json"].replace(b'\\"LLU\\"', b'\\"XXX\\"', 1)}


@forgery("chain_broken", "evidence_other", "person_other")
def link_taken_out(bundle: Bundle) -> Bundle:
    links = entries(bundle)
    return {"evidence.json": evidence([*links[:3], *links[4:]])}


@forgery("chain_broken", "evidence_other")
def links_exchanged(bundle: Bundle) -> Bundle:
    links = entries(bundle)
    return {"evidence.json": evidence([*links[:2], links[3], links[2], *links[4:]])}


@forgery("deed_unknown", "evidence_other", "pdf_unknown", "person_other")
def tail_cut_off(bundle: Bundle) -> Bundle:
    return {"evidence.json": evidence(entries(bundle)[:4])}


@forgery("evidence_other", "person_other")
def signature_taken_out_and_chained_anew(bundle: Bundle) -> Bundle:
    return rechained(bundle, lambda body: None if body["facts"].get("partner") == "LLU" else body)


@forgery("evidence_other", "signature_other")
def signature_of_another_file(bundle: Bundle) -> Bundle:
    def other(body: dict) -> dict:
        mine = body["facts"].get("partner") == "LLU"
        return body | {"facts": body["facts"] | ({"pdf_sha256": "0" * 64} if mine else {})}

    return rechained(bundle, other)


@forgery("evidence_other", "signature_twice")
def one_partner_signs_for_another(bundle: Bundle) -> Bundle:
    def twice(body: dict) -> dict:
        mine = body["facts"].get("partner") == "LLU"
        return body | {"facts": body["facts"] | ({"partner": "CAL"} if mine else {})}

    return rechained(bundle, twice)


@forgery("person_other")
def another_person_named(bundle: Bundle) -> Bundle:
    return {"people.json": bundle["people.json"].replace(b"Signatory of LLU", b"Somebody of LLU")}


@forgery("deed_unknown")
def deed_changed(bundle: Bundle) -> Bundle:
    return {"deeds/accession-1.json": bundle["deeds/accession-1.json"] + b" "}


@forgery("bundle_incomplete")
def evidence_that_is_no_json(bundle: Bundle) -> Bundle:
    return {"evidence.json": b"{"}


# Writing them ------------------------------------------------------------------------------------------------------


def write(folder: Path) -> None:
    """Every vector, and expected.json with the problems to find in each."""
    shutil.rmtree(folder, ignore_errors=True)
    with TemporaryDirectory() as place, override_settings(SEAL_DIR=Path(place), SEAL_TSA_URL=""):
        authority.create_authority(Path(place), SITE, settings.SEAL_PASSPHRASE, WHEN)
        whole = authentic()
        made = {"authentic": whole} | {name: make(whole) for name, (make, _problems) in FORGERIES.items()}
    for name, bundle in made.items():
        for path, data in bundle.items():
            (folder / name / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / name / path).write_bytes(data)
    expected = {"authentic": []} | {name: problems for name, (_make, problems) in FORGERIES.items()}
    (folder / "expected.json").write_text(json.dumps(expected, indent=1) + "\n")


if __name__ == "__main__":
    settle()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    django.setup()
    write(Path(sys.argv[1]))
