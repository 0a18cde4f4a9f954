from django.urls import path

from overview.views import picture, recipe, reports

app_name = "overview"
urlpatterns = [
    path("", picture.partnership, name="partnership"),
    path("recipe/", recipe.recipe, name="recipe"),
    path("recipe/history/", recipe.recipe_history, name="recipe_history"),
    path("reports/", reports.report_list, name="report_list"),
    path("reports/ask/", reports.ask_report, name="ask_report"),
    path("reports/<int:number>/", reports.report_detail, name="report_detail"),
    path("reports/<int:number>/_progress/", reports.report_progress, name="_report_progress"),
    path("reports/<int:number>/retry/", reports.retry_report, name="retry_report"),
    path("reports/<int:number>/pdf/", reports.report_pdf, name="report_pdf"),
]
