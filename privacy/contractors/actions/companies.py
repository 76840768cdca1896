"""The register of companies, and their certificates."""

from collections.abc import Sequence
from datetime import date

from django.db import IntegrityError, transaction

from governance import clock
from governance.access import Actor
from governance.attachments.intake import Examined
from governance.runner import NO_CLOCKS, NO_EVENTS, NO_FIELDS, READS, STAYS, action
from privacy.contractors.access import is_reader, is_system, is_worker
from privacy.contractors.models import Certificate, Contractor, Paper
from privacy.contractors.refusals import NumberTaken
from privacy.contractors.rules import reminder_due


@action(
    "contractors.register", subject=Contractor, creates=True, who=is_worker, moves=STAYS, clocks=NO_CLOCKS,
    emits=NO_EVENTS, ledger=("number",),
)  # fmt: skip
def register(*, actor: Actor, number: str, name: str, contact: str, phone: str) -> Contractor:
    """Put a company into the register. Raises NumberTaken."""
    try:
        with transaction.atomic():
            return Contractor.objects.create(number=number, name=name, contact=contact, phone=phone)
    except IntegrityError as error:
        raise NumberTaken from error


@action(
    "contractors.change", subject=Contractor, who=is_worker, moves=STAYS, clocks=NO_CLOCKS, emits=NO_EVENTS,
    ledger=NO_FIELDS,
)  # fmt: skip
def change(contractor: Contractor, *, actor: Actor, name: str, contact: str, phone: str) -> None:
    """Correct name or contact; the corporate number stays."""
    contractor.name, contractor.contact, contractor.phone = name, contact, phone


@action(
    "contractors.add_certificate", subject=Contractor, who=is_worker, moves=STAYS, clocks=NO_CLOCKS,
    emits=("contractors.certificate_added",), ledger=("kind", "expires_on"),
)  # fmt: skip
def add_certificate(
    contractor: Contractor, *, actor: Actor, kind: str, number: str, issued_on: date, expires_on: date,
    files: Sequence[Examined],
) -> None:  # fmt: skip
    """Add a certificate with its copy."""
    made = Certificate.objects.create(
        contractor=contractor, kind=kind, number=number, issued_on=issued_on, expires_on=expires_on,
        added_by_id=actor.own_id,
    )  # fmt: skip
    for file in files:
        Paper.keep(file, certificate=made)


@action(
    "contractors.remind", subject=Certificate, who=is_system, moves=STAYS, clocks=NO_CLOCKS,
    emits=("contractors.certificate_reminded",), ledger=NO_FIELDS,
)  # fmt: skip
def remind(certificate: Certificate, *, actor: Actor) -> None:
    """Note that those in charge are told that the certificate ends: 60 and 30 days before, and on the day."""
    due = reminder_due(certificate.expires_on, clock.today(), certificate.reminded)
    if due is not None:
        certificate.reminded = due


@action(
    "contractors.download", subject=Paper, who=is_reader, moves=READS, clocks=NO_CLOCKS, emits=NO_EVENTS,
    ledger=NO_FIELDS,
)  # fmt: skip
def download(paper: Paper, *, actor: Actor) -> None:
    """Note that a file was handed out."""
