"""What is asked about proposals, and how the list is narrowed."""

from collections.abc import Iterator
from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from governance import clock
from governance.lists.filters import ReferenceFilter
from governance.organization.models import Unit, UnitPeriod
from governance.organization.queries import choices_on
from governance.web.fields import JapaneseDateField, LongTextField, UnitField
from voice.proposals.actions.assessing import Evaluation
from voice.proposals.actions.filing import Idea
from voice.proposals.choices import POINTS, Outcome, ProposalKind, State
from voice.proposals.models import CriteriaSet, Proposal
from voice.proposals.queries import divisions, overdue, with_words

MOST_CRITERIA = 6


class ProposalForm(forms.Form):
    """The one window (改善提案)."""

    title = forms.CharField(
        label=_("In one line"), max_length=60, help_text=_("For example: show the waiting time on the number ticket")
    )
    problem = LongTextField(
        label=_("What is the problem now"),
        rows=5,
        max_length=4000,
        help_text=_("Do not write names or numbers of customers: proposals are published inside the organization."),
    )
    idea = LongTextField(label=_("What you propose"), rows=5, max_length=4000)
    effect = LongTextField(label=_("What it would bring"), rows=3, max_length=2000)
    kind = forms.ChoiceField(
        label=_("What would have to change"), choices=ProposalKind.choices, widget=forms.RadioSelect
    )
    show_name = forms.BooleanField(
        label=_("My name may be shown in the monthly list"),
        required=False,
        help_text=_("Without this, only the window knows your name. Your unit is shown."),
    )

    def filed(self) -> Idea:
        """Return what is proposed; only for a valid form."""
        return Idea(**self.cleaned_data)


class SortForm(forms.Form):
    """Who evaluates it."""

    division = forms.ChoiceField(
        label=_("Who evaluates it"), required=False,
        help_text=_("Divisions where nobody is in charge of proposals are not listed."),
    )  # fmt: skip
    note = LongTextField(label=_("Note for those who evaluate it"), rows=3, max_length=2000, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(str(period.unit_id), period.name) for period in divisions()]
        self.fields["division"].choices = [("", _("The window itself")), *choices]  # type: ignore[attr-defined]

    def clean_division(self) -> Unit | None:
        """Return the division, None for the window itself."""
        chosen = self.cleaned_data["division"]
        return Unit.objects.get(pk=chosen) if chosen else None


class OutcomeForm(forms.Form):
    """An outcome, with a last day for what is to be studied."""

    outcome = forms.ChoiceField(label=_("Outcome"), choices=Outcome.choices, widget=forms.RadioSelect)
    study_until = JapaneseDateField(label=_("To be studied until"), required=False, future=True)

    def clean(self) -> dict[str, Any]:
        """Ask for the last day of a study, and keep none for anything else."""
        data = super().clean() or {}
        if data.get("outcome") != Outcome.STUDY:
            data["study_until"] = None
        elif not data.get("study_until") and "study_until" not in self.errors:
            self.add_error("study_until", _("Enter the day by which the study ends."))
        return data


