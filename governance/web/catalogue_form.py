"""The page on which a catalogue of many short lines is written: for each group one text, one entry a line, parts between bars."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, ClassVar

from django import forms
from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from governance.web.fields import LongTextField

BAR = "｜"
Line = tuple[str, ...]


class BarredCatalogueForm(forms.Form):
    """A draft as one page. A subclass says which groups there are, how long each part of a line may be, and the words.

    `texts_of`: the catalogue's lines by group, as they stand. The first part of a line is its number, once in the catalogue.
    """

    groups: ClassVar[type[models.TextChoices]]
    longest: ClassVar[tuple[int, ...]]
    longest_text: ClassVar[int]
    texts_of: Callable[[Any], Mapping[str, Sequence[Line]]]
    help_text: ClassVar[Promise]
    does_not_fit: ClassVar[Promise]
    stands_twice: ClassVar[Promise]

    source = forms.CharField(label=_("Standard"), max_length=120)

    def __init__(self, *args: Any, catalogue: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["source"] = catalogue.source
        texts = self.texts_of(catalogue)
        for group in self.groups:
            self.fields[group.value] = LongTextField(
                label=group.label, rows=6, max_length=self.longest_text, required=False, help_text=self.help_text
            )
            self.initial[group.value] = "\n".join(BAR.join(line) for line in texts[group.value])

    def clean(self) -> dict[str, Any]:
        """Take the lines apart; what does not fit is an error of its field."""
        data = super().clean() or {}
        seen: set[str] = set()
        for group in self.groups:
            lines = [line for line in data.get(group.value, "").replace("|", BAR).split("\n") if line.strip()]
            data[group.value] = [tuple(part.strip() for part in line.split(BAR)) for line in lines]
            if not all(self._fits(line) for line in data[group.value]):
                self.add_error(group.value, str(self.does_not_fit))
                continue
            codes = [line[0] for line in data[group.value]]
            if len(set(codes)) < len(codes) or seen & set(codes):
                self.add_error(group.value, str(self.stands_twice))
            seen |= set(codes)
        return data

    def _fits(self, line: Line) -> bool:
        return len(line) == len(self.longest) and all(
            0 < len(part) <= most for part, most in zip(line, self.longest, strict=True)
        )

    def inputs(self) -> dict[str, Any]:
        """Return the inputs of the action; only for a valid form."""
        data = self.cleaned_data
        return {"source": data["source"], "texts": {group.value: data[group.value] for group in self.groups}}
