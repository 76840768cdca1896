"""Days and moments as readers of each language expect them."""

from datetime import date, datetime

from django import template
from django.utils import timezone
from django.utils.translation import get_language

from governance.calendar import eras

register = template.Library()


@register.filter
def japanese_day(value: date | None) -> str:
    """Return 令和8年4月1日（2026年） in Japanese, 2026-04-01 in English, "" for nothing."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        value = timezone.localdate(value)
    return eras.in_japanese(value) if (get_language() or "ja").startswith("ja") else value.isoformat()


@register.filter
def japanese_month(value: date) -> str:
    """Return 令和8年4月（2026年） in Japanese, 2026-04 in English."""
    return eras.month_in_japanese(value) if (get_language() or "ja").startswith("ja") else f"{value:%Y-%m}"


@register.filter
def moment(value: datetime | None) -> str:
    """Return the day as above with hours and minutes in Japan."""
    if value is None:
        return ""
    local = timezone.localtime(value)
    return f"{japanese_day(local.date())} {local:%H:%M}"
