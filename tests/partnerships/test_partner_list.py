"""The list of partners says who has not answered."""


def test_the_list_says_who_has_not_answered(made, url, login, alice):
    read = login(alice).get(url("partner_list")).text
    assert "3 partners are in." in read
    assert "3 have not said yet what they seek and what they will not give up." in read
    assert "1 invitation waits for an answer." in read
