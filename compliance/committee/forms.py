"""What is filled in about the committee."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from compliance.committee.access import MEMBERS
from compliance.committee.choices import (
    THEMES,
    Ballot,
    MeetingState,
    MemberKind,
    Reach,
    ReportState,
    ResolutionState,
)
from compliance.committee.models import Meeting, Resolution, UnitReport
from compliance.committee.queries import ShownItem, members_on
from compliance.forms import PersonChoiceField
from compliance.ordering import ORDERED_KINDS
from governance import clock
from governance.attachments.fields import AttachmentsField
from governance.organization.models import Unit
from governance.organization.queries import children_ids, choices_on, periods_on
from governance.people.models import Person
from governance.people.queries import holders
from governance.web.fields import JapaneseDateField, LongTextField, UnitField

NO_NAMES = _("Write no name and nothing from which the reporter, or anyone concerned, could be told.")
FOR_UNITS = _("The units read this. Write nothing from which a case could be guessed.")
MARKDOWN = _("Headings begin with ##, list items with -. The pack is printed as PDF.")


def not_in_the_past(day: date) -> date:
    """Return the day; raises ValidationError for one in the past."""
    if day < clock.today():
        raise ValidationError(_("Enter today or a day in the future."))
    return day


class OnePersonField(forms.ModelChoiceField):
    """One person by name and staff number."""

    label_from_instance = PersonChoiceField.label_from_instance


class AppointForm(forms.Form):
    """A term of a member. Who can be appointed holds the role already, which two people give."""

    person = OnePersonField(
        label=_("Person"), queryset=Person.objects.none(), empty_label=_("Choose"),
        help_text=_("People who hold the role of committee member or chair."),
    )  # fmt: skip
    kind = forms.ChoiceField(label=_("Kind"), choices=MemberKind.choices, widget=forms.RadioSelect)
    chair = forms.BooleanField(label=_("Chairs the committee"), required=False)
    valid_from = JapaneseDateField(label=_("Term begins"))
    valid_to = JapaneseDateField(label=_("Term ends"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = holders(MEMBERS)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Refuse a term that ends before it begins."""
        data = super().clean() or {}
        first, last = data.get("valid_from"), data.get("valid_to")
        if first and last and last < first:
            self.add_error("valid_to", _("The term ends on the first day at the earliest."))
        return data


class EndTermForm(forms.Form):
    """The last day of a term that ends early."""

    valid_to = JapaneseDateField(label=_("Last day of the term"))


class QuorumForm(forms.Form):
    """How many must be present."""

    percent = forms.IntegerField(label=_("Share of the members, in per cent"), min_value=1, max_value=100)
    more_than = forms.BooleanField(label=_("More than this share, not just as many"), required=False)
    source = forms.CharField(label=_("Source"), max_length=200, help_text=_("The article of the committee's rules."))
    valid_from = JapaneseDateField(label=_("Valid from"))

    def clean(self) -> dict[str, Any]:
        """Refuse a quorum that can never be reached."""
        data = super().clean() or {}
        if data.get("percent") == 100 and data.get("more_than"):
            self.add_error("more_than", _("More than all cannot be present."))
        return data


class MeetingForm(forms.Form):
    """Day, hour and place."""

    day = JapaneseDateField(label=_("Day"))
    hour = forms.TimeField(
        label=_("Time"), input_formats=["%H:%M"], widget=forms.TimeInput(format="%H:%M", attrs={"class": "input-short"}),
        help_text=_("For example: 14:00"), error_messages={"invalid": _("Enter a time such as 14:00.")},
    )  # fmt: skip
    place = forms.CharField(label=_("Place"), max_length=100)

    def starts_at(self) -> datetime:
        """Return the moment in Japan."""
        return timezone.make_aware(datetime.combine(self.cleaned_data["day"], self.cleaned_data["hour"]))


class ItemForm(forms.Form):
    """Title and pack of an item."""

    title = forms.CharField(label=_("Title"), max_length=100, help_text=NO_NAMES)
    text = LongTextField(label=_("Pack"), rows=14, help_text=MARKDOWN)
    files = AttachmentsField(label=_("Attachments"), required=False)  # type: ignore[assignment] # a field, not the data


class ThemeForm(ItemForm):
    """An item about the whole organization."""

    theme = forms.ChoiceField(label=_("About"), choices=THEMES, widget=forms.RadioSelect)
    field_order = ["theme", "title", "text", "files"]


