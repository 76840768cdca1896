"""What the counsel of the external counter fills in."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from compliance.reporter.forms import WhatForm
from governance.attachments.downloads import ShownFile
from governance.web.fields import LongTextField


class PassOnForm(WhatForm):
    """The report as the organization is to read it, what goes along, and a message to the reporter."""

    files = forms.MultipleChoiceField(  # type: ignore[assignment] # a field, not the data
        label=_("Files to pass on"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_(
            "They are passed on as copies without metadata, under numbers. Look for traces of the reporter in each."
        ),
    )
    with_name = forms.BooleanField(label=_("Pass the name of the reporter on (the reporter allows it)"), required=False)
    message = LongTextField(
        label=_("Message to the reporter"),
        rows=4,
        max_length=4000,
        help_text=_("The reporter reads this with the receipt code. Do not write names."),
    )

    def __init__(self, *args: Any, files: list[ShownFile], may_name: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen: Any = self.fields["files"]
        chosen.choices = [(str(file.id), file.name) for file in files]
        self.fields["message"].initial = _now(
            "We have passed your report on to the organization. From now on those who handle it there answer you here."
        )
        self.fields["what"].help_text = _now("Write it so that nobody can tell from it who reported.")
        if not files:
            del self.fields["files"]
        if not may_name:
            del self.fields["with_name"]


class GiveToInspectorForm(forms.Form):
    """The reporter decides about the name."""

    with_name = forms.BooleanField(label=_("Pass my name on too"), required=False)

    def __init__(self, *args: Any, has_name: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not has_name:
            del self.fields["with_name"]
