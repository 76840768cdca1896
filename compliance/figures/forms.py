"""What is filled in on the pages of figures."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from compliance.figures.actions import FIRST_YEAR
from compliance.figures.choices import TieKind
from compliance.figures.rules import countable_years
from compliance.figures.teaching import article_code, choices_of
from governance import clock
from governance.calendar.eras import fiscal_year, fiscal_year_in_japanese
from governance.web.fields import LongTextField

YEARS_SHOWN = 6
SILENT_YEARS = (1, 2, 3, 5)


def year_choices(years: list[int]) -> list[tuple[str, str]]:
    """Return fiscal years as choices."""
    return [(str(year), fiscal_year_in_japanese(year)) for year in years]


class YearForm(forms.Form):
    """The fiscal year of a page."""

    year = forms.ChoiceField(label=_("Fiscal year"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        present = fiscal_year(clock.today())
        years = list(range(present, max(present - YEARS_SHOWN, FIRST_YEAR - 1), -1))
        self.fields["year"].choices = year_choices(years)  # type: ignore[attr-defined]

    def chosen(self, otherwise: int) -> int:
        """Return the year chosen, another one when none or a wrong one was."""
        typed = self.cleaned_data.get("year") if self.is_valid() else None
        return int(typed) if typed else otherwise


class SilenceForm(forms.Form):
    """How far back to look."""

    years = forms.TypedChoiceField(label=_("Nothing heard within"), coerce=int, initial=2)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        words = ngettext_lazy("%(n)s year", "%(n)s years", "n")
        self.fields["years"].choices = [(n, words % {"n": n}) for n in SILENT_YEARS]  # type: ignore[attr-defined]

    def chosen(self) -> int:
        """Return the number of years, two when none or a wrong one was chosen."""
        return int(self.cleaned_data["years"]) if self.is_valid() else 2


class ExplainForm(forms.Form):
    """The words beside the figures."""

    explanation = LongTextField(
        label=_("Explanation"), rows=8, max_length=4000,
        help_text=_("For the public: what the figures mean and what follows from them. Nothing about single cases."),
    )  # fmt: skip


class PrepareForm(ExplainForm):
    """The year to count, and the words beside it."""

    field_order = ("fiscal_year", "explanation")
    fiscal_year = forms.TypedChoiceField(label=_("Fiscal year"), coerce=int)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        years = countable_years(clock.today(), FIRST_YEAR)[:YEARS_SHOWN]
        self.fields["fiscal_year"].choices = year_choices(years)  # type: ignore[attr-defined]


class SendBackForm(forms.Form):
    """Why the figures go back."""

    reason = LongTextField(label=_("Reasons"), rows=4, max_length=1000)


class TieForm(forms.Form):
    """What a case teaches something about: one of the choices, or the number of an article while none are known."""

    kind = forms.ChoiceField(label=_("What the case teaches something about"), widget=forms.RadioSelect)
    article = forms.CharField(label=_("Article of the code"), required=False, max_length=20)
    course = forms.ChoiceField(label=_("A training course"), required=False)
    question = forms.ChoiceField(label=_("Survey question"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = []
        for kind in TieKind:
            choices = choices_of(kind)
            if choices:
                self.fields[kind.value] = forms.ChoiceField(
                    label=kind.label, required=False, choices=[("", _("Choose")), *choices]
                )
            elif kind == TieKind.ARTICLE:
                self.fields["article"].help_text = _("As in the code, for example 第5条 or 第5条の2")
            else:
                del self.fields[kind.value]
                continue
            offered.append((kind.value, kind.label))
        self.fields["kind"].choices = offered  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Return kind and reference; asks for the choice that belongs to the kind."""
        data = super().clean() or {}
        kind = data.get("kind")
        if not kind or kind in self.errors:
            return data
        reference = data.get(kind) or ""
        if not reference:
            self.add_error(kind, _("Choose or type what the case is to be tied to."))
        elif kind == TieKind.ARTICLE and not choices_of(kind):
            reference = article_code(reference) or ""
            if not reference:
                self.add_error(kind, _("Type the article as 第5条 or 第5条の2."))
        return {"kind": kind, "reference": reference}
