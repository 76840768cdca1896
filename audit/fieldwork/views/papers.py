"""One working paper: read, written check by check on a tablet, with evidence, cross-references and addenda."""

import secrets
from typing import Any, ClassVar
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views import View

from audit.contributed import cited_in
from audit.engagements.models import Engagement
from audit.fieldwork import actions, forms
from audit.fieldwork.access import (
    READ,
    WRITE,
    adds_later,
    approves,
    exports,
    judges,
    leads_paper,
    prepares,
    reviews,
    visible_papers,
)
from audit.fieldwork.actions.writing import WRITTEN, addendum_hash
from audit.fieldwork.choices import AFTERWARDS, SIGNED, WORK, NoteState, PaperState
from audit.fieldwork.content import hash_of
from audit.fieldwork.export.bundle import stream
from audit.fieldwork.models import Check, Evidence, Paper
from audit.fieldwork.queries import whole
from audit.fieldwork.results import shown_result
from governance import clock
from governance.access import Actor, fetch, roles
from governance.attachments.sealed import as_download, shown
from governance.organization.queries import name_on
from governance.runner import Action, Outcome, run
from governance.web.parts import Offer
from governance.web.views import ActionView


class PaperView(View):
    """One paper. The preparer fills in the checks here, with or without JavaScript."""

    requires = roles(*READ)

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Show it. A constant number of queries."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        rows = visible_papers(actor).annotate(unit_name=name_on("unit_id", clock.today()))
        paper: Any = get_object_or_404(whole(rows), pk=pk)
        working = paper.engagement.state in WORK
        fills = working and paper.state == PaperState.DRAFT and prepares(actor, paper)
        files = list(paper.evidence.all())
        context = {
            "paper": paper, "working": working, "fills": fills, "lines": lines_of(paper, fills),
            "files": [(row, shown([row])) for row in files if not row.observation_id and not row.addendum_id],
            "signatures": paper.signatures.all(), "notes": notes_of(actor, paper, working),
            "addenda": [(row, shown(f for f in files if f.addendum_id == row.pk)) for row in paper.addenda.all()],
            "referred_from": paper.referred_from.select_related("paper").order_by("paper__number"),
            "altered": paper.state in SIGNED and hash_of(paper) != paper.sha256,
            "result": shown_result(paper), "offers": offers_of(actor, paper) + cited_in.offers_for(paper, actor),
            "sections": cited_in.sections_for(paper, actor, request),
        }  # fmt: skip
        return render(request, "fieldwork/paper.html", context)


def lines_of(paper: Paper, fills: bool) -> list[dict[str, Any]]:
    """Return the checks with what was seen, each with a form of its own for the preparer."""
    if paper.procedure is None:
        return []
    seen = {row.check_line_id: row for row in paper.observations.all()}
    files: dict[UUID, list[Evidence]] = {}
    for file in paper.evidence.all():
        if file.observation_id:
            files.setdefault(file.observation_id, []).append(file)
    return [line_of(check, seen.get(check.pk), files, fills) for check in paper.procedure.checks.all()]


def line_of(check: Check, row: Any, files: dict[UUID, list[Evidence]], fills: bool) -> dict[str, Any]:
    """Return one check as the page shows it."""
    given: dict[str, Any] = {"check": check.pk}
    if row is not None:
        given |= {"answer": row.answer, "expected": row.expected, "found": row.found, "note": row.note}
    form = forms.CheckForm(initial=given, line=check, auto_id=f"id_{check.pk}_%s") if fills else None
    kept = shown(files.get(row.pk, [])) if row is not None else []
    return {"check": check, "seen": row, "files": kept, "form": form, "key": secrets.token_urlsafe(16)}


