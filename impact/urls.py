from django.urls import path

from impact.views import evidence, imports, indicators, locks, measurements, stories

app_name = "impact"
one = "impact/indicators/<str:code>"
figure = "impact/measurements/<uuid:uuid>"
piece = "impact/evidence/<uuid:uuid>"
table = "impact/imports/<uuid:uuid>"
period = "impact/periods/<uuid:uuid>"

urlpatterns = [
    path("impact/", indicators.indicator_list, name="indicator_list"),
    path("impact/indicators/new/", indicators.propose_indicator, name="propose_indicator"),
    path(f"{one}/", indicators.indicator_detail, name="indicator_detail"),
    path(f"{one}/adopt/", indicators.adopt_indicator, name="adopt_indicator"),
    path(f"{one}/measure/", measurements.record_measurement, name="record_measurement"),
    path(f"{figure}/confirm/", measurements.confirm_measurement, name="confirm_measurement"),
    path(f"{figure}/contest/", measurements.contest_measurement, name="contest_measurement"),
    path(f"{figure}/settle/", measurements.settle_measurement, name="settle_measurement"),
    path(f"{figure}/submit/", measurements.submit_measurement, name="submit_measurement"),
    path(f"{figure}/drop/", measurements.drop_measurement_draft, name="drop_measurement_draft"),
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
    path("impact/stories/", stories.story_list, name="story_list"),
    path("impact/stories/new/", stories.tell_story, name="tell_story"),
]
