"""What is asked of customers, and of Service Promotion."""

from typing import Any

import django_filters
from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from governance import clock
from governance.attachments.fields import AttachmentsField
from governance.lists.filters import ReferenceFilter
from governance.publishing.masking import Kind, find
from governance.web.fields import JapaneseDateField, LongTextField
from voice.actions.filing import Heard
from voice.choices import KINDS, AnswerBy, Channel
from voice.intake.choices import MailState, Reason
from voice.intake.filing import TEXT, TITLE, title_of
from voice.intake.models import IncomingMail
from voice.offices import OfficeField
from voice.sending import Customer

NUMBERS = {Kind.PENSION_NUMBER, Kind.INDIVIDUAL_NUMBER, Kind.CERTIFICATE, Kind.INSURED_NUMBER, Kind.BANK}
"""What nobody should write to us in a form: with such a number others could act in the customer's name."""
SEND_ANYWAY = "send_anyway"
NO_ANSWER = "none"


class SendVoiceForm(forms.Form):
    """The form on our pages: a kind and a text are enough."""

    kind = forms.ChoiceField(label=_("What is it about?"), choices=KINDS, widget=forms.RadioSelect)
    text = LongTextField(
        label=_("What you want to tell us"), rows=8, max_length=TEXT,
        help_text=_("Please do not write basic pension numbers, individual numbers or account numbers."),
    )  # fmt: skip
    office = OfficeField(
        label=_("Which pension office is it about?"), empty_label=_("None in particular"),
        help_text=_("The head of the office and its block then read it too, without your name and address."),
    )  # fmt: skip
    answer_by = forms.ChoiceField(
        label=_("Do you want an answer?"), initial=NO_ANSWER, widget=forms.RadioSelect,
        choices=[*AnswerBy.choices, (NO_ANSWER, _("No answer is needed"))],
    )  # fmt: skip
    name = forms.CharField(
        label=_("Your name"), max_length=100, required=False,
        help_text=_("Only for an answer. Without one we keep neither name nor address."),
    )  # fmt: skip
    email = forms.EmailField(label=_("E-mail"), max_length=200, required=False)
    address = LongTextField(label=_("Postal address"), rows=2, max_length=200, required=False)
    may_publish = forms.BooleanField(
        label=_("You may publish this and your answer, with everything left out that shows who I am"), required=False
    )

    def clean(self) -> dict[str, Any]:
        """Ask for the address of the answer that is wanted; stop once when the text holds a number."""
        data = super().clean() or {}
        if data.get("answer_by") == AnswerBy.EMAIL and not data.get("email") and "email" not in self.errors:
            self.add_error("email", _("Enter your e-mail address, or choose another way to answer."))
        if data.get("answer_by") == AnswerBy.LETTER:
            for name in ("name", "address"):
                if not data.get(name) and name not in self.errors:
                    self.add_error(name, _("We need this for a letter. Enter it, or choose another way to answer."))
        if data.get("text") and not self.data.get(SEND_ANYWAY):
            self._warn_of_numbers(data["text"])
        return data

    def _warn_of_numbers(self, text: str) -> None:
        self.numbers = list(dict.fromkeys(text[hit.start : hit.end] for hit in find(text) if hit.kind in NUMBERS))
        if self.numbers:
            words = gettext("This looks like a number of your own: %(numbers)s. Take it out, or send it anyway.")
            self.add_error("text", words % {"numbers": "、".join(self.numbers)})

    @property
    def may_send_anyway(self) -> bool:
        """Return whether a number is all that keeps the form from being sent."""
        return bool(getattr(self, "numbers", None)) and set(self.errors) == {"text"} and len(self.errors["text"]) == 1

    def inputs(self) -> dict[str, Any]:
        """Return what the action takes; only for a valid form."""
        data = self.cleaned_data
        by = "" if data["answer_by"] == NO_ANSWER else data["answer_by"]
        ways = {"email": data["email"]} if by == AnswerBy.EMAIL else {"address": data["address"]}
        heard = Heard(
            kind=data["kind"], channel=Channel.WEB, title=title_of(data["text"]), text=data["text"], done="",
            wants_answer=bool(by), answer_by=by, may_publish=data["may_publish"], received_on=clock.today(),
            customer=Customer(data["name"], **ways) if by else Customer(""),
        )  # fmt: skip
        return {"heard": heard, "office": data["office"]}


