"""Batches: the list, one batch, what can be done with it."""

from typing import Any, ClassVar
from uuid import UUID

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from django.views import View

from governance import clock
from governance.access import Actor, roles
from governance.lists.columns import Column
from governance.lists.views import ScopedListView
from governance.organization.queries import name_of
from governance.runner import Action, Outcome
from governance.web.views import ActionView
from privacy.access import OFFICER
from privacy.dispatch import actions
from privacy.dispatch.access import (
    SEERS,
    WORKERS,
    is_officer,
    is_remote,
    is_worker,
    kept_from,
    knows_plants,
    may_end_check,
    of_unit,
)
from privacy.dispatch.choices import OVER, BatchState
from privacy.dispatch.contributing import incidents_of
from privacy.dispatch.forms import BatchFilter, BatchForm, ItemsForm, PlantForm, ReasonForm, RemoteForm, ScanForm
from privacy.dispatch.models import Batch, FoundError
from privacy.dispatch.queries import batches_for, items_of, leaving_items, progress_of, waiting_items
from privacy.dispatch.refusals import CodeTwice

ITEMS_PER_PAGE = 100


class BatchListView(ScopedListView):
    """The batches that the reader may see."""

    requires = roles(*SEERS)
    name = "dispatch.batches"
    title = _("Check of what is sent")
    template_name = "dispatch/batches.html"
    filterset_class = BatchFilter
    default_sort = "-prepared"
    empty_text = _("There is no batch.")
    columns: ClassVar[list[Column]] = [
        Column("reference", _("Reference number"), lambda r: r.reference, "reference", lambda r: r.get_absolute_url()),
        Column("title", _("What goes out"), lambda r: r.title, ""),
        Column("kind", _("Kind"), lambda r: r.get_kind_display(), ""),
        Column("unit", _("Unit"), lambda r: r.unit_name or "", ""),
        Column("state", _("State"), lambda r: r.get_state_display(), ""),
        Column("prepared", _("List begun"), lambda r: r.prepared_at, "prepared_at"),
        Column("released", _("Sent out"), lambda r: r.released_at, ""),
        Column("items", _("Items sent out"), lambda r: r.released_items, "", numeric=True),
    ]

    def rows(self, actor: Actor) -> QuerySet[Batch]:
        """Return the batches the reader may see."""
        return batches_for(actor)

    def context(self) -> dict[str, Any]:
        """Say whether the reader prepares batches."""
        return {"works": is_worker(self.actor, None)}


class BatchView(View):
    """One batch with its items."""

    requires = roles(*SEERS)

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Show it."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        batch = get_object_or_404(
            batches_for(actor).select_related("rule", "prepared_by", "checked_by", "released_by"), pk=pk
        )
        page = Paginator(items_of(batch, actor), ITEMS_PER_PAGE).get_page(request.GET.get("page"))
        checking, own = batch.state == BatchState.CHECKING, of_unit(actor, batch)
        errors = FoundError.objects.filter(item__batch=batch).select_related("item", "reported_by")
        context = {
            "batch": batch, "page": page, "progress": progress_of(batch, actor), "own": own,
            "shows_plants": batch.state in OVER or knows_plants(actor),
            "checks": checking and (own or is_remote(actor, batch)) and not kept_from(actor, batch),
            "remote_name": name_of(batch.remote_unit_id, clock.today()),
            "ends": checking and may_end_check(actor, batch), "errors": incidents_of(actor, errors),
            "plants": batch.state == BatchState.PREPARING and is_officer(actor, None),
        }  # fmt: skip
        return render(request, "dispatch/batch.html", context)


class WorkerActionView(ActionView):
    """An action of the unit's own people on a batch."""

    requires = roles(*WORKERS)


class PrepareBatchView(WorkerActionView):
    """Begin a batch."""

    action: ClassVar[Action] = actions.prepare_batch
    form_class = BatchForm
    template_name = "dispatch/prepare_batch.html"
    done_message = _("The batch is begun. Add its items.")

    def next_page(self, outcome: Outcome) -> str:
        """Go on to the items."""
        return reverse("dispatch:add-items", args=[outcome.subject_id])


