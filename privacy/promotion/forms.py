"""What is asked on the pages of the promotion plan."""

from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from governance import clock
from governance.access import Actor
from governance.attachments.fields import AttachmentsField
from governance.calendar.eras import fiscal_year_in_japanese
from governance.organization.models import Unit, UnitPeriod
from governance.organization.queries import periods_on
from governance.web.catalogue_form import BarredCatalogueForm
from governance.web.fields import JapaneseDateField, LongTextField, UnitField
from privacy.filters import SeenUnitFilter
from privacy.promotion.access import designating_units, is_officer
from privacy.promotion.actions.catalogue import texts_of
from privacy.promotion.choices import OPEN_STATES, Group, ItemState
from privacy.promotion.desk import reviewable_years
from privacy.promotion.models import Item
from privacy.promotion.models.catalogue import LONGEST, LONGEST_CLAUSE, LONGEST_CODE
from privacy.promotion.queries import person_in


class CatalogueForm(BarredCatalogueForm):
    """A draft as one page: for each group the requirements, one a line: number, clause and text between bars."""

    groups = Group
    longest = (LONGEST_CODE, LONGEST_CLAUSE, LONGEST)
    longest_text = 8000
    texts_of = staticmethod(texts_of)
    help_text = _("One requirement a line: number, clause and text, with a bar (|) between.")
    does_not_fit = _("Each line holds a number, a clause and a text of up to 300 signs, with bars between.")
    stands_twice = _("A number stands twice. Each requirement has a number of its own.")


class AssignForm(forms.Form):
    """Owner and day."""

    unit = UnitField(label=_("Unit in charge"), required=False, empty_label=_("The chief privacy officer"))
    due_on = JapaneseDateField(label=_("To be met by"), future=True)


class ProgressForm(forms.Form):
    """How far a requirement has come."""

    state = forms.ChoiceField(label=_("State"), widget=forms.RadioSelect)
    gap = LongTextField(
        label=_("What is missing"),
        rows=3,
        max_length=1000,
        required=False,
        help_text=_("Needed while it is partly met."),
    )
    reason = LongTextField(label=_("Why it does not apply"), rows=3, max_length=1000, required=False)
    link = forms.CharField(
        label=pgettext_lazy("plan", "Where it stands"), max_length=300, required=False,
        help_text=_("Title and number of the rule or record, or an address in the house. No personal data."),
    )  # fmt: skip
    files = AttachmentsField(label=pgettext_lazy("plan", "Evidence"), required=False)  # type: ignore[assignment] # a field, not the data

    def __init__(self, *args: Any, actor: Actor, item: Item, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chooser: Any = self.fields["state"]
        excepted = is_officer(actor, item) or item.state == ItemState.NOT_APPLICABLE
        chooser.choices = [c for c in ItemState.choices if excepted or c[0] != ItemState.NOT_APPLICABLE]
        if not excepted:
            del self.fields["reason"]
        self.initial.update({name: getattr(item, name) for name in ("state", "gap", "reason", "link")})

    def clean(self) -> dict[str, Any]:
        """Ask for the words that a state needs, and drop those that do not belong to it."""
        data = super().clean() or {}
        state = data.get("state")
        for name, needed_by, words in (
            ("gap", ItemState.PARTLY, _("Say what is missing.")),
            ("reason", ItemState.NOT_APPLICABLE, _("Say why it does not apply.")),
        ):
            if state == needed_by and not data.get(name):
                self.add_error(name if name in self.fields else "state", words)
        data["gap"] = data.get("gap", "") if state in OPEN_STATES else ""
        data["reason"] = data.get("reason", "") if state == ItemState.NOT_APPLICABLE else ""
        return data


class ReviewForm(forms.Form):
    """Of which year."""

    fiscal_year = forms.TypedChoiceField(label=_("Fiscal year"), coerce=int)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chooser: Any = self.fields["fiscal_year"]
        chooser.choices = [(year, fiscal_year_in_japanese(year)) for year in reviewable_years()]


class ConclusionForm(forms.Form):
    """What follows."""

    conclusion = LongTextField(
        label=_("Conclusion"), rows=10, max_length=4000,
        help_text=_("What was reached, what was not and why, what is done next year."),
    )  # fmt: skip


class ApprovalForm(forms.Form):
    """The lines that the approver read."""

    lines_hash = forms.CharField(widget=forms.HiddenInput)


class DesignateForm(forms.Form):
    """Someone of a unit."""

    unit = forms.ChoiceField(label=_("Unit"))
    person = forms.CharField(label=_("Staff number"), max_length=20)
    valid_from = JapaneseDateField(label=_("First day"))

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = periods_on(clock.today()).order_by("unit__code")
        if not is_officer(actor, None):
            rows = rows.filter(unit_id__in=designating_units(actor))
        chooser: Any = self.fields["unit"]
        found = [(str(row.unit_id), row.name) for row in rows]
        chooser.choices = found if len(found) == 1 else [("", _("Choose")), *found]
        self.initial["valid_from"] = clock.today()

    def clean(self) -> dict[str, Any]:
        """Return unit and person."""
        data = super().clean() or {}
        if data.get("unit") and data.get("person"):
            found = person_in(data["unit"], data["person"].strip())
            if found is None:
                self.add_error("person", _("Nobody in service with this number belongs to the unit."))
            data["unit"], data["person"] = Unit.objects.get(pk=data["unit"]), found
        return data


class EndForm(forms.Form):
    """The last day."""

    valid_to = JapaneseDateField(label=_("Last day"))


LATE = [("", _("All")), ("true", _("Past the day"))]


class ItemFilter(django_filters.FilterSet):
    """Conditions for the plan."""

    group = django_filters.ChoiceFilter(
        label=_("Group"), field_name="requirement__group", choices=Group.choices, empty_label=_("All")
    )
    state = django_filters.ChoiceFilter(label=_("State"), choices=ItemState.choices, empty_label=_("All"))
    unit = SeenUnitFilter()
    late = django_filters.BooleanFilter(
        label=_("Past the day"), method="by_lateness", widget=forms.Select(choices=LATE)
    )

    def by_lateness(self, rows: QuerySet[Any], name: str, value: bool) -> QuerySet[Any]:
        """Return the late ones."""
        return rows.filter(state__in=OPEN_STATES, due_on__lt=clock.today()) if value else rows

    class Meta:
        model = Item
        fields: list[str] = []


class UnitFilter(django_filters.FilterSet):
    """Conditions for the list of those in charge."""

    unit = SeenUnitFilter()
    kind = django_filters.ChoiceFilter(
        label=_("Kind"), field_name="unit__kind", choices=Unit.Kind.choices, empty_label=_("All")
    )
    vacant = django_filters.ChoiceFilter(
        label=_("Vacancies"), method="by_vacancy", empty_label=_("All"),
        choices=[("manager", _("Without a privacy manager")), ("staff", _("Without privacy staff"))],
    )  # fmt: skip

    def by_vacancy(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Return the units without the one or the other."""
        return rows.filter(managers=0) if value == "manager" else rows.filter(staff=0)

    class Meta:
        model = UnitPeriod
        fields: list[str] = []
