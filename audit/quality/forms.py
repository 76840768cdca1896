"""What is asked on the pages of the self-assessment."""

from typing import Any

import django_filters
from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from audit.access import HEAD
from audit.auditors.queries import at_work
from audit.quality.actions.catalogue import texts_of
from audit.quality.choices import HAS_A_GAP, Conformance, Domain, ItemState
from audit.quality.models import Item
from audit.quality.models.catalogue import LONGEST, LONGEST_CODE
from governance import clock
from governance.attachments.fields import AttachmentsField
from governance.calendar.eras import fiscal_year, fiscal_year_in_japanese
from governance.people.models import Person
from governance.people.queries import holders
from governance.web.catalogue_form import BarredCatalogueForm
from governance.web.fields import JapaneseDateField, LongTextField


class CatalogueForm(BarredCatalogueForm):
    """A draft as one page: for each domain its principles and standards, one a line: number and text."""

    groups = Domain
    longest = (LONGEST_CODE, LONGEST)
    longest_text = 12000
    texts_of = staticmethod(texts_of)
    help_text = _("One principle (7) or standard (7.1) a line: number and text, with a bar (|) between.")
    does_not_fit = _("Each line holds a number and a text of up to 300 signs, with a bar between.")
    stands_twice = _("A number stands twice. Each line has a number of its own.")


class OpenForm(forms.Form):
    """Of which year: this one and the last."""

    fiscal_year = forms.TypedChoiceField(label=_("Fiscal year"), coerce=int)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        year = fiscal_year(clock.today())
        chooser: Any = self.fields["fiscal_year"]
        chooser.choices = [(one, fiscal_year_in_japanese(one)) for one in (year, year - 1)]


def department() -> dict[str, Person]:
    """Return the people of the department by id: auditors at work and the head."""
    people = {auditor.person for auditor in at_work()} | set(holders([HEAD]))
    return {str(person.pk): person for person in sorted(people, key=lambda person: person.staff_number)}


class DepartmentField(forms.ChoiceField):
    """Somebody of the department. Gives a Person."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(choices=self._choices, **kwargs)

    @staticmethod
    def _choices() -> list[tuple[str, Any]]:
        return [("", _("Choose")), *((pk, person.name) for pk, person in department().items())]

    def clean(self, value: Any) -> Any:
        """Return the person, None for nothing chosen."""
        chosen = super().clean(value)
        return department()[chosen] if chosen else None


class RatingForm(forms.Form):
    """How far a standard is kept."""

    conformance = forms.ChoiceField(label=_("Conformance"), choices=Conformance.choices, widget=forms.RadioSelect)
    owner = DepartmentField(
        label=_("Whose work the evidence shows"), help_text=_("Nobody rates their own work: it cannot be you.")
    )
    evidence = LongTextField(label=_("Evidence"), rows=4, max_length=2000)
    link = forms.CharField(
        label=pgettext_lazy("audit", "Where it stands"), max_length=300, required=False,
        help_text=_("Title and number of the rule or record, or an address in the house. No personal data."),
    )  # fmt: skip
    gap = LongTextField(
        label=_("What is missing"), rows=3, max_length=1000, required=False,
        help_text=_("Needed where the standard is kept in part or not at all."),
    )  # fmt: skip
    files = AttachmentsField(label=_("Evidence files"), required=False)  # type: ignore[assignment] # a field, not the data

    def clean(self) -> dict[str, Any]:
        """Ask for the gap where there is one, and drop it where there is none."""
        data = super().clean() or {}
        has_a_gap = data.get("conformance") in HAS_A_GAP
        if has_a_gap and not data.get("gap"):
            self.add_error("gap", _("Say what is missing."))
        data["gap"] = data.get("gap", "") if has_a_gap else ""
        return data


class NoteForm(forms.Form):
    """A note."""

    note = LongTextField(label=_("Note"), rows=3, max_length=1000, required=False)


class ReturnForm(forms.Form):
    """Why not."""

    note = LongTextField(label=_("Reason"), rows=3, max_length=1000)


class MeasureForm(forms.Form):
    """Who does what until when."""

    what = LongTextField(label=pgettext_lazy("audit", "Measure"), rows=2, max_length=400)
    owner = DepartmentField(label=_("In charge"))
    due_on = JapaneseDateField(label=pgettext_lazy("audit", "Until"), future=True)


class OutcomeForm(forms.Form):
    """What was done."""

    outcome = LongTextField(label=_("What was done"), rows=4, max_length=1000)


class ApprovalForm(forms.Form):
    """The conclusion, and what the head read."""

    seen = forms.CharField(widget=forms.HiddenInput, max_length=64)
    conclusion = LongTextField(label=_("Conclusion"), rows=8, max_length=4000)


class ItemFilter(django_filters.FilterSet):
    """Conditions for the standards of an assessment."""

    domain = django_filters.ChoiceFilter(
        label=_("Domain"), field_name="standard__domain", choices=Domain.choices, empty_label=_("All")
    )
    conformance = django_filters.ChoiceFilter(label=_("Conformance"), choices=Conformance.choices, empty_label=_("All"))
    state = django_filters.ChoiceFilter(label=_("State"), choices=ItemState.choices, empty_label=_("All"))

    class Meta:
        model = Item
        fields: list[str] = []
