"""Forms of the organization's pages."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from governance.letters import text_of_csv
from governance.web.fields import JapaneseDateField


class DayForm(forms.Form):
    """As of which day."""

    day = JapaneseDateField(label=_("As of"), required=False)


class UploadForm(forms.Form):
    """A CSV file of units."""

    megabytes = 1
    """The largest file that is taken."""

    file = forms.FileField(label=_("CSV file"), help_text=_("The columns are those of the export. UTF-8 or Shift_JIS."))

    def clean_file(self) -> str:
        """Return the file's text; raises ValidationError for a file that is too large or no text."""
        upload: Any = self.cleaned_data["file"]
        if upload.size > self.megabytes * 1024 * 1024:
            raise ValidationError(_("The file is larger than %(limit)s MB.") % {"limit": self.megabytes})
        text = text_of_csv(upload.read())
        if text is None:
            raise ValidationError(_("This is not a CSV file in UTF-8 or Shift_JIS."))
        return text


class ConfirmForm(forms.Form):
    """The text that was checked, sent back to be applied."""

    text = forms.CharField(widget=forms.HiddenInput, strip=False)
