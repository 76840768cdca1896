"""The list of voices: searched, narrowed, ranked."""

from typing import Any, ClassVar
from urllib.parse import parse_qsl, urlencode

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from governance.access import roles
from governance.lists.columns import Column
from governance.runner import Action, Outcome
from governance.web.views import ActionView
from voice.access import READERS
from voice.database import actions
from voice.database.filters import SearchFilter
from voice.database.forms import SaveViewForm
from voice.database.marking import excerpt, marked
from voice.database.models import SavedView
from voice.database.queries import views_for
from voice.models import Voice
from voice.views.voices import VoiceListView

CONDITIONS = (*SearchFilter.base_filters, "sort")
"""What a saved view holds."""


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
        """Say when only the newest matches were ranked; offer the saved views and to save this one."""
        return {
            "is_cut": self.filters.is_cut, "views": views_for(self.actor),
            "conditions": self.query_without("page").rstrip("&"),
        }  # fmt: skip


class SaveViewView(ActionView):
    """Save the conditions of the list under a name."""

    requires = roles(*READERS)
    action: ClassVar[Action] = actions.save_view
    form_class = SaveViewForm
    template_name = "voice_database/save_view.html"
    done_message = _("Saved.")

    def form_kwargs(self) -> dict[str, Any]:
        """Take the conditions from the address of the list."""
        known = [(k, v) for k, vs in self.request.GET.lists() if k in CONDITIONS for v in vs if v]
        return {"actor": self.actor, "initial": {"conditions": urlencode(known)}}

    def inputs(self, form: Any) -> dict[str, Any]:
        """Keep nothing but conditions of the list."""
        known = [(k, v) for k, v in parse_qsl(form.cleaned_data["conditions"]) if k in CONDITIONS]
        return {**form.cleaned_data, "conditions": urlencode(known)}

    def next_page(self, outcome: Outcome) -> str:
        """Return the list under the conditions."""
        return SavedView.objects.get(pk=str(outcome.subject_id)).get_absolute_url()


class RemoveViewView(ActionView):
    """Take a saved view away."""

    requires = roles(*READERS)
    action: ClassVar[Action] = actions.remove_view
    template_name = "voice_database/remove_view.html"
    done_message = _("Removed.")

    def next_page(self, outcome: Outcome) -> str:
        """Return the list."""
        return reverse("voice:voices")

    def done_before(self) -> HttpResponse:
        """Answer a repeat as the first one was answered."""
        return redirect("voice:voices")
