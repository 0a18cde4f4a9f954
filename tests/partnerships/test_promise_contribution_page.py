"""The form of a contribution: what is badly promised comes back, and a form counts once."""

import pytest

from partnerships.models import Contribution

GOOD = {"kind": "cash", "title_fr": "Subvention", "planned": "100"}


@pytest.mark.parametrize(
    "bad",
    [
        {"kind": "gold"},
        {"kind": ""},
        {"title_fr": ""},
        {"title_fr": "x" * 201},
        {"title_fr": "a\x07"},
        *(
            {"planned": typed}
            for typed in ("0", "-1", "NaN", "Infinity", "1e999", "1" + "0" * 30, "1.234", "0.001", "x")
        ),
        {"starts_on": "2027-01-02", "ends_on": "2027-01-01"},
        {"starts_on": "0026-01-01"},
        {"offer": "11111111-1111-4111-8111-111111111111"},
        {"offer": "not-an-offer"},
        {"once": "not-a-token"},
    ],
)
def test_a_contribution_badly_promised(made, bob, login, url, bad):
    answer = login(bob).post(url("promise_contribution"), {**GOOD, "basis_fr": "Numéraire", **bad})
    assert answer.status_code == 422
    assert "errors" in answer.text
    assert "Numéraire" in answer.text
    assert not Contribution.objects.exists()


def test_a_form_sent_twice_promises_once(made, bob, login, url):
    typed = {**GOOD, "once": "6f0a4f0e-3b8d-4f26-9a5b-1f3d5b8f8e11"}
    assert login(bob).post(url("promise_contribution"), typed).status_code == 302
    assert login(bob).post(url("promise_contribution"), typed).status_code == 409
    assert Contribution.objects.count() == 1
