"""The numbers of visitors: a list, one number, a file."""

from typing import Any, ClassVar

from django.db.models import OuterRef, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from governance.access import Actor, roles
from governance.lists.columns import Column
from governance.lists.views import ScopedListView
from governance.organization.queries import name_on
from governance.runner import Action, Outcome
from governance.web.templatetags.dates import japanese_month
from governance.web.views import ActionView
from voice.figures import actions
from voice.figures.access import KEEPERS_OF_VISITORS
from voice.figures.forms import EnterForm, ImportForm, VisitorsFilter
from voice.figures.importing import COLUMNS, MAX_ROWS
from voice.figures.models import Visitors

KEEPERS = roles(*KEEPERS_OF_VISITORS)


class VisitorsView(ScopedListView):
    """What is known, with its source."""

    requires = KEEPERS
    name = "voice_figures.visitors"
    title = _("Visitors of offices")
    template_name = "voice_figures/visitors.html"
    filterset_class = VisitorsFilter
    default_sort = "-month"
    empty_text = _("No number fits these conditions.")
    columns: ClassVar[list[Column]] = [
        Column("month", _("Month"), lambda r: japanese_month(r.month), "month"),
        Column("code", _("Code"), lambda r: r.office.code, "office__code"),
        Column("office", _("Office"), lambda r: r.office_name or "", ""),
        Column("number", _("Visitors"), lambda r: r.number, "number", numeric=True),
        Column("source", _("Source of the numbers"), lambda r: r.entry.source, ""),
        Column("entered", _("Entered"), lambda r: r.entry.entered_at, ""),
        Column("by", _("Entered by"), lambda r: r.entry.entered_by.name, ""),
    ]

    def rows(self, actor: Actor) -> QuerySet[Any]:
        """Return the numbers that count."""
        rows = Visitors.objects.filter(superseded_at__isnull=True).select_related("office", "entry__entered_by")
        return rows.annotate(office_name=name_on("office_id", OuterRef("month")))


class KeepVisitorsView(ActionView):
    """Add numbers."""

    requires = KEEPERS

    def next_page(self, outcome: Outcome) -> str:
        """Return the list."""
        return reverse("voice_figures:visitors")


class EnterVisitorsView(KeepVisitorsView):
    """One office and month."""

    action: ClassVar[Action] = actions.enter_visitors
    form_class = EnterForm
    template_name = "voice_figures/enter_visitors.html"
    done_message = _("The number was entered.")

    def inputs(self, form: Any) -> dict[str, Any]:
        """Return the number and its source."""
        return {"number": form.entered(), "source": form.cleaned_data["source"]}


class ImportVisitorsView(KeepVisitorsView):
    """A file; it is taken whole or not at all."""

    action: ClassVar[Action] = actions.import_visitors
    form_class = ImportForm
    template_name = "voice_figures/import_visitors.html"
    done_message = _("The numbers of the file were entered.")

    def inputs(self, form: Any) -> dict[str, Any]:
        """Return the numbers and their source."""
        return {"numbers": form.cleaned_data["file"], "source": form.cleaned_data["source"]}

    def context(self) -> dict[str, Any]:
        """Say what the file looks like."""
        return {"columns": COLUMNS, "limit": MAX_ROWS}
