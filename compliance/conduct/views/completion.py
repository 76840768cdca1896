"""How far the signing has come: by block and unit, and by name for the head of the unit."""

from typing import Any, ClassVar

from django.http import Http404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from compliance.conduct.access import COUNTERS_OF_SIGNATURES, units_named
from compliance.conduct.choices import Kind
from compliance.conduct.forms import CompletionFilter, UnsignedFilter
from compliance.conduct.models import Edition
from compliance.conduct.queries import Share, by_block, completion, editions_to_sign, unsigned_in
from governance import clock
from governance.access import Actor, roles
from governance.lists.columns import Column
from governance.lists.views import ScopedListView
from governance.organization.queries import name_of
from governance.people.roles import HEADS_OF_UNIT


class CompletionView(ScopedListView):
    """Units with how many have signed. Names stand on a page of their own, for the head of the unit."""

    requires = roles(*COUNTERS_OF_SIGNATURES)
    name = "conduct.completion"
    title = _("Signatures by unit")
    template_name = "conduct/completion.html"
    filterset_class = CompletionFilter
    default_sort = "rate"

    @property
    def columns(self) -> list[Column]:  # type: ignore[override] # the link depends on who reads
        """Return the columns; a unit that the reader heads leads to the names."""
        named = {str(unit_id) for unit_id in units_named(self.actor)}

        def to_names(unit: Any) -> str | None:
            return reverse("conduct:unsigned", args=[unit.pk]) if str(unit.pk) in named else None

        return [
            Column("unit", _("Unit"), lambda u: u.unit_name, "code", to_names),
            Column("asked", _("To sign"), lambda u: u.asked, "asked", numeric=True),
            Column("signed", _("Signed"), lambda u: u.signed, "signed", numeric=True),
            Column("missing", _("Missing"), lambda u: u.missing, "missing", numeric=True),
            Column("rate", _("Share signed"), lambda u: percent(Share(u.asked, u.signed)), "rate", numeric=True),
        ]

    @cached_property
    def edition(self) -> Edition | None:
        """Return the version that is counted: of the document asked for, otherwise the first that is signed."""
        editions = {edition.kind: edition for edition in editions_to_sign()}
        asked = self.request.GET.get("document", "")
        return editions.get(asked or Kind.CODE) or (None if asked else next(iter(editions.values()), None))

    def rows(self, actor: Actor) -> Any:
        """Return the units within the reader's scope."""
        return completion(actor, self.edition)

    def context(self) -> dict[str, Any]:
        """Add the table of blocks, each leading to its units."""
        if self.edition is None:
            return {"edition": None}
        lines = by_block(self.actor, self.edition)
        total = Share(sum(line.share.asked for line in lines), sum(line.share.signed for line in lines))
        shown = [(line, percent(line.share)) for line in lines]
        return {"edition": self.edition, "blocks": shown, "total": total, "total_percent": percent(total)}


def percent(share: Share) -> str:
    """Return the share as it is shown, rounded down: 100.0 % means all."""
    return "–" if share.percent is None else f"{share.percent:.1f}%"


class UnsignedView(ScopedListView):
    """Who in one's own unit has not signed."""

    requires = roles(*HEADS_OF_UNIT)
    name = "conduct.unsigned"
    template_name = "conduct/unsigned.html"
    filterset_class = UnsignedFilter
    default_sort = "due"
    empty_text = _("Everyone has signed.")
    columns: ClassVar[list[Column]] = [
        Column("number", _("Staff number"), lambda s: s.person.staff_number, "person__staff_number"),
        Column("name", _("Name"), lambda s: s.person.name, "person__kana"),
        Column("document", _("Document"), lambda s: str(s.edition), "edition__kind"),
        Column("due", _("To be signed by"), lambda s: s.due_on, "due_on"),
    ]

    @property
    def title(self) -> str:  # type: ignore[override] # names the unit
        """Return the heading with the unit's name."""
        return str(_("Not yet signed: %(unit)s")) % {"unit": name_of(self.kwargs["pk"], clock.today())}

    def rows(self, actor: Actor) -> Any:
        """Return the open signatures of the unit; raises Http404 for a unit that the reader does not head."""
        if self.kwargs["pk"] not in units_named(actor):
            raise Http404
        return unsigned_in(actor, self.kwargs["pk"])
