"""The short address at which anybody learns where a document stands, and its code for paper."""

from typing import Any

from django.conf import settings
from django.urls import reverse

from charters.contents.registered import reference
from charters.models import Accession, CharterVersion
from core.qr import qr


def status(document: CharterVersion | Accession) -> dict[str, Any]:
    """What a template shows of it: the address, and its QR code."""
    address = f"{settings.SITE_URL}{reverse('verify:reference', args=[reference(document)])}"
    return {"status": address, "qr": qr(address)}
