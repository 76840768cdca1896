"""Reading: what is in force, one version, two versions compared, the public's page."""

from dataclasses import dataclass
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.views import View

from compliance.conduct.access import APPROVERS, EDITORS, is_editor, may_approve
from compliance.conduct.actions.signing import may_be_reminded
from compliance.conduct.choices import OPEN, EditionState, Kind
from compliance.conduct.comparing import compared
from compliance.conduct.models import Article, Edition, Signature
from compliance.conduct.printing import printed
from compliance.conduct.queries import (
    Share,
    earlier,
    edition_in_force,
    editions_on,
    open_signatures,
    upcoming,
    version_before,
    waiting_for,
)
from governance import clock
from governance.access import PUBLIC, SIGNED_IN, Actor, fetch, roles, visible
from governance.documents import pdf_response, render_pdf
from governance.documents.markdown import html_of

KEEPERS = roles(*EDITORS, *APPROVERS)


@dataclass(frozen=True)
class ShownArticle:
    """An article as a page shows it."""

    article: Article
    html: SafeString


def shown(edition: Edition) -> list[ShownArticle]:
    """Return the articles with their texts as HTML."""
    return [ShownArticle(article, html_of(article.text)) for article in edition.articles.all()]


class IndexView(View):
    """What is in force, what comes, what was; and what the reader has signed."""

    requires = SIGNED_IN

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show it. A constant number of queries."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        own = {s.edition_id: s for s in visible(Signature, actor)}
        in_force = sorted(editions_on(clock.today()), key=lambda e: Kind.values.index(e.kind))
        context = {
            "in_force": [(edition, own.get(edition.pk)) for edition in in_force],
            "upcoming": upcoming(), "earlier": [(edition, own.get(edition.pk)) for edition in earlier()],
            "waiting": waiting_for(actor), "today": clock.today(),
        }  # fmt: skip
        return render(request, "conduct/index.html", context)


class PublicCodeView(View):
    """The code of conduct in force, for everyone, without a login."""

    requires = PUBLIC

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show it, or say that there is none."""
        edition = edition_in_force(Kind.CODE)
        context = {"edition": edition, "articles": shown(edition) if edition else []}
        return render(request, "conduct/public_code.html", context)


class EditionsView(View):
    """All versions, for those who write and approve."""

    requires = KEEPERS

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show them, the newest of each document first. One query."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        editions = visible(Edition, actor).select_related("author", "approved_by")
        return render(request, "conduct/editions.html", {"editions": editions, "writes": is_editor(actor, None)})


class EditionView(View):
    """One version: its text and what the reader may do with it."""

    requires = SIGNED_IN

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Show it."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        edition = fetch(Edition, actor, pk)
        signature = visible(Signature, actor).filter(edition=edition).first()
        before = version_before(edition)
        context = {
            "edition": edition, "articles": shown(edition), "before": before, "signature": signature,
            "links": [(words, reverse(f"conduct:{name}", args=[pk])) for name, words in possible(edition, actor)],
            "writes": is_editor(actor, edition) and edition.state == EditionState.DRAFT,
            "keeps": actor.holds(*EDITORS, *APPROVERS), "is_open": edition.state in OPEN, "today": clock.today(),
            "share": share_of(edition) if actor.holds(*EDITORS, *APPROVERS) else None,
        }  # fmt: skip
        return render(request, "conduct/edition.html", context)


def share_of(edition: Edition) -> Share | None:
    """Return how far the signing of a version in force has come, None for one that nobody signs now."""
    if edition.state != EditionState.IN_FORCE or not edition.needs_signature:
        return None
    asked = Signature.objects.filter(edition=edition, released_at__isnull=True).count()
    return Share(asked, asked - open_signatures(edition).count())


def possible(edition: Edition, actor: Actor) -> list[tuple[str, Promise]]:
    """Return name of the route and words of what the actor may do with a version now."""
    writes, decides = is_editor(actor, edition), edition.state == "in_review" and may_approve(actor, edition)
    is_draft, waits = edition.state == "draft", edition.state == "approved" and edition.valid_from > clock.today()
    signs = edition.state == "in_force" and edition.needs_signature
    offered = [
        ("add-article", _("Add an article"), writes and is_draft),
        ("revise", _("Title, reasons and first day"), writes and is_draft),
        ("submit", _("Ask for approval"), writes and is_draft),
        ("approve", _("Approve"), decides),
        ("send-back", _("Send back"), decides),
        ("withdraw", _("Withdraw"), writes and (is_draft or waits)),
        ("remind", _("Remind those who have not signed"), writes and signs and may_be_reminded(edition, clock.today())),
    ]
    return [(name, words) for name, words, allowed in offered if allowed]


class EditionPdfView(View):
    """A version on paper."""

    requires = SIGNED_IN

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Hand it out."""
        edition = fetch(Edition, request.actor, pk)  # type: ignore[attr-defined]
        pdf = render_pdf("conduct/edition.typ", printed(edition), title=edition.title, made_on=edition.valid_from)
        return pdf_response(f"{edition.kind}-v{edition.number}", pdf)


class CompareView(View):
    """A version beside an earlier one, article by article."""

    requires = SIGNED_IN

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Show what was struck out and put in since the version before, or since the one chosen by its number."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        edition = fetch(Edition, actor, pk)
        others = visible(Edition, actor).filter(kind=edition.kind, number__lt=edition.number)
        others = others.exclude(state=EditionState.WITHDRAWN).order_by("-number")
        chosen = request.GET.get("with", "")
        before = others.filter(number=int(chosen)).first() if chosen.isdecimal() and len(chosen) < 5 else others.first()
        if before is None:
            raise Http404
        rows = compared(list(before.articles.all()), list(edition.articles.all()))
        changed = [row for row in rows if row.fate != "unchanged" or row.renumbered]
        context = {
            "edition": edition, "before": before, "others": others, "rows": changed,
            "unchanged": len(rows) - len(changed),
        }  # fmt: skip
        return render(request, "conduct/compare.html", context)