class AddItemsView(WorkerActionView):
    """Add items, one after the other or from a file."""

    action: ClassVar[Action] = actions.add_items
    template_name = "dispatch/add_items.html"
    done_message = _("Added to the batch.")
    checks_version = False  # a clerk types one item after the other, and two may type at once

    def make_form(self, *data: Any) -> ItemsForm:
        """Return the form for the kind of the batch."""
        return ItemsForm(*data, kind=self.subject.kind)

    def inputs(self, form: Any) -> dict[str, Any]:
        """Return the items."""
        return {"entries": form.entries}

    def run(self, form: Any) -> Outcome:
        """Add them; a code that is there already is said at the file where it came from one."""
        try:
            return super().run(form)
        except CodeTwice as refusal:
            refusal.field = "file" if form.cleaned_data.get("file") else "code"
            raise

    def context(self) -> dict[str, Any]:
        """Say how many there are."""
        return {"progress": progress_of(self.subject, self.actor)}

    def next_page(self, outcome: Outcome) -> str:
        """Stay, for the next item."""
        return reverse("dispatch:add-items", args=[self.subject.pk])


class PlantItemView(ActionView):
    """Plant an item."""

    requires = roles(OFFICER)
    action: ClassVar[Action] = actions.plant_item
    template_name = "dispatch/plant_item.html"
    done_message = _("Planted. The checkers do not learn of it before the check is over.")

    def make_form(self, *data: Any) -> PlantForm:
        """Return the form for the kind of the batch."""
        return PlantForm(*data, kind=self.subject.kind)

    def inputs(self, form: Any) -> dict[str, Any]:
        """Return the item and what is wrong with it."""
        found: dict[str, Any] = form.inputs()
        return found


class HandInView(WorkerActionView):
    """Hand the batch in for the check."""

    action: ClassVar[Action] = actions.hand_in
    template_name = "dispatch/hand_in.html"
    done_message = _("The batch can be checked now. Its list no longer changes.")

    def context(self) -> dict[str, Any]:
        """Say how many items there are."""
        return {"progress": progress_of(self.subject, self.actor)}


class CancelBatchView(WorkerActionView):
    """Not send the batch."""

    action: ClassVar[Action] = actions.cancel_batch
    form_class = ReasonForm
    template_name = "dispatch/cancel_batch.html"
    done_message = _("The batch will not be sent.")


class AskRemoteView(WorkerActionView):
    """Ask another unit for the second check."""

    action: ClassVar[Action] = actions.ask_remote
    form_class = RemoteForm
    template_name = "dispatch/ask_remote.html"
    done_message = _("The other unit was asked. Add a photo of each item.")


class EndCheckView(WorkerActionView):
    """End the check."""

    action: ClassVar[Action] = actions.end_check
    template_name = "dispatch/end_check.html"
    done_message = _("The check is over.")

    def next_page(self, outcome: Outcome) -> str:
        """Return the batch, or the list for a remote second person, who no longer sees it."""
        own = of_unit(self.actor, self.subject)
        return str(self.subject.get_absolute_url()) if own else reverse("dispatch:batches")


class ReleaseView(WorkerActionView):
    """Send the batch out."""

    action: ClassVar[Action] = actions.release
    template_name = "dispatch/release.html"
    done_message = _("Sent out: time, your name and the number of items are noted.")

    def context(self) -> dict[str, Any]:
        """Say how many items leave."""
        return {"leaving": leaving_items(self.subject).count()}


class WorkView(View):
    """The next items for the reader to check: read a code and press Enter, or take the next one."""

    requires = roles(*WORKERS)

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Show how far the check is; with a code, go to its item."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        batch = get_object_or_404(batches_for(actor), pk=pk)
        waiting = waiting_items(batch, actor)
        form = ScanForm(request.GET if "code" in request.GET else None)
        if form.is_bound and form.is_valid():
            item = waiting.filter(code=form.cleaned_data["code"]).first()
            if item is not None:
                return redirect(f"{reverse('dispatch:check-item', args=[item.pk])}?{urlencode({'code': item.code})}")
            form.add_error("code", _("No item with this code waits for your check."))
        context = {
            "batch": batch, "form": form, "progress": progress_of(batch, actor), "waiting": waiting[:20],
            "page_has_errors": bool(form.errors), "ends": may_end_check(actor, batch),
        }  # fmt: skip
        return render(request, "dispatch/work.html", context, status=422 if form.errors else 200)
