"""What is filled in about documents of conduct."""

from typing import Any

import django_filters
from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from compliance.conduct.choices import Kind
from compliance.conduct.models import Article, Edition
from governance import clock
from governance.organization.models import Unit
from governance.organization.queries import periods_on
from governance.web.fields import JapaneseDateField, LongTextField

MOST_DAYS = 365


class AboutForm(forms.Form):
    """What is said about a version as a whole."""

    title = forms.CharField(label=_("Title of the document"), max_length=60)
    note = LongTextField(
        label=_("What changes and why"), rows=4, max_length=2000, help_text=_("Everyone reads this before they sign.")
    )
    valid_from = JapaneseDateField(
        label=_("Comes into force on"),
        future=True,
        error_messages={"past": _("A version cannot come into force in the past.")},
    )
    needs_signature = forms.BooleanField(label=_("Everyone reads and signs it"), required=False, initial=True)
    sign_within_days = forms.IntegerField(
        label=_("Days to sign"), min_value=1, max_value=MOST_DAYS, initial=30, widget=forms.TextInput
    )
    remind_every_days = forms.IntegerField(
        label=_("Days between reminders"), min_value=1, max_value=MOST_DAYS, initial=7, widget=forms.TextInput
    )


class DraftForm(AboutForm):
    """A new version."""

    kind = forms.ChoiceField(label=_("Document"), choices=[("", _("Choose")), *Kind.choices])
    field_order = ["kind"]


class ArticleForm(forms.Form):
    """One article."""

    number = forms.IntegerField(
        label=_("Number of the article"), min_value=1, max_value=999, widget=forms.TextInput,
        help_text=_("3 for 第3条"),
    )  # fmt: skip
    branch = forms.IntegerField(
        label=_("Branch number"), min_value=2, max_value=99, required=False, widget=forms.TextInput,
        help_text=_("2 for 第3条の2; leave empty otherwise"),
    )  # fmt: skip
    chapter = forms.CharField(label=_("Chapter"), max_length=60, required=False, help_text=_("For example: 第1章 総則"))
    heading = forms.CharField(label=_("Heading"), max_length=60)
    text = LongTextField(
        label=_("Text"), rows=10, max_length=8000,
        help_text=_("Markdown: a line with “1. ” begins a numbered item, “- ” an item of a list."),
    )  # fmt: skip

    def __init__(self, *args: Any, edition: Edition, article: Article | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.edition, self.article = edition, article

    def clean_branch(self) -> int:
        """Return 0 for an article without a branch."""
        return self.cleaned_data["branch"] or 0

    def clean(self) -> dict[str, Any]:
        """Refuse a number that another article of the version bears, at the field."""
        data = super().clean() or {}
        others = self.edition.articles.exclude(pk=self.article.pk) if self.article else self.edition.articles.all()
        if (data.get("number"), data.get("branch", 0)) in set(others.values_list("number", "branch")):
            self.add_error("number", _("This version has an article with that number already."))
        return data


class SendBackForm(forms.Form):
    """What should change."""

    reason = LongTextField(label=_("What should change"), rows=4, max_length=2000)


class SealedTextForm(forms.Form):
    """A decision on the very text that the page shows."""

    content_hash = forms.CharField(widget=forms.HiddenInput)


class SignForm(SealedTextForm):
    """The signature."""

    read = forms.BooleanField(
        label=_("I have read the text, and I will act by it."),
        error_messages={"required": _("Tick the box when you have read the text.")},
    )


class ContactForm(forms.Form):
    """A counter of the hotline."""

    place = forms.IntegerField(label=_("Place in the list"), min_value=1, max_value=99, widget=forms.TextInput)
    name = forms.CharField(label=_("Name of the counter"), max_length=40)
    organization = forms.CharField(label=_("Who answers"), max_length=60)
    phone = forms.RegexField(
        r"^[0-9+() -]{5,30}$", label=_("Telephone"), required=False, max_length=30,
        error_messages={"invalid": _("Write the number with digits and hyphens, such as 03-0000-0000.")},
    )  # fmt: skip
    hours = forms.CharField(label=_("Hours"), max_length=60, required=False)
    address = forms.CharField(label=_("Postal address"), max_length=120, required=False)

    def clean(self) -> dict[str, Any]:
        """Refuse a counter that nobody can reach."""
        data = super().clean() or {}
        if not data.get("phone") and not data.get("address") and "phone" not in self.errors:
            self.add_error("phone", _("Enter a telephone number or a postal address."))
        return data


def blocks() -> list[tuple[str, str]]:
    """Return headquarters and the blocks, as choices."""
    kinds = (Unit.Kind.HEADQUARTERS, Unit.Kind.BLOCK)
    periods = periods_on(clock.today()).filter(unit__kind__in=kinds).order_by("unit__code")
    return [(str(p.unit_id), p.name) for p in sorted(periods, key=lambda p: p.unit.kind != "headquarters")]


class CompletionFilter(django_filters.FilterSet):
    """Conditions for the table of completion."""

    document = django_filters.ChoiceFilter(
        label=_("Document"),
        choices=Kind.choices,
        method="as_it_is",
        empty_label=_("Code of conduct (or the first one)"),
    )
    block = django_filters.ChoiceFilter(
        label=_("Block"), choices=blocks, method="in_block", empty_label=_("All"), null_label=None
    )
    open_only = django_filters.BooleanFilter(
        label=_("Only units where signatures are missing"), method="with_open", widget=forms.CheckboxInput
    )

    class Meta:
        model = Unit
        fields: list[str] = []

    def as_it_is(self, rows: QuerySet[Unit], name: str, value: str) -> QuerySet[Unit]:
        """Return the rows: the document has been chosen with them."""
        return rows

    def in_block(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Return the block with its offices, or headquarters with its divisions."""
        return rows.filter(Q(pk=value) | (Q(block_id=value) & ~Q(kind=Unit.Kind.BLOCK)))

    def with_open(self, rows: QuerySet[Any], name: str, value: bool) -> QuerySet[Any]:
        """Return the units in which someone has still to sign."""
        return rows.filter(missing__gt=0) if value else rows


class UnsignedFilter(django_filters.FilterSet):
    """Conditions for the list of those who have not signed."""

    document = django_filters.ChoiceFilter(
        label=_("Document"), choices=Kind.choices, field_name="edition__kind", empty_label=_("All")
    )

    class Meta:
        model = Edition
        fields: list[str] = []
