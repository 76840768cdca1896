"""Bidders: the check, and the decision of somebody else."""

from typing import Any, ClassVar
from uuid import UUID

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views import View

from governance import clock
from governance.access import Actor
from governance.attachments.sealed import shown
from governance.lists.columns import Column
from governance.lists.views import ScopedListView
from governance.runner import Action, Outcome
from privacy.contractors import actions
from privacy.contractors.access import in_charge
from privacy.contractors.choices import BidState
from privacy.contractors.forms import BidAnswersForm, BidFilter, BidForm, DecisionForm, TermsForm
from privacy.contractors.models import Bid, Contractor
from privacy.contractors.queries import bids_for, incomplete, is_certified, items_of
from privacy.contractors.views.shared import READ, ParentView, WorkView


class BidListView(ScopedListView):
    """The bids that the reader may see."""

    requires = READ
    name = "contractors.bids"
    title = _("Bidders")
    filterset_class = BidFilter
    default_sort = "-filed"
    columns: ClassVar[list[Column]] = [
        Column("reference", _("Reference number"), lambda r: r.reference, "reference", lambda r: r.get_absolute_url()),
        Column("company", _("Company"), lambda r: r.contractor.name, "contractor__name"),
        Column("title", _("Job"), lambda r: r.title, ""),
        Column("unit", _("Unit in charge"), lambda r: r.unit_name or "", ""),
        Column("state", _("State"), lambda r: r.get_state_display(), ""),
        Column("filed", _("Filed"), lambda r: r.filed_at, "filed_at"),
    ]

    def rows(self, actor: Actor) -> QuerySet[Bid]:
        """Return them."""
        return bids_for(actor)


class BidView(View):
    """One bid with its checklist."""

    requires = READ

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Show it."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        bid = get_object_or_404(bids_for(actor).select_related("catalogue", "filled_by", "decided_by"), pk=pk)
        works = in_charge(actor, bid)
        context = {
            "bid": bid, "items": bid.items.select_related("item"), "files": shown(bid.papers.defer("sealed")),
            "is_certified": is_certified(bid.contractor_id, clock.today()),
            "may_answer": works and bid.state == BidState.FILLING,
            "may_decide": works and bid.state == BidState.FILLING and bid.filled_by_id != actor.own_id,
            "may_enter": works and bid.state == BidState.ACCEPTED and not hasattr(bid, "job"),
        }  # fmt: skip
        return render(request, "contractors/bid.html", context)


class FileBidView(ParentView):
    """Begin the check of a company for a job."""

    action: ClassVar[Action] = actions.file_bid
    parent_model = Contractor
    parent_name = "contractor"
    template_name = "contractors/file_bid.html"

    def make_form(self, *data: Any) -> BidForm:
        """Return the form with the actor's units."""
        return BidForm(*data, actor=self.actor)

    def next_page(self, outcome: Outcome) -> str:
        """Return the checklist."""
        return reverse("contractors:answer-bid", args=[outcome.subject_id])


class AnswerBidView(WorkView):
    """Fill in the checklist."""

    action: ClassVar[Action] = actions.answer_bid
    template_name = "contractors/answer_bid.html"

    def make_form(self, *data: Any) -> BidAnswersForm:
        """Return the form with what was saved so far."""
        given = {row.item_id: (row.answer, row.note) for row in self.subject.items.all()}
        return BidAnswersForm(*data, items=items_of(self.subject.catalogue_id), given=given)

    def inputs(self, form: Any) -> dict[str, Any]:
        """Return the answers."""
        return {"answers": form.answers(), "files": form.cleaned_data["files"]}

    def go_on(self, outcome: Outcome) -> HttpResponse:
        """Say whether somebody else can decide now, or lines are still open."""
        is_open = Bid.objects.filter(incomplete(), pk=self.subject.pk).exists()
        words = _("Saved. Some lines are still open.") if is_open else _("Saved. Someone else decides.")
        messages.success(self.request, str(words))
        return super().go_on(outcome)


class DecideBidView(WorkView):
    """Decide whether the bidder may be awarded."""

    action: ClassVar[Action] = actions.decide_bid
    form_class = DecisionForm
    template_name = "contractors/decide_bid.html"
    done_message = _("Decided.")


class EnterContractView(WorkView):
    """Enter the contract."""

    action: ClassVar[Action] = actions.enter_contract
    form_class = TermsForm
    template_name = "contractors/enter_contract.html"
    done_message = _("Entered. Go through the clauses next.")

    def inputs(self, form: Any) -> dict[str, Any]:
        """Return the terms."""
        return {"terms": form.terms()}

    def next_page(self, outcome: Outcome) -> str:
        """Return the contract."""
        return reverse("contractors:job", args=[outcome.result])
