"""What is asked on the pages of the fieldwork."""

from typing import Any

import django_filters
from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from audit.auditors.models import Auditor
from audit.engagements.models import Engagement
from audit.engagements.queries import targets_for
from audit.fieldwork.choices import Answer, CheckKind, Conclusion, PaperState, Programme
from audit.fieldwork.models import Check, Paper, Procedure
from audit.fieldwork.queries import others_of, preparers_of, procedures_for
from governance.access import Actor
from governance.attachments.fields import AttachmentsField
from governance.lists.filters import ReferenceFilter
from governance.organization.models import Unit
from governance.web.fields import JapaneseDateField, LongTextField

CHECKS = range(1, 13)
"""So many checks a procedure has at most."""


class ProceduresField(forms.ModelMultipleChoiceField):
    """Procedures, each with its programme before it."""

    def label_from_instance(self, row: Any) -> str:
        """Return programme, code and title."""
        return f"{row.get_programme_display()}　{row}"


class AddPapersForm(forms.Form):
    """Which procedures, at which unit, by whom."""

    procedures = ProceduresField(
        label=_("Procedures"), queryset=Procedure.objects.none(), widget=forms.CheckboxSelectMultiple
    )
    unit = forms.ChoiceField(label=_("Unit"), required=False)
    preparer = forms.ModelChoiceField(label=_("Preparer"), queryset=Auditor.objects.none(), empty_label=_("Choose"))

    def __init__(self, *args: Any, engagement: Engagement, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        team = preparers_of(engagement)
        fields: dict[str, Any] = self.fields
        fields["procedures"].queryset = procedures_for(engagement)
        fields["preparer"].queryset = Auditor.objects.filter(pk__in=[row.pk for row in team]).select_related("person")
        fields["preparer"].initial = next((row.pk for row in team if row.person_id == actor.person_id), None)
        targets = [(str(t.unit_id), t.unit_name) for t in targets_for(actor, engagement) if t.unit_id]  # type: ignore[attr-defined]
        fields["unit"].choices = [*targets, ("", _("No unit of its own"))]
        fields["unit"].initial = targets[0][0] if targets else ""

    def clean_unit(self) -> Unit | None:
        """Return the unit."""
        chosen = self.cleaned_data["unit"]
        return Unit.objects.get(pk=chosen) if chosen else None


class PaperForm(forms.Form):
    """The words of a paper. A draft may leave gaps."""

    title = forms.CharField(label=_("Title"), max_length=200)
    performed_on = JapaneseDateField(label=_("Day of the work"), past=True, required=False)
    place = forms.CharField(label=_("Place"), max_length=200, required=False)
    population = LongTextField(
        label=pgettext_lazy("audit", "Population"), rows=2, max_length=2000, required=False,
        help_text=_("What all there is, and where the list of it comes from."),
    )  # fmt: skip
    population_size = forms.IntegerField(
        label=_("Size of the population"), min_value=0, max_value=2_000_000_000, required=False
    )
    sampling = LongTextField(label=_("How the sample was drawn"), rows=2, max_length=2000, required=False)
    sample_size = forms.IntegerField(
        label=_("Size of the sample"), min_value=0, max_value=2_000_000_000, required=False
    )
    seen = LongTextField(label=_("What was seen"), rows=6, max_length=8000, required=False)
    conclusion = forms.ChoiceField(
        label=_("Conclusion"), choices=[("", _("Not yet")), *Conclusion.choices], required=False
    )
    conclusion_text = LongTextField(label=_("Grounds of the conclusion"), rows=3, max_length=4000, required=False)

    def clean(self) -> dict[str, Any]:
        """Check that the sample lies within the population."""
        data = super().clean() or {}
        whole, part = data.get("population_size"), data.get("sample_size")
        if whole is not None and part is not None and part > whole:
            self.add_error("sample_size", _("The sample is larger than the population."))
        return data


class CheckForm(forms.Form):
    """One check, on its own. The numbers are asked where something is counted or traced."""

    check = forms.UUIDField(widget=forms.HiddenInput)
    expected = forms.DecimalField(label=_("There should be"), max_digits=14, decimal_places=2, required=False)
    found = forms.DecimalField(label=_("There were"), max_digits=14, decimal_places=2, required=False)
    answer = forms.ChoiceField(
        label=pgettext_lazy("audit", "What was found"), choices=Answer.choices, widget=forms.RadioSelect
    )
    note = LongTextField(label=_("What was seen"), rows=2, max_length=1000, required=False)
    files = AttachmentsField(label=_("Photos and files"), required=False)  # type: ignore[assignment] # a field, not the data

    def __init__(self, *args: Any, line: Check | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.line = line
        if line is None or not line.counts:
            del self.fields["expected"], self.fields["found"]

    def clean(self) -> dict[str, Any]:
        """Ask for both numbers where something is counted, and for words where it is not as it should be."""
        data = {"expected": None, "found": None} | (super().clean() or {})
        if self.line is not None and self.line.counts and data.get("answer") != Answer.UNSEEN:
            self.check_numbers(data)
        if data.get("answer") in (Answer.NO, Answer.UNSEEN) and not data.get("note"):
            self.add_error("note", _("Say what was seen, or why it could not be checked."))
        if data.get("answer") == Answer.UNSEEN:
            data["expected"] = data["found"] = None
        return data

    def check_numbers(self, data: dict[str, Any]) -> None:
        """Add errors for numbers that are missing or do not fit the answer."""
        for name in ("expected", "found"):
            if data[name] is None and name not in self.errors:
                self.add_error(name, _("Enter the number."))
        both = data["expected"] is not None and data["found"] is not None
        if both and data.get("answer") == Answer.YES and data["expected"] != data["found"]:
            self.add_error("answer", _("The two numbers differ."))


class EvidenceForm(forms.Form):
    """Files that belong to the paper as a whole."""

    caption = forms.CharField(label=_("What it shows"), max_length=200)
    files = AttachmentsField(label=_("Photos and files"))  # type: ignore[assignment] # a field, not the data


class ReferForm(forms.Form):
    """Other papers of the engagement."""

    others = forms.ModelMultipleChoiceField(
        label=_("Working papers"), queryset=Paper.objects.none(), widget=forms.CheckboxSelectMultiple, required=False
    )

    def __init__(self, *args: Any, paper: Paper, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chooser: Any = self.fields["others"]
        chooser.queryset = others_of(paper)


class PreparerForm(forms.Form):
    """Who goes on."""

    preparer = forms.ModelChoiceField(label=_("Preparer"), queryset=Auditor.objects.none(), empty_label=_("Choose"))

    def __init__(self, *args: Any, paper: Paper, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chooser: Any = self.fields["preparer"]
        team = [row.pk for row in preparers_of(paper.engagement)]
        chooser.queryset = Auditor.objects.filter(pk__in=team).select_related("person")


class SignForm(forms.Form):
    """The hash of what was read."""

    sha256 = forms.CharField(widget=forms.HiddenInput, max_length=64)
    read = forms.BooleanField(label=_("I have read the whole paper and sign it as it stands."))


class ReasonForm(forms.Form):
    """Why."""

    reason = LongTextField(label=_("Reason"), rows=2, max_length=400)


class NoteForm(forms.Form):
    """A note of a reviewer."""

    text = LongTextField(label=pgettext_lazy("audit", "Note"), rows=4, max_length=2000)


class NoteAnswerForm(forms.Form):
    """The answer to a note."""

    answer = LongTextField(label=_("Answer"), rows=4, max_length=2000)


class AddendumForm(forms.Form):
    """What is added later."""

    text = LongTextField(label=_("Addendum"), rows=6, max_length=4000)
    files = AttachmentsField(label=_("Photos and files"), required=False)  # type: ignore[assignment] # a field, not the data


class ChapterForm(forms.Form):
    """A chapter."""

    number = forms.IntegerField(label=_("Chapter"), min_value=1, max_value=99)
    title = forms.CharField(label=_("Title"), max_length=100)
    text = LongTextField(label=_("Text"), rows=14, max_length=8000)


class StrikeChapterForm(forms.Form):
    """Which chapter."""

    number = forms.IntegerField(label=_("Chapter"), min_value=1, max_value=99)


class ProcedureForm(forms.Form):
    """A procedure with its checks."""

    programme = forms.ChoiceField(label=_("Programme"), choices=Programme.choices)
    code = forms.RegexField(
        r"^[A-Z0-9][A-Z0-9-]{0,9}$", label=pgettext_lazy("audit", "Code"), help_text=_("For example: C-01")
    )
    title = forms.CharField(label=_("Title"), max_length=120)
    objective = LongTextField(label=_("What it is to show"), rows=2, max_length=1000)
    steps = LongTextField(label=_("How it is done"), rows=5, max_length=4000)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for n in CHECKS:
            self.fields[f"kind_{n}"] = forms.ChoiceField(
                label=_("Check %(n)s: what is done") % {"n": n}, required=False,
                choices=[("", _("None.")), *CheckKind.choices],
            )  # fmt: skip
            self.fields[f"text_{n}"] = forms.CharField(
                label=_("Check %(n)s: in words") % {"n": n}, max_length=300, required=False
            )

    def clean(self) -> dict[str, Any]:
        """Check that each check has a kind and words, and that there is one."""
        data = super().clean() or {}
        for n in CHECKS:
            if bool(data.get(f"kind_{n}")) != bool(data.get(f"text_{n}")):
                self.add_error(f"text_{n}", _("A check needs both: what is done, and the words."))
        if not any(data.get(f"text_{n}") for n in CHECKS):
            self.add_error("text_1", _("A procedure needs at least one check of the thing itself."))
        return data

    def inputs(self) -> dict[str, Any]:
        """Return the procedure; only for a valid form."""
        data = self.cleaned_data
        checks = [(data[f"kind_{n}"], data[f"text_{n}"]) for n in CHECKS if data[f"text_{n}"]]
        return {name: data[name] for name in ("programme", "code", "title", "objective", "steps")} | {"checks": checks}


def first_values(row: Procedure) -> dict[str, Any]:
    """Return a procedure as the form's first values."""
    values = {name: getattr(row, name) for name in ("programme", "code", "title", "objective", "steps")}
    for n, check in enumerate(row.checks.all(), start=1):
        values |= {f"kind_{n}": check.kind, f"text_{n}": check.text}
    return values


class StrikeProcedureForm(forms.Form):
    """Which procedure."""

    code = forms.CharField(label=pgettext_lazy("audit", "Code"), max_length=10)


class InForceForm(forms.Form):
    """From when."""

    valid_from = JapaneseDateField(label=_("In force from"), future=True)


class PaperFilter(django_filters.FilterSet):
    """Conditions for the list."""

    engagement = ReferenceFilter(
        label=_("Reference number of the audit"), field_name="engagement__reference", prefix="K"
    )
    state = django_filters.ChoiceFilter(label=_("State"), choices=PaperState.choices, empty_label=_("All"))
    unit = django_filters.CharFilter(label=_("Unit code"), method="by_unit")
    mine = django_filters.BooleanFilter(
        label=pgettext_lazy("audit", "Only my own"), method="by_preparer", widget=forms.CheckboxInput
    )

    def by_unit(self, rows: Any, name: str, value: str) -> Any:
        """Return those of the unit."""
        return rows.filter(unit__code=value.strip())

    def by_preparer(self, rows: Any, name: str, value: bool) -> Any:
        """Return those that the reader prepares."""
        return rows.filter(prepared_by=self.request.actor.own_id) if value else rows

    class Meta:
        model = Paper
        fields: list[str] = []


class EngagementPaperFilter(PaperFilter):
    """The same within one engagement."""

    engagement = None  # type: ignore[assignment] # how django-filter leaves one out


class ManualFilter(django_filters.FilterSet):
    """No conditions: versions are few."""
