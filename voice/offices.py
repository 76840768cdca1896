"""A field for several pension offices."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from governance import clock
from governance.organization.models import Unit
from governance.organization.queries import periods_on


class OfficesField(forms.MultipleChoiceField):
    """Pension offices of today, grouped by prefecture. Gives a list of Unit."""

    widget = forms.CheckboxSelectMultiple
    default_error_messages = {"invalid_choice": _("Choose offices from the list.")}

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(choices=_choices, **kwargs)

    def clean(self, value: Any) -> list[Unit]:
        """Return the chosen units in the order of their codes; raises ValidationError."""
        return list(Unit.objects.filter(pk__in=super().clean(value)).order_by("code"))


def _choices() -> list[tuple[str, list[tuple[str, str]]]]:
    groups: dict[str, list[tuple[str, str]]] = {}
    for period in periods_on(clock.today()).filter(unit__kind=Unit.Kind.OFFICE).order_by("unit__code"):
        groups.setdefault(period.prefecture, []).append((str(period.unit_id), period.name))
    return list(groups.items())


class OfficeField(forms.ChoiceField):
    """One pension office of today, or none. Gives a Unit or None."""

    default_error_messages = {"invalid_choice": _("Choose an office from the list.")}

    def __init__(self, *, empty_label: Any, **kwargs: Any) -> None:
        super().__init__(choices=lambda: [("", empty_label), *_choices()], required=False, **kwargs)

    def clean(self, value: Any) -> Unit | None:
        """Return the chosen unit; raises ValidationError."""
        chosen = super().clean(value)
        return Unit.objects.get(pk=chosen) if chosen else None
