from django.urls import path

from overview.views import approval, editions, picture, recipe, reports, schedules, sections

app_name = "overview"
SECTION, VERSION, EDITION = (
    "reports/<int:number>/sections/<slug:section>/",
    "reports/<int:number>/versions/<int:version>/",
    "reports/<int:number>/editions/<uuid:uuid>/",
)
urlpatterns = [
    path("", picture.partnership, name="partnership"),
    path("recipe/", recipe.recipe, name="recipe"),
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
]
