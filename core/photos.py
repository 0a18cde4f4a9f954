"""What a photo tells of where and when it was taken, removed without touching its picture. No Django here.

A phone writes the place, the time and the device into the file. Only what is needed to draw is kept: the picture's
own segments, its colours, and which way up it is.
"""

import re
from collections.abc import Iterator

JPEG, PNG = b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n"
SCAN, END = 0xDA, 0xD9
ALONE = {0x01, *range(0xD0, 0xD8)}  # markers without a length
DRAWN = {
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"cHRM", b"gAMA", b"iCCP", b"sBIT", b"sRGB", b"bKGD", b"pHYs",
    b"sPLT", b"hIST", b"acTL", b"fcTL", b"fdAT", b"cICP",
}  # fmt: skip
AFTER_SCAN = re.compile(rb"\xff[^\x00\xff\xd0-\xd7]")
UPRIGHT = 1


class Unreadable(ValueError):
    """Not the picture that its first bytes say."""


def bare(data: bytes) -> bytes:
    """The picture without what it tells; other files as they are. Raises `Unreadable` for a broken picture."""
    if data.startswith(JPEG):
        return b"".join(_jpeg(data))
    if data.startswith(PNG):
        return b"".join(_png(data))
    return data


def _jpeg(data: bytes) -> Iterator[bytes]:
    yield data[:2]
    turned, at = UPRIGHT, 2
    kept: list[bytes] = []
    while True:
        marker, at = _marker(data, at)
        if marker == END:
            break
        if marker in ALONE:
            continue
        size = int.from_bytes(data[at : at + 2])
        body = data[at + 2 : at + size]
        if size < 2 or len(body) != size - 2:
            raise Unreadable("a segment is cut")
        at += size
        if marker == 0xE1 and body.startswith(b"Exif\0\0"):
            turned = _orientation(body[6:])
        if _is_drawn(marker, body):
            kept.append(bytes((0xFF, marker)) + size.to_bytes(2) + body)
        if marker == SCAN:
            found = AFTER_SCAN.search(data, at)
            if found is None:
                raise Unreadable("the picture has no end")
            kept.append(data[at : found.start()])
            at = found.start()
    if turned != UPRIGHT:
        kept.insert(1 if kept and kept[0][1] == 0xE0 else 0, _turned(turned))
    yield from kept
    yield bytes((0xFF, END))


def _marker(data: bytes, at: int) -> tuple[int, int]:
    """The marker at a place, and the place after it."""
    while data[at : at + 2] == b"\xff\xff":
        at += 1
    if len(data) < at + 2 or data[at] != 0xFF:
        raise Unreadable("no marker where one must be")
    return data[at + 1], at + 2


def _is_drawn(marker: int, body: bytes) -> bool:
    """Whether a segment is needed to draw: no comment, and of what programs add the colours alone."""
    if 0xE0 <= marker <= 0xEF:
        known = {0xE0: b"JFIF\0", 0xE2: b"ICC_PROFILE\0", 0xEE: b"Adobe"}
        return marker in known and body.startswith(known[marker])
    return marker != 0xFE


def _orientation(tiff: bytes) -> int:
    """Which way up the picture is, 1 to 8, from its Exif; upright when it does not say."""
    order = {b"II": "little", b"MM": "big"}.get(tiff[:2])
    if order is None:
        return UPRIGHT

    def number(at: int, size: int) -> int:
        return int.from_bytes(tiff[at : at + size], "little" if order == "little" else "big")

    start = number(4, 4)
    for entry in range(min(number(start, 2), 100)):
        at = start + 2 + entry * 12
        if number(at, 2) == 0x0112:
            turned = number(at + 8, 2)
            return turned if 1 <= turned <= 8 else UPRIGHT
    return UPRIGHT


def _turned(turned: int) -> bytes:
    """An Exif segment that says which way up the picture is, and nothing else."""
    entry = b"\x01\x12\x00\x03\x00\x00\x00\x01" + turned.to_bytes(2) + b"\0\0"
    body = b"Exif\0\0" + b"MM\0\x2a\0\0\0\x08" + b"\0\x01" + entry + b"\0\0\0\0"
    return b"\xff\xe1" + (len(body) + 2).to_bytes(2) + body


def _png(data: bytes) -> Iterator[bytes]:
    yield data[:8]
    at = 8
    while True:
        size, kind = int.from_bytes(data[at : at + 4]), data[at + 4 : at + 8]
        whole = data[at : at + 12 + size]
        if len(kind) < 4 or len(whole) != 12 + size:
            raise Unreadable("a chunk is cut")
        if kind in DRAWN:
            yield whole
        at += 12 + size
        if kind == b"IEND":
            return
