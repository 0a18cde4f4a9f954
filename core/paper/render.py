"""HTML to PDF/A-3a and PDF/UA-1 in one file, the same bytes for the same content wherever it is rendered."""

import gc
import re
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from threading import Lock
from typing import Any, Literal

from weasyprint import CSS, HTML, Attachment, Document
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError

from core.paper.glyphs import printable
from core.paper.shelf import BASE, SHEET, Shelf

VARIANT = "pdf/a-3a"
LINKS = ("https://", "http://", "mailto:")
DAY = 86_400
RENDERING = Lock()  # fonts and GC thresholds belong to the process

# PDF/A allows the mark of PDF/UA only with its description; both are read in the first rdf:RDF alone.
ACCESSIBLE = b"""\
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1"/>\
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" \
xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">\
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">\
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>\
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">\
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>\
<pdfaProperty:category>internal</pdfaProperty:category>\
<pdfaProperty:description>Part of the PDF/UA standard the file conforms to</pdfaProperty:description>\
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>"""


class PaperRefused(ValueError):
    """The document asks for something that paper may not hold; the message says what."""


@dataclass(frozen=True)
class PaperAttachment:
    """A file carried by a document: its name (the ending gives its type), its bytes, why it is there.

    `relationship` is PDF's word: the document was made from it (Source), it is the data behind it (Data),
    another form of it (Alternative) or something more (Supplement). `created` is the document's own moment
    unless given.
    """

    name: str
    data: bytes
    description: str = ""
    relationship: Literal["Source", "Data", "Alternative", "Supplement", "Unspecified"] = "Unspecified"
    created: datetime | None = None


def render_pdf(
    html: str,
    *,
    title: str,
    language: str,
    created: datetime,
    attachments: Sequence[PaperAttachment] = (),
) -> bytes:
    """The PDF of a page made from `paper/base.html`; `created` (aware) dates it, nothing else does.

    Raises `PaperRefused` (a `ValueError`) when the document asks for an address that is not ours, links
    elsewhere than to http(s), mailto or itself, or nests too deep; `ValueError` for a moment without a zone.
    """
    moment = _utc(created)
    files = [_file(attachment, moment) for attachment in sorted(attachments, key=lambda one: one.name)]
    shelf = Shelf()
    with RENDERING, _patient_collector():
        try:
            document = _document(html, shelf, title, language, moment)
            pdf = document.write_pdf(pdf_variant=VARIANT, attachments=files)
        except FatalURLFetchingError as error:  # not an Exception: left alone, it would end the worker
            raise PaperRefused(str(error)) from error
        except RecursionError as error:
            raise PaperRefused("nested too deep to be rendered") from error
    if shelf.refused:
        raise PaperRefused(f"refused: {shelf.refused[0]}")
    return bytes(pdf)


def _document(html: str, shelf: Shelf, title: str, language: str, moment: datetime) -> Document:
    page = HTML(string=printable(html), base_url=BASE, url_fetcher=shelf)
    _number_lists(page.etree_element)
    fonts, sheet = _house(int(time.monotonic() // DAY))
    document = page.render(stylesheets=[sheet], font_config=fonts, pdf_variant=VARIANT)
    _refuse_links(document)
    metadata = document.metadata
    metadata.title, metadata.lang = title, language
    metadata.created = metadata.modified = f"{moment:%Y-%m-%dT%H:%M:%SZ}"
    archival = metadata.generate_rdf_metadata

    def archival_and_accessible(variant: str, version: int, conformance: str) -> bytes:
        rdf: bytes = archival(variant, version, conformance)
        return rdf.replace(b"</rdf:RDF>", ACCESSIBLE + b"</rdf:RDF>")

    metadata.generate_rdf_metadata = archival_and_accessible
    return document


@lru_cache(maxsize=1)
def _house(_day: int) -> tuple[FontConfiguration, CSS]:
    """Fonts and style sheet, read once a day in each process.

    WeasyPrint keeps its fonts in the temporary folder, which some systems sweep of files ten days old.
    """
    fonts = FontConfiguration()
    return fonts, CSS(SHEET, font_config=fonts, url_fetcher=Shelf())


def _number_lists(root: Any) -> None:
    """Make a list begin where its `start` says: WeasyPrint leaves it out, and "3." must not print as "1."."""
    for element in root.iter("ol"):
        start = element.get("start", "")
        if re.fullmatch(r"-?\d{1,9}", start):
            element.set("style", f"counter-reset: list-item {int(start) - 1}")


def _refuse_links(document: Document) -> None:
    """Raise `PaperRefused` for a link that opens a file, runs a script, or leads nowhere from paper."""
    for page in document.pages:
        for kind, target, *_ in page.links:
            if kind != "internal" and (not target.lower().startswith(LINKS) or target.startswith(BASE)):
                raise PaperRefused(f"refused link: {target[:80]}")


def _file(attachment: PaperAttachment, moment: datetime) -> Attachment:
    """WeasyPrint's own, made anew for each render: it can be read once."""
    at = _utc(attachment.created) if attachment.created else moment
    return Attachment(
        string=attachment.data,
        name=attachment.name,
        description=attachment.description,
        relationship=attachment.relationship,
        created=at,
        modified=at,
    )


def _utc(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise ValueError("A document is dated with a time zone.")
    return moment.astimezone(UTC)


@contextmanager
def _patient_collector() -> Iterator[None]:
    """Garbage collected less often while boxes are laid out by the hundred thousand (a tenth of the time)."""
    thresholds = gc.get_threshold()
    gc.set_threshold(100_000, 50, 50)
    try:
        yield
    finally:
        gc.set_threshold(*thresholds)
