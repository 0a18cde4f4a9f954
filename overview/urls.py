from django.urls import path

from overview import views

app_name = "overview"
urlpatterns = [
    path("", views.partnership, name="partnership"),
    path("recipe/", views.recipe, name="recipe"),
    path("reports/", views.report_list, name="report_list"),
    path("reports/ask/", views.ask_report, name="ask_report"),
    path("reports/<int:number>/", views.report_detail, name="report_detail"),
    path("reports/<int:number>/_progress/", views.report_progress, name="_report_progress"),
    path("reports/<int:number>/retry/", views.retry_report, name="retry_report"),
    path("reports/<int:number>/pdf/", views.report_pdf, name="report_pdf"),
]
