"""Occasions on which a course is assigned to one person: someone becomes a handler, someone joins. Areas register theirs."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

NEW_STAFF = "new_staff"
"""The only occasion that this room finds itself: an account that was made after the assignment began."""

_occasions: dict[str, str | Promise] = {NEW_STAFF: _("Someone joins the staff")}


def register(code: str, label: str | Promise) -> None:
    """Register an occasion; raises ValueError for a code that is taken."""
    if code in _occasions:
        raise ValueError(f"occasion {code} is registered twice")
    _occasions[code] = label


def registered() -> dict[str, str | Promise]:
    """Return words by code."""
    return dict(_occasions)


def label_of(code: str) -> str:
    """Return the words for an occasion, the code itself when nobody registers it any more."""
    return str(_occasions.get(code, code))
