"""What is asked of whoever registers, receives, decides, writes rules or fills gaps."""

import unicodedata
from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from compliance.choices import Position
from compliance.information.actions.registering import NewEntry
from compliance.information.choices import Area, GapState, Kind, Relation, Source, State
from compliance.information.content import Heard
from compliance.information.models import Gap, Information, RoutingRule
from compliance.information.routing import POSTS
from governance import clock
from governance.attachments.fields import AttachmentsField
from governance.calendar.eras import fiscal_year
from governance.lists.filters import ReferenceFilter
from governance.organization.models import Unit
from governance.people.roles import Role
from governance.web.fields import JapaneseDateField, LongTextField, TimeField, UnitField, past_moment

POST_CHOICES = [(post, Role(post).label) for post in POSTS]


class RegisterForm(forms.Form):
    """What was heard. Short enough for a phone between two customers."""

    what = LongTextField(
        label=_("What did you hear or notice?"),
        rows=5,
        help_text=_("As you heard it, without judging. It is sealed: only those who receive it can read it."),
    )
    source = forms.ChoiceField(label=_("Where does it come from?"), choices=[("", _("Choose")), *Source.choices])
    aware_on = JapaneseDateField(
        label=_("Day on which you came to know"), past=True, widget=forms.TextInput(attrs={"class": "input-date"})
    )
    aware_time = TimeField(label=_("Time (roughly)"))
    unit = UnitField(label=_("Which unit is it about?"), required=False, empty_label=_("I do not know, or elsewhere"))
    position = forms.ChoiceField(
        label=_("Is it about one of these people?"),
        choices=Position.choices,
        initial=Position.UNKNOWN,
        help_text=_("This decides who receives it: those whom it is about do not."),
    )
    kinds = forms.MultipleChoiceField(
        label=_("What may it be about?"),
        choices=Kind.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    relation = forms.ChoiceField(
        label=_("How did you come to know?"),
        choices=[("", _("Choose")), *(choice for choice in Relation.choices if choice[0] != Relation.AREA)],
    )
    who = forms.CharField(
        label=_("Who is concerned, as far as you know"),
        max_length=500,
        required=False,
        help_text=_("Full names keep the entry from those people."),
    )
    files = AttachmentsField(label=_("Files"), required=False)  # type: ignore[assignment] # a field, not the data

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        now = timezone.localtime(clock.now())
        self.fields["aware_on"].initial = now.date().isoformat()
        self.fields["aware_time"].initial = now.strftime("%H:%M")

    def clean(self) -> dict[str, Any]:
        """Put day and time together; a moment that has not come yet is an error."""
        data = super().clean() or {}
        data["aware_at"] = past_moment(self, "aware_on", "aware_time")
        return data

    def entry(self, **more: Any) -> NewEntry:
        """Return what is registered; only for a valid form."""
        data = self.cleaned_data
        return NewEntry(
            source=data["source"],
            kinds=data["kinds"],
            position=data["position"],
            relation=data["relation"],
            unit=data["unit"],
            aware_at=data["aware_at"],
            heard=Heard(data["what"], data["who"]),
            files=data["files"],
            **more,
        )


class JoinForm(forms.Form):
    """The case to which an entry belongs."""

    case = forms.CharField(label=_("Reference number of the case"), max_length=9, help_text=_("For example: AB12-CD34"))

    def clean_case(self) -> str:
        """Return the number as it is kept."""
        return unicodedata.normalize("NFKC", self.cleaned_data["case"]).strip().upper()


class PassOnForm(forms.Form):
    """The area that is to deal with it, and why."""

    area = forms.ChoiceField(label=_("Pass to"), choices=Area.choices, widget=forms.RadioSelect)
    reason = LongTextField(label=_("Reason"), rows=4, max_length=4000)


class ReasonForm(forms.Form):
    """Why."""

    reason = LongTextField(label=_("Reason"), rows=5, max_length=4000)


class DraftForm(forms.Form):
    """What a new version of the rules is for."""

    change = forms.CharField(label=_("What this version changes and why"), max_length=500)


class RuleForm(forms.Form):
    """One rule. A condition without a tick always holds."""

    name = forms.CharField(label=_("Name of the rule"), max_length=80)
    sources = forms.MultipleChoiceField(
        label=_("When it comes from"), choices=Source.choices, widget=forms.CheckboxSelectMultiple, required=False
    )
    kinds = forms.MultipleChoiceField(
        label=_("When it may be about"), choices=Kind.choices, widget=forms.CheckboxSelectMultiple, required=False
    )
    unit_kinds = forms.MultipleChoiceField(
        label=_("When it is about this kind of unit"),
        choices=Unit.Kind.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    positions = forms.MultipleChoiceField(
        label=_("When these people are concerned"),
        choices=Position.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    recipients = forms.MultipleChoiceField(
        label=_("These posts receive it"), choices=POST_CHOICES, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, rule: RoutingRule | None = None, **kwargs: Any) -> None:
        names = ("name", "sources", "kinds", "unit_kinds", "positions", "recipients")
        super().__init__(*args, **kwargs)
        self.initial = {name: getattr(rule, name) for name in names} if rule else {}
        if rule and rule.is_default:
            for name in ("sources", "kinds", "unit_kinds", "positions"):
                del self.fields[name]

    def inputs(self) -> dict[str, Any]:
        """Return the action's inputs; only for a valid form."""
        data = self.cleaned_data
        conditions = {name: data.get(name, []) for name in ("sources", "kinds", "unit_kinds", "positions")}
        return {"name": data["name"], "conditions": conditions, "recipients": data["recipients"]}


class ApproveForm(forms.Form):
    """From when a version holds."""

    valid_from = JapaneseDateField(label=_("In force from"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["valid_from"].initial = clock.today().isoformat()


class SampleForm(forms.Form):
    """A made-up entry, to see where the rules would send it."""

    source = forms.ChoiceField(label=_("Where does it come from?"), choices=[("", _("Choose")), *Source.choices])
    kinds = forms.MultipleChoiceField(
        label=_("What may it be about?"), choices=Kind.choices, widget=forms.CheckboxSelectMultiple, required=False
    )
    unit = UnitField(label=_("Which unit is it about?"), required=False, empty_label=_("I do not know, or elsewhere"))
    position = forms.ChoiceField(
        label=_("Is it about one of these people?"), choices=Position.choices, initial=Position.UNKNOWN
    )
    text = forms.CharField(
        label=_("A text with names (optional)"),
        max_length=500,
        required=False,
        help_text=_("To see that a person who is named is kept out. It is kept nowhere."),
    )


class OwnFilter(django_filters.FilterSet):
    """Conditions for one's own entries."""

    source = django_filters.ChoiceFilter(label=_("Where it came from"), choices=Source.choices, empty_label=_("All"))

    class Meta:
        model = Information
        fields: list[str] = []


class EntryFilter(django_filters.FilterSet):
    """Conditions for the list of entries."""

    reference = ReferenceFilter(label=_("Reference number"), prefix="P-")
    state = django_filters.ChoiceFilter(label=_("State"), choices=State.choices, empty_label=_("All"))
    source = django_filters.ChoiceFilter(label=_("Where it came from"), choices=Source.choices, empty_label=_("All"))
    kind = django_filters.ChoiceFilter(label=_("Kind"), choices=Kind.choices, empty_label=_("All"), method="with_kind")
    in_time = django_filters.ChoiceFilter(
        label=_("Registered in time"),
        choices=[("true", _("Yes")), ("false", _("No"))],
        empty_label=_("All"),
        method="by_time",
    )

    class Meta:
        model = Information
        fields: list[str] = []

    def by_time(self, rows: QuerySet[Information], name: str, value: str) -> QuerySet[Information]:
        """Return the entries that were registered in time, or those that were not."""
        return rows.filter(in_time=value == "true")

    def with_kind(self, rows: QuerySet[Information], name: str, value: str) -> QuerySet[Information]:
        """Return the entries that may be about the kind."""
        return rows.filter(kinds__contains=[value])


class GapFilter(django_filters.FilterSet):
    """Conditions for the list of gaps."""

    state = django_filters.ChoiceFilter(label=_("State"), choices=GapState.choices, empty_label=_("All"))
    reference = ReferenceFilter(label=_("Reference number"))

    class Meta:
        model = Gap
        fields: list[str] = []


class YearForm(forms.Form):
    """The fiscal year of the figures."""

    year = forms.IntegerField(label=_("Fiscal year"), min_value=2009, max_value=2200, required=False)

    def chosen(self) -> int:
        """Return the year typed, the present one when none or a wrong one was."""
        typed = self.cleaned_data.get("year") if self.is_valid() else None
        return int(typed) if typed else fiscal_year(clock.today())
