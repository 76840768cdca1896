"""What is asked on the pages of the check of what is sent."""

from datetime import date, timedelta
from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from governance import clock
from governance.access import Actor
from governance.attachments.fields import AttachmentsField
from governance.letters import text_of_csv
from governance.lists.filters import DayFilter, ReferenceFilter
from governance.web.fields import CodeField, JapaneseDateField, LongTextField, TimeField, UnitField, past_moment
from privacy.dispatch.actions.after import EVERYONE, UNIT, Report
from privacy.dispatch.actions.checking import Finding
from privacy.dispatch.actions.preparing import Entry
from privacy.dispatch.actions.ruling import Wording
from privacy.dispatch.choices import BatchState, How, Kind, Reason, Wrong
from privacy.dispatch.importing import ERRORS_SHOWN, read
from privacy.dispatch.models import Batch, NearMiss
from privacy.dispatch.models.batch import LONGEST_CODE
from privacy.dispatch.rules import KeyFields
from privacy.filters import SeenUnitFilter
from privacy.units import units_seen

MAX_BYTES = 4 * 1024 * 1024
PLACES = {Kind.LETTER: _("Postal code"), Kind.MAIL: _("Mail address"), Kind.HANDED: _("Date of birth (8 digits)")}
OFF = {"autocomplete": "off"}


class BatchForm(forms.Form):
    """A new batch."""

    kind = forms.ChoiceField(label=_("Kind"), choices=Kind.choices, widget=forms.RadioSelect)
    title = forms.CharField(
        label=_("What is sent, in one line"),
        max_length=80,
        help_text=_("For example: pension notices, second dispatch"),
    )


