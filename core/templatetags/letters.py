"""What letters need of templates."""

from django import template
from django.template.loader import get_template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

register = template.Library()


@register.simple_tag
def letter_style(name: str) -> SafeString:
    """One of our sheets (`mail/letter.css`) within the letter itself: no mailbox fetches another file."""
    return format_html("<style>\n{}</style>", mark_safe(get_template(name).render()))
