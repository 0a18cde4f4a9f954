"""Results in the XML of IATI 2.03: order, how many of each, codes and attributes as the standard has them.

The table below is written from the activity schema of version 2.03 (element `result`, and the types it refers to);
codes from the codelists ResultType, IndicatorMeasure and IndicatorVocabulary; what `@value` may be from the guidance
on baseline, target and actual: a number for every measure but 5, left out for 5 (qualitative).
"""

from datetime import date
from decimal import Decimal

import pytest
from lxml import etree

from impact import actions
from impact.contents.export import Whole
from impact.contents.results import results, vocabulary
from impact.iati import iati
from impact.models import Dimension, Indicator, Measurement, Reference, Slice, SlicedFigure
from tests.conftest import text

LANG = "{http://www.w3.org/XML/1998/namespace}lang"
ANY = float("inf")
# The children of an element in their order, each with how many there may be.
ORDER = {
    "result": [("title", 1, 1), ("description", 0, 1), ("document-link", 0, ANY), ("reference", 0, ANY),
               ("indicator", 1, ANY)],
    "indicator": [("title", 1, 1), ("description", 0, 1), ("document-link", 0, ANY), ("reference", 0, ANY),
                  ("baseline", 0, ANY), ("period", 0, ANY)],
    "title": [("narrative", 1, ANY)],
    "description": [("narrative", 1, ANY)],
    "comment": [("narrative", 1, ANY)],
    "baseline": [("location", 0, ANY), ("dimension", 0, ANY), ("document-link", 0, ANY), ("comment", 0, 1)],
    "period": [("period-start", 1, 1), ("period-end", 1, 1), ("target", 0, ANY), ("actual", 0, ANY)],
    "target": [("location", 0, ANY), ("dimension", 0, ANY), ("comment", 0, 1), ("document-link", 0, ANY)],
    "actual": [("location", 0, ANY), ("dimension", 0, ANY), ("comment", 0, 1), ("document-link", 0, ANY)],
}  # fmt: skip
# Its attributes: those it must have, and those it may have.
ATTRIBUTES = {
    "result": ({"type"}, {"aggregation-status"}),
    "indicator": ({"measure"}, {"ascending", "aggregation-status"}),
    "reference": ({"vocabulary", "code"}, {"indicator-uri"}),
    "baseline": ({"year"}, {"iso-date", "value"}),
    "period-start": ({"iso-date"}, set()),
    "period-end": ({"iso-date"}, set()),
    "target": (set(), {"value"}),
    "actual": (set(), {"value"}),
    "dimension": ({"name", "value"}, set()),
    "narrative": (set(), {LANG}),
}


def judged(data: bytes) -> etree._Element:
    """The document, read by another parser than its writer's, once it is what the standard says."""
    root = etree.fromstring(data)
    assert root.tag == "iati-activity"
    for element in root.iterdescendants():
        _in_order(element)
        must, may = ATTRIBUTES.get(element.tag, (set(), set()))
        assert must <= set(element.attrib) <= must | may, element.tag
    for indicator in root.iter("indicator"):
        assert indicator.get("measure") in {"1", "2", "4", "5"}
        for amount in indicator.xpath(".//baseline | .//target | .//actual"):
            assert (amount.get("value") is None) == (indicator.get("measure") == "5")
            assert amount.get("value") is None or Decimal(amount.get("value")).is_finite()
        vocabularies = [reference.get("vocabulary") for reference in indicator.iter("reference")]
        assert len(vocabularies) == len(set(vocabularies))
    for period in root.iter("period"):
        start, end = (date.fromisoformat(period.find(name).get("iso-date")) for name in ("period-start", "period-end"))
        assert start <= end
    return root


def _in_order(element: etree._Element) -> None:
    rules, tags = ORDER.get(element.tag, []), [child.tag for child in element]
    known = [name for name, _least, _most in rules]
    assert set(tags) <= set(known), element.tag
    assert tags == sorted(tags, key=known.index), element.tag
    assert all(least <= tags.count(name) <= most for name, least, most in rules), element.tag


@pytest.fixture
def told(partnership):
    """The results of the partnership, judged."""
    return lambda: judged(iati(results(Whole(partnership, outside=True))))


@pytest.fixture
def seen(measure, bob, at):
    """A confirmed figure."""

    def confirmed(indicator, value, *when, **more) -> Measurement:
        with at(2027, 12, 1):
            return actions.confirm_measurement(measure(indicator, value, on=date(*when), **more), by=bob)

    return confirmed


def amounts(root, path: str) -> list[str | None]:
    return [element.get("value") for element in root.iterfind(f".//{path}")]


def test_a_number_period_by_period(helped, seen, measure, told):
    seen(helped, 22, 2026, 3, 31)
    seen(helped, 0, 2027, 3, 31)
    measure(helped, 99, on=date(2026, 6, 30))  # not confirmed
    root = told()
    indicator = root.find("result/indicator")
    assert root.find("result").get("type") == "2"
    assert (indicator.get("measure"), indicator.get("ascending"), indicator.get("aggregation-status")) == (
        "1",
        "1",
        "0",
    )
    assert dict(indicator.find("baseline").attrib) == {"iso-date": "2026-01-01", "year": "2026", "value": "0"}
    days = [element.get("iso-date") for element in indicator.xpath("period/*[@iso-date]")]
    assert days == ["2026-01-01", "2026-12-31", "2027-01-01", "2028-12-31"]
    assert (amounts(root, "target"), amounts(root, "actual")) == (["150", "600"], ["22", "0"])
    titles = {one.get(LANG): one.text for one in indicator.find("title")}
    assert titles == {"fr": "Ménages aidés", "en": "Households helped"}


