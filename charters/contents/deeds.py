"""What a deed of accession says: frozen with it, the same on the page, on paper and as data."""

import json
from typing import Any

from django.utils.translation import gettext_lazy as _

from charters.contents.words import kept, said
from charters.models import Accession, CharterVersion, Edition
from core.texts import Localized
from governance.models import Decision
from partnerships.models import Partner

FORMAT = "entente-accession/1"
SENTENCE = _(
    "I have read version %(label)s of the charter “%(name)s” and this deed. I hold authority to bind %(partner)s, "
    "and by this deed it accedes to that version, in good faith, without its being signed again."
)
Content = dict[str, Any]


def deed_of(accession: Accession) -> Content:
    """The content of a deed, as it was frozen."""
    content: Content = json.loads(accession.content)
    return content


def deed_content(
    version: CharterVersion,
    partner: Partner,
    *,
    uuid: str,
    decision: Decision | None,
    commitment: Localized,
    signing_until: str | None,
    frozen_at: str,
) -> Content:
    """Everything that the deed binds to: the exact version and its files, who joins, what it undertakes."""
    partnership, tongues = version.partnership, version.partnership.languages
    charter = json.loads(version.content)
    files = version.editions.filter(copy=Edition.Copy.FROZEN).order_by("language")
    return {
        "format": FORMAT,
        "uuid": uuid,
        "partnership": charter["partnership"],
        "languages": list(tongues),
        "prevailing": partnership.main_language,
        "version": {
            "uuid": str(version.uuid),
            "label": version.label,
            "number": version.number,
            "content_sha256": version.sha256,
            "pdfs": [{"language": row.language, "sha256": row.sha256} for row in files],
        },
        "parties": [{"code": row["code"], "name": row["name"]} for row in charter["parties"]],
        "partner": {
            "uuid": str(partner.uuid),
            "code": partner.code,
            "name": partner.name,
            "legal_form": kept(tongues, partner.organisation.legal_form),
            "registration": partner.organisation.registration,
            "seat": partner.organisation.seat,
            "sector": partner.organisation.sector,
        },
        "decision": _decided(decision, tongues),
        "commitment": kept(tongues, commitment),
        "signatory": {"partner": partner.code, "organisation": partner.name},
        "sentence": said(tongues, SENTENCE, name=partnership.name, label=version.short, partner=partner.name),
        "signing_until_on": signing_until,
        "frozen_at": frozen_at,
    }


def _decided(decision: Decision | None, tongues: tuple[str, ...]) -> Content | None:
    if decision is None:
        return None
    zone = decision.partnership.zone
    day = decision.closed_at.astimezone(zone).date().isoformat() if decision.closed_at else None
    return {"number": decision.number, "title": kept(tongues, decision.title), "adopted_on": day}
