"""Stored days that are missing or altered, and giving one up."""

from typing import Any, ClassVar

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from governance.access import Actor, roles
from governance.lists.columns import Column
from governance.lists.views import ScopedListView
from governance.runner import Action, Outcome
from governance.web.views import ActionView
from privacy.access import OFFICER, READERS_OF_ALL
from privacy.access_logs import actions
from privacy.access_logs.choices import FileKind
from privacy.access_logs.forms import DamageFilter, GiveUpForm
from privacy.access_logs.models import Damage
from privacy.access_logs.queries import damages_for, last_compared, open_damages

SHOWN = 50


class DamagesView(ScopedListView):
    """Everything that the daily comparisons found."""

    requires = roles(*READERS_OF_ALL)
    name = "access_logs.damages"
    title = _("Stored days compared with the ledger")
    template_name = "access_logs/damages.html"
    filterset_class = DamageFilter
    default_sort = "-found"
    empty_text = _("No stored day was found to be missing or altered.")
    columns: ClassVar[list[Column]] = [
        Column("day", _("Day"), lambda r: r.part.day, "part__day"),
        Column("kind", _("What it holds"), lambda r: FileKind(r.part.kind).label, ""),
        Column("file", _("File"), lambda r: r.part.file.name, "", lambda r: r.part.file.get_absolute_url()),
        Column("rows", _("Rows"), lambda r: f"{r.part.rows:,}", "", numeric=True),
        Column("wrong", _("What is wrong"), lambda r: r.get_wrong_display(), ""),
        Column("found", _("Found"), lambda r: r.found_at, "found_at"),
        Column("state", _("State"), lambda r: r.get_state_display(), ""),
        Column("settled", _("Settled"), lambda r: r.settled_at, ""),
        Column("reason", _("Reason"), lambda r: r.reason, ""),
    ]

    def rows(self, actor: Actor) -> QuerySet[Damage]:
        """Return them."""
        return damages_for(actor)

    def context(self) -> dict[str, Any]:
        """Add the last comparison, and what the officer can still give up."""
        waiting = open_damages(self.actor)[:SHOWN] if self.actor.holds(OFFICER) else []
        return {"compared": last_compared(), "waiting": waiting}


class GiveUpView(ActionView):
    """Let a day that cannot be restored count no more."""

    requires = roles(OFFICER)
    action: ClassVar[Action] = actions.give_up
    form_class = GiveUpForm
    template_name = "access_logs/give_up.html"
    done_message = _("Noted. When the file comes again, it is taken in anew.")

    def next_page(self, outcome: Outcome) -> str:
        """Return the list."""
        return reverse("access_logs:damages")
