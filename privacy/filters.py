"""Conditions that the lists of several rooms of privacy share."""

from typing import Any

import django_filters
from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from governance import clock
from governance.access import Actor
from governance.organization.queries import grouped, periods_on
from privacy.units import units_seen

Choices = list[tuple[str, list[tuple[str, str]]]]


def unit_choices(actor: Actor) -> Choices:
    """Return the units whose rows the actor may come upon, their own and those they read, by their codes. One query."""
    own = Q(unit_id__in=actor.unit_ids(*actor.roles))
    seen = Q(pk__in=units_seen(actor).values("pk"))
    return grouped(periods_on(clock.today()).filter(own | seen), lambda period: period.unit.code)


class SeenUnitFilter(django_filters.ChoiceFilter):
    """One of the units whose rows the reader sees. It is sent by its code, which stands in addresses that people keep."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(label=_("Unit"), field_name="unit__code", empty_label=_("All"), choices=[], **kwargs)

    @property
    def field(self) -> forms.Field:
        """Return the field with the choices of the reader who asks."""
        self.extra["choices"] = unit_choices(self.parent.request.actor)
        found: forms.Field = super().field
        return found
