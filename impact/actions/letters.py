"""Messages to peers, who have no place in the partnership: a link of their own, and what they need to know."""

from collections.abc import Callable

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from accounts.models import User
from core import mail
from core.days import date_format
from impact.models import FactualRemark, Recommendation, Reviewer

Said = tuple[str, list[str]]  # the subject, and the paragraphs


def invitation(reviewer: Reviewer, token: str) -> None:
    """The link that opens this peer's door, in their language; written once for each link."""
    url = f"{settings.SITE_URL}{reverse('impact:review_invitation', args=[token])}"
    partnership = reviewer.round.partnership
    with translation.override(reviewer.language):
        context = {"reviewer": reviewer, "round": reviewer.round, "url": url, "partnership": partnership}
        context |= {"site": settings.SITE_URL}
        words = {"name": reviewer.invited_by.user.name, "partnership": partnership}
        subject = _("%(name)s asks you to look at “%(partnership)s” from outside") % words
        text = render_to_string("impact/mail/reviewer_invitation.txt", context)
        html = render_to_string("impact/mail/reviewer_invitation.html", context)
    mail.write(f"reviewer:{reviewer.token_digest}", reviewer.email, " ".join(subject.split()), text, html)


def reminder(reviewer: Reviewer) -> None:
    """That a review is awaited, to a peer who has accepted."""

    def say() -> Said:
        day = date_format(reviewer.round.closes_on, "DATE_FORMAT")
        detail = _("Your review is awaited until %(day)s. What you have written so far is kept; nobody else reads it.")
        return _("your review is awaited until %(day)s") % {"day": day}, [detail % {"day": day}]

    _write(reviewer, f"reminder:{reviewer.round.closes_on}:{reviewer.round.partnership.today()}", say)


def extended(reviewer: Reviewer) -> None:
    """That there is more time."""

    def say() -> Said:
        day = date_format(reviewer.round.closes_on, "DATE_FORMAT")
        return _("you have more time"), [_("The peer review is now open until %(day)s.") % {"day": day}]

    _write(reviewer, f"extended:{reviewer.round.closes_on}", say)


def released(reviewer: Reviewer) -> None:
    """That this peer is not asked any more, and why."""

    def say() -> Said:
        detail = _("Your review is not expected any more, and your access has ended. The reason given:")
        return _("your review is not expected any more"), [detail, reviewer.release_reason]

    _write(reviewer, "released", say, opens=False)


def abandoned(reviewer: Reviewer) -> None:
    """That the round was given up, and why."""

    def say() -> Said:
        detail = _("This peer review was given up. What you wrote was read by nobody. The reason given:")
        reason = str(reviewer.round.abandonment)
        return _("the peer review was given up"), [detail, reason]

    _write(reviewer, "abandoned", say, opens=False)


def revealed(reviewer: Reviewer) -> None:
    """That all have handed in, and what follows."""

    def say() -> Said:
        day = date_format(reviewer.round.factual_until, "DATE_FORMAT")
        detail = _("All peers have handed in: the reviews are read together from now on, yours among them.")
        follows = _("Until %(day)s the partners may point out errors of fact; you answer beside, your review stays.")
        return _("the reviews can be read"), [detail, follows % {"day": day}]

    _write(reviewer, "revealed", say)


def remarked(remark: FactualRemark) -> None:
    """That a partner points out an error of fact."""

    def say() -> Said:
        detail = _("A partner points out what they hold to be an error of fact in your review:")
        return _("a remark of fact awaits your answer"), [detail, remark.body]

    _write(remark.reviewer, f"remark:{remark.uuid}", say)


def answered(reviewer: Reviewer, recommendations: list[Recommendation]) -> None:
    """What the partnership answers to this peer's recommendations, whole: they read nothing else of it any more."""

    def say() -> Said:
        thanks = _("The partnership has answered every recommendation in writing. To yours it answers:")
        return _("the answers to your recommendations"), [thanks, *map(_answer, recommendations)]

    _write(reviewer, "answered", say)


def _answer(row: Recommendation) -> str:
    """A recommendation and its answer on one paragraph."""
    said = f"{row.body} → {row.get_position_display()}."
    if row.reason:
        said += f" {row.reason}"
    if row.owner and row.due_on:
        words = {"partner": row.owner.name, "day": date_format(row.due_on, "DATE_FORMAT")}
        said += " " + _("By %(partner)s, until %(day)s.") % words
    return said


def _write(reviewer: Reviewer, about: str, say: Callable[[], Said], *, opens: bool = True) -> None:
    """One message about one matter, in the peer's language; with the way to their page as long as there is one."""
    if reviewer.user and User.objects.silent([reviewer.user]):
        return
    partnership = reviewer.round.partnership
    page = reverse("impact:my_review", args=[partnership.slug, reviewer.round.number])
    with translation.override(reviewer.user.language if reviewer.user else reviewer.language):
        what, paragraphs = say()
        context = {"name": reviewer.name, "paragraphs": paragraphs, "partnership": partnership}
        context |= {"site": settings.SITE_URL, "url": f"{settings.SITE_URL}{page}" if opens else ""}
        subject = _("%(partnership)s: %(about)s") % {"partnership": partnership, "about": what}
        text = render_to_string("impact/mail/reviewer_letter.txt", context)
        html = render_to_string("impact/mail/reviewer_letter.html", context)
    mail.write(f"review:{about}:{reviewer.uuid}", reviewer.email, " ".join(subject.split()), text, html)
