"""Conditions for lists."""

from uuid import UUID

import django_filters
from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from compliance.committee.choices import (
    OWING,
    MeetingState,
    ReportState,
    ResolutionState,
)
from compliance.committee.models import Meeting, Resolution, UnitReport
from governance import clock
from governance.organization.models import Unit
from governance.organization.queries import children_ids, periods_on


class MeetingFilter(django_filters.FilterSet):
    """Conditions for the calendar."""

    state = django_filters.ChoiceFilter(label=_("State"), choices=MeetingState.choices, empty_label=_("All"))

    class Meta:
        model = Meeting
        fields: list[str] = []


class ResolutionFilter(django_filters.FilterSet):
    """Conditions for resolutions."""

    title = django_filters.CharFilter(label=_("Title"), lookup_expr="icontains")
    state = django_filters.ChoiceFilter(label=_("State"), choices=ResolutionState.choices, empty_label=_("All"))
    late = django_filters.BooleanFilter(label=_("Only overdue"), method="only_overdue", widget=forms.CheckboxInput)

    class Meta:
        model = Resolution
        fields: list[str] = []

    def only_overdue(self, rows: QuerySet[Resolution], name: str, value: bool) -> QuerySet[Resolution]:
        """Return those under way whose day has passed, when asked for."""
        return rows.filter(state="in_progress", due_on__lt=clock.today()) if value else rows


class ReportFilter(django_filters.FilterSet):
    """Conditions for the units' reports."""

    resolution = django_filters.NumberFilter(label=_("Resolution number"), field_name="resolution__number")
    state = django_filters.ChoiceFilter(
        label=_("State"),
        choices=ReportState.choices,
        method="in_state",
        empty_label=_("Owed: not reported, or sent back"),
    )
    kind = django_filters.ChoiceFilter(
        label=_("Kind of unit"), choices=Unit.Kind.choices, field_name="unit__kind", empty_label=_("All")
    )
    block = django_filters.ChoiceFilter(
        label=_("Block"), choices=lambda: blocks_today(), method="in_block", empty_label=_("All")
    )
    late = django_filters.BooleanFilter(label=_("Only overdue"), method="only_overdue", widget=forms.CheckboxInput)

    class Meta:
        model = UnitReport
        fields: list[str] = []

    def in_state(self, rows: QuerySet[UnitReport], name: str, value: str) -> QuerySet[UnitReport]:
        """Return the reports in the state."""
        return rows.filter(state=value)

    def in_block(self, rows: QuerySet[UnitReport], name: str, value: str) -> QuerySet[UnitReport]:
        """Return the reports of the block and its offices."""
        return rows.filter(unit_id=value) | rows.filter(unit_id__in=children_ids([UUID(value)], clock.today()))

    def only_overdue(self, rows: QuerySet[UnitReport], name: str, value: bool) -> QuerySet[UnitReport]:
        """Return those whose resolution's day has passed, when asked for."""
        return rows.filter(resolution__due_on__lt=clock.today()) if value else rows


class OwnReportFilter(django_filters.FilterSet):
    """Conditions for the reports of the own units."""

    state = django_filters.ChoiceFilter(label=_("State"), choices=ReportState.choices, empty_label=_("All"))
    owing = django_filters.BooleanFilter(label=_("Only what is owed"), method="only_owed", widget=forms.CheckboxInput)

    class Meta:
        model = UnitReport
        fields: list[str] = []

    def only_owed(self, rows: QuerySet[UnitReport], name: str, value: bool) -> QuerySet[UnitReport]:
        """Return those that the unit still owes, when asked for."""
        return rows.filter(state__in=OWING, resolution__state="in_progress") if value else rows


def blocks_today() -> list[tuple[str, str]]:
    """Return the blocks in force, for a select."""
    blocks = periods_on(clock.today()).filter(unit__kind=Unit.Kind.BLOCK).order_by("unit__code")
    return [(str(period.unit_id), period.name) for period in blocks]
