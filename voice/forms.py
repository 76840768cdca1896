"""What is asked of an office, and how lists are narrowed."""

from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from governance import clock
from governance.attachments.fields import AttachmentsField
from governance.lists.filters import ReferenceFilter
from governance.web.fields import JapaneseDateField, LongTextField, TimeField, past_moment
from voice.actions.filing import FirstReport, Heard
from voice.choices import AT_OFFICES, KINDS, Channel, IncidentKind, IncidentState, VoiceKind, VoiceState
from voice.models import Incident, Voice
from voice.sending import Customer


class VoiceForm(forms.Form):
    """The voice form (お客様の声): what was said first, who said it last and only if needed."""

    kind = forms.ChoiceField(label=_("Kind"), choices=KINDS, widget=forms.RadioSelect)
    channel = forms.ChoiceField(
        label=_("How it came in"), choices=AT_OFFICES, initial=Channel.COUNTER, widget=forms.RadioSelect
    )
    title = forms.CharField(
        label=_("In one line"),
        max_length=60,
        help_text=_("For example: waiting time at the counter at the month's end"),
    )
    text = LongTextField(
        label=_("What the customer said"),
        rows=6,
        max_length=8000,
        help_text=_("As it was said. Leave names and numbers of customers out here; there are fields for them below."),
    )
    done = LongTextField(label=_("What was done at once"), rows=3, max_length=4000, required=False)
    received_on = JapaneseDateField(label=_("Day on which it came in"), past=True)
    wants_answer = forms.BooleanField(label=_("The customer wants an answer"), required=False)
    name = forms.CharField(label=_("Name of the customer"), max_length=100, required=False)
    phone = forms.CharField(label=_("Telephone"), max_length=40, required=False)
    address = forms.CharField(
        label=_("Address or e-mail"),
        max_length=200,
        required=False,
        help_text=_("Kept apart from the voice and encrypted; the block does not see it."),
    )
    files = AttachmentsField(label=_("Files"), required=False)  # type: ignore[assignment] # a field, not the data

    alike: Voice | None = None
    """The voice in the same words that keeps this one from being filed without a second look."""

    def __init__(self, *args: Any, filed_today: QuerySet[Voice] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["received_on"].initial = clock.today().isoformat()
        self.filed_today = filed_today

    def clean(self) -> dict[str, Any]:
        """Ask for a way to answer when an answer is wanted, and once whether the same words are meant to be filed again."""
        data = super().clean() or {}
        if data.get("wants_answer") and not (data.get("phone") or data.get("address")):
            self.add_error("phone", _("Enter a telephone number or an address, so that we can answer."))
        if self.filed_today is not None and not self.errors:
            self.alike = self.filed_today.filter(title=data["title"], text=data["text"]).first()
        if self.alike is not None:
            words = _("You filed these words today already (%(reference)s). Did another customer say the same?")
            self.add_error("text", words % {"reference": self.alike.reference})
        return data

    def heard(self) -> Heard:
        """Return what was heard; only for a valid form."""
        data = self.cleaned_data
        names = ("kind", "channel", "title", "text", "done", "wants_answer", "received_on")
        customer = Customer(data["name"], data["phone"], data["address"])
        return Heard(**{name: data[name] for name in names}, customer=customer)


class FirstReportForm(forms.Form):
    """The first report (第一報): four things, a minute."""

    kind = forms.ChoiceField(label=_("What happened?"), choices=IncidentKind.choices, widget=forms.RadioSelect)
    text = LongTextField(
        label=_("In a few words"), rows=4, max_length=2000, help_text=_("What you know now. More can follow later.")
    )
    happened_on = JapaneseDateField(label=_("Day"), past=True, widget=forms.TextInput(attrs={"class": "input-date"}))
    happened_time = TimeField(label=_("Time of the event (roughly)"))
    injured = forms.BooleanField(label=_("Somebody was hurt"), required=False)
    data_concerned = forms.BooleanField(label=_("Personal information may have got out"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        now = timezone.localtime(clock.now())
        self.fields["happened_on"].initial = now.date().isoformat()
        self.fields["happened_time"].initial = now.strftime("%H:%M")

    def clean(self) -> dict[str, Any]:
        """Put day and time together; a moment that has not come yet is an error."""
        data = super().clean() or {}
        data["happened_at"] = past_moment(self, "happened_on", "happened_time")
        return data

    def report(self) -> FirstReport:
        """Return the report; only for a valid form."""
        names = ("kind", "text", "happened_at", "injured", "data_concerned")
        return FirstReport(**{name: self.cleaned_data[name] for name in names})


class TextForm(forms.Form):
    """One text."""

    text = LongTextField(label=_("Text"), rows=5, max_length=4000)


READ = [("false", _("Not opened yet")), ("true", _("Opened already"))]


class _ReceiptFilter(django_filters.FilterSet):
    headquarters = django_filters.ChoiceFilter(
        label=_("Headquarters"), choices=READ, empty_label=_("All"), method="by_side"
    )
    block = django_filters.ChoiceFilter(
        label=_("Block headquarters"), choices=READ, empty_label=_("All"), method="by_side"
    )

    def by_side(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Return the rows that the side has opened, or those it has not."""
        return rows.filter(deliveries__side=name, deliveries__seen_at__isnull=value == "false")


class VoiceFilter(_ReceiptFilter):
    """Conditions for the list of voices."""

    reference = ReferenceFilter(label=_("Reference number"), prefix="V-")
    kind = django_filters.ChoiceFilter(label=_("Kind"), choices=VoiceKind.choices, empty_label=_("All"))
    state = django_filters.ChoiceFilter(label=_("State"), choices=VoiceState.choices, empty_label=_("All"))
    channel = django_filters.ChoiceFilter(label=_("How it came in"), choices=Channel.choices, empty_label=_("All"))

    class Meta:
        model = Voice
        fields: list[str] = []


class IncidentFilter(_ReceiptFilter):
    """Conditions for the list of incidents."""

    reference = ReferenceFilter(label=_("Reference number"), prefix="I-")
    kind = django_filters.ChoiceFilter(label=_("Kind"), choices=IncidentKind.choices, empty_label=_("All"))
    state = django_filters.ChoiceFilter(label=_("State"), choices=IncidentState.choices, empty_label=_("All"))

    class Meta:
        model = Incident
        fields: list[str] = []
