"""What a reporter is asked. As little as possible is required: what happened, and how they want to be known."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from compliance.choices import Counter, Disclosure, Position, ReporterKind
from compliance.content import Content, Identity
from governance.attachments.fields import AttachmentsField
from governance.web.fields import JapaneseDateField, LongTextField, UnitField


class YouForm(forms.Form):
    """Who reports, and how they want to be known."""

    reporter_kind = forms.ChoiceField(
        label=_("Your relation to the organization"), choices=ReporterKind.choices, widget=forms.RadioSelect
    )
    counter = forms.ChoiceField(
        label=_("To whom do you want to report?"),
        choices=Counter.choices,
        initial=Counter.INTERNAL,
        required=False,
        widget=forms.RadioSelect,
        help_text=_(
            "At the external counter lawyers of a firm outside the organization receive your report. They can ask you back, and "
            "pass the content on without your name. Nobody in the organization can read it before."
        ),
    )
    disclosure = forms.ChoiceField(
        label=_("How do you want to report?"),
        choices=Disclosure.choices,
        widget=forms.RadioSelect,
        help_text=_(
            "Your name is kept sealed and apart from your report in any case. Anonymous reports are handled in the same way."
        ),
    )
    name = forms.CharField(
        label=_("Your name"), max_length=100, required=False, help_text=_("Not needed for an anonymous report.")
    )
    contact = forms.CharField(
        label=_("How to reach you"),
        max_length=300,
        required=False,
        help_text=_("Phone or private e-mail. You can leave this empty: the receipt code is enough to talk with us."),
    )

    staff_number = forms.CharField(
        label=_("Your staff number"),
        max_length=20,
        required=False,
        help_text=_("You can leave this empty. It helps to notice if you are treated badly after the report."),
    )
    name_may_pass = forms.BooleanField(
        label=_("The law firm may pass my name on to the organization"),
        required=False,
        help_text=_(
            "Only for the external counter. Without this only the law firm knows your name; the organization can then not watch "
            "by itself whether you are treated badly, so please tell us with the receipt code if you are."
        ),
    )

    def clean_counter(self) -> str:
        """Return the counter; without an answer the organization's own."""
        return self.cleaned_data["counter"] or Counter.INTERNAL

    def clean(self) -> dict[str, Any]:
        """Ask for the name unless the report is anonymous; an anonymous report keeps neither name, contact nor number."""
        data = super().clean() or {}
        if data.get("disclosure") == Disclosure.ANONYMOUS:
            data["name"] = data["contact"] = data["staff_number"] = ""
            data["name_may_pass"] = False
        elif data.get("disclosure") and not data.get("name") and "name" not in self.errors:
            self.add_error("name", _("Enter your name, or choose to report anonymously."))
        if data.get("counter") == Counter.INTERNAL:  # a name given to the counter inside stays inside
            data["name_may_pass"] = False
        return data

    def identity(self) -> Identity | None:
        """Return who the valid form says reports; None for an anonymous report."""
        return identity_of(self.cleaned_data)


def identity_of(answers: Mapping[str, Any]) -> Identity | None:
    """Return who reports by the answers to YouForm; None without a name."""
    if not answers.get("name"):
        return None
    return Identity(answers["name"], answers.get("contact", ""), answers.get("staff_number", ""))


class WhatForm(forms.Form):
    """What happened, where, when, who, and how the reporter knows."""

    what = LongTextField(
        label=_("What happened?"), rows=10, help_text=_("In your own words, as concretely as you can.")
    )
    unit = UnitField(label=_("Where did it happen?"), required=False, empty_label=_("I do not know, or elsewhere"))
    where_note = forms.CharField(label=_("More about the place"), max_length=500, required=False)
    happened_on = JapaneseDateField(label=_("When did it happen?"), past=True, required=False)
    when_note = forms.CharField(
        label=_("More about the time"),
        max_length=500,
        required=False,
        help_text=_("For example: since last spring, every month end"),
    )
    who = LongTextField(
        label=_("Who was involved?"),
        rows=3,
        max_length=2000,
        required=False,
        help_text=_("Names and posts, if you know."),
    )
    position = forms.ChoiceField(
        label=_("Is one of these people concerned?"),
        choices=Position.choices,
        initial=Position.UNKNOWN,
        widget=forms.RadioSelect,
        help_text=_("This decides who receives your report: nobody receives a report about themselves."),
    )
    how_known = LongTextField(label=_("How do you know?"), rows=3, max_length=2000, required=False)

    def content(self) -> Content:
        """Return what the valid form says happened."""
        data = self.cleaned_data
        happened = data["happened_on"].isoformat() if data["happened_on"] else ""
        names = ("what", "when_note", "where_note", "who", "how_known")
        return Content(happened_on=happened, **{name: data[name] for name in names})


class FilesForm(forms.Form):
    """Files that show what happened."""

    files = AttachmentsField(label=_("Files"), required=False)  # type: ignore[assignment] # a field, not the data

    def clean_files(self) -> Any:
        """Return the files; without any there is nothing to add, and the page is not a must."""
        if not self.cleaned_data["files"]:
            raise forms.ValidationError(_("Choose the files to add, or continue without files."))
        return self.cleaned_data["files"]


class CodeForm(forms.Form):
    """The receipt code, typed in any way."""

    code = forms.CharField(
        label=_("Receipt code"),
        max_length=60,
        help_text=_("20 letters and digits. Small letters, spaces and hyphens make no difference."),
    )


class ReplyForm(forms.Form):
    """A message of the reporter."""

    text = LongTextField(label=_("Your message"), rows=6)
    files = AttachmentsField(label=_("Files"), required=False)  # type: ignore[assignment] # a field, not the data


class VerifyForm(forms.Form):
    """A receipt to check."""

    text = LongTextField(
        label=_("Text of the receipt"),
        rows=10,
        max_length=3000,
        help_text=_("All lines, from the title to the signature."),
    )
