"""Small documents for the tests of paper."""

import base64
from datetime import UTC, datetime
from io import BytesIO

from PIL import Image

from core.paper import PaperAttachment, render_pdf

CREATED = datetime(2026, 11, 5, 17, 20, tzinfo=UTC)


def png(width: int = 4, height: int = 4, kind: str = "png") -> str:
    """The address of a picture carried by the document itself."""
    stream = BytesIO()
    Image.new("RGB", (width, height), "white").save(stream, kind)
    return f"data:image/{kind};base64,{base64.b64encode(stream.getvalue()).decode()}"


def page(body: str, head: str = "") -> str:
    return f'<!doctype html><html lang="en"><head><title>t</title>{head}</head><body>{body}</body></html>'


def render(html: str, **options) -> bytes:
    return render_pdf(html, **{"title": "Charter", "language": "en", "created": CREATED} | options)


def paper(words: str = "We agree.", **files: bytes) -> bytes:
    """A page to be sealed, carrying files: `paper(charter=b"{}")` holds charter.json."""
    held = [PaperAttachment(f"{name}.json", data, name, "Source") for name, data in files.items()]
    return render(page(f"<h1>Charter</h1><p>{words}</p>"), attachments=held)
