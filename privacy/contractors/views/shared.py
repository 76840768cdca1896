"""What the pages of contractors share."""

from typing import Any, ClassVar
from uuid import UUID

from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.views import View

from governance.access import Actor, fetch, roles
from governance.attachments.sealed import as_download
from governance.runner import Outcome, run
from governance.web.views import ActionView
from privacy.access import OFFICER
from privacy.contractors import actions
from privacy.contractors.access import READERS_HERE, WORKERS
from privacy.contractors.models import Paper

READ = roles(*READERS_HERE)
WORK = roles(*WORKERS)
KEEP = roles(OFFICER)


class WorkView(ActionView):
    """An action of those in charge."""

    requires = WORK


class ParentView(WorkView):
    """An action that makes a row for another one, which the address names: it becomes the input `parent_name`."""

    parent_model: ClassVar[type[Model]]
    parent_name: ClassVar[str]

    def get_subject(self, pk: UUID | None) -> None:
        """Fetch the row for which another is made; raises Http404."""
        self.parent: Any = fetch(self.parent_model, self.actor, self.kwargs["pk"])

    def inputs(self, form: Any) -> dict[str, Any]:
        """Add the row."""
        return {**form.cleaned_data, self.parent_name: self.parent}

    def context(self) -> dict[str, Any]:
        """Show it."""
        return {"parent": self.parent}

    def next_page(self, outcome: Outcome) -> str:
        """Return its page."""
        return str(self.parent.get_absolute_url())


class PaperView(View):
    """A file, as a download."""

    requires = READ

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Note the download and hand the file out, never shown by the browser."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        row = fetch(Paper, actor, pk)
        run(actions.download, actor=actor, subject=row.pk)
        return as_download(row)
