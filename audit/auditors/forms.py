"""What is asked on the pages of auditors."""

from typing import Any

import django_filters
from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from audit.access import DEPARTMENT
from audit.auditors.actions.entering import Particulars
from audit.auditors.choices import Level, Origin, ProcessKind, Reach, Relation, Skill, StudyKind
from audit.auditors.models import Auditor, Process
from governance import clock
from governance.organization.models import Unit
from governance.organization.queries import periods_on
from governance.people.models import Person
from governance.people.queries import holders
from governance.web.fields import JapaneseDateField, LongTextField, UnitField


class BlockField(forms.ChoiceField):
    """One of the blocks of today, or none. Gives a Unit or None."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(choices=_blocks, required=False, **kwargs)

    def clean(self, value: Any) -> Unit | None:
        """Return the block; raises ValidationError for anything else."""
        chosen = super().clean(value)
        return Unit.objects.get(pk=chosen) if chosen else None


def _blocks() -> list[tuple[str, Any]]:
    rows = periods_on(clock.today()).filter(unit__kind=Unit.Kind.BLOCK).order_by("unit__code")
    return [("", _("None: headquarters or outside")), *((str(row.unit_id), row.name) for row in rows)]


class ParticularsForm(forms.Form):
    """What is known of an auditor."""

    origin = forms.ChoiceField(label=_("Origin"), choices=Origin.choices)
    home_block = BlockField(label=_("Block that the auditor comes from"))
    private_years = forms.IntegerField(
        label=_("Years of audit experience in the private sector"), min_value=0, max_value=60, initial=0
    )
    private_experience = LongTextField(
        label=_("Experience in the private sector"), rows=3, max_length=2000, required=False
    )
    days_a_year = forms.IntegerField(label=_("Auditor days a year"), min_value=0, max_value=260, initial=200)
    joined_on = JapaneseDateField(label=_("In the department since"))
    left_on = JapaneseDateField(label=_("Left on"), required=False)

    def clean(self) -> dict[str, Any]:
        """Check the order of the days."""
        data = super().clean() or {}
        check_days(self, data, "joined_on", "left_on")
        return data

    def particulars(self) -> Particulars:
        """Return them; only for a valid form."""
        return Particulars(**{name: self.cleaned_data[name] for name in Particulars.__dataclass_fields__})


def check_days(form: forms.Form, data: dict[str, Any], first: str, last: str) -> None:
    """Note an error when the last day lies before the first."""
    if data.get(first) and data.get(last) and data[last] < data[first]:
        form.add_error(last, _("The last day lies before the first."))


class EnrollForm(ParticularsForm):
    """A new auditor."""

    person = forms.CharField(label=_("Staff number"), max_length=20)
    field_order = ("person",)

    def clean_person(self) -> Person:
        """Return the person, who holds the role."""
        found = holders(DEPARTMENT).filter(
            staff_number=self.cleaned_data["person"].strip(), auditor__isnull=True
        ).first()  # fmt: skip
        if found is None:
            raise forms.ValidationError(
                _(
                    "Nobody with the role of an auditor or the audit head has this staff number, or they are entered already."
                )
            )
        return found


class DaysForm(forms.Form):
    """First and last day, neither of which must be known."""

    valid_from = JapaneseDateField(label=_("From"), required=False)
    valid_to = JapaneseDateField(label=pgettext_lazy("audit", "To"), required=False)

    def clean(self) -> dict[str, Any]:
        """Check the order of the days."""
        data = super().clean() or {}
        check_days(self, data, "valid_from", "valid_to")
        return data


class ServiceForm(DaysForm):
    """A line of the history."""

    unit = UnitField(label=_("Unit"))
    post = forms.CharField(label=_("Post"), max_length=100, required=False)
    valid_from = JapaneseDateField(label=_("From"), past=True)
    field_order = ("unit", "post", "valid_from", "valid_to")


class RelativeForm(DaysForm):
    """A relative, without a name."""

    relation = forms.ChoiceField(label=_("Relation"), choices=Relation.choices)
    unit = UnitField(label=_("Unit where the relative works"))
    field_order = ("relation", "unit")


class DesignForm(DaysForm):
    """A process or system."""

    process = forms.ModelChoiceField(label=_("Process or system"), queryset=Process.objects.all())
    part = forms.CharField(label=_("Part in it"), max_length=200)
    field_order = ("process", "part")


class ReasonForm(forms.Form):
    """Why."""

    reason = forms.CharField(label=_("Why it is wrong"), max_length=400)


class RuleForm(forms.Form):
    """A version of the rule."""

    valid_from = JapaneseDateField(label=_("Valid from"), future=True)
    years = forms.IntegerField(label=_("Years after service"), min_value=1, max_value=40, initial=5)
    reach = forms.ChoiceField(label=_("How far former service reaches"), choices=Reach.choices, initial=Reach.BLOCK)
    home_block = forms.BooleanField(
        label=_("Nobody audits the block that they come from"), required=False, initial=True
    )
    relatives = forms.BooleanField(label=_("Nobody audits a unit where a relative works"), required=False, initial=True)
    designers = forms.BooleanField(label=_("Nobody audits what they designed"), required=False, initial=True)
    reason = LongTextField(label=_("Reason"), rows=2, max_length=400)


class ProcessForm(forms.Form):
    """A process, system or contractor."""

    kind = forms.ChoiceField(label=_("Kind"), choices=ProcessKind.choices)
    code = forms.CharField(label=_("Code"), max_length=20)
    name = forms.CharField(label=_("Name"), max_length=100)
    owner = UnitField(label=_("Division in charge"), required=False)


class QualificationForm(forms.Form):
    """A qualification or its renewal."""

    name = forms.CharField(label=_("Qualification"), max_length=100)
    issuer = forms.CharField(label=_("Issued by"), max_length=100)
    obtained_on = JapaneseDateField(label=pgettext_lazy("audit", "Obtained on"), past=True)
    expires_on = JapaneseDateField(label=_("Valid until"), required=False)

    def clean(self) -> dict[str, Any]:
        """Check the order of the days."""
        data = super().clean() or {}
        check_days(self, data, "obtained_on", "expires_on")
        return data


class StudyForm(forms.Form):
    """Hours of study."""

    kind = forms.ChoiceField(label=_("Kind of study"), choices=StudyKind.choices)
    subject_name = forms.CharField(label=pgettext_lazy("audit", "Subject"), max_length=200)
    skill = forms.ChoiceField(label=_("Skill"), choices=Skill.choices)
    studied_on = JapaneseDateField(label=_("Studied on"), past=True)
    hours = forms.DecimalField(label=pgettext_lazy("audit", "Hours"), min_value=0.5, max_value=200, decimal_places=1)


class AssessForm(forms.Form):
    """How well somebody can do something."""

    skill = forms.ChoiceField(label=_("Skill"), choices=Skill.choices)
    level = forms.TypedChoiceField(label=pgettext_lazy("audit", "Level"), choices=Level.choices, coerce=int)


class GoalForm(AssessForm):
    """A line of the growth plan."""

    due_on = JapaneseDateField(label=pgettext_lazy("audit", "By"), future=True)
    how = LongTextField(label=pgettext_lazy("audit", "How"), rows=2, max_length=400)


class OutcomeForm(forms.Form):
    """What came of it."""

    reached = forms.TypedChoiceField(
        label=_("Reached"), choices=[("yes", _("Yes")), ("no", _("No"))], coerce=lambda value: value == "yes"
    )
    outcome = LongTextField(label=_("What came of it"), rows=2, max_length=400)


class NeedForm(forms.Form):
    """Hours from a fiscal year on."""

    fiscal_year = forms.IntegerField(label=_("From the fiscal year"), min_value=2010, max_value=2100)
    hours = forms.IntegerField(label=_("Hours a year"), min_value=0, max_value=400)


class AuditorFilter(django_filters.FilterSet):
    """Conditions for the list."""

    name = django_filters.CharFilter(label=_("Name"), field_name="person__name", lookup_expr="contains")
    origin = django_filters.ChoiceFilter(label=_("Origin"), choices=Origin.choices, empty_label=_("All"))
    here = django_filters.ChoiceFilter(
        label=_("In the department"), method="by_presence", empty_label=_("All"),
        choices=[("yes", _("Still here")), ("no", pgettext_lazy("audit", "Left"))],
    )  # fmt: skip

    def by_presence(self, rows: Any, name: str, value: str) -> Any:
        """Return those who are here, or those who left."""
        return rows.filter(left_on__isnull=value == "yes")

    class Meta:
        model = Auditor
        fields: list[str] = []
