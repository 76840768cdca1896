"""Who sees what about contractors, and who may do what.

A contract belongs to the unit that ordered the work: its head, its privacy manager or the division in charge work on it, the
chief privacy officer on all. Companies and catalogues are the same for everyone who may come here.
"""

from typing import Any

from django.db.models import Q, QuerySet

from governance.access import Actor, scope
from governance.people.models import Person
from governance.people.queries import holders
from privacy.access import HEADS_OF_UNIT, OFFICER, READERS, in_scope
from privacy.contractors.choices import CatalogueState
from privacy.contractors.models import (
    Bid,
    Catalogue,
    Certificate,
    Contractor,
    Finding,
    Inspection,
    Job,
    LeakReport,
    Paper,
    RiskTable,
    Subcontract,
)

DIVISION = "division_owner"
IN_CHARGE = (*HEADS_OF_UNIT, DIVISION)
READERS_HERE = (*READERS, DIVISION)
WORKERS = (OFFICER, *IN_CHARGE)


def _of_division(actor: Actor) -> Q:
    return Q(unit_id__in=actor.unit_ids(DIVISION))


def _reads(actor: Actor) -> bool:
    return actor.kind == "system" or (actor.kind == "person" and actor.holds(*READERS_HERE))


@scope(Contractor)
def visible_contractors(actor: Actor) -> QuerySet[Contractor]:
    """Return the register of companies to everyone who works with it."""
    return Contractor.objects.all() if _reads(actor) else Contractor.objects.none()


@scope(Certificate)
def visible_certificates(actor: Actor) -> QuerySet[Certificate]:
    """Return the certificates likewise."""
    return Certificate.objects.all() if _reads(actor) else Certificate.objects.none()


@scope(Catalogue)
def visible_catalogues(actor: Actor) -> QuerySet[Catalogue]:
    """Return what was decided to all of them, drafts to the chief privacy officer."""
    if actor.holds(OFFICER):
        return Catalogue.objects.all()
    return Catalogue.objects.filter(state=CatalogueState.DECIDED) if _reads(actor) else Catalogue.objects.none()


@scope(RiskTable)
def visible_tables(actor: Actor) -> QuerySet[RiskTable]:
    """Return by how many points risk is reckoned to everyone who works with it."""
    return RiskTable.objects.all() if _reads(actor) else RiskTable.objects.none()


@scope(Bid)
def visible_bids(actor: Actor) -> QuerySet[Bid]:
    """Return the bids for jobs of the actor's units."""
    return in_scope(Bid.objects.all(), actor, _of_division(actor))


@scope(Job)
def visible_jobs(actor: Actor) -> QuerySet[Job]:
    """Return the contracts of the actor's units."""
    return in_scope(Job.objects.all(), actor, _of_division(actor))


@scope(Subcontract)
def visible_subcontracts(actor: Actor) -> QuerySet[Subcontract]:
    """Return the subcontracts of visible contracts."""
    return Subcontract.objects.filter(job__in=visible_jobs(actor))


@scope(LeakReport)
def visible_leaks(actor: Actor) -> QuerySet[LeakReport]:
    """Return the leaks of visible contracts."""
    return LeakReport.objects.filter(job__in=visible_jobs(actor))


@scope(Inspection)
def visible_inspections(actor: Actor) -> QuerySet[Inspection]:
    """Return the inspections of contracts of the actor's units."""
    return in_scope(Inspection.objects.all(), actor, _of_division(actor))


@scope(Finding)
def visible_findings(actor: Actor) -> QuerySet[Finding]:
    """Return the findings at contractors of the actor's units."""
    return in_scope(Finding.objects.all(), actor, _of_division(actor))


@scope(Paper)
def visible_papers(actor: Actor) -> QuerySet[Paper]:
    """Return the files of visible rows."""
    if not _reads(actor):
        return Paper.objects.none()
    return Paper.objects.filter(
        Q(certificate__isnull=False)
        | Q(bid__in=visible_bids(actor))
        | Q(observation__inspection__in=visible_inspections(actor))
        | Q(proof__job__in=visible_jobs(actor))
    )


def is_officer(actor: Actor, _: Any) -> bool:
    """Return whether the actor keeps the catalogues."""
    return actor.kind == "person" and actor.holds(OFFICER)


def is_system(actor: Actor, _: Any) -> bool:
    """Return whether the system acts."""
    return actor.kind == "system"


def is_reader(actor: Actor, _: Any) -> bool:
    """Return whether the actor is a person who may see the row (the scope has said so already)."""
    return actor.kind == "person"


def is_worker(actor: Actor, _: Any) -> bool:
    """Return whether the actor may register companies and file bids."""
    return actor.kind == "person" and actor.holds(*WORKERS)


def in_charge(actor: Actor, row: Bid | Job | Inspection | Finding) -> bool:
    """Return whether the actor answers for the unit of the row, or for the organization."""
    return is_officer(actor, row) or (actor.kind == "person" and row.unit_id in actor.unit_ids(*IN_CHARGE))


def in_charge_of_subcontract(actor: Actor, row: Subcontract) -> bool:
    """Return whether the actor answers for the unit of the contract."""
    return in_charge(actor, row.job)


def inspects(actor: Actor, inspection: Inspection) -> bool:
    """Return whether it is the actor's own inspection."""
    return in_charge(actor, inspection) and inspection.inspector_id == actor.person_id


def inspectors_of(job: Job) -> QuerySet[Person]:
    """Return who may go: those in charge of the unit, and the chief privacy officer."""
    return (holders([OFFICER]) | holders(IN_CHARGE, unit_ids=[job.unit_id])).distinct()


def units_of(actor: Actor) -> list[Any] | None:
    """Return the units for which the actor may file bids, None for any."""
    return None if actor.holds(OFFICER) else actor.unit_ids(*IN_CHARGE)
