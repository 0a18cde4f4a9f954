from django.urls import include, path

from overview.views import personal, picture, public, recipe, reports

app_name = "overview"
INSIDE = [
    path("", picture.partnership, name="partnership"),
    path("recipe/", recipe.recipe, name="recipe"),
    path("public/", public.public_settings, name="public_settings"),
    path("public/<slug:section>/open/", public.open_section, name="open_section"),
    path("public/<slug:section>/close/", public.close_section, name="close_section"),
    path("recipe/history/", recipe.recipe_history, name="recipe_history"),
    path("reports/", reports.report_list, name="report_list"),
    path("reports/ask/", reports.ask_report, name="ask_report"),
    path("reports/<int:number>/", reports.report_detail, name="report_detail"),
    path("reports/<int:number>/_progress/", reports.report_progress, name="_report_progress"),
    path("reports/<int:number>/retry/", reports.retry_report, name="retry_report"),
    path("reports/<int:number>/pdf/", reports.report_pdf, name="report_pdf"),
]
urlpatterns = [
    path("me/data/", personal.my_data, name="my_data"),
    path("me/data/file/", personal.my_data_file, name="my_data_file"),
    path("me/data/erase/", personal.erase_person, name="erase_person"),
    path("partnerships/<slug:slug>/", include(INSIDE)),
]
