"""What is asked on the pages of figures about voices."""

from datetime import date
from typing import Any

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from governance import clock
from governance.calendar.eras import fiscal_year, fiscal_year_in_japanese
from governance.letters import text_of_csv
from governance.organization.models import Unit
from governance.surveys.queries import scale_questions
from governance.web.fields import JapaneseDateField, LongTextField, UnitField
from voice.figures.actions.visitors import Number
from voice.figures.choices import OUTCOMES, Measure
from voice.figures.freezing import reportable_years
from voice.figures.importing import ERRORS_SHOWN, MOST_VISITORS, past_month, read
from voice.figures.models import QuarterLine, Visitors
from voice.figures.rules.months import months_before, months_of_year, parse_month

SURVEY_AREA = "voice"
YEARS_SHOWN = 5
MAX_BYTES = 2 * 1024 * 1024
SORTED_BY = [
    ("few", _("Fewest voices for their visitors first")),
    ("code", _("Code of the office")),
    ("days", _("Longest until answered first")),
    ("answered", _("Smallest share answered first")),
    ("score", _("Lowest survey score first")),
    ("inspection", _("Fewest criteria met first")),
    ("proposals", _("Fewest proposals first")),
]


class CompareForm(forms.Form):
    """Which months, which block, which funnel, which question, in which order. Nothing chosen is a fine choice too."""

    period = forms.ChoiceField(label=_("Period"), required=False)
    block = forms.ChoiceField(label=_("Block"), required=False)
    measure = forms.ChoiceField(label=_("Funnel"), required=False, choices=Measure.choices)
    question = forms.ChoiceField(label=_("Survey question"), required=False)
    order = forms.ChoiceField(label=_("Order"), required=False, choices=SORTED_BY)

    def __init__(self, *args: Any, blocks: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        present = fiscal_year(clock.today())
        years = [(str(year), fiscal_year_in_japanese(year)) for year in range(present, present - YEARS_SHOWN, -1)]
        self.questions = scale_questions(SURVEY_AREA)
        self._set("period", [("", _("The last 12 months")), *years])
        self._set("block", [("", _("All")), *blocks])
        self._set("question", self.questions or [("", _("No survey has been held"))])

    def _set(self, name: str, choices: list[Any]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]

    def _chosen(self, name: str) -> str:
        return str(self.cleaned_data.get(name) or "") if self.is_valid() else ""

    def months(self) -> list[date]:
        """Return the months to compare: those of a fiscal year that have begun, or the last twelve that are over."""
        year = self._chosen("period")
        if not year:
            return months_before(clock.today())
        return [month for month in months_of_year(int(year)) if month <= clock.today()]

    @property
    def chosen_block(self) -> str:
        """Return the id of the block, "" for all."""
        return self._chosen("block")

    @property
    def chosen_measure(self) -> Measure:
        """Return what is drawn."""
        return Measure(self._chosen("measure") or Measure.FORMS)

    @property
    def chosen_question(self) -> str:
        """Return survey:code, the first question when none was chosen, "" when there is none."""
        return self._chosen("question") or (self.questions[0][0] if self.questions else "")

    @property
    def chosen_order(self) -> str:
        """Return by what the offices are sorted."""
        return self._chosen("order") or "few"


class SourceForm(forms.Form):
    """Where the numbers come from."""

    source = forms.CharField(
        label=_("Source of the numbers"), max_length=200, help_text=_("For example: 番号札発券機の月次集計")
    )


class EnterForm(SourceForm):
    """One office and month."""

    field_order = ("office", "month", "number", "source")
    office = UnitField(label=_("Office"))
    month = forms.CharField(label=_("Month"), max_length=20, help_text=_("For example: 2026-04 or 令和8年4月"))
    number = forms.IntegerField(label=_("Visitors"), min_value=0, max_value=MOST_VISITORS)

    def clean_office(self) -> Unit:
        """Return the office; raises ValidationError for another unit."""
        unit: Unit = self.cleaned_data["office"]
        if unit.kind != Unit.Kind.OFFICE:
            raise ValidationError(_("Choose a pension office."))
        return unit

    def clean_month(self) -> date:
        """Return its first day; raises ValidationError for what is no month that is over."""
        try:
            return past_month(self.cleaned_data["month"])
        except ValueError as error:
            raise ValidationError(str(error)) from error

    def entered(self) -> Number:
        """Return the number; only for a valid form."""
        return Number(self.cleaned_data["office"].pk, self.cleaned_data["month"], self.cleaned_data["number"])


class ImportForm(SourceForm):
    """A file of numbers."""

    field_order = ("file", "source")
    file = forms.FileField(label=_("CSV file"), help_text=_("UTF-8 or Shift_JIS."))

    def clean_file(self) -> list[Number]:
        """Return the numbers; raises ValidationError with every row that is wrong."""
        upload: Any = self.cleaned_data["file"]
        if upload.size > MAX_BYTES:
            raise ValidationError(_("The file is larger than 2 MB."))
        numbers, problems = read(_text_of(upload.read()))
        if problems:
            raise ValidationError(problems[:ERRORS_SHOWN])
        return numbers


def _text_of(data: bytes) -> str:
    text = text_of_csv(data)
    if text is None:
        raise ValidationError(_("This is not a CSV file in UTF-8 or Shift_JIS."))
    return text


class VisitorsFilter(django_filters.FilterSet):
    """Conditions for the list of visitors."""

    office = django_filters.CharFilter(label=_("Code of the office"), field_name="office__code")
    month = django_filters.CharFilter(label=_("Month"), method="by_month")

    def by_month(self, rows: QuerySet[Visitors], name: str, value: str) -> QuerySet[Visitors]:
        """Return the numbers of the month, none for what is no month."""
        try:
            return rows.filter(month=parse_month(value))
        except ValueError:
            return rows.none()

    class Meta:
        model = Visitors
        fields: list[str] = []


class QuarterFilter(django_filters.FilterSet):
    """All lines, or those of the whole organization."""

    whole = django_filters.ChoiceFilter(
        label=_("Show"), choices=[("true", _("The whole organization"))], empty_label=_("By block too")
    )

    class Meta:
        model = QuarterLine
        fields: list[str] = []


class PresentForm(forms.Form):
    """When the board had the figures, and what it said."""

    presented_on = JapaneseDateField(label=_("Put before the board"), past=True)
    remark = LongTextField(label=_("What the board said"), rows=4, max_length=2000, required=False)


class PrepareForm(forms.Form):
    """The year of a report."""

    fiscal_year = forms.TypedChoiceField(label=_("Fiscal year"), coerce=int)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        years = reportable_years(clock.today())[:YEARS_SHOWN]
        self.fields["fiscal_year"].choices = [  # type: ignore[attr-defined]
            (str(year), fiscal_year_in_japanese(year)) for year in years
        ]


class WordsForm(forms.Form):
    """The sections of a report."""

    foreword = LongTextField(label=_("Foreword"), rows=6, max_length=4000, required=False)
    on_voices = LongTextField(label=_("What customers told us"), rows=10, max_length=8000, required=False)
    on_changes = LongTextField(
        label=_("What changed because of them"), rows=10, max_length=8000, required=False,
        help_text=_("The measures themselves are listed below it. Nothing about single customers."),
    )  # fmt: skip
    outlook = LongTextField(label=_("What comes next"), rows=6, max_length=4000, required=False)


class PromiseForm(forms.Form):
    """A promise for the next year."""

    text = forms.CharField(label=_("What we promise"), max_length=300)
    unit = UnitField(label=_("Division in charge"))


class ReportPromiseForm(forms.Form):
    """What became of a promise."""

    state = forms.ChoiceField(label=_("What became of it"), choices=OUTCOMES, widget=forms.RadioSelect)
    outcome = LongTextField(label=_("In words"), rows=4, max_length=1000)
    carried = forms.BooleanField(
        label=_("Promise it once more for the next year"), required=False,
        help_text=_("Only for what was not kept, or only in part."),
    )  # fmt: skip


class SendBackForm(forms.Form):
    """Why the report goes back."""

    reason = LongTextField(label=_("Reasons"), rows=4, max_length=1000)
