from django.urls import include, path

from overview.views import archives, imports, picture, recipe, reports

app_name = "overview"
inside = [
    path("", picture.partnership, name="partnership"),
    path("recipe/", recipe.recipe, name="recipe"),
    path("reports/", reports.report_list, name="report_list"),
    path("reports/ask/", reports.ask_report, name="ask_report"),
    path("reports/<int:number>/", reports.report_detail, name="report_detail"),
    path("reports/<int:number>/_progress/", reports.report_progress, name="_report_progress"),
    path("reports/<int:number>/retry/", reports.retry_report, name="retry_report"),
    path("reports/<int:number>/pdf/", reports.report_pdf, name="report_pdf"),
    path("export/", archives.ask_archive, name="ask_archive"),
    path("export/<uuid:uuid>/", archives.archive_file, name="archive_file"),
    path("export/<uuid:uuid>/_progress/", archives.archive_progress, name="_archive_progress"),
]
urlpatterns = [
    path("archives/import/", imports.ask_import, name="ask_import"),
    path("archives/import/<uuid:uuid>/", imports.import_detail, name="import_detail"),
    path("archives/import/<uuid:uuid>/_progress/", imports.import_progress, name="_import_progress"),
    path("partnerships/<slug:slug>/", include(inside)),
]
