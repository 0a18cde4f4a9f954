"""Is everybody there: what each partner seeks and brings, the people concerned, who signs by what authority."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from charters.contents.readiness.lines import Line, missing, page
from charters.contents.standing import signatories_of
from charters.models import CharterVersion, Signatory
from partnerships.contents.answers import open_answers
from partnerships.models import Answer, Involvement, Partner, Partnership, full_partners


def present(version: CharterVersion) -> Iterator[Line]:
    """The lines about the partners: what each seeks and brings, through whom it signs."""
    partnership = version.partnership
    partners = full_partners(partnership)
    link, answers = page(partnership, "partnerships:partner_list"), open_answers(partnership)
    silent = [partner.code for partner in partners if Answer.Question.EXPECTATION not in answers[partner.pk]]
    yield Line("benefits", not silent, _("Each partner says what it seeks"), missing(silent, partners), link)
    written = [
        partner.code for partner in partners if any(one.awaits_confirmation for one in answers[partner.pk].values())
    ]
    confirmed = _("What was written on a partner's behalf is confirmed")
    yield Line("confirmed", not written, confirmed, missing(written, partners), link)
    bringing = _bringing(partnership)
    bare = [partner.code for partner in partners if partner.pk not in bringing]
    yield Line("contributions", not bare, _("Each partner brings something"), missing(bare, partners), link)
    yield _concerned(partnership, partners)
    yield from _signing(version, partners)


def _concerned(partnership: Partnership, partners: list[Partner]) -> Line:
    """Whether those the partnership is for are in, or why they are not."""
    speaking = [partner.code for partner in partners if partner.speaks_for_concerned]
    statement, link = _("The people concerned are present"), page(partnership, "partnerships:need_list")
    if speaking:
        return Line("concerned", True, statement, ", ".join(speaking), link)
    if partnership.concerned_absent:
        because = _("Not applicable, because: %(reason)s") % {"reason": partnership.concerned_absent}
        return Line("concerned", True, statement, because, link)
    return Line("concerned", False, statement, _("No partner speaks for them, and nobody has written why."), link)


def _signing(version: CharterVersion, partners: list[Partner]) -> Iterator[Line]:
    link = page(version.partnership, "charters:name_signatory")
    named = {row.partner_id: row for row in signatories_of(version) if row.state != Signatory.State.DECLINED}
    lacking = [partner.code for partner in partners if partner.pk not in named]
    statement = _("A signatory for each partner")
    yield Line(
        "signatories",
        bool(partners) and not lacking,
        statement,
        missing(lacking, partners),
        link,
        blocks=True,
    )
    without = [partner.code for partner in partners if partner.pk in named and not named[partner.pk].has_authority]
    detail = missing(without, list(named)) if named else _("Nobody is named yet.")
    yield Line("authority", not without, _("Authority to sign for each"), detail, link)


def _bringing(partnership: Partnership) -> set[int]:
    """The partners that offer or contribute something, or act in a task."""
    acting = Involvement.objects.filter(partnership=partnership, part__in="AR")
    rows = (partnership.offers.standing(), partnership.contributions.standing(), acting)
    return {partner for query in rows for partner in query.values_list("partner_id", flat=True)}
