"""The list of voices: searched, narrowed, ranked."""

from typing import Any, ClassVar

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from governance.lists.columns import Column
from voice.database.filters import SearchFilter
from voice.database.marking import excerpt, marked
from voice.models import Voice
from voice.views.voices import VoiceListView


class SearchView(VoiceListView):
    """The voices that the reader may see. Words typed are marked where they stand; the best fit comes first."""

    filterset_class = SearchFilter
    template_name = "voice_database/search.html"
    columns: ClassVar[list[Column]] = [
        *(
            Column("title", c.label, lambda r: r.marked_title, "") if c.key == "title" else c
            for c in VoiceListView.columns
        ),
        Column("text", _("What the customer said"), lambda r: r.excerpt, ""),
    ]
    filters: SearchFilter

    def sorted(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """Return the best fit first, unless another order was asked for."""
        if self.filters.terms and not self.request.GET.get("sort"):
            return rows.order_by("-rank", "-filed_at", "-pk")
        return super().sorted(rows)

    def prepare(self, rows: list[Voice]) -> list[Voice]:
        """Mark what was searched for. No query."""
        terms = self.filters.terms
        for row in rows:
            row.marked_title, row.excerpt = marked(row.title, terms), excerpt(row.text, terms)  # type: ignore[attr-defined]
        return rows

    def context(self) -> dict[str, Any]:
        """Say when only the newest matches were ranked."""
        return {"is_cut": self.filters.is_cut, "searched": bool(self.filters.terms)}
