"""Check a charter and its evidence, without the site that made them: `python verify_charter.py FOLDER`.

It needs Python 3.10 or newer and the `openssl` command, and nothing else: no network, no account. FOLDER is the
evidence bundle, unpacked. It ends with 0 when everything holds and with 1 otherwise.

Options: `--lang fr` speaks French; `--root FILE` takes the site's root certificate from a file of yours rather than
from the bundle; `--head HASH` asks for a fingerprint that you received, on a printed copy or in a mail;
`--self-test` tries this program on the forgeries of the folder `vectors`, beside it.
"""

from __future__ import annotations

import argparse
import base64
import calendar
import hashlib
import hmac
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import zlib
from pathlib import Path

HERE = Path(__file__).resolve().parent
GENESIS = "0" * 64
LARGEST = 50 * 1024 * 1024
BYTE_RANGE = re.compile(rb"/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\]")
SIGNED_AT = re.compile(rb"/M\s*\(D(?::|\\072)(\d{14})")
PEM = re.compile(r"-----BEGIN CERTIFICATE-----(.+?)-----END CERTIFICATE-----", re.S)


class Report:
    """What was found, in order: whether it holds (None: it is awaited), which sentence says it, with what in it."""

    def __init__(self):
        self.lines = []

    def hold(self, key, **facts):
        self.lines.append((True, key, facts))

    def fail(self, key, **facts):
        self.lines.append((False, key, facts))

    def wait(self, key, **facts):
        self.lines.append((None, key, facts))

    @property
    def problems(self):
        return sorted({key for held, key, _facts in self.lines if held is False})

    @property
    def awaited(self):
        return sorted({key for held, key, _facts in self.lines if held is None})


def sha256(data):
    return hashlib.sha256(data).hexdigest()


def check(folder, root=None, head=None):
    """Read a bundle whole and return the report."""
    report = Report()
    try:
        content = (folder / "charter.json").read_bytes()
        charter, evidence = json.loads(content), json.loads((folder / "evidence.json").read_bytes())
        version, entries = charter["version"]["uuid"], evidence["entries"]
        bodies = [json.loads(entry["canonical"]) for entry in entries]
        report.hold("bundle", name=_words(charter["partnership"]["name"]), label=charter["version"]["label"])
        check_chain(report, entries, bodies, head)
        mine = [body for body in bodies if body["version"] == version]
        check_content(report, content, mine)
        check_signatures(report, charter, mine, sha256(content))
        check_people(report, folder, bodies)
        check_deeds(report, folder, bodies)
        check_files(report, folder, root or folder / "seal-root.pem", content, mine, entries)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        report.fail("bundle_incomplete", what=f"{type(error).__name__}: {error}")
    return report


def _words(said):
    """A text of the charter, which has one form for each language."""
    return " / ".join(dict.fromkeys(said.values())) if isinstance(said, dict) else str(said)


# The evidence --------------------------------------------------------------------------------------------


def check_chain(report, entries, bodies, head):
    """Each link holds the hash of the one before: nothing was changed, taken out or moved."""
    previous = GENESIS
    for number, (entry, body) in enumerate(zip(entries, bodies, strict=True), 1):
        made = sha256(f"{previous}\n{entry['canonical']}".encode())
        if (entry["sequence"], body["sequence"]) != (number, number) or entry["previous"] != previous:
            return report.fail("chain_broken", number=number)
        if entry["digest"] != made:
            return report.fail("chain_broken", number=number)
        previous = made
    if head and head.lower().replace(" ", "") not in {entry["digest"] for entry in entries}:
        report.fail("head_unknown", head=head)
    return report.hold("chain", number=len(entries), head=previous)


def check_content(report, content, mine):
    """The content is the one that was frozen."""
    frozen = [body["facts"]["content_sha256"] for body in mine if body["kind"] == "frozen"]
    if frozen == [sha256(content)]:
        report.hold("content", digest=frozen[0])
    else:
        report.fail("content_unknown")


