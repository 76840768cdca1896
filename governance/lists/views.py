"""The view of a list. GET filters, sorts and pages; POST exports what the filter shows."""

from collections.abc import Iterator
from itertools import islice
from typing import Any, ClassVar
from urllib.parse import urlencode

import django_filters
from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.functional import Promise, cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View

from governance.access import Actor, Requirement
from governance.lists.actions import export
from governance.lists.columns import Column, cells_of
from governance.lists.exports import CSV_LIMIT, EXCEL_LIMIT, csv_response, excel_response, plain_rows
from governance.lists.models import Export
from governance.runner import run

COUNT_CAP = 10_000
"""Beyond this a page says "more than" and offers no further pages: counting a million rows would cost more than the page,
and nobody leafs that far. Filters lead there, and exports hold everything."""


EXPORT_BATCH = 2000


class CappedPaginator(Paginator):
    """Counts at most COUNT_CAP rows."""

    @cached_property
    def count(self) -> int:
        """Return the number of rows, COUNT_CAP when there are more."""
        rows: Any = self.object_list
        return int(rows.order_by()[:COUNT_CAP].count())


class ScopedListView(View):
    """Subclasses say for whom, which rows, which columns, which filters."""

    requires: ClassVar[Requirement]
    name: ClassVar[str]
    title: ClassVar[str | Promise]
    columns: ClassVar[list[Column]]
    filterset_class: ClassVar[type[django_filters.FilterSet]]
    default_sort: ClassVar[str]
    page_size: ClassVar[int] = 50
    template_name: ClassVar[str] = "lists/list.html"
    empty_text: ClassVar[str | Promise] = gettext_lazy("Nothing fits these conditions.")
    actor: Actor
    filters: Any

    def rows(self, actor: Actor) -> QuerySet[Any]:
        """Return the rows that the actor may see."""
        raise NotImplementedError

    def context(self) -> dict[str, Any]:
        """Return further context, for lists with a template of their own."""
        return {}

    def prepare(self, rows: list[Any]) -> list[Any]:
        """Add to the rows of one page what the columns need beyond the query; a constant number of queries."""
        return rows

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Take the actor from the request."""
        super().setup(request, *args, **kwargs)
        self.actor = request.actor  # type: ignore[attr-defined]

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Show one page of the list."""
        filters = self.filters = self.filterset_class(request.GET, queryset=self.rows(self.actor), request=request)
        valid = filters.is_valid()
        rows = self.sorted(filters.qs if valid else filters.queryset.none())
        page = CappedPaginator(rows, self.page_size).get_page(request.GET.get("page"))
        shown = self.prepare(list(page.object_list))
        context = {
            "title": self.title,
            "form": filters.form,
            "page_has_errors": not valid,
            "page": page,
            "capped": page.paginator.count >= COUNT_CAP,
            "heads": [self.head(column) for column in self.columns],
            "table": [cells_of(row, self.columns) for row in shown],
            "empty_text": self.empty_text,
            "querystring": self.query_without("page"),
            "sort": request.GET.get("sort", ""),
            **self.context(),
        }
        return render(request, self.template_name, context, status=200 if valid else 422)

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        """Export what the filter of the page shows, and note it in the ledger."""
        filters = self.filters = self.filterset_class(request.GET, queryset=self.rows(self.actor), request=request)
        if not filters.is_valid():
            return redirect(request.path)
        as_excel = request.POST.get("format") == Export.Format.EXCEL
        rows = self.sorted(filters.qs)
        limit = EXCEL_LIMIT if as_excel else CSV_LIMIT
        number = rows.order_by()[: limit + 1].count()
        if number > limit:
            text = _("The list has more than %(limit)s rows. Narrow the conditions and try again.")
            messages.error(request, text % {"limit": f"{limit:,}"})
            return redirect(request.get_full_path())
        kind = Export.Format.EXCEL if as_excel else Export.Format.CSV
        run(export, actor=self.actor, list_name=self.name, format=kind.value, rows=number)
        head = [str(column.label) for column in self.columns]
        make = excel_response if as_excel else csv_response
        return make(self.name.replace(".", "-"), head, plain_rows(self.prepared(rows), self.columns))

    def prepared(self, rows: QuerySet[Any]) -> Iterator[Any]:
        """Yield all rows of an export, prepared as those of a page are, in batches."""
        waiting = rows.iterator(chunk_size=EXPORT_BATCH)
        while batch := list(islice(waiting, EXPORT_BATCH)):
            yield from self.prepare(batch)

    def sorted(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """Return the rows in the order asked for, with the primary key last so that pages never overlap."""
        column = self._sortable(self.order)
        if column is None:
            return rows if rows.ordered else rows.order_by("pk")
        sign = "-" if self.order.startswith("-") else ""
        return rows.order_by(sign + column.sort, f"{sign}pk")  # one direction, so that one index serves both

    @property
    def order(self) -> str:
        """Return the key of the column to sort by, "-" before it when descending: the default one when another cannot be."""
        asked = self.request.GET.get("sort", "")
        return asked if self._sortable(asked) else self.default_sort

    def _sortable(self, order: str) -> Column | None:
        return next((c for c in self.columns if c.sort and c.key == order.removeprefix("-")), None)

    def head(self, column: Column) -> dict[str, Any]:
        """Return a heading with the address that sorts by it, turning round when it is the present one."""
        down = self.order.startswith("-")
        present = self.order.removeprefix("-") == column.key
        turned = f"-{column.key}" if present and not down else column.key
        direction = ("descending" if down else "ascending") if present else ""
        url = f"?{self.query_without('page', 'sort')}sort={turned}" if column.sort else ""
        return {"label": column.label, "url": url, "direction": direction, "numeric": column.numeric}

    def query_without(self, *names: str) -> str:
        """Return the present conditions as "a=1&b=2&", without some, ready for more to be added."""
        pairs = [(k, v) for k, values in self.request.GET.lists() if k not in names for v in values if v]
        return urlencode(pairs) + "&" if pairs else ""