class KeyFieldsForm(forms.Form):
    """Name, destination and number of one addressee. They are compared, never kept."""

    name = forms.CharField(label=_("Name in kana"), max_length=80, widget=forms.TextInput(attrs=OFF))
    place = forms.CharField(label=_("Destination"), max_length=120, widget=forms.TextInput(attrs=OFF))
    tail = forms.CharField(
        label=_("Last four digits of the number"), max_length=12, required=False,
        widget=forms.TextInput(attrs=OFF | {"inputmode": "numeric"}),
    )  # fmt: skip

    def __init__(self, *args: Any, kind: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["place"].label = PLACES[Kind(kind)]

    def key_fields(self) -> KeyFields:
        """Return what was typed; only for a valid form."""
        return KeyFields(*(self.cleaned_data[name] for name in ("name", "place", "tail")))


class ItemCodeField(CodeField):
    """The code on an item, the first thing to be read."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TextInput(attrs=OFF | {"autofocus": True})
        super().__init__(max_length=LONGEST_CODE, widget=widget, **kwargs)


class ItemsForm(KeyFieldsForm):
    """One item by hand, or a file of many."""

    file = forms.FileField(
        label=_("Or a CSV file"), required=False,
        help_text=_("Columns: コード, 宛名カナ, 宛先, 番号下4桁. UTF-8 or Shift_JIS, up to 20,000 rows."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("name", "place"):
            self.fields[name].required = False
        self.fields = {"code": ItemCodeField(label=_("Code"), required=False), **self.fields}
        self.entries: list[Entry] = []

    def clean(self) -> dict[str, Any]:
        """Read the file, or take the one item."""
        data = super().clean() or {}
        if data.get("file"):
            self.entries = self._read(data["file"])
            return data
        for name in ("code", "name", "place"):
            if not data.get(name) and name not in self.errors:
                self.add_error(name, self.fields[name].error_messages["required"])
        if not self.errors:
            self.entries = [Entry(data["code"], self.key_fields())]
        return data

    def _read(self, file: Any) -> list[Entry]:
        text = text_of_csv(file.read()) if file.size <= MAX_BYTES else None
        if text is None:
            self.add_error("file", _("The file is no CSV in UTF-8 or Shift_JIS of up to 4 MB."))
            return []
        entries, problems = read(text)
        for problem in problems[:ERRORS_SHOWN]:
            self.add_error("file", problem)
        return entries


class PlantForm(KeyFieldsForm):
    """An item that is wrong on purpose: its key fields as they should be, and what is wrong with it."""

    code = ItemCodeField(label=_("Code"))
    wrong = forms.ChoiceField(label=_("What is wrong with it"), choices=[("", _("Choose")), *Wrong.choices])
    field_order = ("code",)
    note = forms.CharField(label=_("In a few words, without names"), max_length=200, required=False)

    def inputs(self) -> dict[str, Any]:
        """Return what the action asks for; only for a valid form."""
        data = self.cleaned_data
        return {"entry": Entry(data["code"], self.key_fields()), "wrong": data["wrong"], "note": data["note"]}


ALL_RIGHT, WRONG = "right", "wrong"


class CheckForm(forms.Form):
    """One check of one item: both right, or what is wrong. The second person types the key fields besides."""

    code = ItemCodeField(
        label=_("Read the code on the item"), required=False, help_text=_("Left empty when there is none.")
    )
    result = forms.ChoiceField(
        label=_("Addressee and contents"), widget=forms.RadioSelect,
        choices=[(ALL_RIGHT, _("Both are right")), (WRONG, _("Something is wrong: stop it"))],
    )  # fmt: skip
    wrong = forms.ChoiceField(label=_("What is wrong"), choices=[("", _("Nothing")), *Wrong.choices], required=False)
    note = forms.CharField(label=_("In a few words, without names"), max_length=200, required=False)

    def __init__(self, *args: Any, kind: str, item_code: str, asks_fields: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.item_code, self.asks_fields = item_code, asks_fields
        if asks_fields:
            typed = KeyFieldsForm(kind=kind).fields
            for field in typed.values():
                field.required = False
            first = {name: self.fields[name] for name in ("code", "result")}
            self.fields = {**first, **typed, **self.fields}

    def clean(self) -> dict[str, Any]:
        """Check the code that was read, and that what is wrong is named."""
        data = super().clean() or {}
        if data.get("code") and data["code"] != self.item_code:
            self.add_error("code", _("This is the code of another item. Look for the right one."))
        if data.get("result") == WRONG:
            self._check_wrong(data)
        elif data.get("result") == ALL_RIGHT and self.asks_fields:
            for name in ("name", "place"):
                if not data.get(name):
                    self.add_error(name, self.fields[name].error_messages["required"])
        return data

    def _check_wrong(self, data: dict[str, Any]) -> None:
        if not data.get("wrong"):
            self.add_error("wrong", _("Choose what is wrong."))
        elif data["wrong"] == Wrong.OTHER and not data.get("note"):
            self.add_error("note", _("Say what is wrong."))

    def finding(self) -> Finding:
        """Return the finding; only for a valid form."""
        data = self.cleaned_data
        typed = KeyFields(data["name"], data["place"], data["tail"]) if self.asks_fields else None
        if data["result"] == WRONG:
            return Finding(data["wrong"], data["note"], bool(data["code"]))
        return Finding(scanned=bool(data["code"]), typed=typed)


class ScanForm(forms.Form):
    """A code by a barcode reader."""

    code = ItemCodeField(label=_("Read the code on the item"))


class RemoteForm(forms.Form):
    """Which unit does the second check, and why."""

    unit = UnitField(label=_("Unit that does the second check"))
    reason = forms.CharField(label=_("Reason"), max_length=200, help_text=_("For example: night shift of one person"))


class PhotosForm(forms.Form):
    """Photos of an item."""

    files = AttachmentsField(label=_("Photos or scans of address and contents"))  # type: ignore[assignment] # a field


class ReasonForm(forms.Form):
    """A reason."""

    reason = forms.CharField(label=_("Reason"), max_length=200)


class ReturnedForm(forms.Form):
    """That an item came back."""

    returned_on = JapaneseDateField(label=_("Came back on"), past=True)
    reason = forms.ChoiceField(label=_("Reason"), choices=[("", _("Choose")), *Reason.choices])
    note = forms.CharField(label=_("Note"), max_length=200, required=False)


class ErrorForm(forms.Form):
    """An error found after the release."""

    wrong = forms.ChoiceField(label=_("What was wrong"), choices=[("", _("Choose")), *Wrong.choices])
    text = LongTextField(label=_("What happened"), rows=5, max_length=2000)
    persons = forms.IntegerField(
        label=_("Persons concerned"), min_value=1, max_value=10_000_000, required=False,
        help_text=_("Left empty when it is not known yet."),
    )  # fmt: skip
    known_on = JapaneseDateField(label=_("Known since (day)"), past=True)
    known_time = TimeField(label=_("Known since (time)"))

    def clean(self) -> dict[str, Any]:
        """Put the moment together."""
        data = super().clean() or {}
        data["known_at"] = past_moment(self, "known_on", "known_time")
        return data

    def report(self) -> Report:
        """Return the report; only for a valid form."""
        return Report(**{name: self.cleaned_data[name] for name in ("wrong", "text", "persons", "known_at")})


class RuleForm(forms.Form):
    """A version of a rule."""

    kind = forms.ChoiceField(label=_("What is sent"), choices=Kind.choices)
    valid_from = JapaneseDateField(label=_("In force from"), future=True)
    how = forms.ChoiceField(label=_("What is checked"), choices=How.choices, widget=forms.RadioSelect)
    sample_size = forms.IntegerField(label=_("Size of the sample"), min_value=1, max_value=20_000, required=False)
    preparer_may_check = forms.BooleanField(label=_("Who prepared the batch may check it too"), required=False)
    blind_entry = forms.BooleanField(
        label=_("The second person types the key fields without seeing them"), required=False, initial=True
    )
    remote_second = forms.BooleanField(
        label=_("A lone shift may ask another unit for the second check"), required=False, initial=True
    )
    text = LongTextField(label=_("The rule in words"), rows=5, max_length=2000)

    def clean(self) -> dict[str, Any]:
        """Ask for the size of a sample, and drop it where each item is checked."""
        data = super().clean() or {}
        if data.get("how") == How.EACH:
            data["sample_size"] = None
        elif data.get("how") == How.SAMPLE and not data.get("sample_size") and "sample_size" not in self.errors:
            self.add_error("sample_size", _("Enter how many items are drawn."))
        return data

    def wording(self) -> Wording:
        """Return the version; only for a valid form."""
        return Wording(**{name: self.cleaned_data[name] for name in Wording.__dataclass_fields__})


class LessonForm(forms.Form):
    """The lesson of a month."""

    month = JapaneseDateField(label=_("Month (any day of it)"), past=True)
    text = LongTextField(label=_("Lesson of the month"), rows=4, max_length=600)
    reach = forms.ChoiceField(label=_("For whom"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, for_unit: bool, for_everyone: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("month", clock.today())
        both = [(UNIT, _("The own unit"), for_unit), (EVERYONE, _("All units"), for_everyone)]
        chooser = self.fields["reach"]
        assert isinstance(chooser, forms.ChoiceField)
        chooser.choices = [(value, label) for value, label, allowed in both if allowed]


class BatchFilter(django_filters.FilterSet):
    """Conditions for the list of batches."""

    reference = ReferenceFilter(label=_("Reference number"), prefix="S-")
    state = django_filters.ChoiceFilter(label=_("State"), choices=BatchState.choices, empty_label=_("All"))
    kind = django_filters.ChoiceFilter(label=_("Kind"), choices=Kind.choices, empty_label=_("All"))
    unit = SeenUnitFilter()

    class Meta:
        model = Batch
        fields: list[str] = []


class NearMissFilter(django_filters.FilterSet):
    """Conditions for the list of near misses."""

    wrong = django_filters.ChoiceFilter(label=_("What was wrong"), choices=Wrong.choices, empty_label=_("All"))
    unit = SeenUnitFilter()
    since = DayFilter(label=_("Caught from"), method="caught_from")
    until = DayFilter(label=_("Caught until"), method="caught_until")

    def caught_from(self, rows: QuerySet[NearMiss], name: str, value: date) -> QuerySet[NearMiss]:
        """Return those that were caught on the day or later."""
        return rows.filter(caught_at__gte=clock.start_of(value))

    def caught_until(self, rows: QuerySet[NearMiss], name: str, value: date) -> QuerySet[NearMiss]:
        """Return those that were caught by the end of the day."""
        return rows.filter(caught_at__lt=clock.start_of(value + timedelta(days=1)))

    class Meta:
        model = NearMiss
        fields: list[str] = []


class MonthsForm(forms.Form):
    """Figures of one unit, or of all in sight."""

    unit = UnitField(label=_("Unit"), required=False, empty_label=_("All"))

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chooser = self.fields["unit"]
        assert isinstance(chooser, UnitField)
        chooser.narrow(units_seen(actor))
