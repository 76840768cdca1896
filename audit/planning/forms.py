"""What is asked on the pages of plans."""

from datetime import date, timedelta
from typing import Any

import django_filters
from django import forms
from django.db.models import Exists, OuterRef
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from audit.auditors.choices import Level, Skill
from audit.auditors.models import Process
from audit.engagements.access import knows_everything, visible_targets
from audit.engagements.choices import Kind
from audit.engagements.forms import UnitsField
from audit.planning.actions.writing import Planned
from audit.planning.choices import Quarter
from audit.planning.models import AnnualPlan, Line, LineTarget
from governance import clock
from governance.access import Actor
from governance.calendar.business_days import add_months
from governance.calendar.eras import fiscal_year, fiscal_year_days, fiscal_year_in_japanese
from governance.web.fields import JapaneseDateField, LongTextField


class WordsForm(forms.Form):
    """Policy, cycle, reason of a change."""

    policy = LongTextField(label=_("Policy of the year"), rows=6, max_length=4000)
    cycle_years = forms.IntegerField(
        label=_("Every unit is audited at least once in so many years"), min_value=1, max_value=20, initial=5
    )
    reason = LongTextField(
        label=_("Why it is changed"), rows=2, max_length=400, required=False,
        help_text=_("Only for a change of an approved plan."),
    )  # fmt: skip


class DraftForm(WordsForm):
    """The same, and for which year."""

    fiscal_year = forms.TypedChoiceField(label=_("Fiscal year"), coerce=int)
    field_order = ("fiscal_year", "policy", "cycle_years", "reason")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        now = fiscal_year(clock.today())
        chooser: Any = self.fields["fiscal_year"]
        chooser.choices = [(year, fiscal_year_in_japanese(year)) for year in (now, now + 1)]


def quarter_days(year: int, quarter: int) -> tuple[date, date]:
    """Return the first and the last day of a quarter."""
    first = add_months(fiscal_year_days(year)[0], 3 * (quarter - 1))
    return first, add_months(first, 3) - timedelta(days=1)


