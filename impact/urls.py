from django.urls import path

from impact.views import adoption, framing, indicators, measurements, stories

app_name = "impact"
one = "impact/indicators/<str:code>"
figure = "impact/measurements/<uuid:uuid>"

urlpatterns = [
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
    path("impact/stories/", stories.story_list, name="story_list"),
    path("impact/stories/new/", stories.tell_story, name="tell_story"),
]
