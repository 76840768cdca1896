"""What is asked on the pages of the overview."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from audit.overview.actions import Worded
from audit.reports.choices import Opinion
from governance import clock
from governance.calendar.eras import fiscal_year, fiscal_year_in_japanese
from governance.web.fields import LongTextField

FIRST_YEAR = 2026
"""The first year that this system counts."""


class YearForm(forms.Form):
    """The year of the figures."""

    year = forms.TypedChoiceField(label=_("Fiscal year"), coerce=int)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        years = range(fiscal_year(clock.today()), FIRST_YEAR - 1, -1)
        self.fields["year"].choices = [(year, fiscal_year_in_japanese(year)) for year in years]  # type: ignore[attr-defined]


class OpinionForm(forms.Form):
    """What the head thinks."""

    overall = forms.ChoiceField(label=_("Overall opinion"), choices=Opinion.choices, widget=forms.RadioSelect)
    governance = forms.ChoiceField(label=_("Governance"), choices=Opinion.choices)
    risk = forms.ChoiceField(label=_("Risk management"), choices=Opinion.choices)
    control = forms.ChoiceField(label=_("Internal control"), choices=Opinion.choices)
    basis = LongTextField(label=_("What the opinion rests on"), rows=8, max_length=8000)
    limits = LongTextField(
        label=_("What was not looked at, and other limits"), rows=5, max_length=4000,
        help_text=_("The board reads it: name no audit that is not opened."),
    )  # fmt: skip
    independence = LongTextField(
        label=_("Statement on independence"), rows=5, max_length=4000,
        help_text=_("The exemptions granted in the year are added by themselves."),
    )  # fmt: skip

    def inputs(self) -> dict[str, Any]:
        """Return the inputs of the action; only for a valid form."""
        names = Worded.__dataclass_fields__
        return {"worded": Worded(**{name: self.cleaned_data[name] for name in names})}


class BeginForm(OpinionForm):
    """The same, and of which year: this one and the last."""

    fiscal_year = forms.TypedChoiceField(label=_("Fiscal year"), coerce=int)
    field_order = ("fiscal_year",)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        year = fiscal_year(clock.today())
        chooser: Any = self.fields["fiscal_year"]
        chooser.choices = [(one, fiscal_year_in_japanese(one)) for one in (year, year - 1)]

    def inputs(self) -> dict[str, Any]:
        """Return the inputs of the action."""
        return {"fiscal_year": self.cleaned_data["fiscal_year"], **super().inputs()}


class PresentForm(forms.Form):
    """The opinion that the president read, and a remark beside it."""

    seen = forms.CharField(widget=forms.HiddenInput, max_length=64)
    remark = LongTextField(
        label=_("Remark of the president"), rows=4, max_length=2000, required=False,
        help_text=_("It stands beside the opinion, which is the head's alone."),
    )  # fmt: skip


class AddendumForm(forms.Form):
    """What is added."""

    text = LongTextField(label=_("Addendum"), rows=6, max_length=8000)