def notes_of(actor: Actor, paper: Paper, working: bool) -> list[dict[str, Any]]:
    """Return the notes with what the reader may do with each."""
    rows = list(paper.notes.all())
    answers = working and bool(rows) and prepares(actor, paper)
    clears = working and bool(rows) and judges(actor, paper)
    return [
        {
            "note": row, "answers": answers and row.state == NoteState.OPEN,
            "clears": clears and row.state == NoteState.ANSWERED and row.answered_by_id != actor.person_id,
        }
        for row in rows
    ]  # fmt: skip


def offers_of(actor: Actor, paper: Paper) -> list[Any]:
    """Return everything that the reader may do with the paper."""
    state, later = paper.state, paper.engagement.state in AFTERWARDS
    if later:
        return [_offer(_("Write an addendum"), "add-addendum", paper)] if _adds_later(actor, paper) else []
    if paper.engagement.state not in WORK or state == PaperState.DROPPED:
        return []
    writes, reads, signs = prepares(actor, paper), reviews(actor, paper), approves(actor, paper)
    found = []
    if state == PaperState.DRAFT and writes:
        found += [
            _offer(_("Write the paper"), "write-paper", paper), _offer(_("Add evidence"), "add-evidence", paper),
            _offer(_("Cross-references"), "refer", paper), _offer(_("Sign and hand in"), "hand-in-paper", paper),
        ]  # fmt: skip
    if state == PaperState.HANDED_IN and reads:
        found.append(_offer(_("Sign as reviewer"), "review-paper", paper))
    signed = any(row.signed_by_id == actor.person_id and row.voided_at is None for row in paper.signatures.all())
    if state == PaperState.REVIEWED and signs and not signed:
        found.append(_offer(_("Sign last"), "approve-paper", paper))
    if reads or signs:
        found.append(_offer(_("Raise a note"), "raise-note", paper))
    if state in SIGNED and writes:
        found.append(_offer(_("Take it back to go on writing"), "take-back-paper", paper))
    if state in SIGNED and (reads or signs):
        found.append(_offer(_("Send it back"), "send-back-paper", paper))
    if state == PaperState.DRAFT and leads_paper(actor, paper):
        found += [
            _offer(_("Give it to another auditor"), "reassign-paper", paper), _offer(_("Drop it"), "drop-paper", paper)
        ]  # fmt: skip
    return found


def _adds_later(actor: Actor, paper: Paper) -> bool:
    return paper.state == PaperState.APPROVED and adds_later(actor, paper)


def _offer(label: Any, verb: str, paper: Paper) -> Offer:
    return Offer(label, reverse(f"fieldwork:{verb}", args=[paper.pk]))


class TeamView(ActionView):
    """An action of the team or the head."""

    requires = roles(*WRITE)


class AddPapersView(TeamView):
    """Take procedures into the programme of the engagement."""

    action: ClassVar[Action] = actions.add_papers
    form_class = forms.AddPapersForm
    template_name = "fieldwork/add_papers.html"
    done_message = _("Added.")
    checks_version = False  # papers added meanwhile are no other state

    def form_kwargs(self) -> dict[str, Any]:
        """Offer the programme in force, the units in sight, the team."""
        return {"engagement": self.subject, "actor": self.actor}

    def next_page(self, outcome: Outcome) -> str:
        """Return the papers of the engagement."""
        return reverse("fieldwork:engagement", args=[self.subject.pk])


class WritePaperView(TeamView):
    """Write population, sample, what was seen, conclusion."""

    action: ClassVar[Action] = actions.write_paper
    form_class = forms.PaperForm
    template_name = "fieldwork/write_paper.html"
    done_message = _("Saved.")
    checks_version = False  # checks saved meanwhile are no other words; only the preparer writes

    def form_kwargs(self) -> dict[str, Any]:
        """Show what is written."""
        return {"initial": {name: getattr(self.subject, name) for name in WRITTEN}}


