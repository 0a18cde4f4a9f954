"""What changed between two contents: nothing when nothing did, each change exactly once, nothing lost."""

from collections import Counter
from copy import deepcopy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charters.contents.changes import changes
from charters.contents.differing import Kind
from charters.contents.matching import matched
from charters.contents.words import cell, heading, listing, paragraph, table
from core.canonical import canonical

LETTERS = st.text("abé ", min_size=1, max_size=12)
TEXTS = st.fixed_dictionaries({"fr": LETTERS, "en": LETTERS})
TABLES = st.builds(
    lambda caption, head, rows: table(
        caption, head, [[cell(one) for one in (*row, *head)[: len(head)]] for row in rows]
    ),
    TEXTS,
    st.lists(TEXTS, min_size=1, max_size=3),
    st.lists(st.lists(TEXTS, max_size=3), max_size=4),
)
BLOCKS = st.one_of(
    st.builds(paragraph, TEXTS),
    st.builds(heading, TEXTS),
    st.builds(listing, st.lists(TEXTS, max_size=4)),
    TABLES,
)


def article(uuid: str, number: int, title: dict, blocks: list) -> dict:
    return {"uuid": uuid, "number": number, "title": title, "notes": [], "blocks": blocks}


@st.composite
def contents(draw) -> dict:
    """A content: some of a few articles and parties, in any order."""
    chosen = draw(st.lists(st.sampled_from("abcdef"), unique=True))
    rows = [
        article(uuid, number, draw(TEXTS), draw(st.lists(BLOCKS, max_size=4))) for number, uuid in enumerate(chosen, 1)
    ]
    parties = draw(st.lists(st.sampled_from("xyz"), unique=True))
    return {
        "languages": ["fr", "en"],
        "entry_into_force": draw(st.sampled_from(["last_signature", "on_date"])),
        "partnership": {"name": draw(TEXTS), "ends_on": draw(st.sampled_from([None, "2028-12-31"]))},
        "parties": [{"uuid": code, "code": code, "name": draw(LETTERS), "legal_form": {}} for code in parties],
        "articles": rows,
    }


def texts_of(content: dict) -> Counter:
    """Every text of the articles of a content, with how often it stands there."""
    found: Counter = Counter()
    for row in content["articles"]:
        found[canonical(row["title"])] += 1
        for block in row["blocks"]:
            parts = [block.get("text"), block.get("caption"), *block.get("items", []), *block.get("head", [])]
            parts += [one["text"] for line in block.get("rows", []) for one in line]
            found.update(canonical(part) for part in parts if part)
    return found


def side_of(found, side: str) -> Counter:
    wordings = [one for row in found.articles for one in (row.title, *(w for b in row.blocks for w in b.wordings))]
    return Counter(canonical(getattr(one, side)) for one in wordings if getattr(one, side))


@given(contents())
def test_nothing_changed_shows_nothing(content):
    found = changes(content, deepcopy(content))
    assert found.count == 0
    assert [row.kind for row in found.articles] == [Kind.SAME] * len(content["articles"])


@given(contents(), contents())
def test_each_text_of_both_sides_is_shown_exactly_once(before, after):
    found = changes(before, after)
    assert side_of(found, "before") == texts_of(before)
    assert side_of(found, "after") == texts_of(after)
    now = [row.uuid for row in found.articles if row.number is not None]
    assert now == [row["uuid"] for row in after["articles"]]
    assert {row.uuid for row in found.articles if row.was} == {row["uuid"] for row in before["articles"]}


@given(contents(), contents())
def test_a_redline_gives_back_both_sides(before, after):
    for row in changes(before, after).articles:
        for wording in [row.title, *(one for block in row.blocks for one in block.wordings)]:
            for code, pieces in wording.redlines:
                assert "".join(words for kind, words in pieces if kind != "ins") == wording.before.get(code, "")
                assert "".join(words for kind, words in pieces if kind != "del") == wording.after.get(code, "")


@given(contents(), contents())
def test_back_again_says_the_contrary(before, after):
    one, two = changes(before, after), changes(after, before)
    turned = {Kind.ADDED: Kind.REMOVED, Kind.REMOVED: Kind.ADDED}
    forth = {row.uuid: row.kind for row in one.articles}
    back = {row.uuid: turned.get(row.kind, row.kind) for row in two.articles}
    assert forth == back
    assert Counter(line.kind for line in one.parties) == Counter(
        turned.get(line.kind, line.kind) for line in two.parties
    )


@given(st.lists(TEXTS, max_size=6), st.lists(TEXTS, max_size=6))
def test_matching_loses_and_doubles_nothing(before, after):
    pairs = matched(before, after)
    assert [one for one, _two in pairs if one is not None] == before
    assert [two for _one, two in pairs if two is not None] == after


def say(text: str) -> dict:
    return {"fr": text, "en": text}


@pytest.fixture
def content() -> dict:
    risks = table(
        say("Risks"),
        [say("Risk"), say("Owner"), say("Action")],
        [[cell(say(name)), cell(say("LLU")), cell(say("Look"))] for name in ("Delay", "Money", "People")],
    )
    rows = [
        article(
            "a", 1, say("Purpose"), [paragraph(say("We act together.")), paragraph(say("For those who are cold."))]
        ),
        article("b", 2, say("Risks"), [risks]),
        article("c", 3, say("Leaving"), [listing([say("Three months of notice."), say("In writing.")])]),
    ]
    parties = [{"uuid": "x", "code": "LLU", "name": "Logis", "legal_form": say("association")}]
    return {
        "languages": ["fr", "en"],
        "entry_into_force": "last_signature",
        "partnership": {"name": say("Warmth"), "starts_on": "2026-01-01", "ends_on": "2028-12-31"},
        "parties": parties,
        "articles": rows,
    }


