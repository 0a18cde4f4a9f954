"""A photo keeps its picture and its upright side; where, when and with what it was taken is gone."""

import io

import pytest
from PIL import Image

from core.photos import Unreadable, bare

pytestmark = pytest.mark.once
GPS = 0x8825


def photo(kind: str = "JPEG", *, turned: int = 1, **more) -> bytes:
    image = Image.new("RGB", (40, 30), (200, 30, 30))
    image.putpixel((3, 4), (0, 0, 255))
    exif = Image.Exif()
    exif[0x0112], exif[0x010F] = turned, "Telephone maker"
    exif.get_ifd(GPS).update({1: "N", 2: (45.0, 45.0, 0.0)})
    made = io.BytesIO()
    image.save(made, kind, exif=exif, **more)
    return made.getvalue()


@pytest.mark.parametrize("progressive", [False, True])
def test_a_jpeg_loses_its_place_and_keeps_its_pixels(progressive):
    before = photo(turned=6, comment=b"At home", icc_profile=b"profile of colours", progressive=progressive)
    after = bare(before)
    for told in (b"Telephone maker", b"At home"):
        assert told in before
        assert told not in after
    was, now = Image.open(io.BytesIO(before)), Image.open(io.BytesIO(after))
    assert was.getexif().get_ifd(GPS)
    assert dict(now.getexif()) == {0x0112: 6}
    assert now.info["icc_profile"] == b"profile of colours"
    assert was.tobytes() == now.tobytes()


def test_an_upright_jpeg_keeps_no_exif_at_all_and_nothing_after_its_end():
    after = bare(photo() + b"a film of the street")
    assert b"Exif" not in after
    assert b"film" not in after
    assert bare(after) == after


def test_a_png_loses_its_texts():
    before = photo("PNG")
    after = bare(before + b"more")
    assert b"eXIf" in before
    assert b"eXIf" not in after
    assert Image.open(io.BytesIO(after)).tobytes() == Image.open(io.BytesIO(before)).tobytes()


def test_other_files_are_kept_as_they_are():
    assert bare(b"%PDF-1.7 x") == b"%PDF-1.7 x"


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_broken_picture_is_refused_wherever_it_is_cut(kind):
    whole = photo(kind)
    for length in range(8, len(whole) - 2, 7):
        with pytest.raises(Unreadable):
            bare(whole[:length])


def test_odd_orientations_are_upright():
    for tiff in (b"", b"II*\0\xff\xff\xff\xff", b"MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x63\0\0"):
        body = b"Exif\0\0" + tiff
        segment = b"\xff\xe1" + (len(body) + 2).to_bytes(2) + body
        whole = photo()
        assert b"Exif" not in bare(whole[:2] + segment + bare(whole)[2:])
