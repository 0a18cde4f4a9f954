from django.urls import path

from charters.views import verify

app_name = "verify"
urlpatterns = [
    path("", verify.check, name="check"),
    path("<str:reference>/", verify.reference, name="reference"),
]
