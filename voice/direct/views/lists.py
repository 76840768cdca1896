"""Lists: what one's unit got, what it sent, who has not opened what."""

from typing import Any, ClassVar

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from governance.access import Actor, roles
from governance.lists.columns import Column
from governance.lists.views import ScopedListView
from voice.direct.access import (
    EXECUTIVES,
    OVERSEERS,
    READERS,
    SENDERS,
    divisions_of,
    followed_notices,
    offices_of,
    own_units,
)
from voice.direct.forms import NoticeFilter, ReceiptFilter, ReceivedFilter, UnitFilter
from voice.direct.models import DirectNotice, Receipt
from voice.direct.queries import counts_of, receipts_followed, received_by, sent_or_copied, units_behind


class ReceivedView(ScopedListView):
    """What the reader's unit got."""

    requires = roles(*SENDERS)
    name = "direct.received"
    title = _("Direct notices received")
    template_name = "direct/received.html"
    filterset_class = ReceivedFilter
    default_sort = "-sent"
    empty_text = _("No notice has come.")
    columns: ClassVar[list[Column]] = [
        Column("title", _("In one line"), lambda r: r.notice.title, "", lambda r: r.get_absolute_url()),
        Column("sender", _("Sending unit"), lambda r: r.sender_name or "", ""),
        Column("sent", _("Sent"), lambda r: r.sent_at, "sent_at"),
        Column("read_by", _("To be read by"), lambda r: r.read_by, ""),
        Column("opened", _("First opened"), lambda r: r.opened_at or _("Not opened yet"), ""),
        Column("answer", _("Answer"), lambda r: _("To be answered") if r.waits_for_answer else r.answer_shown, ""),
        Column("reference", _("Reference number"), lambda r: r.notice.reference, ""),
    ]

    def rows(self, actor: Actor) -> QuerySet[Receipt]:
        """Return the receipts of the reader's unit."""
        return received_by(actor)

    def context(self) -> dict[str, Any]:
        """Say which way the reader may send."""
        return {"to_offices": bool(divisions_of(self.actor)), "to_division": bool(offices_of(self.actor))}


class SentView(ScopedListView):
    """What the reader's unit sent; for a block, copies of what went to its offices."""

    requires = roles(*READERS)
    name = "direct.sent"
    title = _("Direct notices sent")
    template_name = "direct/sent.html"
    filterset_class = NoticeFilter
    default_sort = "-sent"
    empty_text = _("No notice has been sent.")
    columns: ClassVar[list[Column]] = [
        Column("title", _("In one line"), lambda r: r.title, "", lambda r: r.get_absolute_url()),
        Column("sender", _("Sending unit"), lambda r: r.sender_name or "", ""),
        Column("sent", _("Sent"), lambda r: r.sent_at, "sent_at"),
        Column("read_by", _("To be read by"), lambda r: r.read_by, ""),
        Column("units", _("Units"), lambda r: r.counts[0], "", numeric=True),
        Column("opened", _("Opened by the unit"), lambda r: r.counts[1], "", numeric=True),
        Column("answered", _("Answered"), lambda r: r.counts[2], "", numeric=True),
        Column("reference", _("Reference number"), lambda r: r.reference, ""),
    ]

    def rows(self, actor: Actor) -> QuerySet[DirectNotice]:
        """Return the notices."""
        return sent_or_copied(actor)

    def prepare(self, rows: list[Any]) -> list[Any]:
        """Add the numbers of receipts to those notices whose receipts the reader may follow."""
        followed = set(followed_notices(self.actor).filter(pk__in=[r.pk for r in rows]).values_list("pk", flat=True))
        counts = counts_of([row for row in rows if row.pk in followed])
        for row in rows:
            row.counts = counts.get(row.pk, (None, None, None))
        return rows

    def context(self) -> dict[str, Any]:
        """Say whether the reader follows receipts."""
        return {"follows": bool(own_units(self.actor)) or self.actor.holds(*EXECUTIVES)}


class ReceiptsView(ScopedListView):
    """The receipts of the notices that the reader may follow: of one notice, of one unit, or all that are late."""

    requires = roles(*OVERSEERS)
    name = "direct.receipts"
    title = _("Receipts of direct notices")
    filterset_class = ReceiptFilter
    default_sort = "-sent"
    columns: ClassVar[list[Column]] = [
        Column("unit", _("To"), lambda r: r.unit_name or "", ""),
        Column("title", _("In one line"), lambda r: r.notice.title, "", lambda r: r.get_absolute_url()),
        Column("sent", _("Sent"), lambda r: r.sent_at, "sent_at"),
        Column("read_by", _("To be read by"), lambda r: r.read_by, ""),
        Column("opened", _("First opened"), lambda r: r.opened_at or _("Not opened yet"), ""),
        Column("by", _("Opened by"), lambda r: r.opened_by.name if r.opened_by else "", ""),
        Column("answer", _("Answer"), lambda r: r.answer_shown, ""),
    ]

    def rows(self, actor: Actor) -> QuerySet[Receipt]:
        """Return the receipts."""
        return receipts_followed(actor)


class UnitsView(ScopedListView):
    """The units that have not opened notices."""

    requires = roles(*OVERSEERS)
    name = "direct.units"
    title = _("Not opened yet, by unit")
    template_name = "direct/units.html"
    filterset_class = UnitFilter
    default_sort = "-late"
    empty_text = _("Every unit has opened its notices.")
    columns: ClassVar[list[Column]] = [
        Column("unit", _("Unit"), lambda r: r.unit_name or r.code, "code",
               lambda r: f"{reverse('direct:receipts')}?unit={r.code}&opened=false"),
        Column("unread", _("Not opened yet"), lambda r: r.unread, "unread", numeric=True),
        Column("late", _("Past the day"), lambda r: r.late, "late", numeric=True),
    ]  # fmt: skip

    def rows(self, actor: Actor) -> QuerySet[Any]:
        """Return the units."""
        return units_behind(actor)
