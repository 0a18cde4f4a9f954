from django.urls import path, register_converter

from governance.views import (
    afterwards,
    agenda,
    committee,
    decisions,
    elections,
    follow_ups,
    interests,
    lead,
    meetings,
    minutes,
    paper,
    proxies,
    recusals,
    register,
    rounds,
    rulebook,
    votes,
)


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
meeting = "meetings/<int:number>"
version = f"{meeting}/minutes/<int:version>"

urlpatterns = [
    path("committee/", committee.committee, name="committee"),
    path("committee/seat/", committee.seat_committee, name="seat_committee"),
    path("committee/bodies/new/", committee.add_body, name="add_body"),
    path("committee/<uuid:uuid>/seats/new/", committee.add_seat, name="add_seat"),
    path("committee/seats/<uuid:uuid>/end/", committee.end_seat, name="end_seat"),
    path("committee/seats/<uuid:uuid>/mandate/", committee.give_mandate, name="give_mandate"),
    path("committee/mandates/<uuid:uuid>/end/", committee.end_mandate, name="end_mandate"),
    path("committee/seats/<uuid:uuid>/proxy/", proxies.give_proxy, name="give_proxy"),
    path("committee/proxies/<uuid:uuid>/revoke/", proxies.revoke_proxy, name="revoke_proxy"),
    path("committee/interests/", interests.interest_list, name="interest_list"),
    path("committee/interests/new/", interests.declare_interest, name="declare_interest"),
    path("committee/interests/<uuid:uuid>/end/", interests.end_interest, name="end_interest"),
    path("committee/rules/set/", committee.set_rules, name="set_rules"),
    path("committee/rules/propose/", rulebook.propose_rules, name="propose_rules"),
    path("committee/rules/<int:number>/", rulebook.rule_set_detail, name="rule_set_detail"),
    path("committee/lead/elect/", elections.elect_lead, name="elect_lead"),
    path("committee/lead/propose/", elections.propose_lead, name="propose_lead"),
    path("committee/lead/revoke/", elections.propose_revocation, name="propose_revocation"),
    path("committee/lead/<uuid:uuid>/end/", elections.end_lead, name="end_lead"),
    path("decisions/", register.decision_list, name="decision_list"),
    path("decisions/export/", register.decision_export, name="decision_export"),
    path("decisions/new/", decisions.propose_decision, name="propose_decision"),
    path("decisions/drafts/<uuid:uuid>/", decisions.draft_decision, name="draft_decision"),
    path("decisions/drafts/<uuid:uuid>/drop/", decisions.drop_draft, name="drop_draft"),
    path(f"{one}/", decisions.decision_detail, name="decision_detail"),
    path(f"{one}/wording/", decisions.change_wording, name="change_wording"),
    path(f"{one}/extend/", rounds.extend_round, name="extend_round"),
    path(f"{one}/contest/", lead.contest_ruling, name="contest_ruling"),
    path(f"{one}/minority/", afterwards.write_minority_opinion, name="write_minority_opinion"),
    path(f"{one}/assign/", afterwards.assign_decision, name="assign_decision"),
    path(f"{one}/carried-out/", afterwards.carry_out_decision, name="carry_out_decision"),
    path(f"{one}/review/", afterwards.review_decision, name="review_decision"),
    path(f"{one}/withdraw/", decisions.withdraw_decision, name="withdraw_decision"),
    path(f"{one}/recuse/", recusals.declare_recusal, name="declare_recusal"),
    path(f"{one}/recusals/new/", recusals.propose_recusal, name="propose_recusal"),
    path(f"{one}/recusals/<int:number>/confirm/", recusals.confirm_recusal, name="confirm_recusal"),
    path(f"{one}/recusals/<int:number>/refuse/", recusals.refuse_recusal, name="refuse_recusal"),
    path(f"{one}/open/", rounds.open_round, name="open_round"),
    path(f"{one}/attendance/", rounds.record_attendance, name="record_attendance"),
    path(f"{one}/close/", rounds.close_round, name="close_round"),
    path(f"{one}/remind/", rounds.remind_now, name="remind_now"),
    path(f"{one}/mediation/open/", rounds.open_mediation, name="open_mediation"),
    path(f"{one}/mediation/close/", rounds.close_mediation, name="close_mediation"),
    path(f"{one}/vote/", votes.cast_vote, name="cast_vote"),
    path(f"{one}/record/", votes.record_vote, name="record_vote"),
    path(f"{one}/settle/", lead.settle_decision, name="settle_decision"),
    path(f"{one}/paper/", paper.ask_decision_pdf, name="ask_decision_pdf"),
    path(f"{one}/paper/<uuid:uuid>/", paper.decision_paper, name="decision_paper"),
    path(f"{one}/paper/<uuid:uuid>/_progress/", paper.decision_paper_progress, name="_decision_paper_progress"),
    path(f"{one}/paper/<uuid:uuid>/pdf/", paper.decision_pdf, name="decision_pdf"),
    path("meetings/", meetings.meeting_list, name="meeting_list"),
    path("meetings/new/", meetings.plan_meeting, name="plan_meeting"),
    path(f"{meeting}/", meetings.meeting_detail, name="meeting_detail"),
    path(f"{meeting}/change/", meetings.change_meeting, name="change_meeting"),
    path(f"{meeting}/convene/", meetings.convene_meeting, name="convene_meeting"),
    path(f"{meeting}/cancel/", meetings.cancel_meeting, name="cancel_meeting"),
    path(f"{meeting}/open/", meetings.open_meeting, name="open_meeting"),
    path(f"{meeting}/attendance/", meetings.take_attendance, name="take_attendance"),
    path(f"{meeting}/end/", meetings.end_meeting, name="end_meeting"),
    path(f"{meeting}/again/", meetings.reconvene_meeting, name="reconvene_meeting"),
    path(f"{meeting}/agenda/new/", agenda.add_agenda_item, name="add_agenda_item"),
    path("agenda/<uuid:uuid>/change/", agenda.change_agenda_item, name="change_agenda_item"),
    path("agenda/<uuid:uuid>/drop/", agenda.drop_agenda_item, name="drop_agenda_item"),
    path("agenda/<uuid:uuid>/move/", agenda.move_agenda_item, name="move_agenda_item"),
    path("agenda/<uuid:uuid>/notes/", agenda.note_item, name="note_item"),
    path(f"{meeting}/papers/new/", agenda.add_paper, name="add_paper"),
    path("papers/<uuid:uuid>/drop/", agenda.drop_paper, name="drop_paper"),
    path("papers/<uuid:uuid>/", agenda.meeting_paper, name="meeting_paper"),
    path(f"{meeting}/follow-ups/new/", follow_ups.add_follow_up, name="add_follow_up"),
    path("follow-ups/<uuid:uuid>/done/", follow_ups.complete_follow_up, name="complete_follow_up"),
    path(f"{version}/send/", minutes.send_minutes, name="send_minutes"),
    path(f"{version}/retry/", minutes.retry_minutes, name="retry_minutes"),
    path(f"{version}/correct/", minutes.ask_correction, name="ask_correction"),
    path("corrections/<uuid:uuid>/answer/", minutes.answer_correction, name="answer_correction"),
    path(f"{version}/confirm/", minutes.confirm_minutes, name="confirm_minutes"),
    path(f"{version}/pdf/", minutes.minutes_pdf, name="minutes_pdf"),
    path(f"{version}/data/", minutes.minutes_data, name="minutes_data"),
]
