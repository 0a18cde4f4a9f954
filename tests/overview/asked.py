"""Every act of the project, once: what the moment asks of somebody, and what is free to do or to leave.

A rule that is in neither table fails a test: whoever adds an act says here whether home announces it.
"""

# act → the function that announces it on home. Where one card offers a choice, each act of the choice is here.
ASKED = {
    "partnerships.invite_partner": "partnerships.awaits.people._first_invitation",
    "partnerships.resend_invitation": "partnerships.awaits.people.of_invitations",
    "partnerships.revoke_invitation": "partnerships.awaits.people.of_invitations",
    "partnerships.describe_partner": "partnerships.awaits.people.of_profile",
    "partnerships.confirm_answers": "partnerships.awaits.people.of_profile",
    "partnerships.give_consent": "partnerships.awaits.texts.of_consents",
    "partnerships.give_opinion": "partnerships.awaits.texts._opinions",
    "partnerships.accept_amendment": "partnerships.awaits.texts._undecided",
    "partnerships.merge_amendments": "partnerships.awaits.texts._undecided",
    "partnerships.refuse_amendment": "partnerships.awaits.texts._undecided",
    "partnerships.reply_to_remark": "partnerships.awaits.remarks.of_remarks",
    "partnerships.resolve_remark": "partnerships.awaits.remarks.of_remarks",
    "partnerships.confirm_offer": "partnerships.awaits.plans.of_offers",
    "partnerships.review_risk": "partnerships.awaits.plans.of_risks",
    "partnerships.assign_task": "partnerships.awaits.plans.of_tasks",
    "partnerships.assign_tasks": "partnerships.awaits.plans.of_tasks",
    "governance.give_mandate": "governance.awaits.seats.of_seats",
    "governance.set_rules": "governance.awaits.mandates._rules",
    "governance.propose_lead": "governance.awaits.mandates._lead",
    "governance.open_round": "governance.awaits.decisions._facilitate",
    "governance.record_attendance": "governance.awaits.decisions._facilitate",
    "governance.close_round": "governance.awaits.decisions._facilitate",
    "governance.close_mediation": "governance.awaits.decisions._mediate",
    "governance.cast_vote": "governance.awaits.decisions._answer",
    "governance.confirm_recusal": "governance.awaits.decisions._answer_recusal",
    "governance.refuse_recusal": "governance.awaits.decisions._answer_recusal",
    "governance.settle_decision": "governance.awaits.decisions._settle",
    "governance.carry_out_decision": "governance.awaits.decisions._carried",
    "governance.review_decision": "governance.awaits.decisions._carried",
    "governance.complete_follow_up": "governance.awaits.meetings._follow_ups",
    "governance.convene_meeting": "governance.awaits.leading._convene",
    "governance.open_meeting": "governance.awaits.leading._step",
    "governance.take_attendance": "governance.awaits.leading._step",
    "governance.note_item": "governance.awaits.leading._step",
    "governance.end_meeting": "governance.awaits.leading._step",
    "governance.reconvene_meeting": "governance.awaits.leading._again",
    "governance.send_minutes": "governance.awaits.leading._send",
    "governance.ask_correction": "governance.awaits.minutes._to_read",
    "governance.answer_correction": "governance.awaits.minutes._corrections",
    "governance.confirm_minutes": "governance.awaits.minutes._to_confirm",
    "impact.write_framing": "impact.awaits.framing.of_framing",
    "impact.give_indicator_opinion": "impact.awaits.adoption.of_adoption",
    "impact.adopt_indicator": "impact.awaits.adoption._agreed",
    "impact.record_measurement": "impact.awaits.measurements._to_measure",
    "impact.submit_measurement": "impact.awaits.begun._drafts",
    "impact.drop_measurement_draft": "impact.awaits.begun._drafts",
    "impact.write_measurement_import": "impact.awaits.begun._tables",
    "impact.drop_measurement_import": "impact.awaits.begun._tables",
    "impact.confirm_measurement": "impact.awaits.measurements._to_confirm",
    "impact.contest_measurement": "impact.awaits.measurements._to_confirm",
    "impact.confirm_measurement_import": "impact.awaits.measurements._imported",
    "impact.settle_measurement": "impact.awaits.measurements._to_settle",
    "impact.report_effects": "impact.awaits.effects.of_effects",
    "impact.answer_health_check": "impact.awaits.health.of_health",
    "impact.invite_reviewer": "impact.awaits.reviews._rounds",
    "impact.extend_review": "impact.awaits.reviews._rounds",
    "impact.release_reviewer": "impact.awaits.reviews._rounds",
    "impact.abandon_review": "impact.awaits.reviews._rounds",
    "impact.declare_links": "impact.awaits.reviews.of_peer",
    "impact.write_review": "impact.awaits.reviews.of_peer",
    "impact.submit_review": "impact.awaits.reviews.of_peer",
    "impact.answer_fact": "impact.awaits.reviews.of_peer",
    "impact.remark_fact": "impact.awaits.read.of_read",
    "impact.discuss_spread": "impact.awaits.read._wide",
    "impact.answer_recommendation": "impact.awaits.reviews._answers",
    "impact.follow_recommendation": "impact.awaits.reviews._promised",
    "charters.approve_version": "charters.awaits._reading",
    "charters.announce_approval": "charters.awaits._reading",
    "charters.block_version": "charters.awaits._reading",
    "charters.freeze_charter": "charters.awaits._read_by_now",
    "charters.confirm_reading": "charters.awaits.awaits",
    "charters.give_authority": "charters.awaits.awaits",
    "charters.ask_signing_code": "charters.awaits.awaits",
    "charters.sign_charter": "charters.awaits.awaits",
    "charters.decline_signature": "charters.awaits.awaits",
    "charters.name_signatory": "charters.awaits._missing",
    "charters.name_deed_signatory": "charters.awaits._newcomers",
    "charters.remind_signatories": "charters.awaits._missing",
    "charters.extend_signing": "charters.awaits._stopped",
    "charters.return_to_writing": "charters.awaits._stopped",
    "charters.open_amendment": "charters.awaits._terms",
    "charters.prepare_accession": "charters.awaits._newcomers",
    "overview.write_section": "overview.awaits._to_write",
    "overview.freeze_report": "overview.awaits._due",
    "overview.approve_report": "overview.awaits._voted",
}

