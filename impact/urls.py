from django.urls import path
from django.views.generic import RedirectView

HERE = RedirectView.as_view(url="/")  # placeholder until the pages stand
app_name = "impact"
urlpatterns = [
    path("impact/", HERE, name="indicator_list"),
    path("impact/stories/", HERE, name="story_list"),
    path("impact/indicators/<str:code>/", HERE, name="indicator_detail"),
]
