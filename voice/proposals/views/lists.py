"""The monthly lists as published."""

from typing import Any, ClassVar
from uuid import UUID

import django_filters
from django.core.paginator import Paginator
from django.db.models import OuterRef
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext_lazy as _
from django.views import View

from governance.access import Actor, roles
from governance.lists.columns import Column
from governance.lists.counting import number_of
from governance.lists.views import ScopedListView
from voice.proposals.access import READERS
from voice.proposals.models import Entry, Issue
from voice.proposals.queries import tally_of

ENTRIES_A_PAGE = 50


class IssueFilter(django_filters.FilterSet):
    """No conditions: a row a month."""

    class Meta:
        model = Issue
        fields: list[str] = []


class IssueListView(ScopedListView):
    """A row for each list."""

    requires = roles(*READERS)
    name = "proposals.issues"
    title = _("Monthly lists of improvement proposals")
    template_name = "proposals/issues.html"
    filterset_class = IssueFilter
    default_sort = "-month"
    empty_text = _("No list was published yet.")
    columns: ClassVar[list[Column]] = [
        Column("month", _("Month of receipt"), lambda r: f"{r.month.year}年{r.month.month}月", "month",
               lambda r: r.get_absolute_url()),
        Column("due", _("To be published by"), lambda r: r.due_on, ""),
        Column("published", _("Published in a list"), lambda r: r.published_at, ""),
        Column("listed", _("Proposals"), lambda r: r.listed, "", numeric=True),
        Column("late", _("Not answered in time"), lambda r: r.late, "", numeric=True),
    ]  # fmt: skip

    def rows(self, actor: Actor) -> Any:
        """Return every list: they are for all of the staff."""
        first = Entry.objects.filter(issue=OuterRef("pk"), later=False)
        late = first.filter(answered=False)
        return Issue.objects.annotate(listed=number_of(first, "issue"), late=number_of(late, "issue"))


class IssueView(View):
    """One list: the numbers, who is late, then content, evaluation and response of each proposal."""

    requires = roles(*READERS)

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Show a page of it."""
        issue = get_object_or_404(Issue, pk=pk)
        page = Paginator(issue.entries.select_related("proposal"), ENTRIES_A_PAGE).get_page(request.GET.get("page"))
        context = {"issue": issue, "page": page, "querystring": "", "tally": tally_of(issue.entries.order_by())}
        return render(request, "proposals/issue.html", context)
