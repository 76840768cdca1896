"""What is asked on the pages of the audit universe."""

from datetime import date, timedelta
from typing import Any

import django_filters
from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from audit.auditors.models import Process
from audit.universe.choices import ItemKind
from audit.universe.factors import all_factors
from audit.universe.models import AssessedItem
from audit.universe.models.judgement import MOST
from governance import clock
from governance.calendar.business_days import add_months
from governance.calendar.eras import fiscal_year, fiscal_year_in_japanese
from governance.web.fields import JapaneseDateField, LongTextField, UnitField

LONGEST = timedelta(days=366)


class WeightsForm(forms.Form):
    """A weight for each factor, and why."""

    reason = LongTextField(label=_("Reason"), rows=3, max_length=400)

    def __init__(self, *args: Any, present: dict[str, int] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for code, factor in all_factors().items():
            self.fields[f"w_{code}"] = forms.IntegerField(
                label=str(factor.label), min_value=0, max_value=100,
                initial=factor.usual if present is None else present.get(code, 0),
            )  # fmt: skip
        self.order_fields([*(name for name in self.fields if name != "reason"), "reason"])

    def weights(self) -> dict[str, int]:
        """Return code → weight; only for a valid form."""
        return {code: self.cleaned_data[f"w_{code}"] for code in all_factors()}


class AssessForm(forms.Form):
    """For which year."""

    fiscal_year = forms.TypedChoiceField(label=_("Fiscal year"), coerce=int)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        now = fiscal_year(clock.today())
        chooser: Any = self.fields["fiscal_year"]
        chooser.choices = [(year, fiscal_year_in_japanese(year)) for year in (now, now + 1)]


class JudgementForm(forms.Form):
    """By how much, why, until when."""

    unit = UnitField(label=_("Unit"), required=False, empty_label="–")
    process = forms.ModelChoiceField(
        label=_("Process or system"), required=False, queryset=Process.objects.filter(is_current=True), empty_label="–"
    )
    points = forms.IntegerField(
        label=_("Points"),
        min_value=-MOST,
        max_value=MOST,
        help_text=_("Added to the score out of 100: from −40 to 40."),
    )
    reason = LongTextField(label=_("Reason"), rows=3, max_length=400)
    until = JapaneseDateField(label=_("Until"), future=True, help_text=_("A year at most."))

    def clean(self) -> dict[str, Any]:
        """Check that one thing is named, that there are points, and that the judgement ends within a year."""
        data = super().clean() or {}
        if bool(data.get("unit")) == bool(data.get("process")) and not {"unit", "process"} & set(self.errors):
            self.add_error("unit", _("Name a unit, or a process or system."))
        if data.get("points") == 0:
            self.add_error("points", _("Give points other than 0."))
        if data.get("until") and data["until"] > clock.today() + LONGEST:
            self.add_error("until", _("A judgement holds for a year at most."))
        data["unit"] = data.get("unit") or None
        return data


class ReasonForm(forms.Form):
    """Why."""

    reason = LongTextField(label=_("Reason"), rows=2, max_length=400)


LONG_YEARS = 5


def long_ago() -> date:
    """Return the day before which an audit is long ago."""
    return add_months(clock.today(), -12 * LONG_YEARS)


class ItemFilter(django_filters.FilterSet):
    """Conditions for the ranking."""

    kind = django_filters.ChoiceFilter(label=_("Kind"), choices=ItemKind.choices, empty_label=_("All"))
    code = django_filters.CharFilter(label=_("Code"), lookup_expr="startswith")
    is_silent = django_filters.BooleanFilter(
        label=_("Reports nothing"),
        widget=forms.Select(choices=[("", _("All")), ("true", _("Yes")), ("false", _("No"))]),
    )
    never = django_filters.ChoiceFilter(
        label=_("Last audited"), method="by_audit", empty_label=_("All"),
        choices=[("never", _("Never audited")), ("long", _("Not audited in five years"))],
    )  # fmt: skip

    def by_audit(self, rows: Any, name: str, value: str) -> Any:
        """Return what was never audited, or not for years, which holds the former."""
        never = Q(last_audited__isnull=True)
        return rows.filter(never | Q(last_audited__lt=long_ago()) if value == "long" else never)

    class Meta:
        model = AssessedItem
        fields: list[str] = []
