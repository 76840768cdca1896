"""What waits in compliance for an actor."""

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from compliance.access import CASE_ROLES, visible_to
from compliance.choices import State, Track
from compliance.models import Case, CaseGrant, Message
from compliance.rules import HEAD_OF_TRACK
from governance.access import Actor
from governance.deadlines.models import Deadline
from governance.deadlines.queries import ClockFace, faces_of
from governance.desk.registry import PER_AREA, DeskItem, waits


@waits
def cases_waiting(actor: Actor) -> list[DeskItem]:
    """Return the cases on which the actor has something to do: to decide, to assign, to answer, to conclude."""
    if not actor.holds(*CASE_ROLES):
        return []
    headed = [track for track, heads in HEAD_OF_TRACK.items() if actor.holds(*heads)]
    granted = CaseGrant.objects.filter(user_id=actor.id).values("content_object_id")
    unread = Message.objects.filter(side=Message.Side.REPORTER, read_at__isnull=True)
    # the few that are open or unread are found first, each by its own index; an OR over all cases would read every one
    mine = Case.objects.order_by().values("pk")
    opened = mine.filter(track__in=headed, state__in=[State.RECEIVED, State.ACCEPTED, State.INVESTIGATING])
    investigating = mine.filter(pk__in=granted, state=State.INVESTIGATING)
    written = mine.filter(Q(track__in=headed) | Q(pk__in=granted), pk__in=unread.order_by().values("case_id"))
    due = Deadline.objects.filter(
        subject_type="compliance.case", subject_id=OuterRef("pk"), state=Deadline.State.RUNNING
    ).order_by("due_on")
    cases = (
        visible_to(actor)
        .filter(pk__in=opened.union(investigating, written))
        .annotate(unread=Exists(unread.filter(case=OuterRef("pk"))), next_due=due.values("due_on")[:1])
        .order_by("next_due", "received_at")
    )
    shown = list(cases[:PER_AREA])
    clocks = faces_of("compliance.case", [case.pk for case in shown])
    return [_item(case, clocks.get(case.pk, [])) for case in shown]


def _item(case: Case, clocks: list[ClockFace]) -> DeskItem:
    running = [face for face in clocks if face.tone not in ("met", "stopped")]
    return DeskItem(
        task=_task(case),
        reference=case.reference,
        url=case.get_absolute_url(),
        since=timezone.localdate(case.received_at),
        clock=min(running, key=lambda face: face.due_on) if running else None,
    )


def _task(case: Case) -> str:
    if case.state == State.RECEIVED:
        return _("Decide whether to take up the report")
    if getattr(case, "unread", False):
        return _("Read the reporter's message")
    if case.state == State.ACCEPTED and case.track != Track.STATUTORY:
        return _("Assign investigators")
    return _("Investigate and conclude")
