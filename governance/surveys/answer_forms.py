"""The form that a page of a questionnaire becomes."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from governance.surveys.branching import options_of
from governance.surveys.models import Kind, Question
from governance.web.fields import LongTextField

LONGEST_REMARK = 2_000
PREFIX = "q-"


class TokenForm(forms.Form):
    """A typed token."""

    token = forms.CharField(
        label=gettext_lazy("Your answer code"), max_length=60,
        help_text=gettext_lazy("28 signs in 7 groups. Small letters and missing hyphens do not matter."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )  # fmt: skip


class PageForm(forms.Form):
    """The questions of one page. Without `strict` nothing needs an answer: going back loses nothing and demands nothing."""

    def __init__(self, *args: Any, questions: Iterable[Question], strict: bool = True, **kwargs: Any) -> None:
        kwargs["auto_id"] = "%s"
        super().__init__(*args, **kwargs)
        self.questions = list(questions)
        for question in self.questions:
            self.fields[PREFIX + question.code] = _field(question, required=strict and question.required)

    def answers(self) -> dict[str, Any]:
        """Return question code → answer of what is valid."""
        found = {}
        for question in self.questions:
            value = self.cleaned_data.get(PREFIX + question.code)
            if value is not None or not self.errors:
                found[question.code] = _plain(value)
        return found


def _plain(value: Any) -> Any:
    if isinstance(value, list):
        return value
    return "" if value is None else str(value)


def _field(question: Question, *, required: bool) -> forms.Field:
    common: dict[str, Any] = {"label": question.text, "help_text": question.hint, "required": required}
    if question.kind == Kind.TEXT:
        warning = _("Do not write names or anything by which you or others could be recognised.")
        common["help_text"] = f"{question.hint} {warning}".strip()
        return LongTextField(rows=4, max_length=LONGEST_REMARK, **common)
    if question.kind == Kind.NUMBER:
        number = forms.NumberInput(attrs={"class": "input-short", "inputmode": "numeric"})
        return forms.IntegerField(min_value=question.least, max_value=question.most, widget=number, **common)
    if question.kind == Kind.MULTIPLE:
        return forms.MultipleChoiceField(choices=options_of(question), widget=forms.CheckboxSelectMultiple, **common)
    choices = options_of(question)
    if not question.required:
        choices = [*choices, ("", _("I do not wish to answer"))]
    return forms.ChoiceField(choices=choices, widget=forms.RadioSelect, **common)
