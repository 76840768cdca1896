"""The register of companies."""

from typing import Any, ClassVar
from uuid import UUID

from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views import View

from governance.access import Actor, fetch
from governance.attachments.sealed import shown
from governance.lists.columns import Column
from governance.lists.views import ScopedListView
from governance.runner import Action, Outcome
from privacy.contractors import actions
from privacy.contractors.access import is_worker
from privacy.contractors.forms import CertificateForm, ChangeForm, ContractorFilter, RegisterForm
from privacy.contractors.models import Contractor, Paper
from privacy.contractors.queries import bids_for, contractors_for, jobs_for
from privacy.contractors.views.shared import READ, WorkView


class ContractorListView(ScopedListView):
    """The companies."""

    requires = READ
    name = "contractors.contractors"
    title = _("Register of contractors")
    template_name = "contractors/contractors.html"
    filterset_class = ContractorFilter
    default_sort = "name"
    columns: ClassVar[list[Column]] = [
        Column("name", _("Company"), lambda r: r.name, "name", lambda r: r.get_absolute_url()),
        Column("number", _("Corporate number"), lambda r: r.number, "number"),
        Column("certified", _("Certificate valid to"), lambda r: r.certified_to, ""),
        Column("running", _("Contracts in force"), lambda r: r.running, "", numeric=True),
    ]

    def rows(self, actor: Actor) -> QuerySet[Contractor]:
        """Return the register."""
        return contractors_for(actor)

    def context(self) -> dict[str, Any]:
        """Say whether the reader may register."""
        return {"may_register": is_worker(self.actor, None)}


class ContractorView(View):
    """One company: certificates, bids, contracts."""

    requires = READ

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Show it; of bids and contracts only those that the reader may see."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        company = fetch(Contractor, actor, pk)
        papers = Prefetch("papers", Paper.objects.defer("sealed"))
        certificates = company.certificates.select_related("added_by").prefetch_related(papers)
        context = {
            "contractor": company, "certificates": [(row, shown(row.papers.all())) for row in certificates],
            "bids": bids_for(actor).filter(contractor=company), "jobs": jobs_for(actor).filter(contractor=company),
            "may_work": is_worker(actor, None),
        }  # fmt: skip
        return render(request, "contractors/contractor.html", context)


class RegisterView(WorkView):
    """Put a company into the register."""

    action: ClassVar[Action] = actions.register
    form_class = RegisterForm
    template_name = "contractors/register.html"
    done_message = _("Registered.")

    def next_page(self, outcome: Outcome) -> str:
        """Return the company."""
        return reverse("contractors:contractor", args=[outcome.subject_id])


class ChangeView(WorkView):
    """Correct name or contact."""

    action: ClassVar[Action] = actions.change
    form_class = ChangeForm
    template_name = "contractors/change.html"
    done_message = _("Saved.")

    def form_kwargs(self) -> dict[str, Any]:
        """Show what stands there."""
        return {"initial": {name: getattr(self.subject, name) for name in ("name", "contact", "phone")}}


class AddCertificateView(WorkView):
    """Add a certificate."""

    action: ClassVar[Action] = actions.add_certificate
    form_class = CertificateForm
    template_name = "contractors/add_certificate.html"
    done_message = _("Added. Those in charge are reminded before it ends.")
