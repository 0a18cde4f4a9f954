"""What documents on paper need of templates."""

from django import template
from django.utils.translation import get_language

from core.typography import typeset as set_words

register = template.Library()


@register.filter
def typeset(text: object) -> str:
    """A text with the spaces and apostrophes of its language's printers."""
    return set_words(str(text), get_language() or "en")
