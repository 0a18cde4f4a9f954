"""Home and the picture of the whole."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from partnerships.access import member_page


@login_not_required
def home(request: HttpRequest) -> HttpResponse:
    """Signed out: what this is. Signed in: what awaits me, then my partnerships."""
    return render(request, "accounts/landing.html")


@member_page
def partnership(request: HttpRequest) -> HttpResponse:
    return render(request, "overview/partnership.html")


recipe = report_list = ask_report = partnership
report_detail = report_progress = retry_report = report_pdf = partnership
