"""The small pieces every page is made of: pins, icons, discs, acts and fields."""

from functools import lru_cache
from typing import Any
from zlib import crc32

from django import template
from django.forms import BoundField
from django.template import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from lucide.templatetags.lucide import lucide

register = template.Library()

_DISC = '<circle cx="10" cy="10" r="9" fill="currentColor"/>'
_RING = '<circle class="hole" cx="10" cy="10" r="8" stroke="currentColor" stroke-width="{}"/>'
_CUT = '<path class="cut" d="{}" fill="none" stroke-width="2" stroke-linecap="round"/>'
PINS = {
    "done": _DISC + _CUT.format("m5.8 10.4 2.9 2.9 5.6-6"),
    "now": _RING.format(2) + '<circle cx="10" cy="10" r="4" fill="currentColor"/>',
    "wait": _RING.format(2) + '<path d="M10 2a8 8 0 0 0 0 16z" fill="currentColor"/>',
    "todo": _RING.format(1.75),
    "doubt": _RING.format(2.25).replace("/>", ' stroke-dasharray="3.2 3.08"/>'),
    "stop": '<path d="M10 .5 19.5 10 10 19.5.5 10z" fill="currentColor"/>'
    + _CUT.format("m7.2 7.2 5.6 5.6m0-5.6-5.6 5.6"),
    "for": _DISC + _CUT.format("M10 5.5v9M5.5 10h9"),
    "against": _DISC + _CUT.format("M5.5 10h9"),
    "abstain": _RING.format(1.75)
    + '<path d="M7 10h6" fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round"/>',
}
MARKS = {
    "error": "stop",
    "warning": "wait",
    "success": "done",
    "info": "now",
    "debug": "now",
}
_DOTS = {
    True: '<circle cx="{}" cy="7" r="4.5" fill="currentColor"/>',
    False: '<circle cx="{}" cy="7" r="4" class="off"/>',
}
SECTORS = ("civil", "public", "eco")
BUTTONS = {"primary": "btn-primary", "quiet": "btn-quiet", "stop": "btn-quiet btn-stop"}


@register.simple_tag
def pin(kind: str, word: str = "") -> SafeString:
    """The mark of a state: done, now, wait, todo, doubt, stop, for, against or abstain.

    `word` is said to those who do not see the mark; without it a word must stand nearby.
    """
    drawn = mark_safe(PINS[kind])
    mark = format_html('<svg class="pin pin-{}" viewBox="0 0 20 20" aria-hidden="true">{}</svg>', kind, drawn)
    return format_html('{}<span class="visually-hidden">{}</span>', mark, word) if word else mark


@register.filter
def mark_of(level_tag: str) -> str:
    """The pin that goes with a message of Django's: `{% pin message.level_tag|mark_of %}`."""
    return MARKS.get(level_tag, "now")


@register.simple_tag
@lru_cache(maxsize=256)
def icon(name: str) -> SafeString:
    """A line icon of the Lucide set; it never stands without text."""
    drawn = lucide(str(name), size=24, stroke_width="1.75", aria_hidden="true", **{"class": "icon"})
    return mark_safe(drawn)


@register.simple_tag
def disc(monogram: str, sector: str = "", name: str = "") -> SafeString:
    """An organisation's monogram in a disc, tinted by its sector (civil, public, eco).

    With `name` the disc stands alone and says the name; without, the name stands beside it.
    """
    tint = sector if sector in SECTORS else "none"
    if name:
        return format_html('<span class="disc disc-{}"><abbr title="{}">{}</abbr></span>', tint, name, monogram)
    return format_html('<span class="disc disc-{}" aria-hidden="true">{}</span>', tint, monogram)


@register.simple_tag
def org(partner: object, second: str = "") -> SafeString:
    """A partner as disc and name, with an optional second line."""
    organisation = getattr(partner, "organisation", partner)
    monogram = getattr(partner, "code", "") or _initials(str(organisation))
    round_mark = disc(monogram, getattr(organisation, "sector", ""))
    line = format_html("<small>{}</small>", second) if second else ""
    return format_html('<span class="org">{}<span>{}{}</span></span>', round_mark, organisation, line)


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split() if word[0].isalnum())[:3].upper()


@register.simple_tag
def level(degree: int, required: bool = False) -> SafeString:
    """A degree from 0 to 3 as dots: of a competence offered, or required. A word stands nearby."""
    dots = "".join(_DOTS[rank < int(degree)].format(6 + 12 * rank) for rank in range(3))
    kind = " level-req" if required else ""
    return format_html('<svg class="level{}" viewBox="0 0 36 14" aria-hidden="true">{}</svg>', kind, mark_safe(dots))


@register.simple_tag(takes_context=True)
def act_button(
    context: Context, refusal: str | None, url: str, label: str, kind: str = "primary", method: str = "get"
) -> SafeString:
    """What one may do here: a link (`get`), a form that acts (`post`), or a disabled button with its reason.

    `refusal` is what `rule.refusal(by, thing)` answered: None when allowed, else the reason.
    `kind` is primary, quiet or stop.
    """
    style = BUTTONS[kind]
    if refusal:
        why = f"why-{crc32(f'{url} {label}'.encode()):08x}"
        return format_html(
            '<div class="act"><button class="btn {}" type="button" disabled aria-describedby="{}">{}</button>'
            '<p class="reason" id="{}">{}</p></div>',
            *(style, why, label, why, refusal),
        )
    if method == "get":
        return format_html('<div class="act"><a class="btn {}" href="{}">{}</a></div>', style, url, label)
    return format_html(
        '<div class="act"><form method="post" action="{}">'
        '<input type="hidden" name="csrfmiddlewaretoken" value="{}">'
        '<button class="btn {}" type="submit">{}</button></form></div>',
        *(url, context.get("csrf_token", ""), style, label),
    )


@register.simple_tag
def act_url(thing: Any, act: str, *args: Any) -> str:
    """The address of an act on a thing that knows its own addresses."""
    return thing.act_url(act, *args)


@register.simple_tag
def field(bound: BoundField) -> SafeString:
    """A form's field with its label, help, errors and input."""
    return bound.as_field_group()


@register.filter
def shown_in_bottom_bar(rail: list[dict]) -> list[dict]:
    """The places of the rail that have an icon, three at most: what fits between home and more on a phone."""
    return [place for place in rail or () if place.get("icon")][:3]
