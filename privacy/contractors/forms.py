"""What is asked on the pages of contractors."""

import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any
from uuid import UUID

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from governance import clock
from governance.access import Actor
from governance.attachments.fields import AttachmentsField
from governance.lists.filters import ReferenceFilter
from governance.organization.queries import choices_on
from governance.web.fields import JapaneseDateField, LongTextField, TimeField, UnitField, fields_of, past_moment
from privacy.contractors.access import inspectors_of, units_of
from privacy.contractors.actions.contracts import Terms
from privacy.contractors.choices import (
    Answer,
    BidState,
    CertificateKind,
    ClauseAnswer,
    DataKind,
    FindingState,
    InspectionState,
    JobState,
    ProofKind,
    SubState,
)
from privacy.contractors.models import Bid, Catalogue, Contractor, Finding, Inspection, Item, Job, RiskTable
from privacy.contractors.models.risk import NAMES
from privacy.contractors.rules import Weights

REQUIRED = "*"
LONGEST = 200
LONGEST_PLACE = 120


class CorporateNumberField(forms.CharField):
    """Thirteen digits, typed in any width."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(label=_("Corporate number"), max_length=20, help_text=_("13 digits"), **kwargs)

    def clean(self, value: Any) -> str:
        """Return the digits; raises ValidationError."""
        typed = unicodedata.normalize("NFKC", super().clean(value)).replace("-", "").replace(" ", "")
        if not (len(typed) == 13 and typed.isascii() and typed.isdigit()):
            raise ValidationError(_("Enter the 13 digits of the corporate number."))
        return typed


class LinesField(LongTextField):
    """Several short texts, one a line. Gives a list without empty and repeated lines."""

    def __init__(self, *, longest: int = LONGEST_PLACE, **kwargs: Any) -> None:
        self.longest = longest
        super().__init__(rows=kwargs.pop("rows", 3), max_length=8000, **kwargs)

    def clean(self, value: Any) -> Any:
        """Return the lines; raises ValidationError for one that is too long."""
        lines = list(dict.fromkeys(line.strip() for line in super().clean(value).split("\n") if line.strip()))
        if any(len(line) > self.longest for line in lines):
            raise ValidationError(_("A line holds up to %(limit)s characters.") % {"limit": self.longest})
        return lines


class ChangeForm(forms.Form):
    """Name and contact of a company."""

    name = forms.CharField(label=_("Company"), max_length=120)
    contact = forms.CharField(label=_("Office in charge at the company"), max_length=120)
    phone = forms.CharField(label=_("Telephone"), max_length=20)


class RegisterForm(ChangeForm):
    """A company."""

    number = CorporateNumberField()
    field_order = ("number", "name", "contact", "phone")


class CertificateForm(forms.Form):
    """A certificate as its paper says it."""

    kind = forms.ChoiceField(label=_("Kind of certificate"), choices=CertificateKind.choices, widget=forms.RadioSelect)
    number = forms.CharField(label=_("Registration number"), max_length=40)
    issued_on = JapaneseDateField(label=_("Valid from"))
    expires_on = JapaneseDateField(label=_("Valid to"))
    files = AttachmentsField(label=_("Copy of the certificate"))  # type: ignore[assignment] # a field, not the data

    def clean(self) -> dict[str, Any]:
        """Check the order of the days."""
        data = super().clean() or {}
        _in_order(self, data.get("issued_on"), data.get("expires_on"), "expires_on")
        return data


def _in_order(form: forms.Form, first: date | None, last: date | None, field: str) -> None:
    if first and last and last <= first:
        form.add_error(field, _("The last day lies after the first."))


class CatalogueForm(forms.Form):
    """A draft as one text."""

    lines = LinesField(
        label=_("Lines"), longest=LONGEST + 1, rows=14,
        help_text=_("One a line. Begin with * what is needed in any case."),
    )  # fmt: skip

    def clean_lines(self) -> list[tuple[str, bool]]:
        """Return each line with whether it is a must."""
        return [
            (line.lstrip(REQUIRED + "＊").strip(), line[:1] in (REQUIRED, "＊")) for line in self.cleaned_data["lines"]
        ]

    @staticmethod
    def text_of(items: Iterable[Item]) -> str:
        """Return the items as the form shows them."""
        return "\n".join(f"{REQUIRED * item.is_must}{item.text}" for item in items)


class InForceForm(forms.Form):
    """From when."""

    valid_from = JapaneseDateField(label=_("In force from"), future=True)


class BidForm(forms.Form):
    """A job for which the company bids."""

    title = forms.CharField(label=_("Job"), max_length=120)
    unit = UnitField(label=_("Unit in charge"))

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        units = units_of(actor)
        if units is not None:
            names = {pk: name for _group, rows in choices_on(clock.today()) for pk, name in rows}
            choices = [(str(pk), names[str(pk)]) for pk in units if str(pk) in names]
            self.fields["unit"].choices = choices  # type: ignore[attr-defined]


class AnswersForm(forms.Form):
    """A choice and a line of text for each item of a catalogue, nothing chosen beforehand."""

    def __init__(
        self, *args: Any, items: Sequence[Item], choices: Sequence[tuple[str, Any]], note: Any,
        given: dict[UUID, tuple[str, str]], **kwargs: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        self.items = items
        for item in items:
            label = f"{item.text}（{_('Needed in any case')}）" if item.is_must else item.text
            self.fields[f"answer_{item.pk}"] = forms.ChoiceField(
                label=label, choices=choices, widget=forms.RadioSelect, required=False
            )
            self.fields[f"note_{item.pk}"] = forms.CharField(label=note, max_length=400, required=False)
            for name in ("answer", "note"):  # neither needed nor optional: the checklist is saved as far as it has come
                self.fields[f"{name}_{item.pk}"].untagged = True  # type: ignore[attr-defined]
            self.initial[f"answer_{item.pk}"], self.initial[f"note_{item.pk}"] = given.get(item.pk, ("", ""))

    def answers(self) -> dict[UUID, tuple[str, str]]:
        """Return the answers given; only for a valid form."""
        data = self.cleaned_data
        return {i.pk: (data[f"answer_{i.pk}"], data[f"note_{i.pk}"]) for i in self.items if data[f"answer_{i.pk}"]}

    def ask_for_note(self, data: dict[str, Any], without: str, words: Any) -> None:
        """Make the line of text needed for each answer but `without`."""
        for item in self.items:
            answer = data.get(f"answer_{item.pk}")
            if answer and answer != without and not data.get(f"note_{item.pk}"):
                self.add_error(f"note_{item.pk}", words)


class BidAnswersForm(AnswersForm):
    """The conditions, each with what shows that it is met, and files."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, choices=Answer.choices, note=_("What shows it, or what is missing"), **kwargs)
        self.fields["files"] = AttachmentsField(label=_("Evidence"), required=False)

    def clean(self) -> dict[str, Any]:
        """Ask what shows it."""
        data = super().clean() or {}
        self.ask_for_note(data, "", _("Say what shows it."))
        return data


