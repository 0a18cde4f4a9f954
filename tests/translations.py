"""The texts of the code and their translations: `python -m tests.translations` says what is wrong.

With `--gather` it first writes the texts of the code into the catalogues, keeps what is translated, and
compiles them. Babel reads Python; Django turns its templates into what Babel reads: nothing else is needed.
"""

import io
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages import extract, mofile, pofile
from babel.messages.catalog import Catalog, Message
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
LOCALE = ROOT / "locale"
CODE = ("accounts", "charters", "config", "core", "demo", "governance", "impact", "overview", "partnerships")
PLAIN = ("gettext", "gettext_lazy", "gettext_noop")
KEYWORDS: dict = dict.fromkeys((*PLAIN, "_"))
KEYWORDS |= dict.fromkeys(("ngettext", "ngettext_lazy"), (1, 2))
KEYWORDS |= dict.fromkeys(("pgettext", "pgettext_lazy"), ((1, "c"), 2))
KEYWORDS |= dict.fromkeys(("npgettext", "npgettext_lazy"), ((1, "c"), 2, 3))
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[sd]|\{\w+\}")
HEAD = """# {language} of Entente, under the licence of the project (AGPL-3.0-or-later).
msgid ""
msgstr ""
"Project-Id-Version: Entente\\n"
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n > 1);\\n"
"""
# What French typography does not write.
NOT_FRENCH = {
    "a straight apostrophe": re.compile(r"\w'\w"),
    "a breaking space before a mark or within quotes": re.compile(r" [:;!?»%](?!\()|« "),
    "no space before a mark": re.compile(r"[\wàâéèêîïôûç)][;!?](?=\s|$)"),
    "English quotes": re.compile("[“”]"),
}


def sources() -> Iterator[Path]:
    """Every file of ours that may hold a text to translate."""
    for package in CODE:
        yield from sorted(path for path in (ROOT / package).rglob("*.py") if "migrations" not in path.parts)
    templates = (ROOT / "templates").rglob("*")
    yield from sorted(path for path in templates if path.suffix in (".html", ".txt"))


def readable(path: Path) -> bytes:
    """The file as Python that Babel can read; a template becomes calls within parentheses."""
    text = path.read_text()
    if path.suffix != ".py":
        text = f"(\n{templatize(text, origin=str(path))}\n)"
    return text.encode()


def gathered() -> Catalog:
    """Every text of the code, with the files it comes from."""
    found = Catalog(charset="utf-8")
    for path in sources():
        texts = extract.extract("python", io.BytesIO(readable(path)), KEYWORDS, ["Translators:"])
        for _line, text, comments, context in texts:
            place = [(path.relative_to(ROOT).as_posix(), None)]
            found.add(text, None, place, auto_comments=comments, context=context)
    return found


def languages() -> list[str]:
    """The languages that have a catalogue."""
    return sorted(path.name for path in LOCALE.iterdir() if (path / "LC_MESSAGES").is_dir())


def file_of(language: str) -> Path:
    return LOCALE / language / "LC_MESSAGES" / "django.po"


def catalogue(language: str) -> Catalog:
    """The catalogue of a language as it is kept."""
    with file_of(language).open("rb") as file:
        return pofile.read_po(file, locale=language, abort_invalid=True)


def texts(catalog: Catalog) -> dict[tuple, Message]:
    """Its messages by context and text."""
    return {(message.context, message.id): message for message in catalog if message.id}


def forms(message: Message) -> tuple[list[str], list[str]]:
    """The text's forms and the translation's: one of each, or one per number."""
    asked = [message.id] if isinstance(message.id, str) else list(message.id)
    given = [message.string] if isinstance(message.string, str) else list(message.string or [""])
    return asked, given


def holes(text: str) -> set[str]:
    """Its placeholders, by name."""
    return set(PLACEHOLDER.findall(text))


def faults(message: Message, language: str) -> Iterator[str]:
    """What is wrong with one translation."""
    asked, given = forms(message)
    if not all(given):
        yield "not translated"
        return
    if message.fuzzy:
        yield "fuzzy"
    known = set().union(*map(holes, asked))
    for told in given:
        if holes(told) - known or (holes(asked[0]) & holes(asked[-1])) - holes(told):
            yield f"other placeholders: {told}"
    if holes(given[-1]) != holes(asked[-1]):
        yield f"other placeholders: {given[-1]}"
    if language == "fr":
        for what, pattern in NOT_FRENCH.items():
            yield from (f"{what}: {told}" for told in given if pattern.search(told))


def problems() -> Iterator[str]:
    """What keeps the translations from being whole: one line each."""
    code = texts(gathered())
    for language in languages():
        kept = texts(catalogue(language))
        for context, text in code:
            if (context, text) not in kept:
                yield f"{language}: not in the catalogue (make messages): {text!r}"
        for (context, text), message in kept.items():
            if (context, text) not in code:
                yield f"{language}: no longer in the code (make messages): {text!r}"
                continue
            yield from (f"{language}: {fault}: {text!r}" for fault in faults(message, language))


def gather() -> None:
    """Write the texts of the code into each catalogue, keep what is translated, forget what is not used."""
    code = gathered()
    for language in languages():
        kept = texts(catalogue(language)) if file_of(language).exists() else {}
        for key, message in texts(code).items():
            before = kept.get(key)
            message.string = before.string if before else ("" if isinstance(message.id, str) else ("", ""))
        written = io.BytesIO()
        pofile.write_po(written, code, width=0, omit_header=True, include_lineno=False)
        file_of(language).write_text(HEAD.format(language=language) + "\n" + written.getvalue().decode())
        with file_of(language).with_suffix(".mo").open("wb") as file:
            mofile.write_mo(file, catalogue(language))


def main(told: list[str]) -> int:
    if "--gather" in told:
        gather()
    found = list(problems())
    print("\n".join(found) or "Every text is translated.")
    return 1 if found and "--gather" not in told else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