class LineForm(forms.Form):
    """A line: what, where, when, by how many."""

    kind = forms.ChoiceField(label=_("Kind"), choices=Kind.choices)
    title = forms.CharField(label=_("Title"), max_length=100)
    purpose = LongTextField(label=_("Purpose and scope"), rows=4, max_length=4000)
    announced = forms.BooleanField(label=_("Announced beforehand"), required=False)
    units = UnitsField(label=_("Units"))
    offices = UnitsField(
        label=_("Chosen offices of a block audit"),
        help_text=_("Nobody learns of them before they are revealed on site. Several: hold Ctrl."),
    )
    processes = forms.ModelMultipleChoiceField(
        label=pgettext_lazy("audit", "Processes and systems"),
        required=False,
        queryset=Process.objects.filter(is_current=True),
    )
    quarter = forms.TypedChoiceField(
        label=_("Quarter"), choices=[("", pgettext_lazy("audit", "Days of its own")), *Quarter.choices], coerce=int,
        empty_value=None, required=False,
    )  # fmt: skip
    first_day = JapaneseDateField(label=_("Not before"), required=False, help_text=_("When no quarter is chosen."))
    last_day = JapaneseDateField(label=_("Not after"), required=False)
    auditor_days = forms.IntegerField(label=_("Auditor days"), min_value=1, max_value=2000)
    team_size = forms.IntegerField(label=_("Auditors in the team"), min_value=1, max_value=20, initial=2)
    matters = forms.IntegerField(label=_("Importance (1 to 5)"), min_value=1, max_value=5, initial=3)

    def __init__(self, *args: Any, year: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.year = year
        for skill in Skill:
            self.fields[f"skill_{skill}"] = forms.TypedChoiceField(
                label=format_lazy(_("Skill needed: {}"), skill.label), required=False, coerce=int, empty_value=None,
                choices=[("", _("Any level")), *Level.choices],
            )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """Check that something is audited, within the year, and that offices are chosen for a block audit alone."""
        data = super().clean() or {}
        if not data.get("units") and not data.get("offices") and not data.get("processes"):
            self.add_error("units", _("Name at least one unit, process or system."))
        if data.get("offices") and data.get("kind") != Kind.BLOCK:
            self.add_error("offices", _("Only a block audit has chosen offices."))
        if data.get("quarter"):
            data["first_day"], data["last_day"] = quarter_days(self.year, data["quarter"])
        elif not self.errors:
            self._check_days(data)
        return data

    def _check_days(self, data: dict[str, Any]) -> None:
        first, last = fiscal_year_days(self.year)
        if not data.get("first_day") or not data.get("last_day"):
            self.add_error("quarter", _("Choose a quarter, or give both days."))
        elif data["last_day"] < data["first_day"]:
            self.add_error("last_day", _("The last day lies before the first."))
        elif data["first_day"] < first or data["last_day"] > last:
            self.add_error("first_day", _("The days lie outside the fiscal year."))
        elif data["last_day"] < clock.today():
            self.add_error("quarter" if data.get("quarter") else "last_day", _("These days are over."))

    def planned(self) -> Planned:
        """Return the line; only for a valid form."""
        data = self.cleaned_data
        skills = {skill.value: data[f"skill_{skill}"] for skill in Skill if data[f"skill_{skill}"]}
        names = set(Planned.__dataclass_fields__) - {"skills"}
        return Planned(**{name: data[name] for name in names}, skills=skills)


def line_values(line: Line) -> dict[str, Any]:
    """Return what the line says now, as the form's first values."""
    targets = list(line.targets.all())
    names = ("kind", "title", "purpose", "announced", "quarter", "auditor_days", "team_size", "matters")
    days = {} if line.quarter else {"first_day": line.first_day, "last_day": line.last_day}
    return {
        **{name: getattr(line, name) for name in names}, **days,
        "units": [str(t.unit_id) for t in targets if t.unit_id and not t.hidden],
        "offices": [str(t.unit_id) for t in targets if t.unit_id and t.hidden],
        "processes": [t.process_id for t in targets if t.process_id],
        **{f"skill_{need.skill}": need.level for need in line.skills.all()},
    }  # fmt: skip


def engagement_values(line: Line, first: date, weeks: int) -> dict[str, Any]:
    """Return the line as the first values of the form that plans an engagement: so many weeks from the first day on."""
    kept = ("kind", "title", "purpose", "announced", "auditor_days", "units", "offices", "processes")
    said = line_values(line)
    skills = {name: level for name, level in said.items() if name.startswith("skill_")}
    friday = first + timedelta(days=7 * weeks - 3 - first.weekday())
    return {**{name: said[name] for name in kept}, **skills, "starts_on": first, "ends_on": max(first, friday)}


class RemoveForm(forms.Form):
    """Which line."""

    line = forms.ModelChoiceField(label=_("Line"), queryset=Line.objects.none())

    def __init__(self, *args: Any, plan: AnnualPlan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chooser: Any = self.fields["line"]
        chooser.queryset = plan.lines.all()


class ApproveForm(forms.Form):
    """What was read: its digest goes with the form."""

    digest = forms.CharField(widget=forms.HiddenInput, max_length=64)


class ReasonForm(forms.Form):
    """Why."""

    reason = LongTextField(label=_("Reason"), rows=2, max_length=400)


class LineFilter(django_filters.FilterSet):
    """Conditions for the list of lines."""

    year = django_filters.NumberFilter(label=_("Fiscal year"), field_name="plan__fiscal_year", max_value=9999)
    kind = django_filters.ChoiceFilter(label=_("Kind"), choices=Kind.choices, empty_label=_("All"))
    unit = django_filters.CharFilter(label=_("Unit code"), method="by_unit")

    def by_unit(self, rows: Any, name: str, value: str) -> Any:
        """Return the lines that the reader knows to be about the unit."""
        about = LineTarget.objects.filter(line=OuterRef("pk"), unit__code=value.strip())
        actor: Actor = self.request.actor
        if knows_everything(actor):
            return rows.filter(Exists(about))
        told = visible_targets(actor).filter(engagement=OuterRef("engagement"), unit__code=value.strip())
        return rows.filter(Exists(about.filter(hidden=False)) | Exists(told))

    class Meta:
        model = Line
        fields: list[str] = []
