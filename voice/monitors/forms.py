"""What is asked on the pages of monitor meetings."""

from collections.abc import Sequence
from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from governance import clock
from governance.access import Actor
from governance.lists.filters import ReferenceFilter
from governance.organization.models import Unit
from governance.organization.queries import periods_on
from governance.web.fields import JapaneseDateField, LongTextField, TimeField, UnitField
from voice.choices import VoiceKind
from voice.monitors.access import HEAD
from voice.monitors.actions.meeting import Invitation
from voice.monitors.actions.recruiting import Announcement
from voice.monitors.choices import AgeBand, MeetingState, Stage, ToldBy
from voice.monitors.models import AgendaItem, Meeting, Member, Recruitment
from voice.monitors.queries import at_stage
from voice.monitors.sealing import Applicant

MOST_POINTS, LONGEST_POINT = 10, 200


class OwnOfficeField(forms.ChoiceField):
    """One of the offices that the actor heads; the first is chosen beforehand. Gives a Unit."""

    def __init__(self, actor: Actor, **kwargs: Any) -> None:
        periods = periods_on(clock.today()).filter(unit_id__in=actor.unit_ids(HEAD)).order_by("unit__code")
        choices = [(str(period.unit_id), period.name) for period in periods]
        super().__init__(choices=choices, label=_("Office"), **kwargs)

    def clean(self, value: Any) -> Unit:
        """Return the unit; raises ValidationError."""
        return Unit.objects.get(pk=super().clean(value))


class RecruitmentForm(forms.Form):
    """An announcement."""

    text = LongTextField(
        label=_("What monitors do"), rows=6, max_length=2000,
        help_text=_("Shown to everyone: what the meetings are about, how often, what is paid."),
    )  # fmt: skip
    places = forms.IntegerField(label=_("Number of monitors"), min_value=1, max_value=100)
    opens_on = JapaneseDateField(label=_("Applications from"), future=True)
    closes_on = JapaneseDateField(label=_("Applications until"), future=True)
    term_from = JapaneseDateField(label=_("Term from"), future=True)
    term_to = JapaneseDateField(label=_("Term until"), future=True)
    keep_days = forms.IntegerField(
        label=_("Days until data are erased"), min_value=1, max_value=365, initial=90,
        help_text=_("Counted from telling someone who was not chosen, and from the end of a monitor's term. Applicants "
                    "read this."),
    )  # fmt: skip
    field_order = ("unit",)

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"] = OwnOfficeField(actor)
        self.order_fields(self.field_order)

    def clean(self) -> dict[str, Any]:
        """Check the order of the days."""
        data = super().clean() or {}
        for earlier, later, words in (
            ("opens_on", "closes_on", _("The last day cannot lie before the first.")),
            ("closes_on", "term_from", _("The term begins after the last day for applications.")),
            ("term_from", "term_to", _("The end of the term lies after its beginning.")),
        ):
            first, second = data.get(earlier), data.get(later)
            if first and second and (second < first or (second == first and later != "closes_on")):
                self.add_error(later, words)
        return data

    def announcement(self) -> Announcement:
        """Return the announcement; only for a valid form."""
        return Announcement(**self.cleaned_data)


