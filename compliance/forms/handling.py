"""What those who handle cases fill in."""

from typing import Any

import django_filters
from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from compliance.assigning import investigators_to_assign
from compliance.choices import Category, Channel, Severity, State, Track
from compliance.models import Case
from compliance.reporter.forms import WhatForm, YouForm
from governance import clock
from governance.attachments.fields import AttachmentsField
from governance.lists.filters import ReferenceFilter
from governance.people.models import Person
from governance.web.fields import JapaneseDateField, LongTextField


class AcceptForm(forms.Form):
    """Take a report up."""

    severity = forms.ChoiceField(label=_("Severity"), choices=Severity.choices, widget=forms.RadioSelect)
    category = forms.ChoiceField(label=_("Category"), choices=[("", _("Choose")), *Category.choices])
    message = LongTextField(
        label=_("Message to the reporter"),
        rows=5,
        max_length=4000,
        help_text=_("The reporter reads this with the receipt code. Do not write names."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["message"].initial = _now(
            "Thank you for your report. We will investigate it. We will tell you here about the progress and the result."
        )


class DeclineForm(forms.Form):
    """Do not take a report up."""

    reason = LongTextField(label=_("Reason (for the record)"), rows=4, max_length=4000)
    message = LongTextField(
        label=_("Message to the reporter"),
        rows=5,
        max_length=4000,
        help_text=_("Say why the report is not investigated, and where else the reporter can turn."),
    )


class PersonChoiceField(forms.ModelMultipleChoiceField):
    """People by name and staff number."""

    def label_from_instance(self, obj: Any) -> str:
        """Return name and number."""
        return f"{obj.name}（{obj.staff_number}）"


class AssignForm(forms.Form):
    """Choose investigators."""

    investigators = PersonChoiceField(
        label=_("Investigators"),
        queryset=Person.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Only the people chosen here will see the case, besides the heads."),
    )

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["investigators"]
        field.queryset = investigators_to_assign(case)


class RerouteForm(forms.Form):
    """Pass a case to those who may handle it."""

    track = forms.ChoiceField(label=_("Pass to"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["track"]
        field.choices = [choice for choice in Track.choices if choice[0] not in (case.track, Track.EXTERNAL)]


class AcknowledgeForm(forms.Form):
    """When the reporter was told."""

    told_on = JapaneseDateField(label=_("Day on which the reporter was told"), past=True)


class WriteForm(forms.Form):
    """A message to the reporter."""

    text = LongTextField(label=_("Message to the reporter"), rows=6)
    files = AttachmentsField(label=_("Files"), required=False)  # type: ignore[assignment] # a field, not the data


class EnterForm(YouForm, WhatForm):
    """A report that came by phone, letter or visit."""

    channel = forms.ChoiceField(
        label=_("How it came in"),
        choices=[choice for choice in Channel.choices if choice[0] not in (Channel.WEB, Channel.ROUTED)],
        widget=forms.RadioSelect,
    )
    received_on = JapaneseDateField(label=_("Day on which it came in"), past=True)
    told_at_once = forms.BooleanField(label=_("The reporter was given the receipt code on the spot"), required=False)
    field_order = ["channel", "received_on", "reporter_kind", "disclosure", "name", "contact", "staff_number"]

    def __init__(self, *args: Any, external: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["counter"]
        if external:
            self.fields["name_may_pass"].label = _("The reporter allows the name to be passed on to the organization")
            self.fields["name_may_pass"].help_text = ""
        else:
            del self.fields["name_may_pass"]
        self.fields["received_on"].initial = clock.today().isoformat()


class CaseFilter(django_filters.FilterSet):
    """Conditions for the list of cases."""

    reference = ReferenceFilter(label=_("Reference number"))
    state = django_filters.ChoiceFilter(label=_("State"), choices=State.choices, empty_label=_("All"))
    severity = django_filters.ChoiceFilter(label=_("Severity"), choices=Severity.choices, empty_label=_("All"))
    category = django_filters.ChoiceFilter(label=_("Category"), choices=Category.choices, empty_label=_("All"))

    class Meta:
        model = Case
        fields: list[str] = []
