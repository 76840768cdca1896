"""Forms of publications."""

from typing import Any

import django_filters
from django import forms
from django.utils.translation import gettext_lazy as _

from governance.publishing import areas
from governance.publishing.choices import Kind, State
from governance.publishing.models import Part, Publication
from governance.publishing.queries import Found
from governance.web.fields import LongTextField


class PublicationFilter(django_filters.FilterSet):
    """Conditions of the list."""

    state = django_filters.ChoiceFilter(label=_("State"), choices=State.choices)
    area = django_filters.ChoiceFilter(label=_("Area"), choices=areas.choices)

    class Meta:
        model = Publication
        fields = ("state", "area")


class TextForm(forms.Form):
    """Title and parts as the author words them."""

    title = forms.CharField(label=_("Title"), max_length=200)

    def __init__(self, *args: Any, parts: list[Part], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.names = [f"part_{part.place}" for part in parts]
        for name, part in zip(self.names, parts, strict=True):
            self.fields[name] = LongTextField(label=part.label, rows=8, initial=part.wording)

    def clean(self) -> dict[str, Any]:
        """Return title and wordings in their order."""
        data = super().clean() or {}
        return {"title": data.get("title"), "wordings": [data.get(name, "") for name in self.names]}


class MasksForm(forms.Form):
    """For each thing that was found: mask it, or leave it for a reason. And one more thing to mask by hand."""

    def __init__(self, *args: Any, found: list[Found], wordings: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.found, self.wordings = found, wordings
        for number, one in enumerate(found):
            self.fields[f"because_{number}"] = forms.CharField(
                label=_("“%(words)s” may stay, because") % {"words": one.words}, required=False, max_length=300,
                initial=one.left_because,
                help_text=_("%(kind)s: %(why)s. Leave this empty to mask it.") % {"kind": one.kind, "why": one.why},
            )  # fmt: skip
        self.fields["words"] = forms.CharField(
            label=_("Mask these words too"), required=False, max_length=100,
            help_text=_("As they stand in the text; every place is masked."),
        )  # fmt: skip
        self.fields["kind"] = forms.ChoiceField(label=_("What they are"), choices=Kind.choices, required=False)

    def clean_words(self) -> str:
        """Return the words; raises ValidationError when they stand nowhere in the text."""
        words: str = self.cleaned_data["words"]
        if not any(words in wording for wording in self.wordings):
            raise forms.ValidationError(_("These words do not stand in the text."))
        return words

    def clean(self) -> dict[str, Any]:
        """Return the words that are left with the reasons, and those marked by hand with their kind."""
        data = super().clean() or {}
        left = {one.words: data.get(f"because_{number}", "") for number, one in enumerate(self.found)}
        words = data.get("words", "")
        return {
            "left": {found: because for found, because in left.items() if because},
            "by_hand": {words: data.get("kind") or Kind.NAME.value} if words else {},
        }


class ReasonForm(forms.Form):
    """Why a text goes back or is taken from the public."""

    reason = LongTextField(label=_("Reasons"), rows=4, max_length=1000)


class SeenForm(forms.Form):
    """The hash of what the reviewer saw."""

    seen = forms.CharField(widget=forms.HiddenInput, max_length=64)