class ApplyForm(forms.Form):
    """An application. What is asked is what the office needs to choose and to answer."""

    name = forms.CharField(label=_("Your name"), max_length=100, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    age_band = forms.ChoiceField(label=_("Age"), choices=AgeBand.choices, widget=forms.RadioSelect)
    address = forms.CharField(
        label=_("Postal address"), max_length=200, required=False,
        widget=forms.TextInput(attrs={"autocomplete": "street-address"}),
    )  # fmt: skip
    phone = forms.CharField(
        label=_("Telephone"), max_length=40, required=False, help_text=_("An address or a telephone number is enough."),
        widget=forms.TextInput(attrs={"autocomplete": "tel"}),
    )  # fmt: skip
    reasons = LongTextField(
        label=_("Why you would like to be a monitor"), rows=5, max_length=2000,
        help_text=_("Please leave out your basic pension number and your individual number."),
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """Ask for a way to answer."""
        data = super().clean() or {}
        if not (data.get("phone") or data.get("address")) and not {"phone", "address"} & set(self.errors):
            self.add_error("address", _("Enter an address or a telephone number, so that we can tell you the result."))
        return data

    def applicant(self) -> Applicant:
        """Return who applies; only for a valid form."""
        return Applicant(**{name: self.cleaned_data[name] for name in ("name", "phone", "address", "reasons")})


class ReasonForm(forms.Form):
    """A reason."""

    reason = LongTextField(label=_("Reason"), rows=3, max_length=400)


class DecisionForm(forms.Form):
    """Why somebody is chosen or not."""

    reason = LongTextField(
        label=_("Reason"), rows=3, max_length=1000,
        help_text=_("Without name or address: the reason is kept after the data of the person are erased."),
    )  # fmt: skip


class ToldForm(forms.Form):
    """How and when an applicant was told."""

    told_by = forms.ChoiceField(label=_("How the applicant was told"), choices=ToldBy.choices, widget=forms.RadioSelect)
    told_on = JapaneseDateField(label=_("Day on which the applicant was told"), past=True)


class LeavingForm(ReasonForm):
    """Since when, and why."""

    left_on = JapaneseDateField(label=_("Last day"), past=True)
    field_order = ("left_on", "reason")


class MeetingForm(forms.Form):
    """When, where, about what."""

    held_on = JapaneseDateField(label=_("Day"), future=True)
    starts_at = TimeField(label=_("Time"))
    place = forms.CharField(label=_("Place"), max_length=200)
    agenda = LongTextField(
        label=_("Agenda, one point a line"), rows=5, max_length=3000,
        help_text=_("Day, place and agenda are shown to everyone."),
    )  # fmt: skip

    def clean_agenda(self) -> list[str]:
        """Return the points; raises ValidationError when there are too many or one is too long."""
        points = [line.strip() for line in self.cleaned_data["agenda"].split("\n") if line.strip()]
        if len(points) > MOST_POINTS or any(len(point) > LONGEST_POINT for point in points):
            raise forms.ValidationError(_("Up to 10 points, each of up to 200 characters."))
        return points

    def invitation(self) -> Invitation:
        """Return the plan; only for a valid form."""
        names = ("held_on", "starts_at", "place", "agenda")
        return Invitation(**{name: self.cleaned_data[name] for name in names})


class PlanMeetingForm(MeetingForm):
    """The same for an office."""

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"] = OwnOfficeField(actor)
        self.order_fields(["unit"])


class AttendanceForm(forms.Form):
    """Which monitors came, by number."""

    present = forms.MultipleChoiceField(
        label=_("Monitors who came"), required=False, widget=forms.CheckboxSelectMultiple
    )
    staff_present = forms.IntegerField(label=_("Staff present"), min_value=0, max_value=200)

    def __init__(self, *args: Any, members: Sequence[Member], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by_id = {str(member.pk): member for member in members}
        chooser = self.fields["present"]
        assert isinstance(chooser, forms.MultipleChoiceField)
        chooser.choices = [(pk, _("Monitor %(number)s") % {"number": m.number}) for pk, m in self.by_id.items()]

    def clean_present(self) -> list[Member]:
        """Return the monitors themselves."""
        return [self.by_id[pk] for pk in self.cleaned_data["present"]]


class MinutesForm(forms.Form):
    """The minutes in one wording."""

    text = LongTextField(
        label=_("Minutes"), rows=14, help_text=_("Write “Monitor 1”, not names: the minutes will be published.")
    )


class OpinionForm(forms.Form):
    """What a monitor said, as a voice."""

    item = forms.ChoiceField(label=_("Point of the agenda"), required=False)
    kind = forms.ChoiceField(label=_("Kind"), choices=VoiceKind.choices, widget=forms.RadioSelect)
    title = forms.CharField(label=_("In one line"), max_length=60)
    text = LongTextField(
        label=_("What was said"), rows=6, max_length=8000,
        help_text=_("As it was said. Leave names and numbers out."),
    )  # fmt: skip
    done = LongTextField(label=_("What was done or said at once"), rows=3, max_length=4000, required=False)

    def __init__(self, *args: Any, agenda: Sequence[AgendaItem], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chooser = self.fields["item"]
        assert isinstance(chooser, forms.ChoiceField)
        chooser.choices = [("", _("None of them")), *((str(item.pk), item.text) for item in agenda)]

    def clean_item(self) -> int | None:
        """Return the id of the point, None for none."""
        chosen = self.cleaned_data["item"]
        return int(chosen) if chosen else None


class TitleForm(forms.Form):
    """The title of a text for the public."""

    title = forms.CharField(label=_("Title for the public"), max_length=200)


class MeetingFilter(django_filters.FilterSet):
    """Conditions for the list of meetings."""

    reference = ReferenceFilter(label=_("Reference number"), prefix="MM-")
    state = django_filters.ChoiceFilter(label=_("State"), choices=MeetingState.choices, empty_label=_("All"))

    class Meta:
        model = Meeting
        fields: list[str] = []


class RecruitmentFilter(django_filters.FilterSet):
    """Conditions for the list of recruitments."""

    reference = ReferenceFilter(label=_("Reference number"), prefix="MR-")
    stage = django_filters.ChoiceFilter(
        label=_("State"), choices=Stage.choices, empty_label=_("All"), method="in_stage"
    )

    class Meta:
        model = Recruitment
        fields: list[str] = []

    def in_stage(self, rows: QuerySet[Recruitment], name: str, value: str) -> QuerySet[Recruitment]:
        """Return the rows that stand there today."""
        return rows.filter(at_stage(Stage(value)))


class MemberFilter(django_filters.FilterSet):
    """Conditions for the list of monitors."""

    left = django_filters.BooleanFilter(
        label=_("Left early"), field_name="left_on", lookup_expr="isnull", exclude=True,
        widget=forms.Select(choices=[("", _("All")), ("true", _("Yes")), ("false", _("No"))]),
    )  # fmt: skip

    class Meta:
        model = Member
        fields: list[str] = []


class PublicOfficeForm(forms.Form):
    """Narrows the public list to an office."""

    office = UnitField(label=_("Office"), required=False, empty_label=_("All"))
