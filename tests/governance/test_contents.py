"""The committee and its rules in plain sentences, in the reader's language."""

from governance import contents


def test_the_committee_as_documents_show_it(committee, lead, partnership):
    shown = contents.committee(partnership)
    assert [place.seat.partner.code for place in shown.voting] == ["LLU", "VSA", "CAL"]
    assert shown.voting[0].titulars[0].member.user.name == "Alice"
    assert shown.vacant == ()
    assert shown.lead == lead
    assert any("operational matter, up to €15,000" in sentence for sentence in shown.lead_sentences)
    spending = [row for row in shown.rules.categories if row.code == "budget"]
    assert spending[1].condition == "above €20,000"
    assert "at least two thirds of the votes cast" in " ".join(spending[1].meeting)


def test_nothing_is_invented_where_nothing_is_seated(partnership):
    shown = contents.committee(partnership)
    assert (shown.body, shown.lead, shown.rules, shown.voting) == (None, None, None, ())


def test_a_lead_without_a_delegated_category_settles_nothing(committee, lead, partnership):
    lead.categories = []
    lead.save()
    assert "settles nothing alone" in " ".join(contents.committee(partnership).lead_sentences)


def test_the_register_tells_each_state(propose, play, partnership, facilitator, committee, lead):
    adopted = propose()
    play(adopted, LLU="for", VSA="for")
    tied = propose()
    play(tied, LLU="for", VSA="against")
    propose()
    states = [line.state for line in contents.register(partnership)]
    assert states == ["proposed", "to take up again", "adopted"]
    assert [line.decision.pk for line in contents.register(partnership, "closed")] == [adopted.pk]
    assert contents.counts(partnership) == {"proposed": 1, "open": 1, "closed": 1}
