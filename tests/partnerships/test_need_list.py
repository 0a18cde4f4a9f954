"""The matrix of needs: declared and strict views, by weight, in words."""

from partnerships import actions
from partnerships.contents.needs import need_matrix
from partnerships.coverage import Coverage
from tests.conftest import text


def test_declared_and_strict_views(made, facilitator, bob, carol):
    declared, strict = (need_matrix(made.partnership, by=facilitator, strict=view) for view in (False, True))
    assert [row.state for row in declared.rows] == [Coverage.FRAGILE, Coverage.UNCOVERED]
    assert [row.state for row in strict.rows] == [Coverage.UNCOVERED, Coverage.UNCOVERED]
    assert declared.rows[0].strict_word == "Not covered"
    assert [row.why for row in strict.rows] == ["no confirmed offer", "nobody brings it"]
    assert declared.rows[0].why == "rests on Logis & Lumière"
    assert [served.count for served in declared.served] == [1, 0, 0]
    assert declared.served[0].alone == ["N01"]
    for number, (who, level) in enumerate(((bob, 3), (carol, 3)), 2):
        actions.make_offer(made.finding, by=who, level=level)
        row = need_matrix(made.partnership, by=facilitator).rows[0]
        assert (row.state, row.why) == (
            {2: Coverage.COVERED, 3: Coverage.REDUNDANT}[number],
            f"{number} partners",
        )
    actions.make_offer(made.law, by=bob, level=1)
    partial = need_matrix(made.partnership, by=facilitator).rows[1]
    assert (partial.state, partial.why, partial.pin) == (Coverage.PARTIAL, "at best 1, 2 required", "wait")


def test_what_is_open_comes_by_weight(made, facilitator):
    actions.add_need(made.partnership, by=facilitator, title=text("Local"), criticality=3, required=1)
    matrix = need_matrix(made.partnership, by=facilitator)
    assert [row.need.code for row in matrix.to_look_at] == ["N03", "N01", "N02"]
    assert (matrix.covered, matrix.fragile, matrix.partial, matrix.uncovered) == (0, 1, 0, 2)


def test_the_page_says_it_in_words(made, url, login, bob, facilitator):
    read = login(facilitator).get(url("need_list")).text
    assert "0 needs of 2 are covered." in read
    assert "1 is met, and falls if one partner leaves." in read
    assert "1 is brought by nobody." in read
    assert "confirmed alone: not covered" in read
    assert "Strict view" in read
    strict = login(facilitator).get(url("need_list"), {"view": "strict"}).text
    assert "Count declared offers too" in strict
    assert "2 have no confirmed offer." in strict and "brought by nobody" not in strict
    assert "Offer something to N01" in login(bob).get(url("need_list")).text
