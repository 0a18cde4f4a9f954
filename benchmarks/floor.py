"""The floor: what a bare Django page costs on this machine. Seven middleware, session and user, sixty rows, 30 kB."""

from pathlib import Path

from django.http import HttpRequest, HttpResponse
from django.template.backends.django import DjangoTemplates
from django.urls import path

from config.urls import handler403
from config.urls import urlpatterns as site
from core.models import Mail

__all__ = ["handler403", "urlpatterns"]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
PROCESSORS = ("template.context_processors.request", "contrib.auth.context_processors.auth")
ENGINE = DjangoTemplates(
    {
        "NAME": "floor",
        "DIRS": [Path(__file__).parent / "templates"],
        "APP_DIRS": False,
        "OPTIONS": {"context_processors": [f"django.{name}" for name in PROCESSORS]},
    }
)
ROWS = 60
CELL = "A sentence of the length that a table's cell has on a real page of the application, no more and no less."


def floor(request: HttpRequest) -> HttpResponse:
    """One query, one template, a signed-in person."""
    facts = {"rows": Mail.objects.order_by("pk")[:ROWS], "cell": CELL, "name": request.user.name}
    return HttpResponse(ENGINE.get_template("floor.html").render(facts, request))


urlpatterns = [path("floor/", floor), *site]
