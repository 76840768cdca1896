"""The scale, the criteria, and audits by others."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date

from django.db import IntegrityError, transaction

from audit.access import is_head
from audit.auditors.models import Auditor
from audit.findings.access import of_department
from audit.findings.models import Body, Criterion, ExternalAudit, Level, Scale
from audit.findings.refusals import CodeTaken, PastScale
from governance import clock
from governance.access import Actor
from governance.calendar.eras import fiscal_year
from governance.runner import NO_CLOCKS, NO_EVENTS, NO_FIELDS, STAYS, action
from governance.runner.numbering import next_number


@action(
    "findings.decide_scale", subject=Scale, creates=True, who=is_head, moves=STAYS, clocks=NO_CLOCKS, emits=NO_EVENTS,
    ledger=("valid_from", "reason"),
)  # fmt: skip
def decide_scale(*, actor: Actor, valid_from: date, reason: str, levels: Mapping[str, str]) -> Scale:
    """Put a version of the scale in force from a coming day on (rating → when it applies). Raises PastScale, CodeTaken."""
    if valid_from <= clock.today():
        raise PastScale
    try:
        with transaction.atomic():
            scale = Scale.objects.create(valid_from=valid_from, reason=reason, decided_by_id=actor.own_id)
    except IntegrityError as error:
        raise CodeTaken from error
    Level.objects.bulk_create(Level(scale=scale, rating=rating, text=text) for rating, text in levels.items())
    return scale


@action(
    "findings.add_criterion", subject=Criterion, creates=True, who=of_department, moves=STAYS, clocks=NO_CLOCKS,
    emits=NO_EVENTS, ledger=("code",),
)  # fmt: skip
def add_criterion(*, actor: Actor, code: str, name: str, source: str) -> Criterion:
    """Add something against which is audited. Raises CodeTaken."""
    try:
        with transaction.atomic():
            return Criterion.objects.create(code=code, name=name, source=source)
    except IntegrityError as error:
        raise CodeTaken from error


@action(
    "findings.retire_criterion", subject=Criterion, who=is_head, moves=STAYS, clocks=NO_CLOCKS, emits=NO_EVENTS,
    ledger=NO_FIELDS,
)  # fmt: skip
def retire_criterion(criterion: Criterion, *, actor: Actor) -> None:
    """Offer it for new findings no more; old ones keep it."""
    criterion.is_current = False


@action(
    "findings.add_body", subject=Body, creates=True, who=of_department, moves=STAYS, clocks=NO_CLOCKS, emits=NO_EVENTS,
    ledger=("name",),
)  # fmt: skip
def add_body(*, actor: Actor, kind: str, name: str) -> Body:
    """Add a body that audits from outside. Raises CodeTaken."""
    try:
        with transaction.atomic():
            return Body.objects.create(kind=kind, name=name)
    except IntegrityError as error:
        raise CodeTaken from error


@dataclass(frozen=True)
class Outside:
    """What is known of an audit by others."""

    body: Body
    title: str
    their_number: str
    reported_on: date
    about_privacy: bool
    keeper: Auditor


@action(
    "findings.enter_external_audit", subject=ExternalAudit, creates=True, who=is_head, moves=STAYS, clocks=NO_CLOCKS,
    emits=NO_EVENTS, ledger=NO_FIELDS,
)  # fmt: skip
def enter_external_audit(*, actor: Actor, outside: Outside) -> ExternalAudit:
    """Enter an audit by others whose findings are to be followed."""
    year = fiscal_year(outside.reported_on)
    number = next_number(ExternalAudit.objects.filter(fiscal_year=year))
    names = {name: getattr(outside, name) for name in (field.name for field in fields(outside))}
    return ExternalAudit.objects.create(
        **names, fiscal_year=year, number=number, reference=f"G{year}-{number:03}", entered_by_id=actor.own_id
    )


@action(
    "findings.change_keeper", subject=ExternalAudit, who=is_head, moves=STAYS, clocks=NO_CLOCKS, emits=NO_EVENTS,
    ledger=("keeper",),
)  # fmt: skip
def change_keeper(external: ExternalAudit, *, actor: Actor, keeper: Auditor) -> None:
    """Put another auditor in charge."""
    external.keeper = keeper
