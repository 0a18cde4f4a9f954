"""What the lines of this floor are about; messages about signatures are always sent."""

from django.utils.translation import gettext_lazy as _

from partnerships.journal import Topic

TOPICS = (
    Topic(
        "charters.charter",
        _("The charter and its versions"),
        "charter article terms term annex review version approval decision amendment executed",
    ),
    Topic(
        "charters.signatures",
        _("Signatures and deeds of accession"),
        "signatory signing signature signatures signed paper authority charter_signed change_asked deed executed_deed",
        kept=True,
    ),
    Topic("charters.leaving", _("Leaving, and who stands for a partner"), "notice withdrawal representative"),
)
