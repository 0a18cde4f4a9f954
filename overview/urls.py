from django.urls import include, path

from overview.views import (
    approval,
    archives,
    editions,
    imports,
    personal,
    picture,
    public,
    recipe,
    reports,
    schedules,
    sections,
)

app_name = "overview"
SECTION, VERSION, EDITION = (
    "reports/<int:number>/sections/<slug:section>/",
    "reports/<int:number>/versions/<int:version>/",
    "reports/<int:number>/editions/<uuid:uuid>/",
)
INSIDE = [
    path("", picture.partnership, name="partnership"),
    path("recipe/", recipe.recipe, name="recipe"),
    path("public/", public.public_settings, name="public_settings"),
    path("public/<slug:section>/open/", public.open_section, name="open_section"),
    path("public/<slug:section>/close/", public.close_section, name="close_section"),
    path("recipe/history/", recipe.recipe_history, name="recipe_history"),
    path("reports/", reports.report_list, name="report_list"),
    path("reports/ask/", reports.ask_report, name="ask_report"),
    path("reports/schedule/", schedules.start_schedule, name="start_schedule"),
    path("reports/schedule/end/", schedules.end_schedule, name="end_schedule"),
    path("reports/<int:number>/", reports.report_detail, name="report_detail"),
    path("reports/<int:number>/_progress/", reports.report_progress, name="_report_progress"),
    path("reports/<int:number>/freeze/", reports.freeze_report, name="freeze_report"),
    path(f"{SECTION}owner/", sections.give_section, name="give_section"),
    path(f"{SECTION}write/", sections.write_section, name="write_section"),
    path(f"{VERSION}approve/", approval.approve_report, name="approve_report"),
    path(f"{VERSION}decision/", approval.report_decision, name="report_decision"),
    path(f"{EDITION}retry/", editions.retry_edition, name="retry_edition"),
    path(f"{EDITION}pdf/", editions.report_pdf, name="report_pdf"),
    path(f"{EDITION}data/", editions.report_data, name="report_data"),
    path(f"{EDITION}xlsx/", editions.report_xlsx, name="report_xlsx"),
    path(f"{EDITION}docx/", editions.report_docx, name="report_docx"),
    path("export/", archives.ask_archive, name="ask_archive"),
    path("export/<uuid:uuid>/", archives.archive_file, name="archive_file"),
    path("export/<uuid:uuid>/_progress/", archives.archive_progress, name="_archive_progress"),
]
urlpatterns = [
    path("archives/import/", imports.ask_import, name="ask_import"),
    path("archives/import/<uuid:uuid>/", imports.import_detail, name="import_detail"),
    path("archives/import/<uuid:uuid>/_progress/", imports.import_progress, name="_import_progress"),
    path("me/data/", personal.my_data, name="my_data"),
    path("me/data/file/", personal.my_data_file, name="my_data_file"),
    path("me/data/erase/", personal.erase_person, name="erase_person"),
    path("partnerships/<slug:slug>/", include(INSIDE)),
]
