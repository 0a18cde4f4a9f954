"""Purposes ranked anew: the page for it exists once the sheet does."""

from impact.models import FramingSheet


def test_there_is_nothing_to_rank_before_the_sheet_is_written(partnership, page, login, alice):
    assert login(alice).get(page("rank_purposes")).status_code == 404


def test_the_form_shows_the_present_order(framed, page, login, alice):
    shown = login(alice).get(page("rank_purposes")).text
    assert '<option value="improve" selected>' in shown
    refused = login(alice).post(page("rank_purposes"), {"purpose_1": "improve", "purpose_2": "account"})
    assert refused.status_code == 403
    assert "ranked like this already" in refused.text
    assert FramingSheet.objects.get().text.versions.count() == 1
