"""The form field for files."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _

from governance.attachments.intake import Examined, examine
from governance.attachments.limits import KINDS, hint, total_message


class FilesInput(forms.ClearableFileInput):
    """A file input that takes several."""

    allow_multiple_selected = True


class AttachmentsField(forms.FileField):
    """Several files. Cleans to a list of Examined; every file that is not accepted is named with its reason."""

    widget = FilesInput
    default_error_messages = {"required": _("Choose a file.")}

    def __init__(self, *, most_bytes: int | None = None, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.help_text = lazy(hint, str)(most_bytes)
        self.widget.attrs["accept"] = ",".join(f".{ending}" for ending in (*KINDS, "jpeg", "tiff", "csv", "3gp"))

    def clean(self, data: Any, initial: Any = None) -> list[Examined]:
        """Return the examined files; raises ValidationError with one message per file."""
        uploads: Sequence[Any] = data if isinstance(data, list | tuple) else [data] if data else []
        if not uploads and self.required:
            raise ValidationError(self.error_messages["required"], code="required")
        if len(uploads) > settings.ATTACHMENT_MAX_COUNT:
            raise ValidationError(total_message((), uploads) or "")
        examined, problems = [], []
        for upload in uploads:
            try:
                examined.append(examine(upload))
            except ValidationError as problem:
                problems.append(problem)
        if problems:
            raise ValidationError(problems)
        return examined
