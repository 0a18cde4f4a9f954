"""Rendering reads our own files and nothing else: nothing of the machine gets in, nothing goes out."""

import gc
import sys

import pytest

from core.markup import to_html
from core.paper import PaperRefused
from core.paper.shelf import FILES
from tests.core.sheets import page, png, render
from tests.oracles import no_complaint

heard: list[str] | None = None


def listen(event: str, arguments: tuple) -> None:
    if heard is not None and event in ("open", "socket.connect", "socket.getaddrinfo", "urllib.Request"):
        heard.append(f"{event} {arguments}")


sys.addaudithook(listen)  # Python's own account of what is opened; it cannot be removed, only kept silent


@pytest.fixture
def secret(tmp_path):
    """A file of the machine; fails the test when it was opened, or when anything went to the network."""
    global heard
    path = tmp_path / "secret.txt"
    path.write_text("secret of the machine")
    render(page("<h1>warm</h1>"))
    heard = []
    yield path
    events, heard = heard, None
    assert [event for event in events if "secret" in event or not event.startswith("open")] == []


WEB = "http://127.0.0.1:9/x"
REFUSED = [
    "<img alt=x src='file://{secret}'>",
    "<img alt=x src='{web}'>",
    "<img alt=x src='//127.0.0.1:9/x'>",
    "<img alt=x src='ftp://127.0.0.1:9/x'>",
    "<img alt=x src='secret.txt'>",
    "<img alt=x src='css/../../../../..{secret}'>",
    "<base href='file://{secret}'><img alt=x src='secret.txt'>",
    "<img alt=x src='data:text/html,<script>'>",
    "<img alt=x src='data:image/svg+xml,<svg/>'>",
    "<img alt=x src='data:image/png;base64,PHN2Zy8+'>",
    "<img alt=x src='data:image/png,notbase64'>",
    "<link rel=stylesheet href='{web}'>",
    "<link rel=stylesheet href='data:text/css,p{{}}'>",
    "<link rel=attachment href='file://{secret}'>",
    "<a rel=attachment href='file://{secret}'>x</a>",
    "<style>@import '{web}';</style>",
    "<style>@import url(file://{secret});</style>",
    "<style>body {{ background: url({web}) }}</style>",
    "<style>@page {{ background: url(file://{secret}) }}</style>",
    "<style>@font-face {{ font-family: f; src: url(file://{secret}) }}</style>",
    "<style>li {{ list-style-image: url({web}) }}</style><ul><li>x</ul>",
    "<style>p::before {{ content: url({web}) }}</style><p>x",
    "<style>p {{ border-image: url({web}) 1 }}</style><p>x",
    "<p style='background-image: url(file://{secret})'>x",
    "<object data='file://{secret}'></object>",
    "<embed src='{web}'>",
    "<svg width=9 height=9><title>x</title><image href='file://{secret}' width=9 height=9 /></svg>",
    "<svg width=9 height=9><title>x</title><image xlink:href='{web}' width=9 height=9 /></svg>",
    "<svg width=9 height=9><title>x</title><foreignObject><img src='{web}'/></foreignObject></svg>",
    "<a href='file://{secret}'>x</a>",
    "<a href='javascript:alert(1)'>x</a>",
    "<a href='data:text/html,x'>x</a>",
    "<a href='/elsewhere'>x</a>",
]
IGNORED = [
    "<iframe src='{web}'></iframe>",
    "<video src='{web}' poster='file://{secret}'></video>",
    "<script src='{web}'></script>",
    "<input type=image src='{web}'>",
    "<meta http-equiv=refresh content='0;url={web}'>",
    "<svg width=9 height=9><title>x</title><use href='{web}#a'/></svg>",
    "<svg width=9 height=9><title>x</title><style>@import '{web}';</style></svg>",
    "<svg width=9 height=9><title>x</title><rect width=9 height=9 fill='url({web}#a)'/></svg>",
    "<?xml-stylesheet href='{web}'?>",
]


@pytest.mark.parametrize("hostile", REFUSED)
def test_a_document_that_asks_for_anything_else_is_refused(hostile, secret):
    with pytest.raises(PaperRefused, match="refused"):
        render(page(hostile.format(secret=secret, web=WEB)))


@pytest.mark.parametrize("hostile", IGNORED)
def test_what_paper_has_no_use_for_is_not_even_asked(hostile, secret):
    assert b"secret" not in render(page(hostile.format(secret=secret, web=WEB)))


def test_only_our_sheet_and_faces_are_on_the_shelf():
    assert [address.removeprefix("https://paper.invalid/") for address in FILES] == [
        "css/print.css",
        "fonts/AtkinsonHyperlegible-Bold.ttf",
        "fonts/AtkinsonHyperlegible-BoldItalic.ttf",
        "fonts/AtkinsonHyperlegible-Italic.ttf",
        "fonts/AtkinsonHyperlegible-Regular.ttf",
    ]


def test_a_picture_of_the_document_is_shown():
    assert b"/Image" in render(page(f'<img alt="A dot" src="{png(kind="jpeg")}">'))


def test_a_picture_that_unfolds_into_too_many_points_is_refused():
    with pytest.raises(PaperRefused):
        render(page(f'<img alt="Huge" src="{png(5000, 5000)}">'))


def test_a_picture_that_is_too_heavy_is_refused():
    with pytest.raises(PaperRefused):
        render(page(f'<img alt="Heavy" src="data:image/png;base64,{"A" * 4_100_000}">'))


def test_a_picture_without_its_words_is_noticed():
    with pytest.raises(AssertionError, match="no required alt"), no_complaint():
        render(page(f"<img src={png()}>"))


def test_a_link_to_nowhere_is_noticed():
    with pytest.raises(AssertionError, match="No anchor"), no_complaint():
        render(page("<a href='#nowhere'>x</a>"))


def test_lists_without_bottom_do_not_end_the_worker():
    with pytest.raises(PaperRefused, match="too deep"):
        render(page("<ul><li>x" * 400))
    bottomless = "".join(f"{'  ' * depth}- x\n" for depth in range(80))
    assert render(page(f"<h1>x</h1>{to_html(bottomless)}"))


def test_the_collector_is_left_as_it_was():
    before = gc.get_threshold()
    render(page("<h1>x</h1>"))
    with pytest.raises(PaperRefused):
        render(page("<img alt=x src=http://127.0.0.1:9/>"))
    assert gc.get_threshold() == before
