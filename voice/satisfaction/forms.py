"""What is asked on the pages of satisfaction surveys."""

import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any

import django_filters
from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from governance import clock
from governance.organization.models import Unit
from governance.organization.queries import periods_on
from governance.surveys.answer_forms import LONGEST_REMARK, PREFIX
from governance.surveys.branching import options_of
from governance.surveys.models import Kind, Question
from governance.web.fields import JapaneseDateField, LongTextField
from voice.offices import OfficesField
from voice.satisfaction.choices import MAILED, Channel, Rhythm
from voice.satisfaction.models import Handout
from voice.satisfaction.models.schedule import MOST_TYPING_DAYS
from voice.satisfaction.paper import code_in
from voice.satisfaction.printing import MOST_SHEETS

MOST_CODES = 5_000
CODE_ATTRS = {"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}


def _number(label: Any, least: int, most: int, **kwargs: Any) -> forms.IntegerField:
    widget = forms.NumberInput(attrs={"class": "input-short", "inputmode": "numeric"})
    return forms.IntegerField(label=label, min_value=least, max_value=most, widget=widget, **kwargs)


class ScheduleForm(forms.Form):
    """The days of a standing plan."""

    first_day = _number(_("First day of the month"), 1, 31)
    last_day = _number(
        _("Last day of the month"), 1, 31, help_text=_("For waves in January and July. A quarter has its own days.")
    )
    typing_days = _number(
        _("Days for typing sheets afterwards"), 0, MOST_TYPING_DAYS,
        help_text=_("The wave stays open so long, so that sheets of paper can be typed twice."),
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """Refuse days out of order."""
        data = super().clean() or {}
        if data.get("first_day") and data.get("last_day") and data["last_day"] < data["first_day"]:
            self.add_error("last_day", _("The last day lies before the first."))
        return data


class StartForm(ScheduleForm):
    """A new survey from the template."""

    rhythm = forms.ChoiceField(label=_("When it is asked"), choices=Rhythm.choices, widget=forms.RadioSelect)
    field_order = ("rhythm", "first_day", "last_day", "typing_days")


class ConfirmForm(forms.Form):
    """The days and offices of a proposed wave."""

    opens_on = JapaneseDateField(label=_("First day"), future=True)
    handed_until = JapaneseDateField(label=_("Last day on which sheets are handed out"))
    closes_on = JapaneseDateField(label=_("Last day for answers and for typing sheets"))

    def __init__(self, *args: Any, with_offices: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if with_offices:
            self.fields["offices"] = OfficesField(label=_("Offices"))

    def clean(self) -> dict[str, Any]:
        """Refuse days out of order."""
        data = super().clean() or {}
        for earlier, later in (("opens_on", "handed_until"), ("handed_until", "closes_on")):
            if data.get(earlier) and data.get(later) and data[later] < data[earlier]:
                self.add_error(later, _("This day lies before the one above."))
        return data


class DropForm(forms.Form):
    """Why a wave is not held."""

    reason = forms.CharField(label=_("Why it is not held"), max_length=400)


class NumbersForm(forms.Form):
    """What an office handed out; for mailed forms, how many went out."""

    visitors = _number(
        _("Visitors in these days"), 0, 10_000_000,
        help_text=_("Everyone who came to the counter between the first and the last day of handing out."),
    )  # fmt: skip
    handed_out = _number(_("Sheets handed out or mailed"), 0, 100_000_000)

    def __init__(self, *args: Any, mailed: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if mailed:
            del self.fields["visitors"]

    def clean(self) -> dict[str, Any]:
        """Refuse more sheets than visitors."""
        data = super().clean() or {}
        visitors, handed_out = data.get("visitors"), data.get("handed_out")
        if visitors is not None and handed_out is not None and handed_out > visitors:
            self.add_error("handed_out", _("More sheets than visitors. Each visitor gets one sheet at most."))
        return data


class PrintForm(forms.Form):
    """Which sheets or codes are made."""

    channel = forms.ChoiceField(label=_("How they reach people"), choices=Channel.choices, widget=forms.RadioSelect)
    count = _number(_("How many for each office"), 1, MOST_CODES, help_text=_("For mailed forms: how many in all."))
    format = forms.ChoiceField(
        label=_("As"), widget=forms.RadioSelect,
        choices=[("pdf", _("Sheets with questions and QR code, ready to print (PDF)")),
                 ("csv", _("A file of codes for the printing company (CSV)"))],
    )  # fmt: skip
    offices = OfficesField(
        label=_("Offices"),
        required=False,
        help_text=_("For sheets handed out at offices. Mailed forms have no office."),
    )

    def clean(self) -> dict[str, Any]:
        """Ask for offices where sheets are handed out, for none where they are mailed; keep a PDF small."""
        data = super().clean() or {}
        mailed, offices = data.get("channel") in MAILED, data.get("offices") or []
        if mailed:
            data["offices"] = []
        elif data.get("channel") and not offices:
            self.add_error("offices", _("Choose at least one."))
        sheets = (data.get("count") or 0) * max(1, len(data.get("offices") or []))
        if data.get("format") == "pdf" and sheets > MOST_SHEETS:
            text = _now("One PDF holds %(most)s sheets at most. Choose fewer, or the file of codes.")
            self.add_error("count", text % {"most": MOST_SHEETS})
        return data


class SheetForm(forms.Form):
    """A sheet as a clerk types it: the code, then for each question the number of the answer. Empty stays empty.

    Every field is one line for the keyboard; nothing is chosen with a mouse.
    """

    code = forms.CharField(
        label=_("Code on the sheet"), max_length=200, widget=forms.TextInput(attrs={**CODE_ATTRS, "autofocus": True}),
        help_text=_("Type it, or scan the QR code with a scanner."),
    )  # fmt: skip

    def __init__(self, *args: Any, questions: Iterable[Question], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.questions = list(questions)
        for question in self.questions:
            self.fields[PREFIX + question.code] = _typed_field(question)

    def clean_code(self) -> str:
        """Return the code alone."""
        return code_in(self.cleaned_data["code"])

    def clean(self) -> dict[str, Any]:
        """Turn typed numbers into answers; refuse what is no answer, and a sheet on which nothing stands."""
        data = super().clean() or {}
        answers = {}
        for question in self.questions:
            try:
                answers[question.code] = _answer(question, data.get(PREFIX + question.code, ""))
            except ValueError:
                self.add_error(PREFIX + question.code, _("Type the number of an answer, or nothing for a blank."))
        if not self.errors and not any(answers.values()):
            self.add_error("code", _("Nothing stands on this sheet. Empty sheets are not counted."))
        data["answers"] = answers
        return data


def _typed_field(question: Question) -> forms.Field:
    if question.kind == Kind.TEXT:
        return LongTextField(label=question.text, required=False, rows=3, max_length=LONGEST_REMARK)
    hint = "　".join(f"{n}＝{label}" for n, label in _numbered(question))
    return forms.CharField(
        label=question.text, required=False, max_length=60, help_text=hint,
        widget=forms.TextInput(attrs={"class": "input-short", "inputmode": "numeric", "autocomplete": "off"}),
    )  # fmt: skip


def _numbered(question: Question) -> list[tuple[int, str]]:
    """Return number and words of each answer; those of a scale are their own numbers."""
    if question.kind == Kind.SCALE:
        ends = {1: question.low_label, 5: question.high_label}
        return [(n, ends.get(n, "")) for n in (1, 5)]
    return list(enumerate((label for _value, label in options_of(question)), start=1))


def _answer(question: Question, typed: str) -> Any:
    """Return what was typed as the engine keeps it, "" or [] for a blank; raises ValueError for no answer."""
    if question.kind == Kind.TEXT:
        return typed.strip()
    text = unicodedata.normalize("NFKC", typed).strip()
    if question.kind == Kind.NUMBER:
        return _in_limits(question, text)
    values = [value for value, _label in options_of(question)]
    chosen = sorted({values[_place(part, len(values))] for part in text.replace(",", " ").replace("、", " ").split()})
    if question.kind == Kind.MULTIPLE:
        return chosen
    if len(chosen) > 1:
        raise ValueError
    return chosen[0] if chosen else ""


def _in_limits(question: Question, text: str) -> str:
    if not text:
        return ""
    number = int(text)
    if question.least is not None and number < question.least or question.most is not None and number > question.most:
        raise ValueError
    return str(number)


def _place(part: str, size: int) -> int:
    number = int(part)
    if not 1 <= number <= size:
        raise ValueError
    return number - 1


class CodeForm(forms.Form):
    """The code on the paper, which opens what was typed."""

    code = forms.CharField(
        label=_("Code on the sheet"), max_length=200, widget=forms.TextInput(attrs={**CODE_ATTRS, "autofocus": True}),
        help_text=_("Take the paper at hand. Without its code, what was typed cannot be read."),
    )  # fmt: skip

    def clean_code(self) -> str:
        """Return the code alone."""
        return code_in(self.cleaned_data["code"])


class DecideForm(CodeForm):
    """For each question that differs, which entry is what stands on the paper."""

    def __init__(self, *args: Any, differing: Iterable[tuple[Question, Mapping[str, str]]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].widget = forms.HiddenInput()
        self.codes = []
        for question, words in differing:
            self.codes.append(question.code)
            self.fields[PREFIX + question.code] = forms.ChoiceField(
                label=question.text, choices=list(words.items()), widget=forms.RadioSelect
            )

    def chosen(self) -> dict[str, str]:
        """Return question → entry; only for a valid form."""
        return {code: self.cleaned_data[PREFIX + code] for code in self.codes}


def _blocks() -> list[tuple[str, str]]:
    found = periods_on(clock.today()).filter(unit__kind=Unit.Kind.BLOCK).order_by("unit__code")
    return [(str(period.unit_id), period.name) for period in found]


class HandoutFilter(django_filters.FilterSet):
    """Conditions for the list of rates."""

    channel = django_filters.ChoiceFilter(label=_("Channel"), choices=Channel.choices, empty_label=_("All"))
    block = django_filters.ChoiceFilter(label=_("Block"), field_name="block", choices=_blocks, empty_label=_("All"))
    missing = django_filters.BooleanFilter(
        label=_("Numbers missing"), field_name="handed_out", lookup_expr="isnull",
        widget=forms.Select(choices=[("", _("All")), ("true", _("Yes")), ("false", _("No"))]),
    )  # fmt: skip

    class Meta:
        model = Handout
        fields: list[str] = []
