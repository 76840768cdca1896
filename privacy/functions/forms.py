"""What is asked on the pages of function reviews."""

from typing import Any

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from governance import clock
from governance.letters import text_of_csv
from governance.web.fields import JapaneseDateField, LongTextField
from privacy.filters import SeenUnitFilter
from privacy.functions.choices import FlagKind, FlagState, RemovalState, ReviewState, SnapshotKind, Verdict, WaiverState
from privacy.functions.models import Flag, Holding, Removal, Snapshot, Terminal, UnitReview, Waiver
from privacy.functions.reading import read


class SnapshotForm(forms.Form):
    """A file of the system."""

    kind = forms.ChoiceField(label=_("File"), choices=SnapshotKind.choices, widget=forms.RadioSelect)
    taken_on = JapaneseDateField(label=_("As of"), past=True)
    file = forms.FileField(label=_("CSV file"), help_text=_("CSV in UTF-8 or Shift_JIS; 20 MB at most."))

    def clean(self) -> dict[str, Any]:
        """Read the file; a row that is wrong is no error here: the file is kept with what is wrong."""
        data = super().clean() or {}
        upload: Any = data.get("file")
        if upload is None or "kind" not in data:
            return data
        if getattr(upload, "too_large", False):
            raise ValidationError({"file": _("The file is larger than 20 MB.")})
        content = upload.read()
        text = text_of_csv(content)
        if text is None:
            raise ValidationError({"file": _("This is not a CSV file in UTF-8 or Shift_JIS.")})
        return data | {"data": content, "content": read(data["kind"], text)}


class VerdictForm(forms.Form):
    """Keep or remove, and why."""

    verdict = forms.ChoiceField(label=_("Decision"), choices=Verdict.choices, widget=forms.RadioSelect)
    reason = forms.CharField(label=_("Reason"), max_length=400)


class ReasonForm(forms.Form):
    """Why."""

    reason = forms.CharField(label=_("Reason"), max_length=400)


class WaiverForm(forms.Form):
    """An exception."""

    reason = LongTextField(label=_("Reason"), rows=3, max_length=400)
    ends_on = JapaneseDateField(label=_("Ends"), future=True)


class WaiverDecisionForm(forms.Form):
    """Granted or not, and why."""

    granted = forms.TypedChoiceField(
        label=_("Decision"), widget=forms.RadioSelect, coerce=lambda value: value == "yes",
        choices=[("yes", _("Yes")), ("no", _("No"))],
    )  # fmt: skip
    reason = LongTextField(label=_("Reason"), rows=3, max_length=400)


class SnapshotFilter(django_filters.FilterSet):
    """Which files."""

    kind = django_filters.ChoiceFilter(label=_("File"), choices=SnapshotKind.choices, empty_label=_("All"))

    class Meta:
        model = Snapshot
        fields: list[str] = []


class HoldingFilter(django_filters.FilterSet):
    """Which rights: those in the system unless the past is asked for."""

    unit = SeenUnitFilter()
    staff_number = django_filters.CharFilter(label=_("Staff number"))
    function = django_filters.CharFilter(label=_("Function"), field_name="function_id")
    past = django_filters.BooleanFilter(
        label=_("Rights"), method="by_time",
        widget=forms.Select(choices=[("", _("All")), ("false", _("In the system now")), ("true", _("Gone"))]),
    )  # fmt: skip

    def by_time(self, rows: QuerySet[Any], name: str, value: bool) -> QuerySet[Any]:
        """Return the rights that are gone, or those that are not."""
        return rows.filter(gone_in__isnull=not value)

    class Meta:
        model = Holding
        fields: list[str] = []


class TerminalFilter(django_filters.FilterSet):
    """Which terminals."""

    unit = SeenUnitFilter()
    has_gap = django_filters.BooleanFilter(
        label=_("Gap"), widget=forms.Select(choices=[("", _("All")), ("true", _("With a gap"))])
    )

    class Meta:
        model = Terminal
        fields: list[str] = []


class UnitReviewFilter(django_filters.FilterSet):
    """Which confirmations."""

    unit = SeenUnitFilter()
    state = django_filters.ChoiceFilter(label=_("State"), choices=ReviewState.choices, empty_label=_("All"))

    class Meta:
        model = UnitReview
        fields: list[str] = []


class FlagFilter(django_filters.FilterSet):
    """Which doubted rights."""

    kind = django_filters.ChoiceFilter(label=_("Doubt"), choices=FlagKind.choices, empty_label=_("All"))
    state = django_filters.ChoiceFilter(label=_("State"), choices=FlagState.choices, empty_label=_("All"))

    class Meta:
        model = Flag
        fields: list[str] = []


class RemovalFilter(django_filters.FilterSet):
    """Which removals."""

    state = django_filters.ChoiceFilter(label=_("State"), choices=RemovalState.choices, empty_label=_("All"))
    late = django_filters.BooleanFilter(
        label=_("Past the day"), method="by_lateness",
        widget=forms.Select(choices=[("", _("All")), ("true", _("Overdue"))]),
    )  # fmt: skip

    def by_lateness(self, rows: QuerySet[Any], name: str, value: bool) -> QuerySet[Any]:
        """Return the removals past their day."""
        return rows.filter(due_on__lt=clock.today(), state=RemovalState.ORDERED) if value else rows

    class Meta:
        model = Removal
        fields: list[str] = []


class WaiverFilter(django_filters.FilterSet):
    """Which exceptions."""

    state = django_filters.ChoiceFilter(label=_("State"), choices=WaiverState.choices, empty_label=_("All"))

    class Meta:
        model = Waiver
        fields: list[str] = []
