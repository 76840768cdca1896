"""Members, meetings, items, votes, minutes."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from compliance.committee.access import MEMBERS
from compliance.committee.choices import (
    THEMES,
    Ballot,
    MemberKind,
    TakeBack,
)
from compliance.committee.models import Item, Meeting, Recusal
from compliance.committee.queries import ShownItem, invited_ids, member_ids, members_on, yet_to_vote
from compliance.forms import PersonChoiceField
from governance.attachments.fields import AttachmentsField
from governance.people.models import Person
from governance.people.queries import holders
from governance.web.fields import JapaneseDateField, LongTextField

NO_NAMES = _("Write no name and nothing from which the reporter, or anyone concerned, could be told.")
FOR_UNITS = _("The units read this. Write nothing from which a case could be guessed.")
MARKDOWN = _("Headings begin with ##, list items with -. The pack is printed as PDF.")


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


class TakeBackForm(forms.Form):
    """A recusal that does not hold any more, and why."""

    recusal = forms.ModelChoiceField(label=_("Member"), queryset=Recusal.standing.none(), empty_label=_("Choose"))
    reason = forms.ChoiceField(label=_("Reason"), choices=TakeBack.choices, widget=forms.RadioSelect)
    why = LongTextField(label=_("Explanation"), rows=3, help_text=_("Everyone who may sit on the item reads this."))

    def __init__(self, *args: Any, item: Item, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["recusal"]
        field.queryset = Recusal.standing.filter(item=item).select_related("person")
        field.label_from_instance = lambda recusal: recusal.person.name


class PresentForm(forms.Form):
    """Who is present."""

    present = PersonChoiceField(
        label=_("Present"), queryset=Person.objects.none(), widget=forms.CheckboxSelectMultiple,
        help_text=_("Members who take part by video count as present."),
    )  # fmt: skip

    def __init__(self, *args: Any, meeting: Meeting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = Person.objects.filter(pk__in=invited_ids(meeting) or member_ids(meeting.day))
        self.fields["present"].queryset = people.order_by("name")  # type: ignore[attr-defined]


class VoteForm(forms.Form):
    """A vote."""

    ballot = forms.ChoiceField(label=_("Your vote"), choices=Ballot.choices, widget=forms.RadioSelect)


class HandsForm(forms.Form):
    """How each member present who has not voted yet voted by show of hands."""

    def __init__(self, *args: Any, item: Item, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = list(yet_to_vote(item).order_by("name"))
        choices = [*Ballot.choices, ("", _("Did not vote"))]
        for person in self.people:
            self.fields[f"ballot_{person.pk}"] = forms.ChoiceField(
                label=person.name, choices=choices, widget=forms.RadioSelect, required=False
            )

    def ballots(self) -> dict[UUID, str]:
        """Return who voted how, by id, without those who did not vote."""
        chosen = {person.pk: self.cleaned_data[f"ballot_{person.pk}"] for person in self.people}
        return {pk: ballot for pk, ballot in chosen.items() if ballot}


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
        """Return what was written by item; what was emptied is an empty text, not the one before."""
        return {item.row.pk: self.cleaned_data[f"part_{item.row.pk}"] for item in self.items}


class AddendumForm(forms.Form):
    """An addition to closed minutes."""

    item = forms.ChoiceField(label=_("Concerns"), required=False)
    text = LongTextField(label=_("Addition"), rows=6)

    def __init__(self, *args: Any, items: list[ShownItem], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(str(item.row.pk), f"{item.number} {item.title}") for item in items if item.readable]
        self.fields["item"].choices = [("", _("The meeting as a whole")), *choices]  # type: ignore[attr-defined]
