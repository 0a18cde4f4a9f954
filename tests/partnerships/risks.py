"""A review of a risk that leaves it as it stands unless told."""

from partnerships import actions
from tests.conftest import text

NOTE = text("Publié en mars", "Published in March")


def review(risk, by, **changes):
    stands = {"likelihood": risk.likelihood, "severity": risk.severity, "state": risk.state, "note": NOTE}
    return actions.review_risk(risk, by=by, **stands | changes)