def test_what_is_not_known_is_not_there(adopt, told):
    adopt(baseline=None, baseline_on=None, target=None, target_on=None, milestones=[])
    root = told()
    assert root.xpath(".//baseline | .//period") == []


def test_kinds_directions_and_natures_have_their_codes(adopt, told):
    bare = {"milestones": [], "baseline": None, "target": None}
    asked = [("output", "down", "percentage"), ("impact", "maintain", "narrative"), ("outcome", "none", "number")]
    for kind, direction, nature in asked:
        adopt(kind=kind, direction=direction, nature=nature, **bare)
    read = [(row.getparent().get("type"), row.get("ascending"), row.get("measure")) for row in told().iter("indicator")]
    assert read == [("1", "0", "2"), ("2", None, "1"), ("3", None, "5")]


def test_a_level_is_a_number_with_its_sentence(rubric, seen, told):
    seen(rubric, 2, 2026, 3, 31)
    root = told()
    assert root.find(".//indicator").get("measure") == "4"
    actual = root.find(".//actual")
    assert actual.get("value") == "2"
    assert [one.text for one in actual.iter("narrative")] == ["Niveau 2", "Level 2"]


def test_an_account_has_words_and_no_figure(adopt, alice, bob, told):
    account = adopt(nature=Indicator.Nature.NARRATIVE, baseline=Decimal(1))
    words = text("On a rouvert.", "They opened again.")
    row = actions.record_measurement(account, by=alice, measured_on=date(2026, 3, 31), told=words)
    actions.confirm_measurement(row, by=bob)
    root = told()
    assert [one.text for one in root.find(".//actual/comment")] == ["On a rouvert.", "They opened again."]
    assert root.find(".//baseline") is None


def test_increments_are_added_up_to_the_end_of_each_period(adopt, seen, told):
    shares = {"accumulation": Indicator.Accumulation.INCREMENT, "reporting": Indicator.Reporting.SHARES}
    one = adopt(**shares)
    for value, when in ((5, (2026, 3, 31)), (7, (2026, 6, 30)), (4, (2027, 1, 31))):
        seen(one, value, *when)
    root = told()
    assert amounts(root, "actual") == ["12", "16"]
    assert root.find(".//indicator").get("aggregation-status") == "1"


def test_a_percentage_says_of_how_many(adopt, seen, told):
    one = adopt(nature=Indicator.Nature.PERCENTAGE, reporting=Indicator.Reporting.SHARES)
    row = seen(one, 60, 2026, 3, 31, respondents=20)
    Measurement.objects.filter(pk=row.pk).update(respondents=None)
    assert told().find(".//actual") is None  # nobody knows of how many
    Measurement.objects.filter(pk=row.pk).update(numerator=Decimal(12), denominator=Decimal(20))
    actual = told().find(".//actual")
    assert actual.get("value") == "60"
    assert {text.text for text in actual.iter("narrative")} == {"n = 20"}


def test_small_counts_of_people_stay_inside(adopt, seen, told):
    shares = {"accumulation": Indicator.Accumulation.INCREMENT, "reporting": Indicator.Reporting.SHARES}
    one = adopt(counts_people=True, baseline=Decimal(4), **shares)
    for value, when in ((40, (2026, 3, 31)), (5, (2026, 6, 30)), (9, (2027, 1, 31))):
        seen(one, value, *when)
    root = told()
    assert amounts(root, "actual") == ["40", "54"]  # 5 and 9 are counted together, once they are
    assert root.find(".//baseline") is None


def test_slices_stand_under_the_figure_they_cut(helped, seen, told):
    row = seen(helped, 22, 2026, 3, 31)
    by = Dimension.objects.create(indicator=helped, rank=1, title=text("Quartier"))
    for rank, (name, value) in enumerate((("Nord", 10), ("Sud", 12))):
        cut = Slice.objects.create(dimension=by, rank=rank, title=text(name))
        SlicedFigure.objects.create(measurement=row, slice=cut, value=Decimal(value))
    cuts = [(one.getparent().get("value"), dict(one.attrib)) for one in told().iter("dimension")]
    assert cuts == [("10", {"name": "Quartier", "value": "Nord"}), ("12", {"name": "Quartier", "value": "Sud"})]


def test_references_stand_once_for_each_list(helped, told):
    for name, code in (("SDG indicators", "7.1.1"), ("ODD", "7.1.2"), ("Notre liste", "A<&>1")):
        Reference.objects.create(indicator=helped, vocabulary=name, code=code, address="https://example.org/?a=1&b=2")
    read = [(one.get("vocabulary"), one.get("code")) for one in told().iter("reference")]
    assert read == [("9", "7.1.2"), ("99", "A<&>1")]


@pytest.mark.parametrize(
    "name, code", [("9", "9"), ("WHO", "1"), ("sdgs", "9"), ("12", "99"), ("", "99"), ("99", "99")]
)
def test_lists_of_indicators_have_their_codes(name, code):
    assert vocabulary(name) == code


def test_any_text_is_safe_and_the_bytes_are_always_the_same(partnership, adopt):
    adopt(title=text("<title/> & \x0b« ]]> »"))
    first, second = (iati(results(Whole(partnership, outside=True))) for _time in range(2))
    assert first == second
    assert judged(first).find(".//title/narrative").text == "<title/> & « ]]> »"


def test_the_file_of_one_indicator(filled, login, bob, page):
    answer = login(bob).get(page("indicator_iati", filled.rubric.code))
    root = judged(b"".join(answer.streaming_content))
    assert len(root.findall(".//indicator")) == 1
    assert answer["Content-Type"] == "application/xml"
    assert "attachment" in answer["Content-Disposition"]
    assert login(bob).get(page("indicator_iati", filled.proposed.code)).status_code == 404
