"""The register of evidence."""

from typing import Any, ClassVar
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.utils.translation import gettext_lazy as _

from compliance import actions, casework
from compliance.forms.casework import CustodyForm, EvidenceForm
from compliance.models import Evidence
from compliance.views.base import CaseActionView, PartActionView
from compliance.views.case import CaseTabView
from governance.runner import Action, Outcome


class EvidenceView(CaseTabView):
    """The register."""

    tab = "evidence"
    template_name = "compliance/case/evidence.html"

    def context(self) -> dict[str, Any]:
        """Return every piece with its chain of custody."""
        return {"evidence": casework.evidence(self.work)}


class AddEvidenceView(CaseActionView):
    """Take a piece in."""

    action: ClassVar[Action] = actions.add_evidence
    form_class = EvidenceForm
    template_name = "compliance/add_evidence.html"
    tab = "evidence"
    checks_version = False
    title = _("Take in evidence")
    lead = _("A file is kept as it came, and its SHA-256 is computed at once. Readers get a copy without metadata.")
    done_message = _("The evidence was taken in.")

    def inputs(self, form: Any) -> dict[str, Any]:
        """Return the piece with its file, if any."""
        data = dict(form.cleaned_data)
        files = data.pop("files") or []
        return {**data, "file": files[0] if files else None}


class EvidenceActionView(PartActionView):
    """An action on a piece of evidence."""

    part = "evidence"
    part_model = Evidence
    tab = "evidence"

    def context(self) -> dict[str, Any]:
        """Show the piece."""
        (piece,) = casework.work_on(self.subject, self.actor).shown([self.row])
        return {
            **super().context(),
            "quoted": piece.texts.get("description", ""),
            "sha256": piece.texts.get("sha256", ""),
        }


class NoteCustodyView(EvidenceActionView):
    """Continue the chain of custody."""

    action: ClassVar[Action] = actions.note_custody
    form_class = CustodyForm
    template_name = "compliance/note_custody.html"
    title = _("Continue the chain of custody")
    done_message = _("It was noted.")


class VerifyEvidenceView(EvidenceActionView):
    """Hash the kept original again."""

    action: ClassVar[Action] = actions.verify_evidence
    template_name = "compliance/verify_evidence.html"
    title = _("Check the evidence")
    lead = _("The kept original is hashed again and compared with the SHA-256 of the day it was taken in.")
    submit = _("Check now")

    def get_subject(self, pk: UUID | None) -> Any:
        """Fetch case and piece; 404 for a thing, which has no hash."""
        case = super().get_subject(pk)
        if self.row.attachment_id is None:
            raise Http404
        return case

    def done(self, form: Any, outcome: Outcome) -> HttpResponse:
        """Say what came out."""
        if outcome.result:
            messages.success(self.request, str(_("The file is the same as when it was taken in.")))
        else:
            messages.error(self.request, str(_("The file is not the same as when it was taken in.")))
        return super().done(form, outcome)
