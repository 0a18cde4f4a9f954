"""The addresses of the site and, in the demonstration alone, its two pages."""

from django.urls import include, path

from config.urls import handler403
from config.urls import urlpatterns as site
from demo import views

__all__ = ["handler403", "urlpatterns"]

pages = [
    path("", views.people, name="people"),
    path("as/<uuid:uuid>/", views.sign_in_as, name="sign_in_as"),
    path("mails/", views.mails, name="mails"),
    path("mails/<uuid:uuid>/", views.mail_detail, name="mail_detail"),
    path("mails/<uuid:uuid>/letter/", views.mail_letter, name="mail_letter"),
]
urlpatterns = [path("demo/", include((pages, "demo"))), *site]
