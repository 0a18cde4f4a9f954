from django.urls import path, register_converter

from governance.views import committee, decisions, elections, lead, rounds, rulebook, votes


class AddressConverter:
    """Year and rank of a decision, `2026-04`."""

    regex = r"[0-9]{4}-[0-9]{2,4}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(AddressConverter, "address")
app_name = "governance"
one = "decisions/<address:address>"

urlpatterns = [
    path("committee/", committee.committee, name="committee"),
    path("committee/seat/", committee.seat_committee, name="seat_committee"),
    path("committee/bodies/new/", committee.add_body, name="add_body"),
    path("committee/<uuid:uuid>/seats/new/", committee.add_seat, name="add_seat"),
    path("committee/seats/<uuid:uuid>/end/", committee.end_seat, name="end_seat"),
    path("committee/seats/<uuid:uuid>/mandate/", committee.give_mandate, name="give_mandate"),
    path("committee/mandates/<uuid:uuid>/end/", committee.end_mandate, name="end_mandate"),
    path("committee/rules/set/", committee.set_rules, name="set_rules"),
    path("committee/rules/propose/", rulebook.propose_rules, name="propose_rules"),
    path("committee/rules/<int:number>/", rulebook.rule_set_detail, name="rule_set_detail"),
    path("committee/lead/elect/", elections.elect_lead, name="elect_lead"),
    path("committee/lead/propose/", elections.propose_lead, name="propose_lead"),
    path("committee/lead/revoke/", elections.propose_revocation, name="propose_revocation"),
    path("committee/lead/<uuid:uuid>/end/", elections.end_lead, name="end_lead"),
    path("decisions/", decisions.decision_list, name="decision_list"),
    path("decisions/new/", decisions.propose_decision, name="propose_decision"),
    path(f"{one}/", decisions.decision_detail, name="decision_detail"),
    path(f"{one}/withdraw/", decisions.withdraw_decision, name="withdraw_decision"),
    path(f"{one}/recuse/", decisions.declare_recusal, name="declare_recusal"),
    path(f"{one}/open/", rounds.open_round, name="open_round"),
    path(f"{one}/attendance/", rounds.record_attendance, name="record_attendance"),
    path(f"{one}/close/", rounds.close_round, name="close_round"),
    path(f"{one}/mediation/open/", rounds.open_mediation, name="open_mediation"),
    path(f"{one}/mediation/close/", rounds.close_mediation, name="close_mediation"),
    path(f"{one}/vote/", votes.cast_vote, name="cast_vote"),
    path(f"{one}/record/", votes.record_vote, name="record_vote"),
    path(f"{one}/settle/", lead.settle_decision, name="settle_decision"),
]
