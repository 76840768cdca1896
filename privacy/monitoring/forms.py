"""Forms and filters of monitoring."""

from datetime import datetime
from typing import Any

import django_filters
from django import forms
from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _

from governance import clock
from governance.deadlines.queries import clocked
from governance.web.fields import JapaneseDateField, LongTextField, TimeField, past_moment
from privacy.filters import SeenUnitFilter
from privacy.monitoring.actions.judging import Shown
from privacy.monitoring.actions.trails import Asked
from privacy.monitoring.choices import Evidence, FlagState, Identity, TaskState, TrailState
from privacy.monitoring.models import Plant, Task, TrailRequest
from privacy.monitoring.queries import SUBJECT, real_flags
from privacy.monitoring.rules.parameters import PARAMETERS
from privacy.monitoring.sealing import Requester

BEGINS = "parameter_"


class ConfirmForm(forms.Form):
    """What shows the purpose."""

    evidence = forms.ChoiceField(label=_("What shows the purpose"), choices=Evidence.choices, widget=forms.RadioSelect)
    evidence_reference = forms.CharField(
        label=_("Its number"),
        max_length=60,
        help_text=_("The number on the reception slip, of the case, of the order."),
    )
    evidence_day = JapaneseDateField(label=_("Day on which it was recorded"), past=True)
    evidence_time = TimeField(label=_("Time"), help_text=_("It must be earlier than the view."))
    words = LongTextField(label=_("In words"), max_length=1000, rows=3, required=False)

    def clean(self) -> dict[str, Any]:
        """Put day and time together."""
        self.cleaned_data["at"] = past_moment(self, "evidence_day", "evidence_time")
        return self.cleaned_data

    def shown(self) -> Shown:
        """Return the evidence."""
        at: datetime = self.cleaned_data["at"]
        return Shown(self.cleaned_data["evidence"], self.cleaned_data["evidence_reference"], at)


class DenyForm(forms.Form):
    """Of which views there is no purpose, and what the person said."""

    views = forms.MultipleChoiceField(label=_("Views without a purpose"), widget=forms.CheckboxSelectMultiple)
    words = LongTextField(
        label=_("What you found"), max_length=1000, rows=4,
        help_text=_("What you looked at and asked. The chief privacy officer and Compliance read it at once."),
    )  # fmt: skip

    def __init__(self, *args: Any, choices: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["views"]
        if not choices:
            del self.fields["views"]
            return
        field.choices = choices  # type: ignore[attr-defined]
        field.initial = [value for value, _label in choices]


class NoteForm(forms.Form):
    """Whether the viewers are named, and why."""

    with_names = forms.BooleanField(
        label=_("Name the viewers"), required=False,
        help_text=_("Only where the person has a right to it that outweighs the viewers'. Say why."),
    )  # fmt: skip
    note = forms.CharField(label=_("Reason"), max_length=400, required=False)


class ReasonForm(forms.Form):
    """Why not."""

    reason = forms.CharField(label=_("Reason"), max_length=400)


class TrailForm(forms.Form):
    """Who asks, about which record and period, and how it was checked who they are."""

    name = forms.CharField(label=_("Name of the person who asks"), max_length=100)
    record = forms.CharField(label=_("Record number"), max_length=20, help_text=_("Only the person's own record."))
    first = JapaneseDateField(label=_("Views from"), past=True)
    last = JapaneseDateField(label=_("Views to"), past=True)
    asked_on = JapaneseDateField(label=_("Asked for on"), past=True)
    identity = forms.ChoiceField(
        label=_("How the identity was checked"), choices=Identity.choices, widget=forms.RadioSelect
    )
    identity_note = forms.CharField(
        label=_("What was seen"), max_length=200, help_text=_("Kind of paper and who saw it. No numbers of papers.")
    )

    def clean(self) -> dict[str, Any]:
        """Refuse a period that ends before it begins."""
        first, last = self.cleaned_data.get("first"), self.cleaned_data.get("last")
        if first and last and last < first:
            self.add_error("last", _("The last day must not lie before the first."))
        return self.cleaned_data

    def requester(self) -> Requester:
        """Return who asks."""
        return Requester(self.cleaned_data["name"], self.cleaned_data["record"])

    def asked(self) -> Asked:
        """Return the rest."""
        return Asked(**{name: self.cleaned_data[name] for name in Asked.__dataclass_fields__})


class SettingsForm(forms.Form):
    """A field for each number, why, from when."""

    reason = LongTextField(label=_("Why so"), max_length=300, rows=3)
    valid_from = JapaneseDateField(label=_("Valid from"), future=True)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for parameter in PARAMETERS:
            self.fields[BEGINS + parameter.name] = forms.IntegerField(
                label=str(parameter.label), min_value=parameter.least, max_value=parameter.most,
                help_text=_("From %(least)s to %(most)s") % {"least": parameter.least, "most": parameter.most},
            )  # fmt: skip
        self.order_fields([BEGINS + parameter.name for parameter in PARAMETERS])

    def values(self) -> dict[str, int]:
        """Return the numbers."""
        return {
            name.removeprefix(BEGINS): value for name, value in self.cleaned_data.items() if name.startswith(BEGINS)
        }


class DayField(django_filters.Filter):
    """A condition on a day, typed as everywhere in the house."""

    field_class = JapaneseDateField


OUTCOMES = [(state.value, state.label) for state in FlagState if state != FlagState.OPEN]


class TaskFilter(django_filters.FilterSet):
    """Which tasks."""

    state = django_filters.ChoiceFilter(label=_("State"), choices=TaskState.choices, empty_label=_("All"))
    unit = SeenUnitFilter()
    staff = django_filters.CharFilter(label=_("Staff number"), field_name="staff_id")
    since = DayField(label=_("From"), field_name="day", lookup_expr="gte")
    until = DayField(label=_("Until"), field_name="day", lookup_expr="lte")
    outcome = django_filters.ChoiceFilter(
        label=_("What came of it"), method="by_outcome", choices=OUTCOMES, empty_label=_("All")
    )
    late = django_filters.BooleanFilter(
        label=_("Past the day"), method="by_lateness",
        widget=forms.Select(choices=[("", _("All")), ("true", _("Overdue"))]),
    )  # fmt: skip

    def by_outcome(self, rows: QuerySet[Task], name: str, value: str) -> QuerySet[Task]:
        """Return the tasks with a flag of which that came; what was made up came to nothing."""
        return rows.filter(Exists(real_flags().filter(task=OuterRef("pk"), state=value)))

    def by_lateness(self, rows: QuerySet[Task], name: str, value: bool) -> QuerySet[Task]:
        """Return the tasks past their day."""
        return rows.filter(pk__in=clocked(SUBJECT, rule__code="D13", due_on__lt=clock.today())) if value else rows

    class Meta:
        model = Task
        fields: list[str] = []


class WaitingFilter(django_filters.FilterSet):
    """Which of the tasks that wait for oneself."""

    staff = django_filters.CharFilter(label=_("Staff number"), field_name="staff_id")

    class Meta:
        model = Task
        fields: list[str] = []


class NoFilter(django_filters.FilterSet):
    """No condition: the list is short."""


class PlantFilter(django_filters.FilterSet):
    """Which planted entries."""

    caught = django_filters.BooleanFilter(label=_("Caught"))

    class Meta:
        model = Plant
        fields: list[str] = []


class TrailFilter(django_filters.FilterSet):
    """Which requests."""

    state = django_filters.ChoiceFilter(label=_("State"), choices=TrailState.choices, empty_label=_("All"))

    class Meta:
        model = TrailRequest
        fields: list[str] = []
