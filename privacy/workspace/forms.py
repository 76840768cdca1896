"""What is asked on the pages of workspace checks."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

import django_filters
from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from governance import clock
from governance.attachments.fields import AttachmentsField
from governance.calendar.eras import fiscal_quarter, fiscal_year, fiscal_year_in_japanese
from governance.people.models import Person
from governance.web.fields import JapaneseDateField, LongTextField, UnitField
from privacy.contributed import declared_sources
from privacy.filters import SeenUnitFilter
from privacy.workspace.actions.criteria import texts_of
from privacy.workspace.choices import Answer, CheckKind, CheckState, DefectState, Group, Result, VerificationState
from privacy.workspace.models import Check, CriteriaSet, Criterion, Defect, Mark, Verification
from privacy.workspace.models.criteria import LONGEST
from privacy.workspace.queries import inspectors


class CriteriaForm(forms.Form):
    """A draft as one page: the criteria of each group, one a line."""

    correct_days = forms.IntegerField(label=_("Days in which a defect is put right"), min_value=1, max_value=90)

    def __init__(self, *args: Any, criteria_set: CriteriaSet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["correct_days"] = criteria_set.correct_days
        texts = texts_of(criteria_set)
        for group in Group:
            self.fields[group.value] = LongTextField(
                label=group.label, rows=4, max_length=4000, required=False,
                help_text=_("One criterion a line: something that is seen or not. “Yes” means in order."),
            )  # fmt: skip
            self.initial[group.value] = "\n".join(texts[group.value])

    def clean(self) -> dict[str, Any]:
        """Take the lines apart; a line that is too long is an error of its field."""
        data = super().clean() or {}
        for group in Group:
            lines = [line.strip() for line in data.get(group.value, "").split("\n") if line.strip()]
            data[group.value] = lines
            if any(len(line) > LONGEST for line in lines):
                self.add_error(group.value, _("Each line holds a criterion of up to 200 characters."))
        return data

    def inputs(self) -> dict[str, Any]:
        """Return the inputs of the action; only for a valid form."""
        data = self.cleaned_data
        return {"correct_days": data["correct_days"], "texts": {group.value: data[group.value] for group in Group}}


class InForceForm(forms.Form):
    """From when."""

    valid_from = JapaneseDateField(label=_("In force from"), future=True)


class RoundForm(forms.Form):
    """A round of checks."""

    fiscal_year = forms.TypedChoiceField(label=_("Fiscal year"), coerce=int)
    quarter = forms.TypedChoiceField(
        label=_("Quarter"), coerce=int, widget=forms.RadioSelect,
        choices=[(1, _("April to June")), (2, _("July to September")), (3, _("October to December")),
                 (4, _("January to March"))],
    )  # fmt: skip
    due_on = JapaneseDateField(label=_("Self-checks are due"), future=True)
    percent = forms.IntegerField(
        label=_("Share of declarations drawn for verification (%)"), min_value=1, max_value=100, initial=10,
        help_text=_("Of each kind, rounded up. The number of the draw is fixed now and shown after the round."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        year = fiscal_year(clock.today())
        chooser: Any = self.fields["fiscal_year"]
        chooser.choices = [(y, fiscal_year_in_japanese(y)) for y in (year, year + 1)]
        self.initial.update(fiscal_year=year, quarter=fiscal_quarter(clock.today()))

    def clean_due_on(self) -> Any:
        """Refuse today: units need a day at least."""
        day = self.cleaned_data["due_on"]
        if day <= clock.today():
            raise forms.ValidationError(_("Choose a day after today."))
        return day


class VisitForm(forms.Form):
    """A visit."""

    unit = UnitField(label=_("Unit"))
    inspector = forms.ChoiceField(label=_("Inspector"))
    due_on = JapaneseDateField(label=_("Planned for"), future=True)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chooser: Any = self.fields["inspector"]
        chooser.choices = [(str(person.pk), person.name) for person in inspectors()]

    def clean_inspector(self) -> Person:
        """Return the person."""
        return Person.objects.get(pk=self.cleaned_data["inspector"])


class ReasonForm(forms.Form):
    """A reason."""

    reason = LongTextField(label=_("Reason"), rows=3, max_length=400)


class CheckForm(forms.Form):
    """A check: yes, no or not applicable for each criterion, nothing ticked beforehand, and a line for what was seen."""

    def __init__(self, *args: Any, criteria: Sequence[Criterion], marks: Sequence[Mark], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.criteria = criteria
        for criterion in criteria:
            self.fields[f"answer_{criterion.pk}"] = forms.ChoiceField(
                label=criterion.text, choices=Answer.choices, required=False,
                widget=forms.RadioSelect(attrs={"class": "choices--inline"}),
            )  # fmt: skip
            self.fields[f"note_{criterion.pk}"] = forms.CharField(
                label=_("What was seen, or why it does not apply"), max_length=400, required=False
            )
        for mark in marks:
            self.initial.update({f"answer_{mark.criterion_id}": mark.answer, f"note_{mark.criterion_id}": mark.note})

    def groups(self) -> list[tuple[str, list[Any]]]:
        """Return label and fields of each group, for the page."""
        found: dict[str, list[Any]] = {}
        for criterion in self.criteria:
            fields = [self[f"answer_{criterion.pk}"], self[f"note_{criterion.pk}"]]
            found.setdefault(str(Group(criterion.group).label), []).extend(fields)
        return list(found.items())

    def clean(self) -> dict[str, Any]:
        """Ask for words where the answer is not yes, and for an answer where there are only words."""
        data = super().clean() or {}
        for criterion in self.criteria:
            answer, note = data.get(f"answer_{criterion.pk}"), data.get(f"note_{criterion.pk}")
            if answer in (Answer.NO, Answer.NOT_APPLICABLE) and not note:
                self.add_error(f"note_{criterion.pk}", _("Say what was seen, or why it does not apply."))
            if note and not answer:
                self.add_error(f"answer_{criterion.pk}", _("Choose an answer, or leave the line empty."))
        return data

    def marks(self) -> dict[UUID, tuple[str, str]]:
        """Return the answers given; only for a valid form."""
        data = self.cleaned_data
        return {c.pk: (data[f"answer_{c.pk}"], data[f"note_{c.pk}"]) for c in self.criteria if data[f"answer_{c.pk}"]}


class PhotoForm(forms.Form):
    """Photos of one criterion, or of the room."""

    criterion = forms.ChoiceField(label=_("Criterion"), required=False)
    files = AttachmentsField(label=_("Photos"))  # type: ignore[assignment] # a field, not the data

    def __init__(self, *args: Any, criteria: Sequence[Criterion], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by_id = {str(criterion.pk): criterion for criterion in criteria}
        chooser: Any = self.fields["criterion"]
        chooser.choices = [("", _("The room as a whole")), *((pk, c.text) for pk, c in self.by_id.items())]

    def clean_criterion(self) -> Criterion | None:
        """Return the criterion itself."""
        return self.by_id.get(self.cleaned_data["criterion"])


class HandInForm(forms.Form):
    """The day on which one looked."""

    checked_on = JapaneseDateField(label=_("Looked at on"), past=True)


class ReportForm(forms.Form):
    """What was done, with a photo."""

    report = LongTextField(label=_("What was done"), rows=5, max_length=2000)
    files = AttachmentsField(label=_("Photos"))  # type: ignore[assignment] # a field, not the data


class VerifyForm(forms.Form):
    """What was found."""

    result = forms.ChoiceField(label=_("Result"), choices=Result.choices, widget=forms.RadioSelect)
    note = LongTextField(
        label=pgettext_lazy("workspace", "What was found"), rows=4, max_length=400,
        help_text=_("How you looked, and what you saw. No names and no personal data."),
    )  # fmt: skip
    files = AttachmentsField(label=_("Photos"), required=False)  # type: ignore[assignment] # a field, not the data


LATE = [("", _("All")), ("true", _("Past the day"))]


class _LateFilter(django_filters.FilterSet):
    open_state = ""

    unit = SeenUnitFilter()
    block = django_filters.CharFilter(label=_("Block code"), field_name="block__code")
    late = django_filters.BooleanFilter(
        label=_("Past the day"), method="by_lateness", widget=forms.Select(choices=LATE)
    )

    def by_lateness(self, rows: QuerySet[Any], name: str, value: bool) -> QuerySet[Any]:
        """Return the late ones."""
        return rows.filter(state=self.open_state, due_on__lt=clock.today()) if value else rows


class CheckFilter(_LateFilter):
    """Conditions for the list of checks."""

    open_state = CheckState.OPEN.value
    kind = django_filters.ChoiceFilter(label=_("Kind"), choices=CheckKind.choices, empty_label=_("All"))
    state = django_filters.ChoiceFilter(label=_("State"), choices=CheckState.choices, empty_label=_("All"))
    year = django_filters.NumberFilter(label=_("Fiscal year"), field_name="round__fiscal_year")
    quarter = django_filters.ChoiceFilter(
        label=_("Quarter"), field_name="round__quarter", choices=[(n, str(n)) for n in range(1, 5)],
        empty_label=_("All"),
    )  # fmt: skip

    class Meta:
        model = Check
        fields: list[str] = []


class DefectFilter(_LateFilter):
    """Conditions for the list of defects."""

    open_state = DefectState.OPEN.value
    state = django_filters.ChoiceFilter(label=_("State"), choices=DefectState.choices, empty_label=_("All"))
    group = django_filters.ChoiceFilter(
        label=_("Group"), field_name="criterion__group", choices=Group.choices, empty_label=_("All")
    )

    class Meta:
        model = Defect
        fields: list[str] = []


class VerificationFilter(_LateFilter):
    """Conditions for the list of verifications."""

    open_state = VerificationState.DRAWN.value
    state = django_filters.ChoiceFilter(label=_("State"), choices=VerificationState.choices, empty_label=_("All"))
    result = django_filters.ChoiceFilter(label=_("Result"), choices=Result.choices, empty_label=_("All"))
    source = django_filters.ChoiceFilter(label=_("Kind of declaration"), empty_label=_("All"), choices=lambda: [
        (code, source.label) for code, source in sorted(declared_sources.items())
    ])  # fmt: skip

    class Meta:
        model = Verification
        fields: list[str] = []
