"""Plan, tasks, chronology, interviews, evidence."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from compliance.models import Case, Confirmation, CustodyEntry, Evidence, Occurrence
from compliance.queries import handlers_of
from governance import clock
from governance.attachments.fields import AttachmentsField
from governance.people.models import Person
from governance.web.fields import JapaneseDateField, LongTextField

YES_NO = [("no", _("I have no relation to this case")), ("yes", _("I have a relation to this case"))]


class DeclareForm(forms.Form):
    """Whether one has a relation to the case."""

    relation = forms.ChoiceField(
        label=_("Your relation to this case"),
        choices=YES_NO,
        widget=forms.RadioSelect,
        help_text=_(
            "A relation: you are concerned yourself, you work or worked at the unit in the time in question, you are a relative "
            "or a close friend of someone concerned, you have an interest in the outcome."
        ),
    )


class PlanForm(forms.Form):
    """The plan of an investigation."""

    starts_on = JapaneseDateField(label=_("First day"))
    ends_on = JapaneseDateField(label=_("Last day"))
    questions = LongTextField(label=_("Questions to be answered"), rows=5)
    steps = LongTextField(label=_("Steps"), rows=6, help_text=_("What is done in which order, and by whom."))
    changes = LongTextField(label=_("What changed since the last version, and why"), rows=2, required=False)

    def clean(self) -> dict[str, Any]:
        """Refuse a plan that ends before it starts."""
        data = super().clean() or {}
        if data.get("starts_on") and data.get("ends_on") and data["ends_on"] < data["starts_on"]:
            self.add_error("ends_on", ValidationError(_("The last day lies before the first day."), code="order"))
        return data


class HandlerField(forms.ModelChoiceField):
    """One of those who work on the case, by name and staff number."""

    def label_from_instance(self, obj: Any) -> str:
        """Return name and number."""
        return f"{obj.name}（{obj.staff_number}）"


class TaskForm(forms.Form):
    """A task."""

    text = LongTextField(label=_("What is to be done"), rows=3, max_length=2000)
    assignee = HandlerField(label=_("By whom"), queryset=Person.objects.none(), empty_label=_("Choose"))
    due_on = JapaneseDateField(label=_("By when"), future=True)

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["assignee"]
        field.queryset = handlers_of(case).order_by("staff_number")


class EvidenceField(forms.ModelMultipleChoiceField):
    """Pieces of evidence by number and what they are. `descriptions`: id → opened description."""

    widget = forms.CheckboxSelectMultiple
    descriptions: dict[Any, str]

    def label_from_instance(self, obj: Any) -> str:
        """Return number and description."""
        return _("No. %(number)s %(text)s") % {"number": obj.number, "text": self.descriptions.get(obj.pk, "")}


class WithEvidence(forms.Form):
    """A form with a choice of the case's evidence."""

    evidence = EvidenceField(label=_("Evidence"), queryset=Evidence.objects.none(), required=False)

    def __init__(self, *args: Any, case: Case, descriptions: dict[Any, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["evidence"]
        field.queryset, field.descriptions = case.evidence.all(), descriptions
        if not descriptions:
            del self.fields["evidence"]


class OccurrenceForm(WithEvidence):
    """A line of the chronology."""

    day = JapaneseDateField(label=_("Day"), past=True)
    precision = forms.ChoiceField(
        label=_("How exact is the day?"),
        choices=Occurrence.Precision.choices,
        initial=Occurrence.Precision.DAY,
        widget=forms.RadioSelect,
    )
    text = LongTextField(label=_("What happened"), rows=3, max_length=4000)
    field_order = ["day", "precision", "text", "evidence"]


class InterviewForm(forms.Form):
    """An interview to be held."""

    who = forms.CharField(label=_("Who is interviewed"), max_length=200)
    planned_on = JapaneseDateField(label=_("Planned for"))
    place = forms.CharField(
        label=_("Place of the interview"),
        max_length=200,
        help_text=_("Choose a place where the person is not seen by colleagues."),
    )
    topics = LongTextField(label=_("Questions to ask"), rows=5, max_length=4000)


class RecordForm(forms.Form):
    """The record of an interview."""

    held_on = JapaneseDateField(label=_("Held on"), past=True)
    present = forms.CharField(label=_("Who was present"), max_length=300)
    told_confidential = forms.BooleanField(
        label=_("The person was told that taking part is confidential, that they may not talk about it, and that nobody may "
                "treat them worse for it"),
        error_messages={"required": _("Tell the person so first; without it the record cannot be kept.")},
    )  # fmt: skip
    text = LongTextField(label=_("Record"), rows=12)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["held_on"].initial = clock.today().isoformat()


class ConfirmForm(forms.Form):
    """What the person interviewed says to the record."""

    answer = forms.ChoiceField(
        label=_("Is the record right?"), choices=Confirmation.Answer.choices, widget=forms.RadioSelect
    )
    text = LongTextField(label=_("What should be corrected"), rows=4, max_length=4000, required=False)

    def clean(self) -> dict[str, Any]:
        """Ask for the text of a correction."""
        data = super().clean() or {}
        if data.get("answer") == Confirmation.Answer.CORRECTION and not data.get("text"):
            self.add_error("text", ValidationError(_("Write what should be corrected."), code="required"))
        return data


class EvidenceForm(forms.Form):
    """A piece of evidence: a file or a thing with its place."""

    description = LongTextField(label=_("What it is"), rows=2, max_length=2000)
    source = forms.CharField(label=_("Where it comes from"), max_length=300)
    obtained_on = JapaneseDateField(label=_("Obtained on"), past=True)
    files = AttachmentsField(label=_("File"), required=False)  # type: ignore[assignment] # a field, not the data
    place = forms.CharField(
        label=_("Place of keeping"),
        max_length=200,
        required=False,
        help_text=_("For things and papers: room, safe, shelf."),
    )

    def clean(self) -> dict[str, Any]:
        """Ask for one file, or for the place where the thing is kept."""
        data = super().clean() or {}
        files = data.get("files") or []
        if len(files) > 1:
            self.add_error("files", ValidationError(_("One piece of evidence is one file."), code="one"))
        if "files" in data and not files and not data.get("place"):
            self.add_error(
                "place", ValidationError(_("Choose a file, or say where the thing is kept."), code="required")
            )
        return data


class CustodyForm(forms.Form):
    """A link of the chain of custody."""

    kind = forms.ChoiceField(
        label=_("What was done"),
        choices=[
            choice
            for choice in CustodyEntry.Kind.choices
            if choice[0] in (CustodyEntry.Kind.MOVED, "handed_over", "examined", "returned")
        ],
        widget=forms.RadioSelect,
    )
    note = LongTextField(label=_("To whom or where, and why"), rows=3, max_length=2000)
