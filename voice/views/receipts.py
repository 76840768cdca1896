"""The comparison of what headquarters and the blocks received, day by day."""

from typing import ClassVar

import django_filters
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from governance.access import Actor, roles
from governance.lists.columns import Column
from governance.lists.views import ScopedListView
from voice.access import CHECKERS
from voice.models import ReceiptCheck


class CheckFilter(django_filters.FilterSet):
    """No conditions: a row a day."""

    class Meta:
        model = ReceiptCheck
        fields: list[str] = []


class ReceiptsView(ScopedListView):
    """A row for each day; a difference means that rows were removed behind the application's back."""

    requires = roles(*CHECKERS)
    name = "voice.receipts"
    title = _("Receipts compared")
    template_name = "voice/receipts.html"
    filterset_class = CheckFilter
    default_sort = "-day"
    empty_text = _("Nothing has been compared yet.")
    columns: ClassVar[list[Column]] = [
        Column("day", _("Day"), lambda r: r.day, "day"),
        Column("filed", _("Number filed"), lambda r: r.filed, "", numeric=True),
        Column("headquarters", _("Received by headquarters"), lambda r: r.headquarters, "", numeric=True),
        Column("block", _("Received by the blocks"), lambda r: r.block, "", numeric=True),
        Column("equal", _("Equal"), lambda r: _("Equal") if r.is_equal else _("Not equal"), ""),
        Column("missing", _("Without a receipt"), lambda r: "、".join(r.missing), ""),
    ]

    def rows(self, actor: Actor) -> QuerySet[ReceiptCheck]:
        """Return every day: numbers only."""
        return ReceiptCheck.objects.all()
