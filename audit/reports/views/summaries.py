"""Half-yearly summaries: what is owed, the text begun for the publications, and what everyone reads."""

import secrets
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _
from django.views import View

from audit.access import HEAD, PRESIDENT
from audit.reports.apps import AREA
from audit.reports.drafting import parts_of
from audit.reports.forms import DraftForm
from audit.reports.models import Summary
from audit.reports.queries import SUMMARY, approved_in, published_summaries, published_summary
from governance.access import PUBLIC, Actor, fetch, roles
from governance.deadlines.queries import faces_of
from governance.publishing.access import visible_publications
from governance.publishing.actions import draft
from governance.publishing.choices import State as TextState
from governance.runner import Refused, run
from governance.web.views import KEY_FIELD


class SummariesView(View):
    """What is owed and what was published."""

    requires = roles(HEAD, PRESIDENT)

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show them with their clocks."""
        rows = list(Summary.objects.all())
        clocks = faces_of(SUMMARY, [row.pk for row in rows])
        return render(request, "reports/summaries.html", {"rows": [(row, clocks.get(row.pk, [])) for row in rows]})


class SummaryView(View):
    """One summary: the reports it is made of, and the text."""

    requires = roles(HEAD, PRESIDENT)

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Show it."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        summary = fetch(Summary, actor, pk)
        texts = visible_publications(actor).filter(subject_type=SUMMARY, subject_id=pk).order_by("-made_at")
        context = {
            "summary": summary, "reports": approved_in(summary), "clocks": faces_of(SUMMARY, [pk]).get(pk, []),
            "publications": texts,
            "drafts": actor.holds(HEAD) and not texts.exclude(state=TextState.WITHDRAWN).exists(),
        }  # fmt: skip
        return render(request, "reports/summary.html", context)


class DraftSummaryView(View):
    """Begin the text from the approved reports. Masks and review follow in the publications."""

    requires = roles(HEAD)

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Ask for the title."""
        summary = fetch(Summary, request.actor, pk)  # type: ignore[attr-defined]
        return self.show(summary, DraftForm(initial={"title": str(summary)}))

    def post(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Begin the text and go to it; a repeat of the same page goes to the same text."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        summary, form = fetch(Summary, actor, pk), DraftForm(request.POST)
        if not form.is_valid():
            return self.show(summary, form, 422)
        try:
            outcome = run(
                draft, actor=actor, key=request.POST.get(KEY_FIELD, "")[:64], area=AREA, subject_type=SUMMARY,
                subject_id=pk, title=form.cleaned_data["title"], parts=parts_of(summary),
            )  # fmt: skip
        except Refused as refusal:
            form.add_error(None, str(refusal.message))
            return self.show(summary, form, refusal.status)
        messages.success(request, _("The text was begun. Look at what was found in it, then send it to review."))
        response = redirect(reverse("publishing:publication", args=[outcome.subject_id]))
        response.status_code = 303
        return response

    def show(self, summary: Summary, form: DraftForm, status: int = 200) -> HttpResponse:
        """Render the page with the text as it would be begun."""
        context = {
            "form": form, "subject": summary, "parts": parts_of(summary), "page_has_errors": bool(form.errors),
            "idempotency_key": self.request.POST.get(KEY_FIELD) or secrets.token_urlsafe(16),
        }  # fmt: skip
        return render(self.request, "reports/draft_summary.html", context, status=status)


class PublicListView(View):
    """Summaries for everyone, newest first."""

    requires = PUBLIC

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show them."""
        return render(request, "reports/public_list.html", {"found": published_summaries()})


class PublicSummaryView(View):
    """One summary."""

    requires = PUBLIC

    def get(self, request: HttpRequest, year: int, half: int) -> HttpResponse:
        """Show it; 404 for one that is not published."""
        found = published_summary(year, half)
        if found is None:
            raise Http404
        return render(request, "reports/public_summary.html", {"row": found[0], "text": found[1]})


class FeedView(View):
    """The summaries as an Atom feed."""

    requires = PUBLIC

    def get(self, request: HttpRequest) -> HttpResponse:
        """Return the feed."""
        address = settings.PUBLIC_ADDRESS
        feed = Atom1Feed(
            title=_("Summaries of internal audits"), link=address + reverse("public-audit-summaries:list"),
            feed_url=address + reverse("public-audit-summaries:feed"), description="", language=request.LANGUAGE_CODE,
        )  # fmt: skip
        for row, text in published_summaries():
            words = "\n\n".join(f"{part['label']}\n{part['text']}" for part in text.content)
            link = address + reverse("public-audit-summaries:summary", args=[row.fiscal_year, row.half])
            feed.add_item(
                title=text.title, link=link, description=words, unique_id=f"urn:uuid:{row.pk}",
                pubdate=text.published_at, updateddate=text.published_at,
            )  # fmt: skip
        return HttpResponse(feed.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")