class ClausesForm(AnswersForm):
    """The clauses, each with a reason where it is not in the contract."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(
            *args, choices=ClauseAnswer.choices, note=_("Reason where it is not in the contract"), **kwargs
        )

    def clean(self) -> dict[str, Any]:
        """Ask why."""
        data = super().clean() or {}
        self.ask_for_note(data, ClauseAnswer.YES, _("Say why."))
        return data


class DecisionForm(forms.Form):
    """Yes or no, and why."""

    granted = forms.TypedChoiceField(
        label=_("Decision"), widget=forms.RadioSelect, coerce=lambda value: value == "yes",
        choices=[("yes", _("Yes")), ("no", _("No"))],
    )  # fmt: skip
    reason = LongTextField(label=_("Reason"), rows=4, max_length=1000)


class TermsForm(forms.Form):
    """What the contract says."""

    contract_number = forms.CharField(label=_("Contract number"), max_length=40)
    data_kinds = forms.MultipleChoiceField(
        label=_("Kinds of data"), choices=DataKind.choices, widget=forms.CheckboxSelectMultiple
    )
    persons = forms.IntegerField(label=_("Number of persons"), min_value=0, max_value=200_000_000)
    systems = forms.CharField(label=_("Systems used"), max_length=200, required=False)
    places = LinesField(label=_("Places promised"), help_text=_("Where the work is done, one a line."))
    staff = forms.IntegerField(label=_("Staff promised"), min_value=0, max_value=100_000)
    starts_on = JapaneseDateField(label=_("Start"))
    ends_on = JapaneseDateField(label=_("Valid to"))

    def clean(self) -> dict[str, Any]:
        """Check the order of the days."""
        data = super().clean() or {}
        _in_order(self, data.get("starts_on"), data.get("ends_on"), "ends_on")
        return data

    def terms(self) -> Terms:
        """Return them; only for a valid form."""
        return Terms(**self.cleaned_data)


class ConsentForm(forms.Form):
    """A subcontractor, and for whom it works."""

    parent: Any = forms.ModelChoiceField(
        label=_("Works for"), queryset=None, required=False, empty_label=_("The contractor itself")
    )
    number = CorporateNumberField()
    name = forms.CharField(label=_("Company"), max_length=120)
    work = LongTextField(label=_("Work and data handed on"), rows=4, max_length=1000)
    place = forms.CharField(label=_("Place"), max_length=120)

    def __init__(self, *args: Any, job: Job, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        above = job.subcontracts.filter(state=SubState.CONSENTED)
        self.fields["parent"].queryset = above  # type: ignore[attr-defined]


class PlanForm(forms.Form):
    """When, and who goes."""

    planned_on = JapaneseDateField(label=_("Planned for"), future=True)
    inspector: Any = forms.ModelChoiceField(label=_("Inspector"), queryset=None, empty_label=_("Choose"))

    def __init__(self, *args: Any, job: Job, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["inspector"].queryset = inspectors_of(job)  # type: ignore[attr-defined]


class ItemForm(forms.Form):
    """What was seen about one line."""

    item = forms.UUIDField(widget=forms.HiddenInput)
    answer = forms.ChoiceField(label=_("In order?"), choices=Answer.choices, widget=forms.RadioSelect)
    note = forms.CharField(label=_("What you saw"), max_length=400, required=False)
    files = AttachmentsField(label=_("Photos"), required=False)  # type: ignore[assignment] # a field, not the data

    def clean(self) -> dict[str, Any]:
        """Ask what was seen where something is not in order."""
        data = super().clean() or {}
        if data.get("answer") == Answer.NO and not data.get("note"):
            self.add_error("note", _("Say what you saw."))
        return data


class FinishForm(forms.Form):
    """Counted on the spot."""

    inspected_on = JapaneseDateField(label=_("Inspected"), past=True)
    staff_counted = forms.IntegerField(label=_("Staff counted"), min_value=0, max_value=100_000)
    places_counted = LinesField(
        label=_("Places found"), help_text=_("One a line, worded as in the contract where it is the same place.")
    )
    summary = LongTextField(label=_("Summary"), rows=4, max_length=2000)


class ReportForm(forms.Form):
    """What was done."""

    report = LongTextField(label=_("What was done"), rows=5, max_length=2000)


class LeakForm(forms.Form):
    """A leak as the contractor reported it."""

    known_on = JapaneseDateField(label=_("Known since"), past=True)
    known_time = TimeField(label=_("Time"))
    persons = forms.IntegerField(
        label=_("Number of persons"), min_value=0, required=False, help_text=_("Leave empty when it is not known.")
    )
    text = LongTextField(label=_("What happened"), rows=5, max_length=2000, help_text=_("Without names of persons."))

    def clean(self) -> dict[str, Any]:
        """Return the moment too."""
        data = super().clean() or {}
        return data | {"known_at": past_moment(self, "known_on", "known_time")}


class ProofForm(forms.Form):
    """A certificate of return or of destruction."""

    kind = forms.ChoiceField(label=_("Kind of certificate"), choices=ProofKind.choices, widget=forms.RadioSelect)
    done_on = JapaneseDateField(label=_("Day"), past=True)
    text = LongTextField(label=_("What, how, and who was present"), rows=4, max_length=1000)
    files = AttachmentsField(label=_("Copy of the certificate"))  # type: ignore[assignment] # a field, not the data


class ContractorFilter(django_filters.FilterSet):
    """Which companies."""

    name = django_filters.CharFilter(label=_("Company"), lookup_expr="icontains")

    class Meta:
        model = Contractor
        fields: list[str] = []


class CatalogueFilter(django_filters.FilterSet):
    """No conditions: few rows."""

    class Meta:
        model = Catalogue
        fields: list[str] = []


class BidFilter(django_filters.FilterSet):
    """Which bids."""

    reference = ReferenceFilter(label=_("Reference number"), prefix="B-")
    state = django_filters.ChoiceFilter(label=_("State"), choices=BidState.choices, empty_label=_("All"))

    class Meta:
        model = Bid
        fields: list[str] = []


class JobFilter(django_filters.FilterSet):
    """Which contracts."""

    reference = ReferenceFilter(label=_("Reference number"), prefix="K-")
    state = django_filters.ChoiceFilter(label=_("State"), choices=JobState.choices, empty_label=_("All"))

    class Meta:
        model = Job
        fields: list[str] = []


class InspectionFilter(django_filters.FilterSet):
    """Which inspections."""

    reference = ReferenceFilter(label=_("Reference number"), prefix="J-")
    state = django_filters.ChoiceFilter(label=_("State"), choices=InspectionState.choices, empty_label=_("All"))

    class Meta:
        model = Inspection
        fields: list[str] = []


class FindingFilter(django_filters.FilterSet):
    """Which findings."""

    state = django_filters.ChoiceFilter(label=_("State"), choices=FindingState.choices, empty_label=_("All"))
    late = django_filters.BooleanFilter(
        label=_("Past the day"), method="by_lateness",
        widget=forms.Select(choices=[("", _("All")), ("true", _("Overdue"))]),
    )  # fmt: skip

    def by_lateness(self, rows: QuerySet[Any], name: str, value: bool) -> QuerySet[Any]:
        """Return the findings past their day."""
        return rows.filter(due_on__lt=clock.today()).exclude(state=FindingState.CLOSED) if value else rows

    class Meta:
        model = Finding
        fields: list[str] = []


class WeightsForm(forms.Form):
    """Other points from a day on."""

    valid_from = JapaneseDateField(label=_("Valid from"), future=True)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields = fields_of(RiskTable, (*NAMES, "reason")) | self.fields

    def weights(self) -> Weights:
        """Return the points."""
        return Weights(**{name: self.cleaned_data[name] for name in NAMES})