class SaveCheckView(TeamView):
    """Keep one check. The form stands on the page of the paper; here it is shown again with what is wrong."""

    action: ClassVar[Action] = actions.save_check
    form_class = forms.CheckForm
    template_name = "fieldwork/save_check.html"
    done_message = _("Saved.")
    checks_version = False  # each check stands for itself

    @property
    def asked(self) -> str:
        """Return the check that the page is about."""
        return (self.request.POST.get("check") or self.request.GET.get("check", ""))[:36]

    def line(self) -> Check | None:
        """Return the check, None for one of another procedure."""
        rows = Check.objects.filter(procedure=self.subject.procedure_id)
        return next((row for row in rows if str(row.pk) == self.asked), None)

    def make_form(self, *data: Any) -> forms.CheckForm:
        """Return the form of this check."""
        return forms.CheckForm(*data, initial={"check": self.asked}, line=self.line())

    def context(self) -> dict[str, Any]:
        """Say which check it is."""
        return {"line": self.line()}

    def next_page(self, outcome: Outcome) -> str:
        """Return the check on the page of the paper."""
        return f"{self.subject.get_absolute_url()}#check-{self.asked}"


class AddEvidenceView(TeamView):
    """Add files to the paper as a whole."""

    action: ClassVar[Action] = actions.add_evidence
    form_class = forms.EvidenceForm
    template_name = "fieldwork/add_evidence.html"
    done_message = _("Kept, with its hash.")
    checks_version = False  # files stand for themselves


class ReferView(TeamView):
    """Name other papers."""

    action: ClassVar[Action] = actions.refer
    form_class = forms.ReferForm
    template_name = "fieldwork/refer.html"
    done_message = _("Saved.")

    def form_kwargs(self) -> dict[str, Any]:
        """Offer the other papers, those named ticked."""
        named = [str(pk) for pk in self.subject.cross_references.values_list("other_id", flat=True)]
        return {"paper": self.subject, "initial": {"others": named}}


class AddAddendumView(TeamView):
    """Write an addendum."""

    action: ClassVar[Action] = actions.add_addendum
    form_class = forms.AddendumForm
    template_name = "fieldwork/add_addendum.html"
    done_message = _("Added. It no longer changes.")
    checks_version = False  # addenda stand beside each other

    def inputs(self, form: Any) -> dict[str, Any]:
        """Return text, files and their hash, which the ledger keeps."""
        text, files = form.cleaned_data["text"], form.cleaned_data["files"]
        return {"text": text, "files": files, "sha256": addendum_hash(self.subject, self.actor, text, files)}


class ReassignPaperView(TeamView):
    """Give the paper to another auditor."""

    action: ClassVar[Action] = actions.reassign_paper
    form_class = forms.PreparerForm
    template_name = "fieldwork/reassign_paper.html"
    done_message = _("Given to another auditor.")

    def form_kwargs(self) -> dict[str, Any]:
        """Offer the team."""
        return {"paper": self.subject}


class DropPaperView(TeamView):
    """Leave the procedure undone."""

    action: ClassVar[Action] = actions.drop_paper
    form_class = forms.ReasonForm
    template_name = "fieldwork/drop_paper.html"
    done_message = _("Dropped. The reason stays in the file.")


class EvidenceView(View):
    """A photo or file."""

    requires = roles(*READ)

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Hand it out, and note it."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        row = fetch(Evidence, actor, pk)
        run(actions.download_evidence, actor=actor, subject=row.pk)
        return as_download(row)


class ExportView(View):
    """The whole file of an engagement."""

    requires = roles(*READ)

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponseBase:
        """Hand it out, and note it; raises Http404 before the opening and for whoever does not read everything of it."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        engagement = fetch(Engagement, actor, pk)
        if not exports(actor, engagement):
            raise Http404
        run(actions.export_file, actor=actor, subject=engagement.pk)
        response = StreamingHttpResponse(stream(engagement), content_type="application/zip")
        response["Content-Disposition"] = f'attachment; filename="audit-{engagement.reference}.zip"'
        response["Cache-Control"] = "no-store"
        return response