# why nobody waits for it → the acts
FREE = {
    "whoever has something to propose, when they have": "partnerships.propose_amendment partnerships.propose_version "
    "partnerships.make_remark partnerships.make_offer partnerships.promise_contribution governance.draft_decision "
    "governance.propose_decision governance.propose_rules governance.propose_revocation impact.propose_indicator "
    "impact.remark_indicator impact.tell_story impact.start_measurement_import overview.ask_report "
    "overview.start_schedule overview.end_schedule overview.give_section overview.ask_archive overview.ask_import",
    "it takes back or changes what one said oneself": "partnerships.withdraw_amendment partnerships.change_offer "
    "partnerships.withdraw_offer partnerships.change_contribution partnerships.withdraw_contribution "
    "governance.drop_draft governance.withdraw_decision governance.change_wording governance.end_interest "
    "governance.revoke_proxy impact.change_indicator_proposal impact.change_story impact.drop_evidence "
    "charters.take_back_notice",
    "the giver alone knows when": "partnerships.commit_offer partnerships.record_delivery",
    "the composition of the partnership is nobody's duty to change": "partnerships.invite_partners "
    "partnerships.invite_facilitator partnerships.invite_member partnerships.withdraw_partner partnerships.end_member "
    "partnerships.start_partnership partnerships.name_lead_partner partnerships.explain_absence",
    "the link in the letter is the right: this site does not keep it": "partnerships.accept_invitation "
    "impact.accept_review impact.send_reviewer_link_again",
    "the facilitator writes what the partners agreed, when they have": "partnerships.change_partnership "
    "partnerships.change_stage partnerships.add_need partnerships.change_need partnerships.drop_need "
    "partnerships.add_objective partnerships.change_objective partnerships.move_objective partnerships.drop_objective "
    "partnerships.add_value partnerships.change_value partnerships.move_value partnerships.drop_value "
    "partnerships.add_risk partnerships.change_risk partnerships.add_task partnerships.change_task "
    "partnerships.drop_task governance.seat_committee governance.add_body governance.add_seat governance.end_seat "
    "governance.elect_lead governance.assign_decision impact.amend_indicator impact.retire_indicator "
    "impact.rank_purposes impact.record_panel",
    "an interest is declared by who has one, or noticed by a peer": "governance.declare_interest "
    "governance.declare_recusal governance.propose_recusal",
    "it lets somebody else answer, or notes an answer given otherwise": "governance.give_proxy governance.record_vote "
    "charters.record_paper_signature charters.record_signed_pdf",
    "it may be done and need not be": "governance.open_mediation governance.write_minority_opinion "
    "governance.contest_ruling governance.extend_round governance.remind_now governance.end_mandate "
    "governance.end_lead impact.add_evidence impact.override_status impact.lift_status_override impact.lock_period "
    "impact.open_period "
    "impact.open_health_check impact.open_review charters.change_representative charters.give_notice "
    "overview.open_section overview.close_section",
    "how a meeting is prepared is up to those who lead it": "governance.plan_meeting governance.change_meeting "
    "governance.cancel_meeting governance.add_agenda_item governance.change_agenda_item governance.drop_agenda_item "
    "governance.move_agenda_item governance.add_paper governance.drop_paper governance.add_follow_up",
    "when a charter is written, and of what, is its writers' pace": "charters.start_charter charters.write_article "
    "charters.add_composed_article charters.move_article charters.drop_article charters.open_review charters.set_terms "
    "charters.link_decision charters.call_off_accession charters.abandon_version charters.add_annex "
    "charters.drop_annex",
    "who tells a story takes it back through who heard it, at any time": "impact.withdraw_story_consent "
    "impact.change_story_consent",
    "a file for oneself": "governance.ask_decision_pdf partnerships.ask_journal_pdf impact.export_measures "
    "charters.ask_draft_pdf",
    "the page on which the file was asked for says that it failed": "governance.retry_minutes charters.retry_pdf "
    "overview.retry_edition",
    "the clock does it": "governance.take_effect governance.remind_voters governance.remind_mandates "
    "impact.remind_measurements impact.remind_health_check impact.close_health_check impact.ask_effects "
    "impact.remind_reviewers impact.remind_review_answers charters.lapse_signatures charters.enter_on_date "
    "charters.carry_out_withdrawal charters.remind_terms charters.release_signatory overview.redact_report "
    "overview.open_due_reports overview.send_digest partnerships.remind_duties",
    "it is one's own, at any time": "overview.erase_person",
    "a line is restricted when somebody is to be protected, and no longer than that": "partnerships.restrict_entry "
    "partnerships.lift_restriction",
}
