"""What is asked on the pages of reports."""

from typing import Any

import django_filters
from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from audit.engagements.choices import Kind
from audit.reports.choices import Opinion, State
from audit.reports.models import Report
from governance.calendar.eras import fiscal_year_days
from governance.lists.filters import ReferenceFilter
from governance.web.fields import LongTextField


class ReportForm(forms.Form):
    """The words that no finding says."""

    opinion = forms.ChoiceField(label=_("Overall opinion"), choices=Opinion.choices, widget=forms.RadioSelect)
    conclusion = LongTextField(label=_("Conclusion"), rows=8, max_length=8000)
    method = LongTextField(label=_("How it was audited"), rows=5, max_length=4000)


class SignForm(forms.Form):
    """A signature under what is on the page."""

    seen = forms.CharField(widget=forms.HiddenInput, max_length=64)
    note = LongTextField(label=_("Note"), rows=2, max_length=1000, required=False)


class ReasonForm(forms.Form):
    """Why."""

    reason = LongTextField(label=_("Reason"), rows=4, max_length=1000)


class AddendumForm(forms.Form):
    """What is added."""

    text = LongTextField(label=_("Addendum"), rows=6, max_length=8000)


class DraftForm(forms.Form):
    """The title of what is published."""

    title = forms.CharField(label=_("Title"), max_length=100)


class ReportFilter(django_filters.FilterSet):
    """Conditions for the list."""

    reference = ReferenceFilter(
        label=pgettext_lazy("audit", "Reference number"), field_name="engagement__reference", prefix="K"
    )
    kind = django_filters.ChoiceFilter(
        label=_("Kind"), field_name="engagement__kind", choices=Kind.choices, empty_label=_("All")
    )
    state = django_filters.ChoiceFilter(label=_("State"), choices=State.choices, empty_label=_("All"))
    year = django_filters.NumberFilter(label=_("Fiscal year"), field_name="engagement__fiscal_year", max_value=9999)
    opinion = django_filters.ChoiceFilter(label=_("Overall opinion"), choices=Opinion.choices, empty_label=_("All"))
    approved = django_filters.NumberFilter(
        label=_("Approved in the fiscal year"), method="of_year", min_value=1, max_value=9990
    )

    def of_year(self, rows: Any, name: str, value: Any) -> Any:
        """Return those approved in the fiscal year."""
        return rows.filter(approved_on__range=fiscal_year_days(int(value)))

    class Meta:
        model = Report
        fields: list[str] = []
