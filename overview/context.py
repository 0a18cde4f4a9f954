"""What the rail of every partnership page shows."""

from django.http import HttpRequest


def rail(request: HttpRequest) -> dict:
    return {}
