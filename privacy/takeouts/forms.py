"""What is asked on the pages of what is taken outside."""

from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from governance import clock
from governance.access import Actor
from governance.attachments.fields import AttachmentsField
from governance.letters import code_of
from governance.lists.filters import ReferenceFilter
from governance.people.models import Person
from governance.web.fields import CodeField, JapaneseDateField, LongTextField, TimeField, past_moment
from privacy.filters import SeenUnitFilter
from privacy.takeouts.actions.asking import Request, Thing
from privacy.takeouts.actions.moving import LossReport
from privacy.takeouts.choices import ELECTRONIC, ItemState, Medium, State
from privacy.takeouts.models import TakenItem, TakeOut
from privacy.takeouts.queries import colleagues

ROWS = 6
THING = ("code", "description", "medium", "encrypted", "locked")
LONGEST_CODE = 40


class AskForm(forms.Form):
    """A request with up to six items."""

    what = forms.CharField(label=_("What data"), max_length=200)
    persons = forms.IntegerField(label=_("Of how many persons"), min_value=1, max_value=10_000_000)
    purpose = LongTextField(label=_("What for"), rows=2, max_length=400)
    destination = forms.CharField(label=_("Where to"), max_length=200)
    out_on = JapaneseDateField(label=_("Leaves on"), future=True)
    due_on = JapaneseDateField(label=_("Back until"), future=True)
    carrier = forms.CharField(label=_("Who carries it (staff number)"), max_length=40)
    protection = LongTextField(
        label=_("How it is protected on the way"), rows=2, max_length=400,
        help_text=_("For example: locked case, two people, never left in a car"),
    )  # fmt: skip

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.actor = actor
        self.initial.setdefault("out_on", clock.today())
        own = Person.objects.filter(pk=actor.own_id).values_list("staff_number", flat=True).first()
        self.initial.setdefault("carrier", own or "")
        for row in range(1, ROWS + 1):
            self._add_row(row)

    def _add_row(self, row: int) -> None:
        self.fields[f"code_{row}"] = CodeField(
            label=_("Number on the item"), max_length=LONGEST_CODE, required=row == 1
        )
        self.fields[f"description_{row}"] = forms.CharField(label=_("What it is"), max_length=120, required=row == 1)
        self.fields[f"medium_{row}"] = forms.ChoiceField(
            label=_("Kind of medium"), choices=Medium.choices, required=row == 1
        )
        self.fields[f"encrypted_{row}"] = forms.BooleanField(label=_("Encrypted"), required=False)
        self.fields[f"locked_{row}"] = forms.BooleanField(label=_("In a locked case"), required=False)

    def main(self) -> list[Any]:
        """Return the fields of the request itself, for the page."""
        return [self[name] for name in self.base_fields]

    def rows(self) -> list[list[Any]]:
        """Return the fields of each item, for the page."""
        return [[self[f"{name}_{row}"] for name in THING] for row in range(1, ROWS + 1)]

    def clean_carrier(self) -> Person:
        """Return the person, one of the asker's unit."""
        found = colleagues(self.actor).filter(staff_number=self.cleaned_data["carrier"].strip()).first()
        if found is None:
            raise forms.ValidationError(_("Nobody of your unit has this staff number."))
        return found

    def clean(self) -> dict[str, Any]:
        """Check the days and each item: electronic media never without encryption."""
        data = super().clean() or {}
        if data.get("out_on") and data.get("due_on") and data["due_on"] < data["out_on"]:
            self.add_error("due_on", _("The day lies before the one on which it leaves."))
        codes: list[str] = []
        for row in range(1, ROWS + 1):
            code = data.get(f"code_{row}")
            if not code:
                if data.get(f"description_{row}") and f"code_{row}" not in self.errors:
                    self.add_error(f"code_{row}", _("Enter the number on this item."))
                continue
            if code in codes:
                self.add_error(f"code_{row}", _("Two items have the same number."))
            codes.append(code)
            if not data.get(f"description_{row}") and f"description_{row}" not in self.errors:
                self.add_error(f"description_{row}", _("Say what it is."))
            if data.get(f"medium_{row}") in ELECTRONIC and not data.get(f"encrypted_{row}"):
                self.add_error(f"encrypted_{row}", _("Electronic media leave encrypted or not at all."))
        return data

    def request(self) -> Request:
        """Return the request; only for a valid form."""
        return Request(**{name: self.cleaned_data[name] for name in Request.__dataclass_fields__})

    def things(self) -> list[Thing]:
        """Return the items; only for a valid form."""
        data = self.cleaned_data
        rows = [row for row in range(1, ROWS + 1) if data[f"code_{row}"]]
        return [
            Thing(
                data[f"code_{row}"], data[f"description_{row}"], data[f"medium_{row}"] or Medium.OTHER,
                data[f"encrypted_{row}"], data[f"locked_{row}"],
            )
            for row in rows
        ]  # fmt: skip