class CaseItemForm(ItemForm):
    """An item from a case."""

    meeting = forms.ModelChoiceField(label=_("Meeting"), queryset=Meeting.objects.none(), empty_label=_("Choose"))
    field_order = ["meeting", "title", "text", "files"]

    def __init__(self, *args: Any, meetings: QuerySet[Meeting], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["meeting"].queryset = meetings  # type: ignore[attr-defined]


class MemberForm(forms.Form):
    """A member of the committee on the day of a meeting."""

    person = OnePersonField(label=_("Member"), queryset=Person.objects.none(), empty_label=_("Choose"))

    def __init__(self, *args: Any, meeting: Meeting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = Person.objects.filter(pk__in=members_on(meeting.day).values("person"))
        self.fields["person"].queryset = people.order_by("name")  # type: ignore[attr-defined]


class PresentForm(forms.Form):
    """Who is present."""

    present = PersonChoiceField(
        label=_("Present"), queryset=Person.objects.none(), widget=forms.CheckboxSelectMultiple, required=False,
        help_text=_("Members who take part by video count as present."),
    )  # fmt: skip

    def __init__(self, *args: Any, meeting: Meeting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = Person.objects.filter(pk__in=members_on(meeting.day).values("person"))
        self.fields["present"].queryset = people.order_by("name")  # type: ignore[attr-defined]


class VoteForm(forms.Form):
    """A vote."""

    ballot = forms.ChoiceField(label=_("Your vote"), choices=Ballot.choices, widget=forms.RadioSelect)


class CloseVoteForm(forms.Form):
    """How the chair decides a tie."""

    casting = forms.ChoiceField(
        label=_("The chair's decision in a tie"), required=False, widget=forms.RadioSelect,
        choices=[("", _("No tie")), (Ballot.FOR.value, _("For")), (Ballot.AGAINST.value, _("Against"))],
    )  # fmt: skip


class MinutesForm(forms.Form):
    """The general part of the minutes, and a part for each item."""

    general = LongTextField(label=_("General"), rows=6, help_text=_("Every member reads this. Name no item here."))

    def __init__(self, *args: Any, items: list[ShownItem], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.items = [item for item in items if item.readable]
        for item in self.items:
            self.fields[f"part_{item.row.pk}"] = LongTextField(
                label=f"{item.number} {item.title}", rows=5, required=False
            )

    def parts(self) -> dict[UUID, str]:
        """Return what was written by item."""
        written = {item.row.pk: self.cleaned_data[f"part_{item.row.pk}"] for item in self.items}
        return {pk: text for pk, text in written.items() if text}


class AddendumForm(forms.Form):
    """An addition to closed minutes."""

    item = forms.ChoiceField(label=_("Concerns"), required=False)
    text = LongTextField(label=_("Addition"), rows=6)

    def __init__(self, *args: Any, items: list[ShownItem], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(str(item.row.pk), f"{item.number} {item.title}") for item in items if item.readable]
        self.fields["item"].choices = [("", _("The meeting as a whole")), *choices]  # type: ignore[attr-defined]


class AdoptForm(forms.Form):
    """A resolution, and how it will be known whether it worked."""

    title = forms.CharField(label=_("Title"), max_length=100, help_text=FOR_UNITS)
    text = LongTextField(label=_("What is to be done"), rows=8, max_length=4000)
    due_on = JapaneseDateField(label=_("Units report by"))
    test_on = JapaneseDateField(label=_("Effect is tested on"))
    test_method = LongTextField(
        label=_("How the effect is tested"), rows=4, max_length=2000,
        help_text=_("A figure or an observation that would be different if it works."),
    )  # fmt: skip

    def clean_due_on(self) -> date:
        """Refuse a day in the past."""
        return not_in_the_past(self.cleaned_data["due_on"])

    def clean(self) -> dict[str, Any]:
        """Ask for a test after the units have reported."""
        data = super().clean() or {}
        if data.get("due_on") and data.get("test_on") and data["test_on"] <= data["due_on"]:
            self.add_error("test_on", _("Choose a day after the one by which the units report."))
        return data


class TestForm(forms.Form):
    """Day and method of the test."""

    test_on = JapaneseDateField(label=_("Effect is tested on"))
    test_method = LongTextField(label=_("How the effect is tested"), rows=4, max_length=2000)


class ResultForm(forms.Form):
    """What the test showed."""

    outcome = forms.ChoiceField(
        label=_("Did it work?"), widget=forms.RadioSelect,
        choices=[(ResolutionState.WORKED.value, _("It worked")), (ResolutionState.NOT_WORKED.value, _("It did not work"))],
    )  # fmt: skip
    tested_on = JapaneseDateField(label=_("Day of the test"), past=True)
    test_result = LongTextField(label=_("What the test showed"), rows=5, max_length=4000)


class StartForm(forms.Form):
    """Which units a resolution concerns."""

    reach = forms.ChoiceField(label=_("Units concerned"), choices=Reach.choices, widget=forms.RadioSelect)
    block = forms.ChoiceField(label=_("Block"), required=False, help_text=_("For a block with its offices."))
    chosen = forms.MultipleChoiceField(
        label=_("Units"),
        required=False,
        widget=forms.SelectMultiple(attrs={"size": 12}),
        help_text=_("For chosen units."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        units = choices_on(clock.today())
        blocks = [choice for label, group in units for choice in group if label == str(Unit.Kind.BLOCK.label)]
        self.fields["block"].choices = [("", _("Choose")), *blocks]  # type: ignore[attr-defined]
        self.fields["chosen"].choices = units  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Ask for what the choice needs."""
        data = super().clean() or {}
        if data.get("reach") == Reach.BLOCK and not data.get("block"):
            self.add_error("block", _("Choose a block."))
        if data.get("reach") == Reach.CHOSEN and not data.get("chosen"):
            self.add_error("chosen", _("Choose at least one unit."))
        return data

    def units(self) -> list[UUID]:
        """Return the ids of the units concerned, as the organization stands today."""
        reach, periods = self.cleaned_data["reach"], periods_on(clock.today())
        if reach == Reach.CHOSEN:
            return [UUID(pk) for pk in self.cleaned_data["chosen"]]
        if reach == Reach.OFFICES:
            periods = periods.filter(unit__kind=Unit.Kind.OFFICE)
        if reach == Reach.BLOCK:
            block = UUID(self.cleaned_data["block"])
            return [block, *children_ids([block], clock.today())]
        return list(periods.values_list("unit_id", flat=True))


class OrderForm(forms.Form):
    """A measure that a resolution orders."""

    kind = forms.ChoiceField(label=_("Kind"), choices=ORDERED_KINDS, widget=forms.RadioSelect)
    unit = UnitField(label=_("Unit in charge"))
    title = forms.CharField(label=_("Title"), max_length=100, help_text=FOR_UNITS)
    text = LongTextField(label=_("What is to be done"), rows=6, max_length=4000)
    due_on = JapaneseDateField(label=_("To be done by"))

    def clean_due_on(self) -> date:
        """Refuse a day in the past."""
        return not_in_the_past(self.cleaned_data["due_on"])


class ReportForm(forms.Form):
    """What a unit has done."""

    text = LongTextField(label=_("What was done, when and by whom"), rows=6, max_length=4000)
    files = AttachmentsField(label=_("Evidence"), required=False)  # type: ignore[assignment] # a field, not the data


class NoteForm(forms.Form):
    """What is missing, or why it does not apply."""

    note = LongTextField(label=_("What is missing"), rows=4, max_length=2000)


class ExcuseForm(forms.Form):
    """Why a resolution does not apply to a unit."""

    note = LongTextField(label=_("Why it does not apply to the unit"), rows=4, max_length=2000)


class MeetingFilter(django_filters.FilterSet):
    """Conditions for the calendar."""

    state = django_filters.ChoiceFilter(label=_("State"), choices=MeetingState.choices, empty_label=_("All"))

    class Meta:
        model = Meeting
        fields: list[str] = []


class ResolutionFilter(django_filters.FilterSet):
    """Conditions for resolutions."""

    title = django_filters.CharFilter(label=_("Title"), lookup_expr="icontains")
    state = django_filters.ChoiceFilter(label=_("State"), choices=ResolutionState.choices, empty_label=_("All"))
    late = django_filters.BooleanFilter(label=_("Only overdue"), method="only_overdue", widget=forms.CheckboxInput)

    class Meta:
        model = Resolution
        fields: list[str] = []

    def only_overdue(self, rows: QuerySet[Resolution], name: str, value: bool) -> QuerySet[Resolution]:
        """Return those under way whose day has passed, when asked for."""
        return rows.filter(state="in_progress", due_on__lt=clock.today()) if value else rows


class ReportFilter(django_filters.FilterSet):
    """Conditions for the units' reports."""

    resolution = django_filters.NumberFilter(label=_("Number of the resolution"), field_name="resolution__number")
    state = django_filters.ChoiceFilter(
        label=_("State"), choices=ReportState.choices, method="in_state", empty_label=_("Not reported")
    )
    kind = django_filters.ChoiceFilter(
        label=_("Kind of unit"), choices=Unit.Kind.choices, field_name="unit__kind", empty_label=_("All")
    )
    block = django_filters.ChoiceFilter(
        label=_("Block"), choices=lambda: blocks_today(), method="in_block", empty_label=_("All")
    )
    late = django_filters.BooleanFilter(label=_("Only overdue"), method="only_overdue", widget=forms.CheckboxInput)

    class Meta:
        model = UnitReport
        fields: list[str] = []

    def in_state(self, rows: QuerySet[UnitReport], name: str, value: str) -> QuerySet[UnitReport]:
        """Return the reports in the state."""
        return rows.filter(state=value)

    def in_block(self, rows: QuerySet[UnitReport], name: str, value: str) -> QuerySet[UnitReport]:
        """Return the reports of the block and its offices."""
        return rows.filter(unit_id=value) | rows.filter(unit_id__in=children_ids([UUID(value)], clock.today()))

    def only_overdue(self, rows: QuerySet[UnitReport], name: str, value: bool) -> QuerySet[UnitReport]:
        """Return those whose resolution's day has passed, when asked for."""
        return rows.filter(resolution__due_on__lt=clock.today()) if value else rows


def blocks_today() -> list[tuple[str, str]]:
    """Return the blocks in force, for a select."""
    blocks = periods_on(clock.today()).filter(unit__kind=Unit.Kind.BLOCK).order_by("unit__code")
    return [(str(period.unit_id), period.name) for period in blocks]