def check_signatures(report, charter, mine, content_sha256):
    """Who signed, once, these very bytes, and had not left before it entered into force; and whether it did."""
    frozen = {body["facts"]["pdf_sha256"] for body in mine if _recorded(body, "frozen")}
    signed = [body["facts"] for body in mine if body["kind"] == "signed" and not body["facts"].get("accession")]
    for facts in signed:
        if facts["content_sha256"] != content_sha256 or facts["pdf_sha256"] not in frozen:
            report.fail("signature_other", partner=facts["partner"])
    gone = {body["facts"]["partner"] for body in mine if body["kind"] == "withdrawn" and "signatory" in body["facts"]}
    partners, awaited = sorted({facts["partner"] for facts in signed} - gone), len(charter["signatories"])
    if len({facts["partner"] for facts in signed}) != len(signed):
        report.fail("signature_twice")
    said = {"signed": len(partners), "of": awaited, "names": ", ".join(partners)}
    report.hold("signatures", **said) if partners else report.wait("signatures_none", **said)
    entered = [body for body in mine if body["kind"] == "in_force"]
    report.hold("in_force", at=entered[0]["occurred_at"][:10]) if entered else report.wait("not_in_force", **said)
    for body in mine:
        if body["kind"] == "superseded":
            report.hold("superseded", by=body["facts"]["by"], at=body["occurred_at"][:10])


def check_people(report, folder, bodies):
    """Who is named in clear is whom the evidence was bound to; people who were erased are not in the list."""
    path = folder / "people.json"
    if not path.exists():
        return
    people, bound = json.loads(path.read_bytes()), {body["sequence"]: body["person"] for body in bodies}
    wrong = False
    for one in people:
        made = hmac.new(one["salt"].encode(), one["clear"].encode(), hashlib.sha256).hexdigest()
        if not hmac.compare_digest(made, bound.get(one["sequence"]) or ""):
            wrong = True
            report.fail("person_other", number=one["sequence"])
    if not wrong:
        report.hold("people", number=len(people))


def check_deeds(report, folder, bodies):
    """Each deed is one that the evidence names."""
    named = {value for body in bodies for key, value in body["facts"].items() if key.endswith("_sha256")}
    paths = sorted(path for path in (folder / "deeds").glob("*") if path.is_file())
    for path in paths:
        known = sha256(path.read_bytes()) in named
        report.hold("deed", name=path.name) if known else report.fail("deed_unknown", name=path.name)


# The files -----------------------------------------------------------------------------------------------


def _recorded(body, copy):
    """Whether a link records a PDF of this copy: "frozen", or "executed" (with its signatures)."""
    facts = body["facts"]
    if copy == "executed" and body["kind"] == "sealed":
        return True
    return body["kind"] == "pdf_recorded" and facts.get("copy") == copy


def check_files(report, folder, root, content, mine, entries):
    """Each PDF is the one recorded, carries what it should, and the executed copies are sealed by the site."""
    frozen, executed = sorted(folder.glob("frozen-*.pdf")), sorted(folder.glob("executed-*.pdf"))
    entered = any(body["kind"] == "in_force" for body in mine)
    if not frozen or (entered and not executed):
        report.fail("pdf_missing")
    for path in [*frozen, *executed]:
        copy, data = path.name.partition("-")[0], path.read_bytes()
        known = {body["facts"].get("pdf_sha256") for body in mine if _recorded(body, copy)}
        if sha256(data) in known:
            report.hold("pdf", name=path.name)
        else:
            report.fail("pdf_unknown", name=path.name)
        carried = list(streams(data))
        if content not in carried:
            report.fail("pdf_other_content", name=path.name)
        if copy == "executed":
            check_carried(report, path, carried, entries)
            check_seal(report, path.name, data, root)
    for der in certificates(root):
        report.hold("root", fingerprint=hashlib.sha256(der).hexdigest().upper())


def check_carried(report, path, carried, entries):
    """An executed copy carries the file that was signed, and the evidence as it was then."""
    signed = path.with_name(path.name.replace("executed-", "frozen-", 1))
    if signed.exists() and signed.read_bytes() not in carried:
        report.fail("pdf_other_original", name=path.name)
    inside = [json.loads(data) for data in carried if data.startswith(b'{"chain":')]
    if len(inside) != 1 or inside[0]["entries"] != entries[: len(inside[0]["entries"])]:
        report.fail("evidence_other", name=path.name)


def streams(data):
    """What a PDF carries, compressed as it is: each stream that opens."""
    for found in re.finditer(rb"stream\r?\n", data):
        try:
            yield zlib.decompressobj().decompress(memoryview(data)[found.end() :], LARGEST)
        except zlib.error:
            continue


def certificates(path):
    """The certificates (DER) of a PEM file."""
    return [base64.b64decode(block) for block in PEM.findall(path.read_text())]


# The seal ------------------------------------------------------------------------------------------------


