"""Resolutions and what the units report."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from compliance.committee.choices import (
    Reach,
    ResolutionState,
)
from compliance.committee.forms.sitting import FOR_UNITS
from compliance.ordering import ORDERED_KINDS
from governance import clock
from governance.attachments.fields import AttachmentsField
from governance.organization.models import Unit
from governance.organization.queries import children_ids, choices_on, periods_on
from governance.web.fields import JapaneseDateField, LongTextField, UnitField


class AdoptForm(forms.Form):
    """A resolution, and how it will be known whether it worked."""

    title = forms.CharField(label=_("Title"), max_length=100, help_text=FOR_UNITS)
    text = LongTextField(label=_("What the units are to do"), rows=8, max_length=4000)
    due_on = JapaneseDateField(label=_("Units report by"), future=True)
    test_on = JapaneseDateField(label=_("Effect is tested on"))
    test_method = LongTextField(
        label=_("How the effect is tested"), rows=4, max_length=2000,
        help_text=_("A figure or an observation that would be different if it works."),
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """Ask for a test after the units have reported."""
        data = super().clean() or {}
        if data.get("due_on") and data.get("test_on") and data["test_on"] <= data["due_on"]:
            self.add_error("test_on", _("Choose a day after the one by which the units report."))
        return data


class TestForm(forms.Form):
    """Day and method of the test."""

    test_on = JapaneseDateField(label=_("Effect is tested on"))
    test_method = LongTextField(label=_("How the effect is tested"), rows=4, max_length=2000)


class ResultForm(forms.Form):
    """What the test showed."""

    outcome = forms.ChoiceField(
        label=_("Did it work?"), widget=forms.RadioSelect,
        choices=[(ResolutionState.WORKED.value, _("It worked")), (ResolutionState.NOT_WORKED.value, _("It did not work"))],
    )  # fmt: skip
    tested_on = JapaneseDateField(label=_("Day of the test"), past=True)
    test_result = LongTextField(label=_("What the test showed"), rows=5, max_length=4000)


class StartForm(forms.Form):
    """Which units a resolution concerns."""

    reach = forms.ChoiceField(label=_("Units concerned"), choices=Reach.choices, widget=forms.RadioSelect)
    block = forms.ChoiceField(label=_("Block"), required=False, help_text=_("For a block with its offices."))
    chosen = forms.MultipleChoiceField(
        label=_("Units"),
        required=False,
        widget=forms.SelectMultiple(attrs={"size": 12}),
        help_text=_("For chosen units."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        units = choices_on(clock.today())
        blocks = [choice for label, group in units for choice in group if label == str(Unit.Kind.BLOCK.label)]
        self.fields["block"].choices = [("", _("Choose")), *blocks]  # type: ignore[attr-defined]
        self.fields["chosen"].choices = units  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Ask for what the choice needs."""
        data = super().clean() or {}
        if data.get("reach") == Reach.BLOCK and not data.get("block"):
            self.add_error("block", _("Choose a block."))
        if data.get("reach") == Reach.CHOSEN and not data.get("chosen"):
            self.add_error("chosen", _("Choose at least one unit."))
        return data

    def units(self) -> list[UUID]:
        """Return the ids of the units concerned, as the organization stands today."""
        reach, periods = self.cleaned_data["reach"], periods_on(clock.today())
        if reach == Reach.CHOSEN:
            return [UUID(pk) for pk in self.cleaned_data["chosen"]]
        if reach == Reach.OFFICES:
            periods = periods.filter(unit__kind=Unit.Kind.OFFICE)
        if reach == Reach.BLOCK:
            block = UUID(self.cleaned_data["block"])
            return [block, *children_ids([block], clock.today())]
        return list(periods.values_list("unit_id", flat=True))


class OrderForm(forms.Form):
    """A measure that a resolution orders."""

    kind = forms.ChoiceField(label=_("Kind"), choices=ORDERED_KINDS, widget=forms.RadioSelect)
    unit = UnitField(label=_("Unit in charge"))
    title = forms.CharField(label=_("Title"), max_length=100, help_text=FOR_UNITS)
    text = LongTextField(label=_("What is to be done"), rows=6, max_length=4000)
    due_on = JapaneseDateField(label=_("To be done by"), future=True)


class ReportForm(forms.Form):
    """What a unit has done."""

    text = LongTextField(label=_("What was done, when and by whom"), rows=6, max_length=4000)
    files = AttachmentsField(label=_("Evidence"), required=False)  # type: ignore[assignment] # a field, not the data


class NoteForm(forms.Form):
    """What is missing, or why it does not apply."""

    note = LongTextField(label=_("What is missing"), rows=4, max_length=2000)


class ExcuseForm(forms.Form):
    """Why a resolution does not apply to a unit."""

    note = LongTextField(label=_("Why it does not apply to the unit"), rows=4, max_length=2000)
