"""Yearly reviews: the lines as they stood, beside the year before."""

from typing import Any, ClassVar
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views import View

from governance.access import Actor, fetch, roles
from governance.calendar.eras import fiscal_year_in_japanese
from governance.runner import Action, Outcome
from governance.web.views import ActionView
from privacy.access import OFFICER, READERS_OF_ALL
from privacy.promotion import actions
from privacy.promotion.access import is_officer, visible_reviews
from privacy.promotion.choices import ReviewState
from privacy.promotion.desk import reviewable_years
from privacy.promotion.forms import ApprovalForm, ConclusionForm, ReviewForm
from privacy.promotion.models import Review
from privacy.promotion.queries import review_before
from privacy.promotion.rules.review import changes, groups_of


class ReviewsView(View):
    """The reviews, newest first."""

    requires = roles(*READERS_OF_ALL)

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show them."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        rows = [(review, fiscal_year_in_japanese(review.fiscal_year)) for review in visible_reviews(actor)]
        context = {"rows": rows, "may_prepare": is_officer(actor, None) and bool(reviewable_years())}
        return render(request, "promotion/reviews.html", context)


def side_by_side(review: Review, before: Review | None) -> list[tuple[Any, Any]]:
    """Return each group of this year with the same group of the year before, None where it had none."""
    earlier = {line.group: line for line in groups_of(before.lines)} if before else {}
    return [(line, earlier.get(line.group)) for line in groups_of(review.lines)]


class ReviewView(View):
    """One review."""

    requires = roles(*READERS_OF_ALL)

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Show it beside the year before."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        review = fetch(Review, actor, pk)
        before = review_before(review)
        context = {
            "review": review, "year": fiscal_year_in_japanese(review.fiscal_year),
            "before": before, "year_before": fiscal_year_in_japanese(before.fiscal_year) if before else "",
            "groups": side_by_side(review, before), "changes": changes(before.lines, review.lines) if before else [],
            "late": [line for line in review.lines if line["late"]],
            "keeps": is_officer(actor, review) and review.state == ReviewState.PREPARED,
        }  # fmt: skip
        return render(request, "promotion/review.html", context)


class ReviewActionView(ActionView):
    """An action of the officer on a review."""

    requires = roles(OFFICER)


class OneReviewView(ReviewActionView):
    """An action on a review that is there."""

    def context(self) -> dict[str, Any]:
        """Name its year."""
        return {"year": fiscal_year_in_japanese(self.subject.fiscal_year)}


class PrepareReviewView(ReviewActionView):
    """Prepare one."""

    action: ClassVar[Action] = actions.prepare_review
    form_class = ReviewForm
    template_name = "promotion/prepare_review.html"
    done_message = _("The plan was frozen as it stands.")

    def next_page(self, outcome: Outcome) -> str:
        """Return the page of the review."""
        return reverse("promotion:review", args=[outcome.subject_id])


class RecountReviewView(OneReviewView):
    """Count anew."""

    action: ClassVar[Action] = actions.recount_review
    template_name = "promotion/recount_review.html"
    done_message = _("Counted anew.")


class WriteConclusionView(OneReviewView):
    """Write what follows."""

    action: ClassVar[Action] = actions.write_conclusion
    form_class = ConclusionForm
    template_name = "promotion/write_conclusion.html"
    done_message = _("Saved.")

    def form_kwargs(self) -> dict[str, Any]:
        """Show what is written so far."""
        return {"initial": {"conclusion": self.subject.conclusion}}


class ApproveReviewView(OneReviewView):
    """Approve for good."""

    action: ClassVar[Action] = actions.approve_review
    form_class = ApprovalForm
    template_name = "promotion/approve_review.html"
    done_message = _("Approved. This review no longer changes.")

    def form_kwargs(self) -> dict[str, Any]:
        """Put in the hash of the lines shown."""
        return {"initial": {"lines_hash": self.subject.lines_hash}}

    def context(self) -> dict[str, Any]:
        """Show what is approved."""
        return super().context() | {"groups": groups_of(self.subject.lines)}
