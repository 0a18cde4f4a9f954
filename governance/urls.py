from django.urls import path, register_converter

from governance.views import agenda, committee, decisions, follow_ups, lead, meetings, minutes, rounds, votes


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
    path("committee/seats/new/", committee.add_seat, name="add_seat"),
    path("committee/seats/<uuid:uuid>/mandate/", committee.give_mandate, name="give_mandate"),
    path("committee/mandates/<uuid:uuid>/end/", committee.end_mandate, name="end_mandate"),
    path("committee/rules/set/", committee.set_rules, name="set_rules"),
    path("committee/lead/elect/", committee.elect_lead, name="elect_lead"),
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
