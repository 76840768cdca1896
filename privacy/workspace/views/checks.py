"""Checks: the list, one check beside what the other side saw, filling in, photos, visits."""

from typing import Any, ClassVar
from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views import View

from governance import clock
from governance.access import Actor, fetch, roles
from governance.attachments.sealed import as_download, shown
from governance.lists.columns import Column
from governance.lists.views import ScopedListView
from governance.runner import Action, Outcome, run
from governance.web.views import ActionView
from privacy.access import OFFICER
from privacy.workspace import actions
from privacy.workspace.access import FILLERS, SEERS, is_officer, may_fill
from privacy.workspace.choices import CheckKind, CheckState
from privacy.workspace.forms import CheckFilter, CheckForm, HandInForm, PhotoForm, ReasonForm, VisitForm
from privacy.workspace.models import Check, Photo
from privacy.workspace.queries import checks_for, criteria_of, defects_for, lines_of, open_round_now, other_side


class CheckListView(ScopedListView):
    """The checks that the reader may know of."""

    requires = roles(*SEERS)
    name = "workspace.checks"
    title = _("Workspace checks")
    template_name = "workspace/checks.html"
    filterset_class = CheckFilter
    default_sort = "-due"
    empty_text = _("There are no checks.")
    columns: ClassVar[list[Column]] = [
        Column("unit", _("Unit"), lambda r: r.unit_name or "", "", lambda r: r.get_absolute_url()),
        Column("round", _("Round of checks"), lambda r: str(r.round)),
        Column("kind", _("Kind"), lambda r: r.get_kind_display()),
        Column("due", _("Due"), lambda r: r.due_on, "due_on"),
        Column("state", _("State"), lambda r: state_of(r)),
        Column("handed_in", _("Handed in"), lambda r: r.handed_in_at),
    ]

    def rows(self, actor: Actor) -> QuerySet[Check]:
        """Return the checks."""
        return checks_for(actor)

    def context(self) -> dict[str, Any]:
        """Say which round is open, and whether the reader plans visits."""
        return {"round": open_round_now(), "keeps": is_officer(self.actor, None)}


def state_of(row: Any) -> Any:
    """Return the state in words, and that it is late when it is."""
    return _("Overdue") if row.is_late(clock.today()) else row.get_state_display()


class CheckView(View):
    """One check."""

    requires = roles(*SEERS)

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Show it, beside the other side's answers once both are in."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        check = get_object_or_404(checks_for(actor).select_related("round", "unit", "inspector", "handed_in_by"), pk=pk)
        other = other_side(actor, check)
        opened = check.state == CheckState.OPEN
        context = {
            "check": check, "other": other, "late": check.is_late(clock.today()), "is_visit": check.kind == CheckKind.VISIT,
            "groups": lines_of(check, other), "may_fill": opened and may_fill(actor, check),
            "may_cancel": opened and check.kind == CheckKind.VISIT and is_officer(actor, check),
            "photos": shown(check.photos.filter(criterion=None).defer("sealed")),
            "defects": list(defects_for(actor).filter(found_in=check)),
        }  # fmt: skip
        return render(request, "workspace/check.html", context)


class CheckActionView(ActionView):
    """An action of whoever fills in the check."""

    requires = roles(OFFICER, *FILLERS)

    def context(self) -> dict[str, Any]:
        """Show which unit it is about."""
        return {"check": checks_for(self.actor).get(pk=self.subject.pk)}


class SaveCheckView(CheckActionView):
    """Fill in a check: a page made for a tablet."""

    action: ClassVar[Action] = actions.save_check
    template_name = "workspace/save_check.html"
    done_message = _("Saved. Hand the check in when everything is filled in.")

    def make_form(self, *data: Any) -> CheckForm:
        """Return the form with what was saved so far."""
        return CheckForm(*data[:1], criteria=criteria_of(self.subject), marks=list(self.subject.marks.all()))

    def inputs(self, form: Any) -> dict[str, Any]:
        """Return the answers."""
        return {"marks": form.marks()}


class AddPhotoView(CheckActionView):
    """Add photos."""

    action: ClassVar[Action] = actions.add_photo
    template_name = "workspace/add_photo.html"
    done_message = _("Kept, without place and device of the camera.")

    def make_form(self, *data: Any) -> PhotoForm:
        """Return the form with the criteria."""
        return PhotoForm(*data, criteria=criteria_of(self.subject))


class HandInCheckView(CheckActionView):
    """Hand a check in."""

    action: ClassVar[Action] = actions.hand_in_check
    form_class = HandInForm
    template_name = "workspace/hand_in_check.html"
    done_message = _("The check was handed in. Every “no” is now a defect with a day.")

    def form_kwargs(self) -> dict[str, Any]:
        """Begin with today."""
        return {"initial": {"checked_on": clock.today()}}

    def context(self) -> dict[str, Any]:
        """Say how many answers there are."""
        return super().context() | {"answered": self.subject.marks.count(), "asked": len(criteria_of(self.subject))}


class PlanVisitView(ActionView):
    """Plan a visit."""

    requires = roles(OFFICER)
    action: ClassVar[Action] = actions.plan_visit
    form_class = VisitForm
    template_name = "workspace/plan_visit.html"
    done_message = _("The visit is planned. The unit learns of it when it is handed in.")

    def next_page(self, outcome: Outcome) -> str:
        """Return the page of the visit."""
        return reverse("workspace:check", args=[outcome.subject_id])


class CancelVisitView(ActionView):
    """Cancel a visit."""

    requires = roles(OFFICER)
    action: ClassVar[Action] = actions.cancel_visit
    form_class = ReasonForm
    template_name = "workspace/cancel_visit.html"
    done_message = _("The visit was cancelled.")


class PhotoView(View):
    """A photo, as a download."""

    requires = roles(*SEERS)

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Note the download and hand the photo out."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        row = fetch(Photo, actor, pk)
        run(actions.download_photo, actor=actor, subject=row.pk)
        return as_download(row)
