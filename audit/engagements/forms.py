"""What is asked on the pages of engagements."""

from typing import Any

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from audit.auditors.choices import Conflict, Level, Skill
from audit.auditors.models import Auditor, Process
from audit.auditors.queries import at_work
from audit.engagements.access import visible_targets
from audit.engagements.actions.planning import Plan
from audit.engagements.choices import Kind, MemberRole, State
from audit.engagements.models import Draw, Engagement
from governance import clock
from governance.lists.filters import ReferenceFilter
from governance.organization.models import Unit
from governance.organization.queries import choices_on, periods_on
from governance.web.fields import JapaneseDateField, LongTextField


class UnitsField(forms.MultipleChoiceField):
    """Several units of today. Gives a list of Unit."""

    widget = forms.SelectMultiple(attrs={"size": 10})
    default_error_messages = {"invalid_choice": _("Choose a unit from the list.")}

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", _("Several: hold Ctrl."))
        super().__init__(choices=lambda: choices_on(clock.today()), required=False, **kwargs)

    def clean(self, value: Any) -> list[Unit]:
        """Return the chosen units in the order of their codes; raises ValidationError."""
        return list(Unit.objects.filter(pk__in=super().clean(value)).order_by("code"))


class PlanForm(forms.Form):
    """A plan."""

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
    draw = forms.ModelChoiceField(
        label=_("Drawn by"), required=False, queryset=Draw.objects.exclude(drawn_at__isnull=True),
        empty_label=_("Not drawn"),
    )  # fmt: skip
    follows = forms.ModelChoiceField(
        label=_("Follows up"), required=False, queryset=Engagement.objects.filter(state=State.CLOSED),
        empty_label=_("None."),
    )  # fmt: skip
    starts_on = JapaneseDateField(label=_("First day on site"), future=True)
    ends_on = JapaneseDateField(label=_("Last day on site"), future=True)
    auditor_days = forms.IntegerField(label=_("Auditor days"), min_value=1, max_value=2000)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for skill in Skill:
            self.fields[f"skill_{skill}"] = forms.TypedChoiceField(
                label=format_lazy(_("Skill needed: {}"), skill.label), required=False, coerce=int, empty_value=None,
                choices=[("", _("Any level")), *Level.choices],
            )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """Check the days, that something is audited, and that offices are chosen for a block audit alone."""
        data = super().clean() or {}
        if data.get("starts_on") and data.get("ends_on") and data["ends_on"] < data["starts_on"]:
            self.add_error("ends_on", _("The last day lies before the first."))
        if not data.get("units") and not data.get("offices") and not data.get("processes"):
            self.add_error("units", _("Name at least one unit, process or system."))
        if data.get("offices") and data.get("kind") != Kind.BLOCK:
            self.add_error("offices", _("Only a block audit has chosen offices."))
        return data

    def plan(self) -> Plan:
        """Return the plan; only for a valid form."""
        data = self.cleaned_data
        skills = {skill.value: data[f"skill_{skill}"] for skill in Skill if data[f"skill_{skill}"]}
        names = set(Plan.__dataclass_fields__) - {"skills"}
        return Plan(**{name: data[name] for name in names}, skills=skills)


def plan_of(engagement: Engagement) -> dict[str, Any]:
    """Return the present plan as the form's first values."""
    targets = list(engagement.targets.all())
    names = ("kind", "title", "purpose", "announced", "starts_on", "ends_on", "auditor_days")
    return {
        **{name: getattr(engagement, name) for name in names},
        "follows": engagement.follows_id,
        "units": [str(t.unit_id) for t in targets if t.unit_id and not t.hidden],
        "offices": [str(t.unit_id) for t in targets if t.unit_id and t.hidden],
        "processes": [t.process_id for t in targets if t.process_id],
        "draw": next((t.draw_id for t in targets if t.draw_id), None),
        **{f"skill_{need.skill}": need.level for need in engagement.skill_needs.all()},
    }


def drawn_values(draw: str) -> dict[str, Any]:
    """Return the picks of a draw (its id) as the form's first values; nothing for anything else."""
    try:
        row = Draw.objects.filter(drawn_at__isnull=False).get(pk=draw)
    except (Draw.DoesNotExist, ValidationError):
        return {}
    units = Unit.objects.filter(code__in=row.picked).order_by("code").values_list("pk", flat=True)
    return {"kind": Kind.OFFICE, "title": row.title, "draw": row.pk, "units": [str(pk) for pk in units]}


