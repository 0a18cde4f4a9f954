"""An adopted indicator changes by amendments: what changed, why, who; figures stay with their slices."""

from datetime import date
from decimal import Decimal

import pytest

from core.refusals import Refused
from core.texts import Localized
from impact import actions
from impact.contents import Card, change_marks, changed, with_measures
from impact.models import Indicator, IndicatorChange, SlicedFigure
from partnerships.models import JournalEntry, Notice, Partnership
from tests.conftest import text

WHY = text("Le bailleur a changé de parc.", "The landlord's stock changed.")
CUTS = [(text("Quartier", "District"), True, [text("Tilleuls"), text("Grange-Rouge")])]


def refused(act, *args, **facts) -> str:
    with pytest.raises(Refused) as refusal:
        act(*args, **facts)
    return refusal.value.reason


def test_what_changed_is_kept_before_and_after_and_every_partner_is_told(helped, facilitator, alice, bob, carol):
    change = actions.amend_indicator(
        helped,
        by=facilitator,
        reason=WHY,
        target=Decimal(500),
        title=helped.title,
        milestones=[(date(2027, 12, 31), Decimal(300))],
        collector=alice.partner,
    )
    assert change.before == {"collector": None, "milestones": [["2026-12-31", "150"]], "target": "600"}
    assert change.after == {"collector": "LLU", "milestones": [["2027-12-31", "300"]], "target": "500"}
    helped.refresh_from_db()
    assert (helped.revision, helped.target, change.revision) == (2, Decimal(500), 2)
    line = JournalEntry.objects.latest("pk")
    assert line.params["fields"]["en"] == "target, measured by, milestones"
    told = Notice.objects.filter(entry=line).values_list("user", flat=True)
    assert set(told) == {member.user_id for member in (alice, bob, carol)}


def test_the_chart_and_the_page_bear_the_mark(helped, facilitator, alice, page, login):
    actions.amend_indicator(helped, by=facilitator, reason=WHY, target=Decimal(500), season=4, headline=True)
    row = with_measures(Indicator.objects.filter(pk=helped.pk)).get()
    (mark,) = change_marks(row)
    assert (mark.number, mark.on) == (1, row.partnership.today())
    assert mark.what.endswith(": The landlord's stock changed.")
    assert Card(row, date(2026, 4, 1)).changes == [mark]
    (told,) = changed(row.changes.all())
    assert told.lines == [
        ("target", "600", "500"),
        ("month of the measurement", "–", "April"),
        ("shown on the overview", "no", "yes"),
    ]
    shown = login(alice).get(page("indicator_detail", "I01")).text
    for said in ("What changed since it was adopted", "<del>600</del> <ins>500</ins>", "stock changed"):
        assert said in shown


def test_figures_stay_with_their_slice_whatever_its_place(adopt, measure, facilitator):
    cut = adopt(dimensions=CUTS)
    first, second = cut.dimensions.get().slices.all()
    SlicedFigure.objects.create(measurement=measure(cut), slice=second, value=Decimal(3))
    lost = [(CUTS[0][0], True, [text("Tilleuls"), text("Gerland")])]
    reason = refused(actions.amend_indicator, cut, by=facilitator, reason=WHY, dimensions=lost)
    assert reason == "Figures were measured for these slices, which stay: Grange-Rouge."
    moved = [(text("Âge", "Age"), False, [text("Jeunes"), text("Vieux")])]
    moved += [(text("Quartier", "Neighbourhood"), True, [text("Gerland"), text("Grange-Rouge", "Red Barn")])]
    actions.amend_indicator(cut, by=facilitator, reason=WHY, dimensions=moved)
    age, district = cut.dimensions.all()
    assert [(row.rank, row.title["fr"]) for row in district.slices.all()] == [(1, "Gerland"), (2, "Grange-Rouge")]
    assert district.slices.get(rank=2) == second == SlicedFigure.objects.get().slice
    assert (age.rank, age.whole, first.pk in district.slices.values_list("pk", flat=True)) == (1, False, False)


def test_why_it_is_refused(helped, facilitator, alice, bob, partnership):
    amend, some = actions.amend_indicator, {"by": facilitator, "target": Decimal(5)}
    assert "Say why it changes" in refused(amend, helped, **some, reason=Localized())
    assert "Nothing changes" in refused(amend, helped, by=facilitator, reason=WHY, target=helped.target)
    assert "The nature of an adopted indicator stays" in refused(amend, helped, **some, reason=WHY, nature="rubric")
    assert "Only the partner that measures" in refused(amend, helped, by=alice, reason=WHY, target=Decimal(5))
    same = {"collector": alice.partner, "confirmer": alice.partner}
    assert "Who measures does not confirm" in refused(amend, helped, by=facilitator, reason=WHY, **same)
    actions.amend_indicator(helped, by=facilitator, reason=WHY, collector=alice.partner)
    assert actions.amend_indicator(helped, by=alice, reason=WHY, target=Decimal(7)).revision == 3
    assert "Only the partner that measures" in refused(amend, helped, by=bob, reason=WHY, target=Decimal(5))
    actions.retire_indicator(helped, by=facilitator, reason=WHY)
    assert "only what is adopted is amended" in refused(amend, helped, **some, reason=WHY)
    Partnership.objects.update(state=Partnership.State.CLOSED)
    helped = Indicator.objects.get()
    assert "is closed" in refused(amend, helped, **some, reason=WHY)
    assert IndicatorChange.objects.count() == 2


def test_the_form_starts_from_what_is_written(helped, page, login, facilitator):
    browser, address = login(facilitator), page("amend_indicator", "I01")
    form = browser.get(address)
    assert 'value="600"' in form.text and 'value="2026-12-31"' in form.text
    sent = {
        "title_fr": "Ménages aidés", "title_en": "Households helped", "unit_fr": "ménages", "unit_en": "households",
        "kind": "outcome", "direction": "up", "baseline": "0", "baseline_on": "2026-01-01", "target": "600",
        "target_on": "2028-12-31", "milestone_1": "150", "milestone_1_on": "2026-12-31", "linear": "on",
    }  # fmt: skip
    same = browser.post(address, {**sent, "reason_fr": "Pour voir"})
    assert same.status_code == 403
    assert "Nothing changes: the indicator says this already." in same.text
    assert "This field is required" in browser.post(address, {**sent, "target": "400"}).text
    assert browser.post(address, {**sent, "target": "400", "reason_fr": "Trop haut"}).status_code == 302
    assert IndicatorChange.objects.get().after == {"target": "400"}
