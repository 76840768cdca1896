"""What everyone may read: leaks that were published, without sign-in and without script."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views import View

from governance.access import PUBLIC
from governance.lists.views import CappedPaginator
from governance.publishing.choices import State
from governance.publishing.models import Publication
from governance.publishing.queries import public_texts
from privacy.incidents.queries import SUBJECT

PAGE_SIZE = 20


class PublicListView(View):
    """The newest first."""

    requires = PUBLIC

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show one page."""
        rows = Publication.objects.filter(subject_type=SUBJECT, state=State.PUBLISHED).order_by("-published_at", "pk")
        page = CappedPaginator(rows, PAGE_SIZE).get_page(request.GET.get("page"))
        listed = list(page.object_list)
        texts = public_texts(SUBJECT, [row.subject_id for row in listed])
        found = [(row, texts[row.subject_id]) for row in listed if row.subject_id in texts]
        return render(request, "incidents/public_list.html", {"page": page, "found": found, "querystring": ""})


class PublicView(View):
    """One text. One that was taken back says so (410); what never was public is 404."""

    requires = PUBLIC

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Show it."""
        row = Publication.objects.filter(pk=pk, subject_type=SUBJECT).exclude(published_at__isnull=True).first()
        if row is None:
            raise Http404
        text = public_texts(SUBJECT, [row.subject_id]).get(row.subject_id) if row.state == State.PUBLISHED else None
        if text is None:
            return render(request, "incidents/public_gone.html", status=410)
        return render(request, "incidents/public_text.html", {"row": row, "text": text})