class AssessForm(OutcomeForm):
    """Points and a reason for each criterion, a comment, and the outcome that is proposed."""

    comment = LongTextField(
        label=_("Comment"), rows=6, max_length=4000, help_text=_("It is published together with the answer.")
    )

    def __init__(self, *args: Any, criteria: CriteriaSet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.criteria = criteria
        scores: dict[str, forms.Field] = {}
        for criterion in criteria.criteria.all():
            scores[f"points_{criterion.place}"] = forms.TypedChoiceField(
                label=f"{criterion.place}. {criterion.name}", help_text=criterion.question, choices=POINTS, coerce=int,
                widget=forms.RadioSelect,
            )  # fmt: skip
            scores[f"reason_{criterion.place}"] = forms.CharField(
                label=_("Reason for %s") % criterion.name, max_length=400
            )
        self.fields = {**scores, **self.fields}

    def evaluation(self) -> Evaluation:
        """Return the evaluation; only for a valid form."""
        data = self.cleaned_data
        scores = {c.pk: (data[f"points_{c.place}"], data[f"reason_{c.place}"]) for c in self.criteria.criteria.all()}
        return Evaluation(self.criteria, scores, data["outcome"], data["comment"], data["study_until"])


class DecideForm(OutcomeForm):
    """The decision and the answer to the proposer."""

    text = LongTextField(
        label=_("Answer to the proposer, with the reasons"),
        rows=8,
        max_length=4000,
        help_text=_("It is published in the monthly list as the response."),
    )


class TextForm(forms.Form):
    """One text."""

    text = LongTextField(label=_("Text"), rows=5, max_length=2000)


class ReturnForm(forms.Form):
    """What is to be looked at again."""

    note = LongTextField(label=_("What is to be evaluated again, and why"), rows=4, max_length=2000)


class TaskForm(forms.Form):
    """One thing to do."""

    text = forms.CharField(label=_("What is to be done"), max_length=200)
    unit = UnitField(label=_("Unit in charge"))
    due_on = JapaneseDateField(label=_("To be done by"), future=True)


class EvidenceForm(forms.Form):
    """That it is done."""

    evidence = LongTextField(label=_("What was done, and what shows it"), rows=4, max_length=2000)


class ManualForm(forms.Form):
    """Where it stands in the manual."""

    manual = forms.CharField(label=_("Manual"), max_length=100)
    section = forms.CharField(label=_("Section"), max_length=100)
    in_force_on = JapaneseDateField(label=_("In force since"), past=True)
    text = LongTextField(label=_("What stands there now"), rows=4, max_length=2000)


class CriteriaForm(forms.Form):
    """A new version of the criteria: up to six, each with a name and a question."""

    reason = forms.CharField(label=_("Reason for this version"), max_length=200)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for place in range(1, MOST_CRITERIA + 1):
            self.fields[f"name_{place}"] = forms.CharField(
                label=_("Criterion %s") % place, max_length=40, required=False
            )
            self.fields[f"question_{place}"] = forms.CharField(
                label=_("What is asked under criterion %s") % place, max_length=200, required=False
            )

    def clean(self) -> dict[str, Any]:
        """Ask for both parts of each criterion, and for one at least."""
        data = super().clean() or {}
        for name, question in self._pairs():
            if data.get(name) and not data.get(question) and question not in self.errors:
                self.add_error(question, _("Say what is asked under this criterion."))
            if data.get(question) and not data.get(name) and name not in self.errors:
                self.add_error(name, _("Name this criterion."))
        if not self.errors and not self.criteria():
            self.add_error("name_1", _("Enter one criterion at least."))
        return data

    def criteria(self) -> list[tuple[str, str]]:
        """Return name and question of each criterion that was entered."""
        data = self.cleaned_data
        return [(data[name], data[question]) for name, question in self._pairs() if data.get(name)]

    def _pairs(self) -> Iterator[tuple[str, str]]:
        return ((f"name_{place}", f"question_{place}") for place in range(1, MOST_CRITERIA + 1))


class MeasureForm(forms.Form):
    """What is done about a block or an office."""

    unit = forms.ChoiceField(label=_("Block or office"))
    text = LongTextField(label=_("What is done about it"), rows=3, max_length=1000)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        groups = choices_on(clock.today())[1:]  # the first group is headquarters
        self.fields["unit"].choices = [("", _("Choose")), *groups]  # type: ignore[attr-defined]

    def clean_unit(self) -> Unit:
        """Return the unit."""
        return Unit.objects.get(pk=self.cleaned_data["unit"])


class ResultForm(forms.Form):
    """What came of a measure."""

    result = LongTextField(
        label=_("What came of it"), rows=3, max_length=1000,
        help_text=_("For example: three people of the office proposed something for the first time. Leave names out."),
    )  # fmt: skip


class PresentForm(forms.Form):
    """When the board had the figures, and what it said."""

    presented_on = JapaneseDateField(label=_("Put before the board"), past=True)
    remark = LongTextField(label=_("What the board said"), rows=4, max_length=2000, required=False)


class ProposalFilter(django_filters.FilterSet):
    """Conditions for the list of proposals."""

    words = django_filters.CharFilter(label=_("Words in the title or the text"), method="by_words")
    reference = ReferenceFilter(label=_("Reference number"), prefix="P-")
    state = django_filters.ChoiceFilter(label=_("State"), choices=State.choices, empty_label=_("All"))
    outcome = django_filters.ChoiceFilter(label=_("Outcome"), choices=Outcome.choices, empty_label=_("All"))
    kind = django_filters.ChoiceFilter(label=_("Kind"), choices=ProposalKind.choices, empty_label=_("All"))
    own = django_filters.BooleanFilter(label=_("Only my own"), method="only_own", widget=forms.CheckboxInput)
    late = django_filters.BooleanFilter(
        label=_("Only with overdue tasks"), method="only_overdue", widget=forms.CheckboxInput
    )

    class Meta:
        model = Proposal
        fields: list[str] = []

    def by_words(self, rows: QuerySet[Proposal], name: str, value: str) -> QuerySet[Proposal]:
        """Return the rows in which all the words stand."""
        return with_words(rows, value)

    def only_own(self, rows: QuerySet[Proposal], name: str, value: bool) -> QuerySet[Proposal]:
        """Return the reader's own when asked for."""
        return rows.filter(filed_by_id=self.request.actor.own_id) if value else rows

    def only_overdue(self, rows: QuerySet[Proposal], name: str, value: bool) -> QuerySet[Proposal]:
        """Return those with overdue tasks when asked for."""
        return overdue(rows) if value else rows


class OfficeFilter(django_filters.FilterSet):
    """Conditions for the list of offices without a proposal."""

    name = django_filters.CharFilter(label=_("Office"), lookup_expr="contains")

    class Meta:
        model = UnitPeriod
        fields: list[str] = []
