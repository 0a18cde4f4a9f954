"""The filter `date` of every template (see TEMPLATES in the settings): Django's own, and « 1er » in French."""

import datetime

from django import template
from django.template import defaultfilters

from core.days import first_written

register = template.Library()


@register.filter(expects_localtime=True, is_safe=False)
def date(value: datetime.date | datetime.datetime | str | None, style: str | None = None) -> str:
    """A date in one of Django's styles, or in the one that letters spell."""
    return first_written(defaultfilters.date(value, style))