def check_seal(report, name, data, root):
    """One seal over the whole file, unbroken, from the root; judged at the time it tells, as seals are renewed."""
    ranges, told = BYTE_RANGE.findall(data), SIGNED_AT.findall(data)
    if len(ranges) != 1 or not told:
        report.fail("seal_several" if len(ranges) > 1 else "seal_missing", name=name)
        return
    first, start, after, rest = map(int, ranges[0])
    signature, loose = cms_of(data[start:after])
    if first or loose or after + rest != len(data):
        report.fail("seal_not_whole", name=name)
    moment = time.strptime(told[-1].decode(), "%Y%m%d%H%M%S")
    trouble, signer = openssl(signature, data[:start] + data[after : after + rest], root, calendar.timegm(moment))
    if trouble:
        report.fail(trouble, name=name)
    else:
        report.hold("seal", name=name, signer=signer, at=time.strftime("%Y-%m-%d", moment))


def cms_of(gap):
    """The signature between its brackets, and whether anything but zeros lies about it."""
    try:
        held = bytes.fromhex(gap[1:-1].decode("ascii"))
    except ValueError:
        return b"", True
    if len(held) < 6 or held[0] != 0x30:
        return b"", True
    wide = held[1] - 0x80 if held[1] > 0x80 else 0
    length = 2 + wide + (int.from_bytes(held[2 : 2 + wide], "big") if wide else held[1])
    return held[:length], gap[:1] + gap[-1:] != b"<>" or any(held[length:])


def openssl(signature, signed, root, moment):
    """What is wrong with a signature (a key of the sentences, or nothing), and whose it is."""
    if shutil.which("openssl") is None:
        return "openssl_missing", ""
    with tempfile.TemporaryDirectory() as place:
        here = Path(place)
        (here / "signature").write_bytes(signature)
        (here / "signed").write_bytes(signed)
        # The system's own authorities count for nothing here: only the site's root does.
        alone = {**os.environ, "SSL_CERT_DIR": place, "SSL_CERT_FILE": str(here / "none"), "LC_ALL": "C"}
        verify = ["openssl", "cms", "-verify", "-binary", "-inform", "DER", "-in", here / "signature"]
        verify += ["-content", here / "signed", "-out", os.devnull, "-signer", here / "signer"]
        told = {"capture_output": True, "env": alone, "timeout": 60}
        if subprocess.run([*verify, "-noverify"], **told).returncode:
            return "seal_broken", ""
        chain = ["-CAfile", root, "-attime", str(moment)]
        if subprocess.run([*verify, *chain], **told).returncode:
            return "seal_foreign", ""
        name = ["openssl", "x509", "-in", here / "signer", "-noout", "-subject", "-nameopt", "RFC2253,-esc_msb,utf8"]
        return "", subprocess.run(name, **told).stdout.decode("utf-8", "replace").strip().removeprefix(
            "subject="
        ).strip()


# What it says --------------------------------------------------------------------------------------------


def say(report, language, out=sys.stdout):
    """Each finding on a line, then one sentence; returns the exit code."""
    sentences = json.loads((HERE / "sentences.json").read_text("utf-8"))

    def words(key, facts):
        return sentences[key][language].format(**facts)

    for held, key, facts in report.lines:
        mark = {True: "_held", False: "_failed", None: "_awaited"}[held]
        print(sentences[mark][language], words(key, facts), file=out)
    verdict = "_not_authentic" if report.problems else ("_awaiting" if report.awaited else "_authentic")
    print(f"\n{words(verdict, {'number': len(report.problems)})}", file=out)
    return 1 if report.problems else 0


def self_test(out=sys.stdout):
    """Try every forgery of the folder `vectors`; returns the exit code."""
    expected = json.loads((HERE / "vectors" / "expected.json").read_text("utf-8"))
    wrong = 0
    for name, told in expected.items():
        with tempfile.TemporaryDirectory() as place:
            bundle = Path(place) / "bundle"
            shutil.copytree(HERE / "vectors" / "authentic", bundle)
            if name != "authentic":
                shutil.copytree(HERE / "vectors" / name, bundle, dirs_exist_ok=True)
            found = check(bundle).problems
        wrong += found != told
        print("ok" if found == told else "WRONG", name, ", ".join(found) or "-", file=out)
    return 1 if wrong else 0


def main(arguments=None):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--lang", choices=("en", "fr"), default="en")
    parser.add_argument("--root", type=Path)
    parser.add_argument("--head")
    parser.add_argument("--self-test", action="store_true")
    told = parser.parse_args(arguments)
    if told.self_test:
        return self_test()
    if told.folder is None:
        parser.error("which folder?")
    return say(check(told.folder, told.root, told.head), told.lang)


if __name__ == "__main__":
    sys.exit(main())