def test_a_word_changed_is_that_word_alone(content):
    after = deepcopy(content)
    after["articles"][0]["blocks"][1]["text"]["fr"] = "For those who were cold."
    (row,) = changes(content, after).changed
    assert row.kind == Kind.CHANGED and not row.renamed and not row.moved
    kept, changed = row.blocks
    assert kept.same and not changed.same
    assert changed.lines[0].redlines == [
        ("fr", [("same", "For those who"), ("del", " are"), ("ins", " were"), ("same", " cold.")])
    ]


def test_a_paragraph_put_in_front_leaves_the_others_alone(content):
    after = deepcopy(content)
    after["articles"][0]["blocks"].insert(0, paragraph(say("Something wholly new here.")))
    after["articles"][0]["blocks"][2]["text"]["fr"] += " And poor."
    (row,) = changes(content, after).changed
    assert [block.kind for block in row.blocks] == [Kind.ADDED, Kind.SAME, Kind.CHANGED]


def test_an_article_added_taken_out_moved_renamed(content):
    after = deepcopy(content)
    _first, second, third = after["articles"]
    second["title"] = say("What may go wrong")
    after["articles"] = [third | {"number": 1}, article("d", 2, say("Money"), []), second | {"number": 3}]
    found = {row.uuid: row for row in changes(content, after).articles}
    assert found["a"].kind == Kind.REMOVED and found["d"].kind == Kind.ADDED
    assert found["b"].renamed and found["b"].renumbered
    assert found["b"].moved != found["c"].moved  # one of the two changed places with the other


def test_articles_that_only_shift_are_unchanged(content):
    after = deepcopy(content)
    after["articles"] = [
        article("d", 1, say("Money"), []),
        *({**row, "number": row["number"] + 1} for row in after["articles"]),
    ]
    found = changes(content, after)
    assert [row.uuid for row in found.changed] == ["d"]
    assert all(row.renumbered for row in found.unchanged)


def test_a_table_row_by_row(content):
    after = deepcopy(content)
    rows = after["articles"][1]["blocks"][0]["rows"]
    rows[0][2] = cell(say("Act"))
    del rows[1]
    rows.append([cell(say("Winter")), cell(say("VSA")), cell(say("Wait"))])
    (row,) = changes(content, after).changed
    (block,) = row.blocks
    assert [line.kind for line in block.rows] == [Kind.CHANGED, Kind.REMOVED, Kind.SAME, Kind.ADDED]
    assert [one.kind for one in block.rows[0].cells] == [Kind.SAME, Kind.SAME, Kind.CHANGED]


def test_a_column_put_in_shifts_no_other(content):
    after = deepcopy(content)
    block = after["articles"][1]["blocks"][0]
    block["head"].insert(1, say("Weight"))
    for line in block["rows"]:
        line.insert(1, cell(say("9")))
    (row,) = changes(content, after).changed
    assert [one.kind for one in row.blocks[0].head] == [Kind.SAME, Kind.ADDED, Kind.SAME, Kind.SAME]
    assert {tuple(one.kind for one in line.cells) for line in row.blocks[0].rows} == {
        (Kind.SAME, Kind.ADDED, Kind.SAME, Kind.SAME)
    }


def test_a_line_of_a_list(content):
    after = deepcopy(content)
    after["articles"][2]["blocks"][0]["items"][0] = say("Six months of notice.")
    (row,) = changes(content, after).changed
    assert [line.kind for line in row.blocks[0].lines] == [Kind.CHANGED, Kind.SAME]


def test_parties_and_facts(content):
    after = deepcopy(content)
    after["parties"] = [
        {"uuid": "x", "code": "LLU", "name": "Logis & Lumière", "legal_form": say("association")},
        {"uuid": "y", "code": "HAB", "name": "Habitat", "legal_form": {}},
    ]
    after["partnership"] |= {"ends_on": "2029-12-31"}
    after["entry_into_force"] = "enough"
    after["terms"] = {"exit_notice_months": 6, "entry_count": 2, "review_on": None}
    annex = {"uuid": "n", "title": say("Budget"), "nature": "annex", "binding": True, "file_name": "b.pdf"}
    before = content | {"annexes": [annex | {"sha256": "0" * 64}]}
    after["annexes"] = [annex | {"sha256": "1" * 64}]
    found = changes(before, after)
    assert [(line.label, line.kind) for line in found.parties] == [("LLU", Kind.CHANGED), ("HAB", Kind.ADDED)]
    assert [line.kind for line in found.facts] == [Kind.CHANGED, Kind.ADDED, Kind.CHANGED, Kind.ADDED]
    assert [one.kind for one in found.annexes[0].wordings] == [Kind.SAME, Kind.SAME, Kind.CHANGED]
    assert changes(before, after | {"annexes": []}).annexes[0].kind == Kind.REMOVED
    assert found.facts[0].wordings[0].after["en"] == "31 December 2029"
    assert found.count == 7


def test_a_change_in_the_other_language_alone_is_shown_in_it(content):
    after = deepcopy(content)
    after["articles"][0]["blocks"][0]["text"]["fr"] = "Nous agissons."
    (row,) = changes(content, after).changed
    assert [code for code, _pieces in row.blocks[0].lines[0].redlines] == ["fr"]


def test_notes_of_where_it_comes_from_are_read_too(content):
    after = deepcopy(content)
    after["articles"][1]["notes"] = [say("Taken from the risks.")]
    (row,) = changes(content, after).changed
    assert (row.blocks[0].form, row.blocks[0].kind) == ("note", Kind.ADDED)
