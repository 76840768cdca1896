"""What is filled in about measures."""

from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from compliance.measures.choices import Kind, MeasureState
from compliance.measures.models import Measure
from compliance.measures.queries import overdue
from governance.attachments.fields import AttachmentsField
from governance.web.fields import JapaneseDateField, LongTextField, UnitField

WRITTEN_FOR_THE_UNIT = _("The unit reads this. Write nothing from which the case or the reporter could be guessed.")


class WordsForm(forms.Form):
    """The words and the day of a measure."""

    title = forms.CharField(label=_("Title"), max_length=100, help_text=WRITTEN_FOR_THE_UNIT)
    text = LongTextField(label=_("Content of the measure"), rows=8, max_length=4000)
    due_on = JapaneseDateField(label=_("To be done by"), future=True)


class ProposeForm(WordsForm):
    """A measure to propose."""

    kind = forms.ChoiceField(label=_("Kind"), choices=Kind.choices, widget=forms.RadioSelect)
    unit = UnitField(
        label=_("Unit in charge"),
        required=False,
        help_text=_("Leave it empty for a disciplinary measure: those who handle the case see to it."),
    )
    field_order = ["kind", "unit", "title", "text", "due_on"]

    def __init__(self, *args: Any, with_case: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not with_case:
            kinds = [choice for choice in Kind.choices if choice[0] != Kind.DISCIPLINARY]
            self.fields["kind"].choices = kinds  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Ask for the unit unless the measure is disciplinary."""
        data = super().clean() or {}
        if (
            data.get("kind")
            and data["kind"] != Kind.DISCIPLINARY
            and not data.get("unit")
            and "unit" not in self.errors
        ):
            self.add_error("unit", _("Choose the unit that is to carry it out."))
        return data


class ObjectForm(forms.Form):
    """What stands against a measure."""

    objection = LongTextField(label=_("What stands against it, and what you propose instead"), rows=5, max_length=2000)


class ReportForm(forms.Form):
    """What was done."""

    report = LongTextField(label=_("What was done, when and by whom"), rows=6, max_length=4000)
    files = AttachmentsField(label=_("Evidence"), required=False)  # type: ignore[assignment] # a field, not the data


class SendBackForm(forms.Form):
    """What is missing."""

    review_note = LongTextField(label=_("What is missing"), rows=4, max_length=2000)
    due_on = JapaneseDateField(label=_("To be done by"), future=True)


class CheckForm(forms.Form):
    """Whether it worked."""

    outcome = forms.ChoiceField(
        label=_("Did it work?"),
        choices=[(MeasureState.WORKED.value, _("It worked")), (MeasureState.NOT_WORKED.value, _("It did not work"))],
        widget=forms.RadioSelect,
    )
    observation = LongTextField(
        label=_("What shows it"),
        rows=5,
        max_length=4000,
        help_text=_("A later figure or an observation on site, with the day."),
    )


class DropForm(forms.Form):
    """Why it is to be dropped."""

    reason = LongTextField(label=_("Reason"), rows=4, max_length=2000)


class MeasureFilter(django_filters.FilterSet):
    """Conditions for the list of measures."""

    title = django_filters.CharFilter(label=_("Title"), lookup_expr="icontains")
    state = django_filters.ChoiceFilter(label=_("State"), choices=MeasureState.choices, empty_label=_("All"))
    kind = django_filters.ChoiceFilter(label=_("Kind"), choices=Kind.choices, empty_label=_("All"))
    late = django_filters.BooleanFilter(label=_("Only overdue"), method="only_overdue", widget=forms.CheckboxInput)

    class Meta:
        model = Measure
        fields: list[str] = []

    def only_overdue(self, rows: QuerySet[Measure], name: str, value: bool) -> QuerySet[Measure]:
        """Return the overdue ones when asked for."""
        return overdue(rows) if value else rows
