"""Form fields of the house."""

import unicodedata
from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.forms.models import fields_for_model
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from governance import clock
from governance.calendar import eras
from governance.letters import code_of
from governance.organization.models import Unit, UnitPeriod
from governance.organization.queries import choices_on, grouped, periods_on

LONG_TEXT = 20_000


class JapaneseDateField(forms.Field):
    """A day, typed as 令和8年4月1日, R8.4.1 or 2026-04-01. `past` refuses days after today, `future` days before it."""

    default_error_messages = {
        "invalid": _("Enter a date such as 令和8年4月1日, R8.4.1 or 2026-04-01."),
        "future": _("Enter today or a day in the past."),
        "past": _("Enter today or a day in the future."),
    }

    def __init__(self, *, past: bool = False, future: bool = False, **kwargs: Any) -> None:
        self.past, self.future = past, future
        kwargs.setdefault("help_text", _("For example: 令和8年4月1日, R8.4.1 or 2026-04-01"))
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> date | None:
        """Return the day, None for nothing typed; raises ValidationError when it is no date."""
        if value in self.empty_values:
            return None
        if isinstance(value, date):
            return value
        try:
            return eras.parse(str(value))
        except ValueError as error:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from error

    def validate(self, value: date | None) -> None:
        """Raise ValidationError for a missing day or one on the wrong side of today."""
        super().validate(value)
        if self.past and value and value > clock.today():
            raise ValidationError(self.error_messages["future"], code="future")
        if self.future and value and value < clock.today():
            raise ValidationError(self.error_messages["past"], code="past")

    def prepare_value(self, value: Any) -> Any:
        """Show a stored day as ISO; what was typed stays as it was typed."""
        return value.isoformat() if isinstance(value, date) else value


class LongTextField(forms.CharField):
    """Several lines of text, up to 20,000 signs. Typed line ends become one kind; NUL is refused by Django."""

    widget = forms.Textarea

    def __init__(self, *, rows: int = 6, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", LONG_TEXT)
        super().__init__(**kwargs)
        self.widget.attrs.update({"rows": rows})
        self.widget.attrs.pop("maxlength", None)  # browsers cut silently; our message says how much is too much

    def to_python(self, value: Any) -> str:
        """Return the text with line ends as \\n."""
        return (super().to_python(value) or "").replace("\r\n", "\n").replace("\r", "\n")

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Leave out maxlength, for the reason above."""
        return {k: v for k, v in super().widget_attrs(widget).items() if k != "maxlength"}


class CodeField(forms.CharField):
    """The code on a thing: a barcode reader types it and presses Enter. Width does not count."""

    def to_python(self, value: Any) -> str:
        """Return the code as the label bears it."""
        return code_of(super().to_python(value) or "")


class UnitField(forms.ChoiceField):
    """One of the units in force, grouped for a select that works without JavaScript. Gives a Unit or None."""

    default_error_messages = {"invalid_choice": _("Choose a unit from the list.")}

    def __init__(self, *, empty_label: Any = None, **kwargs: Any) -> None:
        self.empty_label = empty_label or _("Choose")
        super().__init__(choices=self._choices, **kwargs)

    def _choices(self) -> list[tuple[str, Any]]:
        return [("", self.empty_label), *choices_on(clock.today())]

    def narrow(self, periods: Iterable[UnitPeriod]) -> None:
        """Offer the units of these periods alone."""
        self.choices = [("", self.empty_label), *grouped(periods, lambda period: str(period.unit_id))]

    def clean(self, value: Any) -> Any:
        """Return the chosen Unit, None when nothing was chosen; raises ValidationError for anything else."""
        chosen = super().clean(value)
        return Unit.objects.get(pk=chosen) if chosen else None

    def valid_value(self, value: Any) -> bool:
        """Return whether the id is one of a unit in force."""
        try:
            return periods_on(clock.today()).filter(unit_id=value).exists()
        except ValidationError:
            return False


def past_moment(form: forms.Form, day_field: str, time_field: str) -> datetime | None:
    """Return the moment of two cleaned fields, None when one is missing; one that has not come yet is an error of the time."""
    day, at = form.cleaned_data.get(day_field), form.cleaned_data.get(time_field)
    if day is None or at is None:
        return None
    moment = timezone.make_aware(datetime.combine(day, at))
    if moment > clock.now():
        form.add_error(time_field, _("Enter a time in the past."))
    return moment


class TimeField(forms.TimeField):
    """A time of day, typed as 14:30 or 14時30分, in any width."""

    default_error_messages = {"invalid": _("Enter a time such as 14:30.")}

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TimeInput(format="%H:%M", attrs={"type": "time", "class": "input-date"})
        super().__init__(input_formats=["%H:%M", "%H時%M分", "%H:%M:%S"], widget=widget, **kwargs)

    def to_python(self, value: Any) -> time | None:
        """Return the time, None for nothing typed; raises ValidationError when it is none."""
        return super().to_python(unicodedata.normalize("NFKC", value) if isinstance(value, str) else value)


def fields_of(model: type[Model], names: Iterable[str]) -> dict[str, forms.Field]:
    """Return form fields for columns of a model, with the columns' own checks: fields_for_model alone leaves those to the row."""

    def checked(column: Any, **kwargs: Any) -> forms.Field:
        field: forms.Field = column.formfield(validators=column.validators, **kwargs)
        return field

    found: dict[str, forms.Field] = fields_for_model(model, tuple(names), formfield_callback=checked)
    return found
