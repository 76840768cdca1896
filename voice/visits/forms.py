"""What is asked on the pages of mystery visits."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from governance.attachments.fields import AttachmentsField
from governance.lists.filters import ReferenceFilter
from governance.people.models import Person
from governance.people.queries import holders
from governance.web.fields import JapaneseDateField, LongTextField
from voice.offices import OfficesField
from voice.visits.access import PLANNERS
from voice.visits.actions.criteria import Section
from voice.visits.actions.planning import Plan
from voice.visits.choices import Answer, CorrectionState, DrawRule, Group, VisitState
from voice.visits.models import Correction, CriteriaSet, Criterion, Mark, Visit
from voice.visits.queries import groups_of, offices_today, survey_questions
from voice.visits.rules.drawing import open_days
from voice.visits.rules.rating import Item

REQUIRED = "*"
LONGEST = 200


class SetForm(forms.Form):
    """A draft as one page: for each group the threshold, the question of the survey and the criteria, one a line."""

    contest_days = forms.IntegerField(label=_("Days in which the office may object"), min_value=1, max_value=90)
    correct_days = forms.IntegerField(
        label=_("Days in which the office puts a failing right"), min_value=1, max_value=365
    )

    def __init__(self, *args: Any, criteria_set: CriteriaSet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.update(contest_days=criteria_set.contest_days, correct_days=criteria_set.correct_days)
        questions = [("", _("None")), *survey_questions()]
        for group in groups_of(criteria_set):
            self._add_group(group.rule.group, group.label, questions)
            asked = f"{group.rule.survey_code}:{group.rule.question_code}" if group.rule.survey_code else ""
            self.initial.update(
                {
                    f"percent_{group.rule.group}": group.rule.percent,
                    f"question_{group.rule.group}": asked,
                    f"lines_{group.rule.group}": "\n".join(
                        f"{REQUIRED * c.is_required}{c.text}" for c in group.criteria
                    ),
                }
            )

    def _add_group(self, group: str, label: str, questions: list[tuple[str, Any]]) -> None:
        self.fields[f"lines_{group}"] = LongTextField(
            label=_("Criteria, one a line"), rows=4, max_length=4000, required=False,
            help_text=_("Something that is seen or not: no degrees. Begin a line with * when it must be met: one “no” and the "
                        "group has not reached its share."),
        )  # fmt: skip
        self.fields[f"percent_{group}"] = forms.IntegerField(
            label=_("Criteria to be met (%)"), min_value=0, max_value=100,
            help_text=_("The group is rated by this share. Whatever is not met is put right in any case."),
        )  # fmt: skip
        self.fields[f"question_{group}"] = forms.ChoiceField(
            label=_("Question of the customer survey to show beside"), choices=questions, required=False
        )

    def groups(self) -> list[tuple[str, list[Any]]]:
        """Return label and fields of each group, for the page."""
        names = ("lines", "percent", "question")
        return [(str(group.label), [self[f"{name}_{group.value}"] for name in names]) for group in Group]

    def clean(self) -> dict[str, Any]:
        """Take the lines apart; a line that is too long is an error of its field."""
        data = super().clean() or {}
        for group in Group:
            field = f"lines_{group.value}"
            lines = [line.strip() for line in data.get(field, "").split("\n")]
            data[field] = [
                (line.lstrip(REQUIRED + "＊").strip(), line[:1] in (REQUIRED, "＊")) for line in lines if line
            ]
            if any(not text or len(text) > LONGEST for text, _required in data[field]):
                self.add_error(field, _("Each line holds a criterion of up to 200 characters."))
        return data

    def sections(self) -> dict[str, Section]:
        """Return the groups; only for a valid form."""
        data = self.cleaned_data
        return {
            g.value: Section(data[f"percent_{g.value}"], data[f"question_{g.value}"], data[f"lines_{g.value}"])
            for g in Group
        }


class InForceForm(forms.Form):
    """From when."""

    valid_from = JapaneseDateField(label=_("In force from"), future=True)


class RatersField(forms.MultipleChoiceField):
    """Members of Quality Management. Gives a list of Person."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, *, most: int | None = None, **kwargs: Any) -> None:
        self.most = most
        super().__init__(choices=_raters, **kwargs)

    def clean(self, value: Any) -> list[Person]:
        """Return the chosen people; raises ValidationError."""
        chosen = super().clean(value)
        if self.most and len(chosen) > self.most:
            raise ValidationError(_("Choose one rater or two."))
        return list(Person.objects.filter(pk__in=chosen).order_by("staff_number"))


def _raters() -> list[tuple[str, str]]:
    return [(str(person.pk), person.name) for person in holders(PLANNERS)]