class DirectForm(forms.Form):
    """What Service Promotion enters of a letter or of a mail."""

    kind = forms.ChoiceField(label=_("Kind"), choices=KINDS, widget=forms.RadioSelect)
    title = forms.CharField(label=_("In one line"), max_length=TITLE)
    text = LongTextField(
        label=_("What the customer said"), rows=8, max_length=TEXT,
        help_text=_("As it was said. Leave names and numbers of customers out here; there are fields for them below."),
    )  # fmt: skip
    office = OfficeField(label=_("Which pension office is it about?"), empty_label=_("None in particular"))
    name = forms.CharField(label=_("Name of the customer"), max_length=100, required=False)

    def heard(self, **more: Any) -> Heard:
        """Return what the customer wrote; only for a valid form."""
        return Heard(**{name: self.cleaned_data[name] for name in ("kind", "title", "text")}, done="", **more)


class LetterForm(DirectForm):
    """A letter to the president with its scan."""

    received_on = JapaneseDateField(label=_("Day of arrival"), past=True)
    wants_answer = forms.BooleanField(label=_("The customer wants an answer"), required=False)
    address = LongTextField(label=_("Postal address"), rows=2, max_length=200, required=False)
    files = AttachmentsField(label=_("Scan of the letter"))  # type: ignore[assignment] # a field, not the data

    def clean(self) -> dict[str, Any]:
        """Ask for the address when an answer is wanted."""
        data = super().clean() or {}
        if data.get("wants_answer") and not data.get("address") and "address" not in self.errors:
            self.add_error("address", _("Enter the address, so that we can answer."))
        return data

    def inputs(self) -> dict[str, Any]:
        """Return what the action takes; only for a valid form."""
        data = self.cleaned_data
        wanted = data["wants_answer"]
        heard = self.heard(
            channel=Channel.HQ_LETTER, wants_answer=wanted, answer_by=AnswerBy.LETTER if wanted else "",
            received_on=data["received_on"], customer=Customer(data["name"], address=data["address"]),
        )  # fmt: skip
        return {"heard": heard, "office": data["office"], "files": data["files"]}


class MailForm(DirectForm):
    """A mail that did not become a voice by itself."""

    email = forms.EmailField(label=_("E-mail"), max_length=200, required=False)
    wants_answer = forms.BooleanField(label=_("The customer wants an answer"), required=False)

    def clean(self) -> dict[str, Any]:
        """Ask for the address when an answer is wanted."""
        data = super().clean() or {}
        if data.get("wants_answer") and not data.get("email") and "email" not in self.errors:
            self.add_error("email", _("Enter the address, so that we can answer."))
        return data

    def inputs_for(self, mail: IncomingMail) -> dict[str, Any]:
        """Return what the action takes; only for a valid form."""
        data = self.cleaned_data
        wanted = data["wants_answer"]
        heard = self.heard(
            channel=Channel.EMAIL, wants_answer=wanted, answer_by=AnswerBy.EMAIL if wanted else "",
            received_on=timezone.localdate(mail.arrived_at), customer=Customer(data["name"], email=data["email"]),
        )  # fmt: skip
        return {"heard": heard, "office": data["office"]}


class NoteForm(forms.Form):
    """What was done."""

    note = LongTextField(label=_("What was done"), rows=3, max_length=2000)


class MailFilter(django_filters.FilterSet):
    """Conditions for the list of mails."""

    reference = ReferenceFilter(label=_("Reference number"), prefix="M-")
    state = django_filters.ChoiceFilter(label=_("State"), choices=MailState.choices, empty_label=_("All"))
    reason = django_filters.ChoiceFilter(
        label=_("Reason"), choices=[one for one in Reason.choices if one[0]], empty_label=_("All")
    )

    class Meta:
        model = IncomingMail
        fields: list[str] = []
