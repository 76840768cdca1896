"""Planning in secret. Events of a plan are heard by the team at most; the ledger names no unit."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction

from audit.access import is_head
from audit.auditors.models import Process
from audit.engagements.choices import LIVE, REPORT_CLOCK, Kind, State
from audit.engagements.models import Draw, Engagement, SkillNeed, Target
from audit.engagements.refusals import MemberNotIndependent, NothingToAudit
from governance.access import Actor
from governance.organization.models import Unit
from governance.organization.queries import blocks_on
from governance.runner import NO_CLOCKS, NO_EVENTS, NO_FIELDS, STAYS, Clocks, Move, action


@dataclass(frozen=True)
class Plan:
    """What is planned. `offices`: of a block audit, chosen offices that are revealed on site only.

    `draw`: the draw by which the units (of a block audit: the offices) were picked.
    """

    kind: str
    title: str
    purpose: str
    announced: bool
    starts_on: date
    ends_on: date
    auditor_days: int
    units: Collection[Unit] = ()
    offices: Collection[Unit] = ()
    processes: Collection[Process] = ()
    skills: Mapping[str, int] | None = None
    follows: Engagement | None = None
    draw: Draw | None = None

    def fields(self) -> dict[str, object]:
        """Return the columns of the engagement itself."""
        names = ("kind", "title", "purpose", "announced", "starts_on", "ends_on", "auditor_days", "follows")
        return {name: getattr(self, name) for name in names}


@action(
    "engagements.plan", subject=Engagement, creates=True, who=is_head, moves=STAYS, clocks=NO_CLOCKS,
    emits=NO_EVENTS, ledger=NO_FIELDS,
)  # fmt: skip
def plan(*, actor: Actor, planned: Plan) -> Engagement:
    """Plan an engagement that nobody knows of. Raises NothingToAudit."""
    made = Engagement.objects.create(planned_by_id=actor.own_id, **planned.fields())
    _write_parts(made, planned)
    return made


@action(
    "engagements.change_plan", subject=Engagement, who=is_head, moves=STAYS.within(State.PLANNED), clocks=NO_CLOCKS,
    emits=NO_EVENTS, ledger=NO_FIELDS,
)  # fmt: skip
def change_plan(engagement: Engagement, *, actor: Actor, planned: Plan) -> None:
    """Plan it otherwise; an authority that was given falls. Raises NothingToAudit or MemberNotIndependent."""
    for name, value in planned.fields().items():
        setattr(engagement, name, value)
    engagement.authorized_by = engagement.authorized_at = None
    try:
        with transaction.atomic():
            engagement.targets.all().delete()
            engagement.skill_needs.all().delete()
            engagement.save()
            _write_parts(engagement, planned)
    except IntegrityError as error:
        raise MemberNotIndependent from error


def _write_parts(engagement: Engagement, planned: Plan) -> None:
    """Write what is audited and the skills needed."""
    if not planned.units and not planned.offices and not planned.processes:
        raise NothingToAudit
    blocks = blocks_on(engagement.starts_on)
    hidden = set(planned.offices) if engagement.kind == Kind.BLOCK else set()
    drawn = hidden or set(planned.units)
    for unit in {*planned.units, *planned.offices}:
        Target.objects.create(
            engagement=engagement, unit=unit, block_id=blocks.get(unit.pk), hidden=unit in hidden,
            draw=planned.draw if planned.draw and unit in drawn and unit.code in planned.draw.picked else None,
        )  # fmt: skip
    for process in planned.processes:
        Target.objects.create(engagement=engagement, process=process)
    SkillNeed.objects.bulk_create(
        SkillNeed(engagement=engagement, skill=skill, level=level) for skill, level in (planned.skills or {}).items()
    )


@action(
    "engagements.cancel", subject=Engagement, who=is_head, moves=Move(*LIVE, to=State.CANCELLED),
    clocks=Clocks(stops=(REPORT_CLOCK,)), emits=("engagements.engagement_cancelled",), ledger=NO_FIELDS,
)  # fmt: skip
def cancel(engagement: Engagement, *, actor: Actor, reason: str) -> None:
    """Cancel it. One that was not opened stays as unknown as it was."""
    engagement.cancelled_because = reason