class NoteForm(forms.Form):
    """A condition, if there is one."""

    note = forms.CharField(label=_("Condition or note"), max_length=400, required=False)


class ReasonForm(forms.Form):
    """A reason."""

    reason = forms.CharField(label=_("Reason"), max_length=400)


class ExtensionForm(forms.Form):
    """More time."""

    due_on = JapaneseDateField(label=_("Back until"), future=True)
    reason = forms.CharField(label=_("Reason"), max_length=400)


class CodesForm(forms.Form):
    """Items by their numbers: read one after the other (each Enter begins a line), or ticked."""

    codes = LongTextField(
        label=_("Read the numbers on the items"), rows=4, max_length=2000, required=False,
        help_text=_("One a line: a barcode reader presses Enter by itself."),
    )  # fmt: skip
    ticked = forms.MultipleChoiceField(
        label=_("Or tick the items"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, takeout: TakeOut, states: tuple[str, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.items = list(TakenItem.objects.filter(takeout=takeout, state__in=states))
        self.fields["codes"].widget.attrs.update({"autofocus": True, "autocomplete": "off"})
        chooser = self.fields["ticked"]
        assert isinstance(chooser, forms.MultipleChoiceField)
        chooser.choices = [(item.code, f"{item.code} {item.description}") for item in self.items]

    def clean(self) -> dict[str, Any]:
        """Put both together; a number that is none of the items is named."""
        data = super().clean() or {}
        read = [code_of(line) for line in data.get("codes", "").split("\n") if line.strip()]
        known = {item.code for item in self.items}
        for code in dict.fromkeys(read):
            if code not in known:
                self.add_error("codes", _("“%(code)s” is not among the items.") % {"code": code})
        data["all_codes"] = sorted({*read, *data.get("ticked", [])})
        if not data["all_codes"] and "codes" not in self.errors:
            self.add_error("codes", _("Read or tick an item."))
        return data

    def read_codes(self) -> list[str]:
        """Return the numbers; only for a valid form."""
        found: list[str] = self.cleaned_data["all_codes"]
        return found


OUTSIDE = (ItemState.OUT, ItemState.DESTROYING)


class DestroyedForm(CodesForm):
    """What was destroyed, with the certificate."""

    files = AttachmentsField(label=_("Certificate of destruction"))  # type: ignore[assignment] # a field, not the data


class LossForm(CodesForm):
    """What is missing, what happened, since when it is known."""

    stolen = forms.BooleanField(label=_("It was stolen"), required=False)
    text = LongTextField(label=_("What happened"), rows=5, max_length=2000)
    known_on = JapaneseDateField(label=_("Known since (day)"), past=True)
    known_time = TimeField(label=_("Known since (time)"))

    def clean(self) -> dict[str, Any]:
        """Put the moment together."""
        data = super().clean()
        data["known_at"] = past_moment(self, "known_on", "known_time")
        return data

    def report(self) -> LossReport:
        """Return the report; only for a valid form."""
        data = self.cleaned_data
        return LossReport(data["all_codes"], data["stolen"], data["text"], data["known_at"])


class DoorForm(forms.Form):
    """A number by a barcode reader or by hand."""

    code = CodeField(
        label=_("Read the number on the item"), max_length=LONGEST_CODE,
        widget=forms.TextInput(attrs={"autofocus": True, "autocomplete": "off"}),
    )  # fmt: skip


class TakeOutFilter(django_filters.FilterSet):
    """Conditions for the register."""

    reference = ReferenceFilter(label=_("Reference number"), prefix="T-")
    state = django_filters.ChoiceFilter(label=_("State"), choices=State.choices, empty_label=_("All"))
    unit = SeenUnitFilter()
    late = django_filters.BooleanFilter(
        label=_("Overdue"), method="by_lateness",
        widget=forms.Select(choices=[("", _("All")), ("true", _("Overdue only"))]),
    )  # fmt: skip

    def by_lateness(self, rows: QuerySet[Any], name: str, value: bool) -> QuerySet[Any]:
        """Return what is overdue."""
        return rows.filter(state=State.OUT, due_on__lt=clock.today()) if value else rows

    class Meta:
        model = TakeOut
        fields: list[str] = []


class OwnFilter(django_filters.FilterSet):
    """Conditions for the own ones."""

    state = django_filters.ChoiceFilter(label=_("State"), choices=State.choices, empty_label=_("All"))

    class Meta:
        model = TakeOut
        fields: list[str] = []
