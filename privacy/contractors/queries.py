"""Reads of contractors for pages, lists and the actions that depend on what is known."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from governance import clock
from governance.access import Actor
from governance.lists.counting import number_of
from governance.organization.queries import name_on
from governance.versions import SetState
from privacy import contributed
from privacy.contractors.access import (
    visible_bids,
    visible_contractors,
    visible_findings,
    visible_inspections,
    visible_jobs,
)
from privacy.contractors.choices import FindingState, InspectionState, JobState, Result, SubState
from privacy.contractors.models import (
    Bid,
    BidItem,
    Catalogue,
    Certificate,
    Clause,
    Contractor,
    Finding,
    Inspection,
    Item,
    Job,
    LeakReport,
    RiskTable,
    Subcontract,
)
from privacy.contractors.rules import REMINDERS, Facts, Weights, Words, inspect_by, score

YEAR = timedelta(days=365)
WARNED = timedelta(days=REMINDERS[0])


def catalogue_on(kind: str, day: date) -> Catalogue | None:
    """Return the version of a catalogue in force on the day."""
    decided = Catalogue.objects.filter(kind=kind, state=SetState.DECIDED, valid_from__lte=day)
    return decided.order_by("-valid_from").first()


def weights_on(day: date) -> Weights:
    """Return by how many points risk is reckoned on the day."""
    started = RiskTable.objects.filter(valid_from__lte=day).order_by("-valid_from")
    return (started.first() or RiskTable.objects.earliest("valid_from")).weights


def items_of(catalogue_id: UUID) -> list[Item]:
    """Return the lines of a version in order."""
    return list(Item.objects.filter(catalogue_id=catalogue_id))


def is_certified(contractor_id: UUID, day: date) -> bool:
    """Return whether the company has a certificate that is valid on the day."""
    return Certificate.objects.filter(
        contractor_id=contractor_id, issued_on__lte=day, expires_on__gte=day
    ).exists()  # fmt: skip


def facts_of(job: Job) -> Facts:
    """Return what the risk of the job is reckoned from. Five queries."""
    today = clock.today()
    last = last_inspection(job)
    return Facts(
        persons=job.persons,
        data_kinds=job.data_kinds,
        subcontractors=job.subcontracts.filter(state=SubState.CONSENTED).count(),
        is_certified=is_certified(job.contractor_id, today),
        leaked=job.leaks.filter(known_at__gte=clock.now() - YEAR).exists(),
        was_serious=last is not None and last.result == Result.SERIOUS,
        findings_late=_open_findings(job).filter(due_on__lt=today).exists(),
    )


def plan_of(job: Job) -> tuple[int, date]:
    """Return the risk of a job and the day of its next inspection, as known now. Seven queries."""
    last, weights = last_inspection(job), weights_on(clock.today())
    total = score(facts_of(job), weights)
    return total, inspect_by((last.inspected_on if last else None) or job.starts_on, total, weights.high)


def last_inspection(job: Job) -> Inspection | None:
    """Return the latest inspection that was done."""
    done = Inspection.objects.filter(job=job, state=InspectionState.DONE)
    return done.order_by("-inspected_on", "-planned_at").first()


def _open_findings(job: Job) -> QuerySet[Finding]:
    return Finding.objects.filter(inspection__job=job).exclude(state=FindingState.CLOSED)


def has_open_findings(job: Job) -> bool:
    """Return whether something found there is not closed yet."""
    return _open_findings(job).exists()


def contractors_for(actor: Actor) -> QuerySet[Contractor]:
    """Return the register with the last day of a certificate and how many contracts of the reader are in force."""
    running = visible_jobs(actor).filter(state=JobState.RUNNING, contractor=OuterRef("pk"))
    ends = Certificate.objects.filter(contractor=OuterRef("pk")).order_by("-expires_on").values("expires_on")[:1]
    rows: QuerySet[Contractor] = visible_contractors(actor).annotate(
        running=number_of(running, "contractor"), certified_to=ends
    )
    return rows


def bids_for(actor: Actor) -> QuerySet[Bid]:
    """Return the bids that the actor may see, with the name of the unit."""
    found: QuerySet[Bid] = (
        visible_bids(actor).select_related("contractor").annotate(unit_name=name_on("unit_id", clock.today()))
    )
    return found


def with_risks(rows: QuerySet[Job]) -> QuerySet[Job]:
    """Add to contracts what puts them at risk, each as a yes or no, and the name of the unit."""
    today = clock.today()
    certificates = Certificate.objects.filter(contractor=OuterRef("contractor"))
    findings = Finding.objects.filter(inspection__job=OuterRef("pk"), due_on__lt=today)
    found: QuerySet[Job] = rows.select_related("contractor").annotate(
        unit_name=name_on("unit_id", today),
        risk_certificate=Exists(certificates) & ~Exists(certificates.filter(expires_on__gte=today + WARNED)),
        risk_inspection=Q(state=JobState.RUNNING, inspect_by__lt=today),
        risk_findings=Exists(findings.exclude(state=FindingState.CLOSED)),
        risk_consent=Exists(Subcontract.objects.filter(job=OuterRef("pk"), state=SubState.REQUESTED)),
        risk_leak=Exists(LeakReport.objects.filter(job=OuterRef("pk"), known_at__gte=clock.now() - YEAR)),
        risk_over=Q(state=JobState.RUNNING, ends_on__lt=today),
        risk_clauses=Exists(Clause.objects.filter(job=OuterRef("pk")).exclude(answer="yes")),
        risk_score=Q(score__gte=weights_on(today).high),
    )
    return found


RISKS: dict[str, Words] = {
    "risk_leak": _("A leak within a year"),
    "risk_over": _("The contract is over, certificates of return and destruction are missing"),
    "risk_inspection": _("Inspection overdue"),
    "risk_findings": _("Findings overdue"),
    "risk_certificate": _("Certificate ends or has ended"),
    "risk_consent": _("A subcontractor waits for consent"),
    "risk_clauses": _("Clauses missing or by exception"),
    "risk_score": _("Many risk points"),
}


def jobs_for(actor: Actor) -> QuerySet[Job]:
    """Return the contracts that the actor may see, with their risks."""
    return with_risks(visible_jobs(actor))


def at_risk(rows: QuerySet[Job]) -> QuerySet[Job]:
    """Return those not closed that have a reason to be looked at, with their risks."""
    found = Q()
    for name in RISKS:
        found |= Q(**{name: True})
    return with_risks(rows).exclude(state=JobState.CLOSED).filter(found)


def jobs_at_risk(actor: Actor) -> QuerySet[Job]:
    """Return those of the contracts that the actor may see."""
    return at_risk(visible_jobs(actor))


def reasons_of(job: Job) -> list[Words]:
    """Return why a contract of `with_risks` is at risk."""
    return [words for name, words in RISKS.items() if getattr(job, name)]


def inspections_for(actor: Actor) -> QuerySet[Inspection]:
    """Return the inspections that the actor may see, with the name of the unit."""
    rows = visible_inspections(actor).select_related("job__contractor", "inspector")
    found: QuerySet[Inspection] = rows.annotate(unit_name=name_on("unit_id", clock.today()))
    return found


def findings_for(actor: Actor) -> QuerySet[Finding]:
    """Return the findings that the actor may see, with the name of the unit."""
    rows = visible_findings(actor).select_related("inspection__job__contractor")
    found: QuerySet[Finding] = rows.annotate(unit_name=name_on("unit_id", clock.today()))
    return found


@dataclass
class Node:
    """A subcontractor with those below."""

    row: Subcontract
    children: list["Node"] = field(default_factory=list)


def chain_of(job: Job) -> list[Node]:
    """Return the subcontractors of a contract as a tree. One query."""
    nodes = {row.pk: Node(row) for row in job.subcontracts.select_related("requested_by", "decided_by")}
    roots: list[Node] = []
    for node in nodes.values():
        (nodes[node.row.parent_id].children if node.row.parent_id else roots).append(node)
    return roots


def above(job: Job, parent: Subcontract | None) -> set[str]:
    """Return the corporate numbers of the companies above a new subcontractor, the contractor's too."""
    rows = {row.pk: row for row in job.subcontracts.all()}
    numbers = {job.contractor.number}
    while parent is not None:
        numbers.add(parent.number)
        parent = rows.get(parent.parent_id) if parent.parent_id else None
    return numbers


def expiring(day: date) -> QuerySet[Certificate]:
    """Return the certificates that end within sixty days, or have ended within the last, and were not followed by another."""
    later = Certificate.objects.filter(
        contractor=OuterRef("contractor"), kind=OuterRef("kind"), expires_on__gt=OuterRef("expires_on")
    )
    near = Certificate.objects.filter(expires_on__lte=day + WARNED, expires_on__gte=day - WARNED)
    return near.filter(~Exists(later)).exclude(reminded=0)


def incomplete() -> Exists:
    """Return the condition for bids that a line of their checklist is still open."""
    answered = BidItem.objects.filter(bid=OuterRef(OuterRef("pk")), item=OuterRef("pk"))
    return Exists(Item.objects.filter(~Exists(answered), catalogue=OuterRef("catalogue")))


def leaks_of(actor: Actor, job: Job) -> list[tuple[LeakReport, contributed.Link | None]]:
    """Return the leaks that the contractor reported, each with the incident opened from it."""
    rows = list(job.leaks.select_related("reported_by"))
    ids = [row.pk for row in rows]
    links = contributed.incidents_about.ask(actor, LeakReport._meta.label_lower, ids) if rows else {}
    return [(row, links.get(row.pk)) for row in rows]
