"""Items: the check, photos, what is put right, what became known later."""

from typing import Any, ClassVar
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views import View

from governance.access import Actor, fetch, roles
from governance.attachments.sealed import as_download, shown
from governance.runner import Action, Outcome, run
from governance.web.views import ActionView
from privacy.dispatch import actions
from privacy.dispatch.access import WORKERS
from privacy.dispatch.choices import ItemState
from privacy.dispatch.forms import CheckForm, ErrorForm, KeyFieldsForm, PhotosForm, ReasonForm, ReturnedForm
from privacy.dispatch.models import Item, Photo
from privacy.dispatch.refusals import CheckedByYou


class ItemActionView(ActionView):
    """An action on an item."""

    requires = roles(*WORKERS)

    def context(self) -> dict[str, Any]:
        """Name the batch and the item."""
        return {"batch": self.subject.batch, "item": self.subject}


class StoppedItemView(ItemActionView):
    """An action on an item that may be stopped: it says what was wrong."""

    def context(self) -> dict[str, Any]:
        """Add what the check of this round found."""
        stopped = self.subject.state == ItemState.STOPPED
        latest = self.subject.near_misses.order_by("-caught_at")[:1]
        return {**super().context(), "found": latest if stopped else ()}


class CheckItemView(ItemActionView):
    """Check an item: first or second, as it waits."""

    action: ClassVar[Action] = actions.check_item
    template_name = "dispatch/check_item.html"
    done_message = _("Noted. The next item, please.")

    @property
    def is_second(self) -> bool:
        """Return whether the item waits for its second check."""
        return bool(self.subject.state == ItemState.FIRST)

    def make_form(self, *data: Any) -> CheckForm:
        """Return the form; key fields are asked of the second person, if the rule says so."""
        batch = self.subject.batch
        asks = self.is_second and batch.rule.blind_entry
        read = {"code": self.request.GET.get("code", "")}
        return CheckForm(*data[:1], kind=batch.kind, item_code=self.subject.code, asks_fields=asks, initial=read)

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Show the form, but not for a second check by who did the first."""
        return self.checked_already() or super().get(request, **kwargs)

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Note the check; a page that was still open after the own first check says so."""
        return self.repeated() or self.checked_already() or super().post(request, **kwargs)

    def checked_already(self) -> HttpResponse | None:
        """Lead back to the list where the reader's own check is the first one."""
        if not self.subject.checks.filter(round=self.subject.round, by_id=self.actor.own_id).exists():
            return None
        messages.warning(self.request, str(CheckedByYou.message))
        return redirect("dispatch:work", pk=self.subject.batch_id)

    def inputs(self, form: Any) -> dict[str, Any]:
        """Return the finding."""
        return {"finding": form.finding()}

    def context(self) -> dict[str, Any]:
        """Show the photos, for a remote second person."""
        photos = shown(self.subject.photos.filter(round=self.subject.round).defer("sealed"))
        return {**super().context(), "is_second": self.is_second, "photos": photos}

    def next_page(self, outcome: Outcome) -> str:
        """Go on to the next item."""
        return reverse("dispatch:work", args=[self.subject.batch_id])


class CorrectItemView(StoppedItemView):
    """Put a stopped item right."""

    action: ClassVar[Action] = actions.correct_item
    template_name = "dispatch/correct_item.html"
    done_message = _("Noted. Both checks of this item begin anew; one that was planted is taken back.")

    def make_form(self, *data: Any) -> KeyFieldsForm:
        """Return the form for the kind of the batch."""
        return KeyFieldsForm(*data[:1], kind=self.subject.batch.kind)

    def inputs(self, form: Any) -> dict[str, Any]:
        """Return the fields."""
        return {"fields": form.key_fields()}


class RemoveItemView(StoppedItemView):
    """Take an item out."""

    action: ClassVar[Action] = actions.remove_item
    form_class = ReasonForm
    template_name = "dispatch/remove_item.html"
    done_message = _("Taken out of the batch.")


class AddPhotosView(ItemActionView):
    """Add photos for a remote second person."""

    action: ClassVar[Action] = actions.add_photos
    form_class = PhotosForm
    template_name = "dispatch/add_photos.html"
    done_message = _("The photos were added.")


class NoteReturnedView(ItemActionView):
    """Note that an item came back."""

    action: ClassVar[Action] = actions.note_returned
    form_class = ReturnedForm
    template_name = "dispatch/note_returned.html"
    done_message = _("Noted.")


class ReportErrorView(ActionView):
    """Report an error in an item that has left."""

    requires = roles(*WORKERS)
    action: ClassVar[Action] = actions.report_error
    form_class = ErrorForm
    template_name = "dispatch/report_error.html"
    done_message = _("Reported. The leak incident opens by itself within a minute.")
    item: Item

    def get_subject(self, pk: UUID | None) -> None:
        """Fetch the item; 404 for one that the reader may not see."""
        self.item = fetch(Item, self.actor, str(pk))

    def inputs(self, form: Any) -> dict[str, Any]:
        """Return the report with its item."""
        return {"item": self.item.pk, "report": form.report()}

    def context(self) -> dict[str, Any]:
        """Name the item."""
        return {"item": self.item, "batch": self.item.batch}

    def next_page(self, outcome: Outcome) -> str:
        """Return the batch."""
        return self.item.get_absolute_url()


class PhotoView(View):
    """A photo, as a download."""

    requires = roles(*WORKERS)

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Note the download and hand the file out, never shown by the browser."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        row = fetch(Photo, actor, pk)
        run(actions.download_photo, actor=actor, subject=row.pk)
        return as_download(row)
