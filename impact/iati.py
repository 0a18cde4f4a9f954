"""Results as the XML of IATI 2.03, element `result` of an activity: contents to bytes, always the same bytes."""

import re
from collections.abc import Iterable, Mapping
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from impact.contents.results import Amount, Period, Result, ResultIndicator

LANG = "{http://www.w3.org/XML/1998/namespace}lang"
NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
FLAGS = {True: "1", False: "0"}


def iati(results: Iterable[Result]) -> bytes:
    """The results, in an `iati-activity` that holds nothing else: they are to be put in one's own activity."""
    root = Element("iati-activity")
    root.extend(_result(result) for result in results)
    indent(root)
    return tostring(root, encoding="utf-8", xml_declaration=True) + b"\n"


def _result(result: Result) -> Element:
    element = Element("result", {"type": result.kind})
    _narratives(element, "title", result.title)
    element.extend(_indicator(indicator) for indicator in result.indicators)
    return element


def _indicator(row: ResultIndicator) -> Element:
    element = Element("indicator", {"measure": row.measure})
    if row.ascending is not None:
        element.set("ascending", FLAGS[row.ascending])
    element.set("aggregation-status", FLAGS[row.aggregates])
    _narratives(element, "title", row.title)
    _narratives(element, "description", row.description)
    for vocabulary, code, address in row.references:
        reference = SubElement(element, "reference", {"vocabulary": vocabulary, "code": _clean(code)})
        if address:
            reference.set("indicator-uri", _clean(address))
    if row.baseline:
        on, amount = row.baseline
        element.append(_amount("baseline", amount, {"iso-date": on.isoformat(), "year": f"{on:%Y}"}))
    element.extend(_period(period) for period in row.periods)
    return element


def _period(period: Period) -> Element:
    element = Element("period")
    SubElement(element, "period-start", {"iso-date": period.start.isoformat()})
    SubElement(element, "period-end", {"iso-date": period.end.isoformat()})
    for name, amounts in (("target", period.targets), ("actual", period.actuals)):
        for amount in amounts:
            element.append(_amount(name, amount, {}))
    return element


def _amount(name: str, amount: Amount, attributes: Mapping[str, str]) -> Element:
    element = Element(name, dict(attributes))
    if amount.value is not None:
        element.set("value", amount.value)
    if amount.dimension:
        title, value = amount.dimension
        SubElement(element, "dimension", {"name": _clean(title), "value": _clean(value)})
    _narratives(element, "comment", amount.comment)
    return element


def _narratives(parent: Element, name: str, texts: Mapping[str, str]) -> None:
    """An element with a narrative in each language; none at all when nothing is said."""
    said = [(language, _clean(text)) for language, text in texts.items() if text]
    if said:
        element = SubElement(parent, name)
        for language, text in said:
            SubElement(element, "narrative", {LANG: language}).text = text


def _clean(text: str) -> str:
    return NOT_XML.sub("", text)
