"""What people write never becomes more than words, lists, headings and honest links."""

from html import unescape
from html.parser import HTMLParser

import pytest

from core.markup import TAGS, to_html


class Reader(HTMLParser):
    """Collects what a browser would see: elements with their attributes, words, depth."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words, self.open, self.depth = "", 0, 0
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag not in ("br", "hr"):
            self.open += 1
            self.depth = max(self.depth, self.open)

    def handle_endtag(self, tag):
        self.open -= 1

    def handle_data(self, data):
        self.words += data


HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<a href='javascript:alert(1)'>x</a>",
    "<iframe src=//evil.example></iframe>",
    "<style>@import 'http://evil.example'</style>",
    "<p style='background:url(http://evil.example)'>x</p>",
    "<base href='http://evil.example/'>",
    "<form action=//evil.example><button>x</button></form>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](java\tscript:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](javascript&colon;alert(1))",
    "[x](vbscript:x)",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](data:image/png;base64,iVBORw0KGgo=)",
    "[x](file:///etc/passwd)",
    "[x](//evil.example)",
    "[x](/accounts/logout/)",
    "[x](#fragment)",
    "<javascript:alert(1)>",
    "<file:///etc/passwd>",
    "![x](http://evil.example/pixel.png)",
    "![x](javascript:alert(1))",
    "[![x](http://evil.example/pixel.png)](http://ok.example)",
    '[x](http://ok.example "onmouseover=alert(1)")',
    '[x](http://ok.example"onmouseover="alert(1))',
    "[ref]\n\n[ref]: javascript:alert(1)",
    "```html onload=alert(1)\n<script>alert(1)</script>\n```",
    "`<script>`",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "<!-- --><script>alert(1)</script>",
    "<![CDATA[<script>alert(1)</script>]]>",
    "\x00<script>alert(1)</script>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "**<b onclick=alert(1)>**",
    "# <img src=x onerror=alert(1)>",
    "- <math><mi//xlink:href='data:x,<script>'>",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_only_words(text):
    for tag, attributes in Reader(to_html(text)).elements:
        assert tag in TAGS
        assert set(attributes) <= {"href", "rel", "start"}
        assert (attributes.get("href") or "http:").startswith(("http:", "https:", "mailto:"))


def test_markup_of_the_writer_is_shown_as_typed():
    assert Reader(to_html("a <b>bold</b> idea")).words.strip() == "a <b>bold</b> idea"


def test_the_small_language_people_use():
    html = to_html("**Une voix** par siège,\nquel que soit *le chèque*\n\n- un\n- deux\n\n> dit-elle")
    assert "<strong>Une voix</strong>" in html
    assert "<br>" in html
    assert "<em>le chèque</em>" in html
    assert "<li>un</li>" in html
    assert "<blockquote>" in html


@pytest.mark.parametrize("address", ["https://example.org/a?b=c", "http://example.org", "mailto:a@example.org"])
def test_honest_links_stay(address):
    assert f'href="{address}"' in to_html(f"[the site]({address})")
    assert 'rel="noopener noreferrer nofollow"' in to_html(f"<{address.removeprefix('mailto:')}>")


def test_a_link_holds_text_only():
    html = to_html("[see **the _whole_ `code`** ![the rosette](https://example.org/r.png)](https://example.org)")
    assert ">see the whole code the rosette</a>" in html


def test_a_link_without_words_shows_its_address():
    assert ">https://example.org</a>" in to_html("[](https://example.org)")


def test_a_refused_link_is_shown_as_typed():
    assert Reader(to_html("[our files](file:///srv/files)")).words.strip() == "[our files](file:///srv/files)"


def test_a_picture_is_kept_as_its_description():
    assert to_html("![Eight people around a table](https://example.org/p.png)") == (
        "<p>Eight people around a table</p>\n"
    )


@pytest.mark.parametrize(
    ("text", "top", "levels"),
    [
        ("# a\n\n# b", 3, ["h3", "h3"]),
        ("# a\n\n### b\n\n## c\n\n# d", 3, ["h3", "h4", "h4", "h3"]),
        ("#### a\n\n# b", 2, ["h2", "h2"]),
        ("# a\n\n## b\n\n### c\n\n#### d\n\n##### e\n\n###### f", 4, ["h4", "h5", "h6", "h6", "h6", "h6"]),
    ],
)
def test_headings_start_where_the_page_says_and_skip_no_level(text, top, levels):
    assert [tag for tag, _ in Reader(to_html(text, top=top)).elements if tag[0] == "h"] == levels


@pytest.mark.parametrize("top", [0, 1, 7])
def test_a_text_never_takes_the_title_of_the_page(top):
    with pytest.raises(ValueError, match="2 to 6"):
        to_html("# a", top=top)


def test_a_list_keeps_its_first_number():
    assert '<ol start="3">' in to_html("3. third\n4. fourth")


DEEP = {
    "lists": "".join(f"{'  ' * depth}- item {depth}\n" for depth in range(80)),
    "quotes": ">" * 80 + " quoted",
    "emphasis": "".join(f"{'*_'[depth % 2]}w{depth} " for depth in range(80)) + "x* _" * 40,
}


@pytest.mark.parametrize("text", DEEP.values(), ids=DEEP.keys())
def test_bottomless_text_is_shown_shallow_and_whole(text):
    seen = Reader(to_html(text))
    assert seen.depth <= 20
    for word in ("item 79", "quoted", "w79"):
        assert (word in text) == (word in seen.words)


def test_a_long_hostile_line_is_read():
    to_html("[" * 20_000 + "![" * 5_000 + "*a_" * 5_000 + "<" * 5_000)


def test_words_are_typeset_in_the_language_and_code_is_not():
    html = to_html("**Qui** ? L'accord : `a ? b`", language="fr")
    assert unescape(html) == "<p><strong>Qui</strong>\u202f? L’accord\u00a0: <code>a ? b</code></p>\n"


def test_control_characters_do_no_harm():
    assert "\x00" not in to_html("a\x00b\x08c")


@pytest.mark.parametrize("text", ["", " \n\t\n"])
def test_nothing_written_is_nothing(text):
    assert to_html(text) == ""
