from django.urls import include, path

from impact.views import (
    adoption,
    doors,
    effects,
    evidence,
    exports,
    framing,
    health,
    imports,
    indicators,
    locks,
    measurements,
    panels,
    responses,
    reviewers,
    reviewing,
    reviews,
    stories,
)

app_name = "impact"
one = "impact/indicators/<str:code>"
figure = "impact/measurements/<uuid:uuid>"
piece = "impact/evidence/<uuid:uuid>"
table = "impact/imports/<uuid:uuid>"
period = "impact/periods/<uuid:uuid>"
tale = "impact/stories/<str:code>"
look = "impact/reviews/<int:number>"
peer = f"{look}/peer"
asked = "impact/reviewers/<uuid:uuid>"
advice = "impact/recommendations/<uuid:uuid>"

inside = [
    path("impact/", indicators.indicator_list, name="indicator_list"),
    path("impact/framing/", framing.framing, name="framing"),
    path("impact/framing/write/", framing.write_framing, name="write_framing"),
    path("impact/framing/purposes/", framing.rank_purposes, name="rank_purposes"),
    path("impact/indicators/new/", indicators.propose_indicator, name="propose_indicator"),
    path(f"{one}/", indicators.indicator_detail, name="indicator_detail"),
    path(f"{one}/change/", indicators.change_indicator_proposal, name="change_indicator_proposal"),
    path(f"{one}/amend/", indicators.amend_indicator, name="amend_indicator"),
    path(f"{one}/retire/", indicators.retire_indicator, name="retire_indicator"),
    path(f"{one}/opinion/", adoption.give_indicator_opinion, name="give_indicator_opinion"),
    path(f"{one}/remark/", adoption.remark_indicator, name="remark_indicator"),
    path(f"{one}/adopt/", adoption.adopt_indicator, name="adopt_indicator"),
    path(f"{one}/status/", adoption.override_status, name="override_status"),
    path(f"{one}/status/lift/", adoption.lift_status_override, name="lift_status_override"),
    path(f"{one}/measure/", measurements.record_measurement, name="record_measurement"),
    path(f"{figure}/confirm/", measurements.confirm_measurement, name="confirm_measurement"),
    path(f"{figure}/contest/", measurements.contest_measurement, name="contest_measurement"),
    path(f"{figure}/settle/", measurements.settle_measurement, name="settle_measurement"),
    path(f"{figure}/submit/", measurements.submit_measurement, name="submit_measurement"),
    path(f"{figure}/drop/", measurements.drop_measurement_draft, name="drop_measurement_draft"),
    path(f"{tale}/evidence/", evidence.add_evidence, name="add_evidence"),
    path(f"{figure}/evidence/", evidence.add_evidence, name="add_evidence"),
    path(f"{piece}/drop/", evidence.drop_evidence, name="drop_evidence"),
    path(f"{piece}/file/", evidence.evidence_file, name="evidence_file"),
    path("impact/periods/", locks.period_list, name="period_list"),
    path("impact/periods/lock/", locks.lock_period, name="lock_period"),
    path(f"{period}/open/", locks.open_period, name="open_period"),
    path("impact/imports/", imports.import_list, name="import_list"),
    path("impact/imports/new/", imports.start_measurement_import, name="start_measurement_import"),
    path(f"{table}/", imports.measurement_import, name="measurement_import"),
    path(f"{table}/progress/", imports.measurement_import_progress, name="_measurement_import_progress"),
    path(f"{table}/file/", imports.measurement_import_file, name="measurement_import_file"),
    path(f"{table}/write/", imports.write_measurement_import, name="write_measurement_import"),
    path(f"{table}/drop/", imports.drop_measurement_import, name="drop_measurement_import"),
    path(f"{table}/confirm/", imports.confirm_measurement_import, name="confirm_measurement_import"),
    path(f"{one}/iati/", exports.indicator_iati, name="indicator_iati"),
    path("impact/export/", exports.export_measures, name="export_measures"),
    path("impact/export/template/", exports.measures_template, name="measures_template"),
    path("impact/health/", health.health_check_list, name="health_check_list"),
    path("impact/health/new/", health.open_health_check, name="open_health_check"),
    path("impact/health/<int:number>/", health.health_check_detail, name="health_check_detail"),
    path("impact/health/<int:number>/answer/", health.answer_health_check, name="answer_health_check"),
    path("impact/health/<int:number>/close/", health.close_health_check, name="close_health_check"),
    path("impact/stories/", stories.story_list, name="story_list"),
    path("impact/stories/new/", stories.tell_story, name="tell_story"),
    path("impact/stories/panels/new/", panels.record_panel, name="record_panel"),
    path(f"{tale}/", stories.story_detail, name="story_detail"),
    path(f"{tale}/change/", stories.change_story, name="change_story"),
    path(f"{tale}/consent/", stories.change_story_consent, name="change_story_consent"),
    path(f"{tale}/withdraw/", stories.withdraw_story_consent, name="withdraw_story_consent"),
    path("impact/effects/", effects.effect_list, name="effect_list"),
    path("impact/effects/new/", effects.report_effects, name="report_effects"),
]

looks = [
    path("impact/reviews/", reviews.review_list, name="review_list"),
    path("impact/reviews/new/", reviews.open_review, name="open_review"),
    path(f"{look}/", reviews.review_detail, name="review_detail"),
    path(f"{look}/extend/", reviews.extend_review, name="extend_review"),
    path(f"{look}/abandon/", reviews.abandon_review, name="abandon_review"),
    path(f"{look}/invite/", reviewers.invite_reviewer, name="invite_reviewer"),
    path(f"{asked}/link/", reviewers.send_reviewer_link_again, name="send_reviewer_link_again"),
    path(f"{asked}/release/", reviewers.release_reviewer, name="release_reviewer"),
    path(f"{asked}/fact/", responses.remark_fact, name="remark_fact"),
    path(f"{look}/criteria/<str:criterion>/", responses.discuss_spread, name="discuss_spread"),
    path(f"{advice}/answer/", responses.answer_recommendation, name="answer_recommendation"),
    path(f"{advice}/follow/", responses.follow_recommendation, name="follow_recommendation"),
    path(f"{peer}/", reviewing.my_review, name="my_review"),
    path(f"{peer}/dossier/", reviewing.review_dossier, name="review_dossier"),
    path(f"{peer}/outcome/", reviewing.review_outcome, name="review_outcome"),
    path(f"{peer}/links/", reviewing.declare_links, name="declare_links"),
    path(f"{peer}/write/", reviewing.write_review, name="write_review"),
    path(f"{peer}/hand-in/", reviewing.submit_review, name="submit_review"),
    path(f"{peer}/facts/<uuid:uuid>/", reviewing.answer_fact, name="answer_fact"),
]
urlpatterns = [
    path("reviews/", doors.accept_review, name="accept_review"),
    path("reviews/start/", doors.open_reviewer_account, name="open_reviewer_account"),
    path("reviews/<str:token>/", doors.review_invitation, name="review_invitation"),
    path("partnerships/<slug:slug>/", include([*inside, *looks])),
]
