"""Declarations that were drawn: the list, one of them, the result."""

from typing import Any, ClassVar
from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext_lazy as _
from django.views import View

from governance import clock
from governance.access import Actor, roles
from governance.attachments.sealed import shown
from governance.lists.columns import Column
from governance.lists.views import ScopedListView
from governance.runner import Action
from governance.web.views import ActionView
from privacy.access import OFFICER
from privacy.workspace import actions
from privacy.workspace.access import FILLERS, SEERS, may_verify
from privacy.workspace.choices import VerificationState
from privacy.workspace.forms import VerificationFilter, VerifyForm
from privacy.workspace.models import Defect, Verification
from privacy.workspace.queries import label_of, verifications_for
from privacy.workspace.views.checks import state_of


class VerificationListView(ScopedListView):
    """The verifications that the reader may know of."""

    requires = roles(*SEERS)
    name = "workspace.verifications"
    title = _("Verification by lot")
    template_name = "workspace/verifications.html"
    filterset_class = VerificationFilter
    default_sort = "-due"
    empty_text = _("Nothing was drawn yet.")
    columns: ClassVar[list[Column]] = [
        Column("words", _("What was declared"), lambda r: r.words, "", lambda r: r.get_absolute_url()),
        Column("source", _("Kind of declaration"), lambda r: label_of(r.source)),
        Column("unit", _("Unit"), lambda r: r.unit_name or ""),
        Column("verifier", _("Verifying unit"), lambda r: r.verifier_name or ""),
        Column("due", _("Due"), lambda r: r.due_on, "due_on"),
        Column("state", _("State"), lambda r: r.get_result_display() or state_of(r)),
    ]

    def rows(self, actor: Actor) -> QuerySet[Verification]:
        """Return the verifications."""
        return verifications_for(actor)


class VerificationView(View):
    """One of them."""

    requires = roles(*SEERS)

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Show it."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        row = get_object_or_404(
            verifications_for(actor).select_related("draw__round", "verifier", "verified_by"), pk=pk
        )
        context = {
            "row": row, "source": label_of(row.source), "late": row.is_late(clock.today()),
            "may_verify": row.state == VerificationState.DRAWN and may_verify(actor, row),
            "photos": shown(row.photos.defer("sealed")), "defect": Defect.objects.filter(verification=row).first(),
        }  # fmt: skip
        return render(request, "workspace/verification.html", context)


class VerifyView(ActionView):
    """Say what was found."""

    requires = roles(OFFICER, *FILLERS)
    action: ClassVar[Action] = actions.verify
    form_class = VerifyForm
    template_name = "workspace/verify.html"
    done_message = _("Recorded. The unit that declared it is told.")

    def context(self) -> dict[str, Any]:
        """Show what was declared, by whom."""
        return {"row": verifications_for(self.actor).get(pk=self.subject.pk)}