class MemberForm(forms.Form):
    """Who joins as what."""

    auditor = forms.ModelChoiceField(label=_("Auditor"), queryset=Auditor.objects.none())
    role = forms.ChoiceField(label=_("Role in the team"), choices=MemberRole.choices)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chooser: Any = self.fields["auditor"]
        chooser.queryset = at_work()


class ReleaseForm(forms.Form):
    """Who leaves."""

    auditor = forms.ModelChoiceField(label=_("Auditor"), queryset=Auditor.objects.none())

    def __init__(self, *args: Any, engagement: Engagement, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chooser: Any = self.fields["auditor"]
        chooser.queryset = Auditor.objects.filter(
            memberships__engagement=engagement, memberships__released_at__isnull=True
        ).select_related("person")


class ExemptionForm(forms.Form):
    """What is to be lifted, for whom and why. `barred`: who is not independent, as queries.barred_from gives them."""

    auditor = forms.ModelChoiceField(label=_("Auditor"), queryset=Auditor.objects.none())
    lifts = forms.MultipleChoiceField(
        label=_("What is lifted"), choices=Conflict.choices, widget=forms.CheckboxSelectMultiple
    )
    reason = LongTextField(label=_("Reason"), rows=3, max_length=400)

    def __init__(self, *args: Any, barred: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chooser: Any = self.fields["auditor"]
        chooser.queryset = at_work().filter(pk__in=[auditor.pk for auditor, _conflicts in barred])


class OpenForm(forms.Form):
    """Where one stands."""

    where = forms.CharField(
        label=_("Where it was opened"), max_length=200, help_text=_("For example: counter of the office, 8:45")
    )


class ReasonForm(forms.Form):
    """Why."""

    reason = LongTextField(label=_("Reason"), rows=2, max_length=400)


class CloseForm(forms.Form):
    """Why there is no report; asked only when there is none."""

    unreported_because = LongTextField(
        label=_("Why it is closed without a report"), rows=3, max_length=400, help_text=_("The president is told."),
    )  # fmt: skip

    def __init__(self, *args: Any, unreported: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not unreported:
            del self.fields["unreported_because"]


class DrawForm(forms.Form):
    """What is drawn from what."""

    title = forms.CharField(label=_("What is drawn for"), max_length=100)
    kind = forms.ChoiceField(
        label=_("Drawn from"),
        choices=[
            (Unit.Kind.OFFICE.value, _("All offices")),
            (Unit.Kind.BLOCK.value, pgettext_lazy("audit", "All blocks")),
        ],
    )
    block = forms.ChoiceField(label=_("Only offices of the block"), required=False)
    picks = forms.IntegerField(label=_("Number of units to draw"), min_value=1, max_value=400)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        blocks = periods_on(clock.today()).filter(unit__kind=Unit.Kind.BLOCK).order_by("unit__code")
        chooser: Any = self.fields["block"]
        chooser.choices = [("", _("All")), *((str(row.unit_id), row.name) for row in blocks)]


class EngagementFilter(django_filters.FilterSet):
    """Conditions for the list."""

    reference = ReferenceFilter(label=pgettext_lazy("audit", "Reference number"), field_name="reference", prefix="K")
    kind = django_filters.ChoiceFilter(label=_("Kind"), choices=Kind.choices, empty_label=_("All"))
    state = django_filters.ChoiceFilter(label=_("State"), choices=State.choices, empty_label=_("All"))
    unit = django_filters.CharFilter(label=_("Unit code"), method="by_unit")
    year = django_filters.NumberFilter(label=_("Fiscal year"), field_name="fiscal_year", max_value=9999)

    def by_unit(self, rows: Any, name: str, value: str) -> Any:
        """Return those of which the reader was told that they audit the unit."""
        told = visible_targets(self.request.actor).filter(engagement=OuterRef("pk"), unit__code=value.strip())
        return rows.filter(Exists(told))

    class Meta:
        model = Engagement
        fields: list[str] = []
