"""How the list of voices is narrowed and searched."""

from typing import Any
from uuid import UUID

import django_filters
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from governance.access import Actor
from governance.lists.filters import DayFilter
from governance.organization.models import Unit
from governance.web.fields import UnitField
from voice.access import ALL, RECEIVERS_AT_BLOCK, voices_in_scope
from voice.database import search
from voice.database.choices import Tree
from voice.database.models import SearchRow
from voice.database.taxonomy import code_choices, codes_from
from voice.database.vectors import Term, terms_of
from voice.forms import VoiceFilter
from voice.models import Voice
from voice.queries import day_of

UNCLASSIFIED = "none"
OF_MANY_UNITS = (*ALL, *RECEIVERS_AT_BLOCK)


class OneUnitFilter(django_filters.Filter):
    """A unit in force."""

    field_class = UnitField


class SearchFilter(VoiceFilter):
    """Words, and conditions. Words are looked for among what the conditions leave."""

    q = django_filters.CharFilter(label=_("Words"), method="leave", max_length=200)
    from_day = DayFilter(label=_("Filed from"), method="by_from", help_text="")
    to_day = DayFilter(label=_("Filed until"), method="by_to", help_text="")
    unit = OneUnitFilter(label=_("Office or block"), method="by_unit", empty_label=_("All"))
    subject = django_filters.ChoiceFilter(
        label=_("Theme"), choices=lambda: _codes(Tree.SUBJECT), empty_label=_("All"), method="by_code"
    )
    procedure = django_filters.ChoiceFilter(
        label=_("Procedure"), choices=lambda: _codes(Tree.PROCEDURE), empty_label=_("All"), method="by_code"
    )
    NARROWING = ("q", "from_day", "to_day", "unit")
    """What the search row knows itself."""

    class Meta:
        model = Voice
        fields: list[str] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.terms: list[Term] = []
        self.is_cut = False
        first = [name for name in ("q", "from_day", "to_day", "unit", "subject", "procedure") if name in self.filters]
        self.filters: dict[str, Any] = {
            name: self.filters[name] for name in [*first, *(n for n in self.filters if n not in first)]
        }
        if not self.actor.holds(*OF_MANY_UNITS):
            del self.filters["unit"]

    @property
    def actor(self) -> Actor:
        """Return who looks."""
        actor: Actor = self.request.actor
        return actor

    def filter_queryset(self, queryset: QuerySet[Voice]) -> QuerySet[Voice]:
        """Return the voices under all conditions, with `rank` when words were typed."""
        rows: QuerySet[Voice] = super().filter_queryset(queryset)
        self.terms = terms_of(self.form.cleaned_data.get("q") or "")
        if not self.terms:
            return rows
        ids = self._found(rows)
        self.is_cut = len(ids) >= search.LIMIT
        return rows.filter(pk__in=ids).annotate(rank=search.rank(self.terms))

    def _found(self, rows: QuerySet[Voice]) -> list[UUID]:
        where = voices_in_scope(SearchRow.objects.filter(self._narrow()), self.actor)
        if any(value for name, value in self.form.cleaned_data.items() if name not in self.NARROWING):
            where = where.filter(voice__in=rows.order_by().values("pk"))
        return search.found(where, self.terms)

    def _narrow(self) -> Q:
        """Return the conditions that the search row knows itself."""
        data = self.form.cleaned_data
        found = Q()
        if data.get("from_day"):
            found &= _from(data["from_day"])
        if data.get("to_day"):
            found &= _until(data["to_day"])
        return found & of_unit(data["unit"]) if data.get("unit") else found

    def leave(self, rows: QuerySet[Voice], name: str, value: str) -> QuerySet[Voice]:
        """Leave the rows: words are looked for when all conditions are known."""
        return rows

    def by_from(self, rows: QuerySet[Voice], name: str, value: Any) -> QuerySet[Voice]:
        """Return what was filed on the day or later."""
        return rows.filter(_from(value))

    def by_to(self, rows: QuerySet[Voice], name: str, value: Any) -> QuerySet[Voice]:
        """Return what was filed on the day or earlier."""
        return rows.filter(_until(value))

    def by_unit(self, rows: QuerySet[Voice], name: str, value: Unit) -> QuerySet[Voice]:
        """Return what a unit filed, for a block what its offices filed too."""
        return rows.filter(of_unit(value))

    def by_code(self, rows: QuerySet[Voice], name: str, value: str) -> QuerySet[Voice]:
        """Return what is classified under the term or one below it, or not at all."""
        codes = {""} if value == UNCLASSIFIED else codes_from(value)
        return rows.filter(**{f"search__{name}_code__in": codes})


def _codes(tree: Tree) -> list[tuple[str, Any]]:
    return [(UNCLASSIFIED, _("Not classified yet.")), *code_choices(tree)]


def _from(day: Any) -> Q:
    return Q(filed_at__gte=day_of(day)[0])


def _until(day: Any) -> Q:
    return Q(filed_at__lt=day_of(day)[1])


def of_unit(unit: Unit) -> Q:
    """Return the condition for what a unit filed, for a block what its offices filed too."""
    return Q(block_id=unit.pk) if unit.kind == Unit.Kind.BLOCK else Q(unit_id=unit.pk)
