from django.urls import path

from accounts import views

app_name = "accounts"
urlpatterns = [
    path("me/", views.profile, name="profile"),
    path("me/calendar/renew/", views.renew_calendar, name="renew_calendar"),
]
