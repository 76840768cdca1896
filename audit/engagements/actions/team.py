"""The team, and where the president lifts the rule of independence."""

from collections.abc import Collection

from django.db import IntegrityError, transaction

from audit.access import is_head, is_president
from audit.auditors.models import Auditor
from audit.engagements.choices import LIVE, Asked, Released
from audit.engagements.models import Engagement, Exemption, ExemptionRequest, Member
from audit.engagements.queries import conflicts_of
from audit.engagements.refusals import AlreadyInTeam, AskedAlready, NothingLifted, NotIndependent, NotInTeam
from governance import clock
from governance.access import Actor
from governance.runner import NO_CLOCKS, NO_EVENTS, NO_FIELDS, STAYS, Move, action


@action(
    "engagements.assign", subject=Engagement, who=is_head, moves=STAYS.within(*LIVE), clocks=NO_CLOCKS,
    emits=("engagements.member_assigned",), ledger=("auditor", "role"),
)  # fmt: skip
def assign(engagement: Engagement, *, actor: Actor, auditor: Auditor, role: str) -> None:
    """Take an auditor into the team. Raises NotIndependent or AlreadyInTeam.

    The database refuses too, whatever the question before said: somebody may enter a fact at this very moment.
    """
    if any(not found.lifted for found in conflicts_of(engagement.pk, [auditor.pk]).get(auditor.pk, [])):
        raise NotIndependent
    try:
        with transaction.atomic():
            Member.objects.create(engagement=engagement, auditor=auditor, role=role, assigned_by_id=actor.own_id)
    except IntegrityError as error:
        raise NotIndependent if "not independent" in str(error) else AlreadyInTeam from error


@action(
    "engagements.release", subject=Engagement, who=is_head, moves=STAYS.within(*LIVE), clocks=NO_CLOCKS,
    emits=NO_EVENTS, ledger=("auditor",),
)  # fmt: skip
def release(engagement: Engagement, *, actor: Actor, auditor: Auditor) -> None:
    """Let an auditor leave the team; they know of it no more, unless it was opened. Raises NotInTeam."""
    row = engagement.members.filter(auditor=auditor, released_at__isnull=True).first()
    if row is None:
        raise NotInTeam
    row.released_at, row.released_because = clock.now(), Released.HEAD
    row.save()


@action(
    "engagements.grant_exemption", subject=Engagement, who=is_president, moves=STAYS.within(*LIVE), clocks=NO_CLOCKS,
    emits=("engagements.exemption_granted",), ledger=("auditor", "lifts"),
)  # fmt: skip
def grant_exemption(
    engagement: Engagement, *, actor: Actor, auditor: Auditor, lifts: Collection[str], reason: str
) -> None:
    """Lift named conflicts of one auditor for this engagement, and grant what the head asked. Raises NothingLifted."""
    standing = {str(found.kind) for found in conflicts_of(engagement.pk, [auditor.pk]).get(auditor.pk, [])}
    if not lifts or not set(lifts) <= standing:
        raise NothingLifted
    Exemption.objects.create(
        engagement=engagement, auditor=auditor, lifts=sorted(lifts), reason=reason, granted_by_id=actor.own_id,
        granted_at=clock.now(),
    )  # fmt: skip
    waiting = engagement.exemption_requests.filter(auditor=auditor, state=Asked.WAITS)
    waiting.update(state=Asked.GRANTED, decided_by_id=actor.own_id, decided_at=clock.now())


@action(
    "engagements.ask_exemption", subject=Engagement, who=is_head, moves=STAYS.within(*LIVE), clocks=NO_CLOCKS,
    emits=("engagements.exemption_asked",), ledger=("auditor", "lifts"),
)  # fmt: skip
def ask_exemption(
    engagement: Engagement, *, actor: Actor, auditor: Auditor, lifts: Collection[str], reason: str
) -> None:
    """Ask the president to lift conflicts that stand. Raises NothingLifted or AskedAlready."""
    found = conflicts_of(engagement.pk, [auditor.pk]).get(auditor.pk, [])
    if not lifts or not set(lifts) <= {str(row.kind) for row in found if not row.lifted}:
        raise NothingLifted
    if engagement.exemption_requests.filter(auditor=auditor, state=Asked.WAITS).exists():
        raise AskedAlready
    ExemptionRequest.objects.create(
        engagement=engagement, auditor=auditor, lifts=sorted(lifts), reason=reason, asked_by_id=actor.own_id,
        asked_at=clock.now(),
    )  # fmt: skip


@action(
    "engagements.refuse_exemption", subject=ExemptionRequest, who=is_president,
    moves=Move(Asked.WAITS, to=Asked.REFUSED), clocks=NO_CLOCKS, emits=("engagements.exemption_refused",),
    ledger=NO_FIELDS,
)  # fmt: skip
def refuse_exemption(request: ExemptionRequest, *, actor: Actor, reason: str) -> None:
    """Leave the rule as it is, with a reason for the head."""
    request.answer, request.decided_by_id, request.decided_at = reason, actor.own_id, clock.now()


@action(
    "engagements.withdraw_exemption", subject=ExemptionRequest, who=is_head,
    moves=Move(Asked.WAITS, to=Asked.WITHDRAWN), clocks=NO_CLOCKS, emits=NO_EVENTS, ledger=NO_FIELDS,
)  # fmt: skip
def withdraw_exemption(request: ExemptionRequest, *, actor: Actor) -> None:
    """Ask no longer."""
    request.decided_by_id, request.decided_at = actor.own_id, clock.now()
