"""The lead partner is named among the partners."""


def test_naming_the_lead_partner(made, url, login, facilitator):
    browser = login(facilitator)
    assert "Nobody is written down yet." in browser.get(url("name_lead_partner")).text
    assert browser.post(url("name_lead_partner"), {"partner": "VSA"}).status_code == 302
    assert "lead partner: Ville de Saint-Aubin" in browser.get(url("partner_list")).text
    candidate = browser.post(url("name_lead_partner"), {"partner": "BDF"})
    assert candidate.status_code == 422, "a candidate is not among the choices"
