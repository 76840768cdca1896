"""What is asked on the pages of data audits."""

from collections.abc import Mapping, Sequence
from math import isfinite
from pathlib import Path
from typing import Any

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from audit.data_audits import store
from audit.data_audits.access import engagements_to_feed, heads
from audit.data_audits.choices import SetState, Source
from audit.data_audits.models import DataSet
from audit.data_audits.rules.shapes import Ask, Test
from audit.engagements.models import Engagement
from governance.access import Actor
from governance.offered_tables import offered
from governance.web.fields import JapaneseDateField, LongTextField


class DataSetForm(forms.Form):
    """A data set: a file, a large file that the operators put into one's folder, or own records."""

    engagement = forms.ModelChoiceField(
        label=_("Audit"),
        queryset=Engagement.objects.none(),
        required=False,
        empty_label=_("None: for the whole department"),
    )
    title = forms.CharField(label=_("Title"), max_length=100)
    origin = forms.CharField(
        label=_("Where it comes from"), max_length=300, help_text=_("System, day, conditions, who gave it")
    )
    file = forms.FileField(
        label=_("File"), required=False,
        help_text=_("CSV (UTF-8, Shift_JIS), Excel or Parquet, 20 MB at most. Operators put larger ones into your folder."),
    )  # fmt: skip
    dropped = forms.ChoiceField(label=_("Or a large file in your folder"), required=False)
    table = forms.ChoiceField(label=_("Or own records of the audited units"), required=False)
    first = JapaneseDateField(label=_("Own records from"), required=False)
    last = JapaneseDateField(label=_("Own records until"), required=False)

    def __init__(self, *args: Any, actor: Actor, staff_number: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.actor = actor
        self.folder = {path.name: path for path in store.dropped(staff_number)}
        fields: dict[str, Any] = self.fields
        fields["engagement"].queryset = engagements_to_feed(actor)
        fields["dropped"].choices = [("", "–"), *((name, name) for name in self.folder)]
        fields["table"].choices = [("", "–"), *((code, table.label) for code, table in offered().items())]

    def clean_file(self) -> Any:
        """Refuse what is too large or of another kind."""
        upload: Any = self.cleaned_data["file"]
        if upload is None:
            return None
        if getattr(upload, "too_large", False):
            raise ValidationError(_("The file is larger than 20 MB. Ask the operators to put it into your folder."))
        if Path(upload.name).suffix.lower() not in store.ENDINGS:
            raise ValidationError(_("Choose a file that ends in .csv, .txt, .xlsx or .parquet."))
        return upload

    def clean(self) -> dict[str, Any]:
        """Ask for exactly one source, and for days with own records, which without an audit the head alone takes."""
        data = super().clean() or {}
        if sum(bool(data.get(name)) for name in ("file", "dropped", "table")) != 1 and "file" not in self.errors:
            self.add_error("file", _("Choose one source: a file, a large file or own records."))
        if data.get("table"):
            if not data.get("first") or not data.get("last") or data["last"] < data["first"]:
                self.add_error("first", _("Enter the first and the last day of the records."))
            if data.get("engagement") is None and not heads(self.actor, None):
                self.add_error("engagement", _("Own records are taken for an audit."))
        return data

    def source(self) -> Source:
        """Return the kind of source; only for a valid form."""
        name = self.cleaned_data["dropped"] or (self.cleaned_data["file"].name if self.cleaned_data["file"] else "")
        return Source(store.ENDINGS[Path(name).suffix.lower()]) if name else Source.QUERY

    def query(self) -> dict[str, Any]:
        """Return what is asked of own records."""
        data = self.cleaned_data
        if not data["table"]:
            return {}
        return {"table": data["table"], "first": data["first"].isoformat(), "last": data["last"].isoformat()}


def _number(value: Any) -> Any:
    """Return a decimal as the plainest number that JSON holds."""
    return None if value is None else int(value) if value == int(value) else float(value)


class TestForm(forms.Form):
    """The parameters of a test. `columns`: as in the profile; `others`: those of the other list."""

    def __init__(
        self, *args: Any, test: Test, columns: Sequence[Mapping[str, Any]], others: Sequence[Mapping[str, Any]] = (),
        **kwargs: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        self.test = test
        for ask in test.asks:
            self.fields[ask.name] = _field(ask, others if ask.kind == "other_columns" else columns)

    def clean(self) -> dict[str, Any]:
        """Check what does not go together."""
        data = super().clean() or {}
        if not self.errors:
            problem = self.test.check(self.params())
            if problem:
                self.add_error(None, _(problem))
        return data

    def params(self) -> dict[str, Any]:
        """Return the parameters as the run keeps them."""
        found: dict[str, Any] = {}
        for ask in self.test.asks:
            value = self.cleaned_data.get(ask.name)
            if ask.kind == "lines":
                value = [line.strip() for line in (value or "").splitlines() if line.strip()]
            elif ask.kind in ("percent", "amount"):
                value = _number(value)
                value = ask.default if value is None and not ask.needed else value
            found[ask.name] = value
        return found


def _field(ask: Ask, columns: Sequence[Mapping[str, Any]]) -> forms.Field:
    shared: dict[str, Any] = {"label": _(ask.label), "required": ask.needed, "initial": ask.default}
    if ask.hint:
        shared["help_text"] = _(ask.hint)
    fitting = [(column["name"], column["name"]) for column in columns if not ask.of or column["kind"] == ask.of]
    if ask.kind == "column":
        return forms.ChoiceField(choices=[("", _("Choose")), *fitting], **shared)
    if ask.kind in ("columns", "other_columns"):
        return forms.MultipleChoiceField(choices=fitting, widget=forms.CheckboxSelectMultiple, **shared)
    if ask.kind == "choice":
        return forms.ChoiceField(choices=[(value, _(label)) for value, label in ask.choices], **shared)
    if ask.kind == "lines":
        return LongTextField(rows=4, max_length=2000, **shared)
    if ask.kind == "whole":
        return forms.IntegerField(min_value=ask.least, max_value=ask.most, **shared)
    least, most = (ask.least, ask.most) if ask.kind == "percent" else (0, None)
    return forms.DecimalField(min_value=least, max_value=most, max_digits=18, decimal_places=4, **shared)


class ErrorsForm(forms.Form):
    """The errors found in a sample. `amounts`: each with the value that was found to be right."""

    errors_found = LongTextField(label=_("Errors found"), rows=6, max_length=20_000, required=False)
    note = forms.CharField(label=_("Note"), max_length=400, required=False)

    def __init__(self, *args: Any, amounts: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.amounts = amounts
        self.fields["errors_found"].help_text = (
            _(
                "One error a line: the number of the row, a space, and the right amount. Leave it empty when there are none."
            )
            if amounts
            else _("One error a line: the number of the row. Leave it empty when there are none.")
        )

    def clean_errors_found(self) -> dict[int, float | None]:
        """Return row → right amount; raises ValidationError that names the line."""
        found: dict[int, float | None] = {}
        for line in self.cleaned_data["errors_found"].splitlines():
            parts = line.replace(",", "").split()
            if not parts:
                continue
            try:
                row, value = int(parts[0]), float(parts[1]) if self.amounts else None
                if value is not None and not isfinite(value):
                    raise ValueError
            except (ValueError, IndexError) as error:
                raise ValidationError(_("This line cannot be read: %(line)s") % {"line": line[:40]}) from error
            found[row] = value
        return found


class DataSetFilter(django_filters.FilterSet):
    """Conditions for the list."""

    title = django_filters.CharFilter(label=_("Title"), lookup_expr="icontains")
    state = django_filters.ChoiceFilter(label=_("State"), choices=SetState.choices, empty_label=_("All"))

    class Meta:
        model = DataSet
        fields: list[str] = []
