"""What is asked on the pages of direct notices."""

from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from governance import clock
from governance.lists.filters import ReferenceFilter
from governance.organization.models import Unit
from governance.web.fields import JapaneseDateField, LongTextField
from voice.direct.actions.sending import Words
from voice.direct.choices import AnswerKind, YesNo
from voice.direct.models import LONGEST, LONGEST_ANSWER, LONGEST_TITLE, DirectNotice, Receipt
from voice.direct.queries import all_offices, divisions_today
from voice.offices import OfficesField


class WordsForm(forms.Form):
    """The notice itself: one line, 400 characters, a day."""

    title = forms.CharField(label=_("In one line"), max_length=LONGEST_TITLE)
    text = LongTextField(
        label=_("Text"), rows=6, max_length=LONGEST, help_text=_("Up to 400 characters: what is to be done, by when.")
    )
    read_by = JapaneseDateField(label=_("To be read by"), future=True)
    answer_kind = forms.ChoiceField(
        label=_("Answer"), choices=AnswerKind.choices, initial=AnswerKind.NONE, widget=forms.RadioSelect
    )

    def words(self) -> Words:
        """Return the notice; only for a valid form."""
        return Words(**{name: self.cleaned_data[name] for name in ("title", "text", "read_by", "answer_kind")})


class ToOfficesForm(WordsForm):
    """A notice of headquarters."""

    reach = forms.ChoiceField(
        label=_("To"), choices=[("chosen", _("Chosen offices")), ("all", _("All offices"))], widget=forms.RadioSelect
    )
    offices = OfficesField(label=_("Chosen offices"), required=False)

    def clean(self) -> dict[str, Any]:
        """Ask for offices when they are to be chosen."""
        data = super().clean() or {}
        if data.get("reach") == "chosen" and not data.get("offices"):
            self.add_error("offices", _("Choose an office."))
        return data

    def to(self) -> list[Unit]:
        """Return the offices; only for a valid form."""
        return all_offices() if self.cleaned_data["reach"] == "all" else self.cleaned_data["offices"]


class ToDivisionForm(WordsForm):
    """A notice of an office."""

    division = forms.ChoiceField(label=_("To"), choices=divisions_today)

    def to(self) -> list[Unit]:
        """Return the division; only for a valid form."""
        return list(Unit.objects.filter(pk=self.cleaned_data["division"]))


class AnswerForm(forms.Form):
    """A short answer, of the kind that the notice asks for."""

    def __init__(self, *args: Any, kind: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if kind == AnswerKind.YES_NO:
            self.fields["answer"] = forms.ChoiceField(
                label=_("Answer"), choices=YesNo.choices, widget=forms.RadioSelect
            )
        else:
            self.fields["answer"] = forms.CharField(label=_("Answer"), max_length=LONGEST_ANSWER)


class NoticeFilter(django_filters.FilterSet):
    """Conditions for the list of notices that were sent."""

    reference = ReferenceFilter(label=_("Reference number"), prefix="N-")

    class Meta:
        model = DirectNotice
        fields: list[str] = []


OPENED = [("false", _("Not opened yet")), ("true", _("Opened already"))]


class _OpenedFilter(django_filters.FilterSet):
    opened = django_filters.ChoiceFilter(
        label=_("Opened or not"), choices=OPENED, empty_label=_("All"), method="by_opening"
    )

    def by_opening(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Return the receipts that were opened, or those that were not."""
        return rows.filter(opened_at__isnull=value == "false")


class ReceivedFilter(_OpenedFilter):
    """Conditions for the list of what the own unit got."""

    reference = ReferenceFilter(field_name="notice__reference", label=_("Reference number"), prefix="N-")

    class Meta:
        model = Receipt
        fields: list[str] = []


class ReceiptFilter(ReceivedFilter):
    """Conditions for the list of receipts."""

    unit = django_filters.CharFilter(label=_("Unit code"), field_name="unit__code")
    late = django_filters.BooleanFilter(
        label=_("Past the day"), method="by_lateness",
        widget=forms.Select(choices=[("", _("All")), ("true", _("Past the day and not opened"))]),
    )  # fmt: skip

    def by_lateness(self, rows: QuerySet[Any], name: str, value: bool) -> QuerySet[Any]:
        """Return the receipts that are late."""
        return rows.filter(opened_at__isnull=True, read_by__lt=clock.today()) if value else rows

    class Meta:
        model = Receipt
        fields: list[str] = []


class UnitFilter(django_filters.FilterSet):
    """No conditions: a row for each unit that is behind."""

    class Meta:
        model = Unit
        fields: list[str] = []
