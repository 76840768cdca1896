"""Conditions that several lists share."""

import unicodedata
from typing import Any

import django_filters

from governance.web.fields import JapaneseDateField


class DayFilter(django_filters.Filter):
    """A day, typed as people type days."""

    field_class = JapaneseDateField


class ReferenceFilter(django_filters.CharFilter):
    """The beginning of a reference number, typed in any width and case. The start only: that is what an index finds.

    `prefix`: what every number of the list begins with; it need not be typed.
    """

    def __init__(self, *args: Any, prefix: str = "", **kwargs: Any) -> None:
        self.prefix = prefix
        super().__init__(*args, **kwargs)

    def filter(self, qs: Any, value: str) -> Any:
        """Return the rows whose number begins with what was typed, all when nothing was."""
        typed = unicodedata.normalize("NFKC", value or "").strip().upper()
        if not typed:
            return qs
        wanted = typed if typed.startswith(self.prefix) else f"{self.prefix}{typed}"
        return qs.filter(**{f"{self.field_name}__startswith": wanted})
