"""What a document may read while it is rendered: our files, by name, and small pictures it carries itself."""

import base64
import binascii
import re
from io import BytesIO
from pathlib import Path

import fontpkg_atkinson_hyperlegible as face
from PIL import Image, UnidentifiedImageError
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

BASE = "https://paper.invalid/"  # never reached: an address is looked up below, or refused
SHEET = f"{BASE}css/print.css"
FACES = sorted((face.ROOT / "files").glob("*.ttf"))
FILES = {
    SHEET: (Path(__file__).resolve().parents[2] / "static" / "css" / "print.css", "text/css"),
    **{f"{BASE}fonts/{path.name}": (path, "font/ttf") for path in FACES},
}
PICTURE = re.compile(r"data:image/(png|jpeg);base64,([A-Za-z0-9+/]+={0,2})")
MAX_BYTES, MAX_PIXELS = 3_000_000, 20_000_000


class Shelf(URLFetcher):
    """Refuses every address but ours; remembers what it refused, as WeasyPrint forgets it inside an SVG."""

    def __init__(self) -> None:
        super().__init__(allowed_protocols=(), allow_redirects=False, fail_on_errors=True)
        self.refused: list[str] = []

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        """The file or the picture at this address; raises `FatalURLFetchingError`, which stops the render."""
        if url in FILES:
            path, kind = FILES[url]
            return URLFetcherResponse(url, path.read_bytes(), {"Content-Type": kind})
        found = PICTURE.fullmatch(url)
        data = _picture(*found.groups()) if found else None
        if found and data is not None:
            return URLFetcherResponse(url, data, {"Content-Type": f"image/{found[1]}"})
        self.refused.append(url[:80])
        raise FatalURLFetchingError(f"refused: {url[:80]}")


def _picture(kind: str, encoded: str) -> bytes | None:
    """The bytes of a picture that is what it says and not too large, or nothing."""
    if len(encoded) > MAX_BYTES * 4 // 3 + 4:
        return None
    try:
        data = base64.b64decode(encoded, validate=True)
        width, height = Image.open(BytesIO(data), formats=(kind,)).size
    except (binascii.Error, UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError):
        return None
    return data if width * height <= MAX_PIXELS else None
