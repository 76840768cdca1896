"""What is filled in about designations and openings."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from compliance.forms import PersonChoiceField
from compliance.handlers.actions import HELD_BY_HANDLERS
from governance.people.models import Person
from governance.people.queries import holders
from governance.web.fields import JapaneseDateField, LongTextField


class OnePersonField(forms.ModelChoiceField):
    """One person by name and staff number."""

    label_from_instance = PersonChoiceField.label_from_instance


class ProposeForm(forms.Form):
    """A designation to propose."""

    person = OnePersonField(label=_("Person"), queryset=Person.objects.none())
    duties = forms.CharField(
        label=_("Duties"),
        max_length=300,
        widget=forms.TextInput(),
        help_text=_("For example: reception and investigation of reports, talks with reporters"),
    )
    trained_on = JapaneseDateField(label=_("Day on which the training for handlers was finished"), past=True)
    valid_from = JapaneseDateField(label=_("From"))
    valid_to = JapaneseDateField(label=_("Until"), help_text=_("At most three years later. A new letter follows then."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = holders(HELD_BY_HANDLERS)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Refuse days in the wrong order and terms that are too long."""
        data = super().clean() or {}
        first, last, trained = (data.get(name) for name in ("valid_from", "valid_to", "trained_on"))
        if first and last and last < first:
            self.add_error("valid_to", _("The last day lies before the first."))
        elif first and last and (last - first).days > 3 * 366:
            self.add_error("valid_to", _("A term is three years at most."))
        if first and trained and trained > first:
            self.add_error("trained_on", _("The training must be finished before the first day."))
        return data


class EndForm(forms.Form):
    """Why a designation ends."""

    reason = forms.CharField(label=_("Reason of the end"), max_length=300)


class AcceptLetterForm(forms.Form):
    """The handler takes the duty on."""

    understood = forms.BooleanField(
        label=_(
            "I have read the letter, and I know that breaking the secrecy is punishable (art. 12 and 21 of the Act)."
        ),
        error_messages={"required": _("Tick the box when you have read the letter.")},
    )


class AskIdentityForm(forms.Form):
    """Why the name is needed."""

    reason = LongTextField(
        label=_("Why is it necessary to know who reported?"),
        rows=4,
        max_length=2000,
        help_text=_("The second person and the reporter read this. Say also why it cannot be done without the name."),
    )
