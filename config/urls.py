"""Every address of the site. What is open without signing in says so where it is defined."""

from django.contrib.auth.decorators import login_not_required
from django.urls import include, path
from django.views.i18n import set_language

from core import views as core
from overview.views import home

urlpatterns = [
    path("", home.home, name="home"),
    path("", include("accounts.urls")),
    path("calendar/<str:token>.ics", home.calendar, name="calendar"),
    path("accounts/", include("allauth.urls")),
    path("language/", login_not_required(set_language), name="set_language"),
    path("theme/", core.set_theme, name="set_theme"),
    path("healthz", core.healthz, name="healthz"),
    path("readyz", core.readyz, name="readyz"),
    path(".well-known/entente-seal.pem", core.seal_certificates, name="seal_certificates"),
    path("verify/", include("charters.urls.verify")),
    path("", include("partnerships.urls")),
    path("partnerships/<slug:slug>/", include("governance.urls")),
    path("", include("impact.urls")),
    path("partnerships/<slug:slug>/", include("charters.urls")),
    path("", include("overview.urls")),
]
handler400 = "core.views.bad_request"
handler403 = "core.views.forbidden"