class RoundForm(forms.Form):
    """A round: how the offices are found, when, who goes."""

    rule = forms.ChoiceField(label=_("Offices"), choices=DrawRule.choices, widget=forms.RadioSelect)
    size = forms.IntegerField(
        label=_("Number of offices"), min_value=1, required=False, help_text=_("When they are drawn.")
    )
    offices = OfficesField(label=_("Chosen offices"), required=False)
    seed = forms.RegexField(
        r"^[0-9A-Za-z-]{1,40}\Z", label=_("Number of the draw"), required=False,
        help_text=_("Left empty, a number is found by chance. It is kept, so that anyone can draw again."),
    )  # fmt: skip
    raters = RatersField(label=_("Raters"))
    second_percent = forms.IntegerField(
        label=_("Visits with a second rater (%)"), min_value=0, max_value=100,
        help_text=_("Drawn by chance, rounded up. Neither rater sees the other's sheet before both are in."),
    )  # fmt: skip
    first_on = JapaneseDateField(label=_("First day"), future=True)
    last_on = JapaneseDateField(label=_("Last day"), future=True)

    def clean(self) -> dict[str, Any]:
        """Check what depends on each other."""
        data = super().clean() or {}
        self._check_offices(data)
        if data.get("second_percent") and len(data.get("raters", ())) == 1:
            self.add_error("raters", _("A second rater needs two people at least."))
        first, last = data.get("first_on"), data.get("last_on")
        if first and last and not open_days(first, last):
            self.add_error("last_on", _("There is no open day between the first day and the last."))
        return data

    def _check_offices(self, data: dict[str, Any]) -> None:
        if data.get("rule") == DrawRule.CHOSEN:
            if not data.get("offices"):
                self.add_error("offices", _("Choose an office."))
        elif "size" in data and not data["size"]:
            self.add_error("size", _("Enter how many offices are drawn."))
        elif "size" in data and data["size"] > (most := len(offices_today())):
            self.add_error("size", _("There are %(count)s offices.") % {"count": most})

    def plan(self) -> Plan:
        """Return the plan; only for a valid form."""
        data = self.cleaned_data
        names = ("rule", "offices", "raters", "second_percent", "first_on", "last_on", "seed")
        return Plan(**{name: data[name] for name in names}, size=data["size"] or 0)


class VisitForm(forms.Form):
    """Day and raters of one visit."""

    planned_on = JapaneseDateField(label=_("Planned for"), future=True)
    raters = RatersField(label=_("Raters"), most=2)


class ReasonForm(forms.Form):
    """A reason."""

    reason = LongTextField(label=_("Reason"), rows=3, max_length=400)


class SheetForm(forms.Form):
    """A sheet: yes, no or not observable for each criterion, nothing ticked beforehand, and a line for what was seen."""

    def __init__(self, *args: Any, criteria: Sequence[Criterion], marks: Sequence[Mark], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.criteria = criteria
        for criterion in criteria:
            self.fields[f"answer_{criterion.pk}"] = forms.ChoiceField(
                label=criterion.text, choices=Answer.choices, widget=forms.RadioSelect, required=False
            )
            self.fields[f"note_{criterion.pk}"] = forms.CharField(
                label=_("What you saw, or why it could not be observed"), max_length=400, required=False
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
        """Ask for a reason where nothing could be observed, and for an answer where there is only a note."""
        data = super().clean() or {}
        for criterion in self.criteria:
            answer, note = data.get(f"answer_{criterion.pk}"), data.get(f"note_{criterion.pk}")
            if answer == Answer.NOT_OBSERVABLE and not note:
                self.add_error(f"note_{criterion.pk}", _("Say why it could not be observed."))
            if note and not answer:
                self.add_error(f"answer_{criterion.pk}", _("Choose an answer, or leave the line empty."))
        return data

    def marks(self) -> dict[UUID, tuple[str, str]]:
        """Return the answers given; only for a valid form."""
        data = self.cleaned_data
        return {c.pk: (data[f"answer_{c.pk}"], data[f"note_{c.pk}"]) for c in self.criteria if data[f"answer_{c.pk}"]}


class HandInForm(forms.Form):
    """The day of the visit."""

    visited_on = JapaneseDateField(label=_("Visited"), past=True)


class ContestForm(forms.Form):
    """An objection to one failed item."""

    criterion = forms.ChoiceField(label=_("Criterion"), widget=forms.RadioSelect)
    text = LongTextField(label=_("What was different"), rows=5, max_length=2000)
    files = AttachmentsField(label=_("Evidence"))  # type: ignore[assignment] # a field, not the data

    def __init__(self, *args: Any, items: Sequence[Item], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by_id = {str(item.criterion.pk): item.criterion for item in items}
        chooser = self.fields["criterion"]
        assert isinstance(chooser, forms.ChoiceField)
        chooser.choices = [(pk, criterion.text) for pk, criterion in self.by_id.items()]

    def clean_criterion(self) -> Criterion:
        """Return the criterion itself."""
        return self.by_id[self.cleaned_data["criterion"]]


class DecisionForm(forms.Form):
    """Granted or not, and why."""

    granted = forms.TypedChoiceField(
        label=_("Decision"), widget=forms.RadioSelect, coerce=lambda value: value == "yes",
        choices=[("yes", _("Granted: the item counts as met")), ("no", _("Not granted"))],
    )  # fmt: skip
    reason = LongTextField(label=_("Reason"), rows=4, max_length=2000)


class ReportForm(forms.Form):
    """What was done."""

    report = LongTextField(label=_("What was done"), rows=5, max_length=2000)


class VisitFilter(django_filters.FilterSet):
    """Conditions for the list of visits."""

    reference = ReferenceFilter(label=_("Reference number"), prefix="M-")
    state = django_filters.ChoiceFilter(label=_("State"), choices=VisitState.choices, empty_label=_("All"))

    class Meta:
        model = Visit
        fields: list[str] = []


class OpenedFilter(VisitFilter):
    """The same for those who see opened visits only: the other states do not exist for them."""

    state = django_filters.ChoiceFilter(
        label=_("State"), empty_label=_("All"),
        choices=[(state.value, state.label) for state in (VisitState.SENT, VisitState.FINAL)],
    )  # fmt: skip


class CorrectionFilter(django_filters.FilterSet):
    """Conditions for the list of corrective actions."""

    state = django_filters.ChoiceFilter(label=_("State"), choices=CorrectionState.choices, empty_label=_("All"))

    class Meta:
        model = Correction
        fields: list[str] = []


class NoFilter(django_filters.FilterSet):
    """No conditions: few rows."""

    class Meta:
        model = Visit
        fields: list[str] = []
