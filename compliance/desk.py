"""What waits in compliance for an actor."""

from datetime import datetime

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from compliance.access import CASE_ROLES, adopts_retention, visible_to
from compliance.choices import WORKED_ON, State, Track
from compliance.models import Case, CaseGrant, Conclusion, Erasure, Message, RetentionProposal, Task
from compliance.rules import HEAD_OF_TRACK, REVIEWERS_OF_TRACK
from governance.access import Actor, visible
from governance.deadlines.models import Deadline
from governance.deadlines.queries import ClockFace, face_until, faces_of, soonest
from governance.desk.registry import PER_AREA, DeskItem, waits
from governance.people.queries import holders

WAITING = (State.AT_COUNSEL, State.RECEIVED, State.ACCEPTED, State.INVESTIGATING)


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
    opened = mine.filter(track__in=headed, state__in=WAITING)
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


@waits
def reviews_waiting(actor: Actor) -> list[DeskItem]:
    """Return the conclusions that the actor may review and did not write, for those whose turn it is first: the head."""
    headed = [track for track, heads in HEAD_OF_TRACK.items() if actor.holds(*heads)]
    upper = [track for track, roles in REVIEWERS_OF_TRACK.items() if actor.holds(*roles)]
    if not upper:
        return []
    waiting = Conclusion.objects.filter(case=OuterRef("pk"), outcome=Conclusion.Outcome.WAITING)
    by_head = waiting.filter(author__in=holders([role for heads in HEAD_OF_TRACK.values() for role in heads]))
    cases = (
        visible_to(actor)
        .filter(state=State.IN_REVIEW)
        .filter(Exists(waiting.exclude(author_id=actor.own_id)))
        .filter(Q(track__in=headed) | (Q(track__in=upper) & Exists(by_head)))
        .annotate(submitted_at=waiting.values("submitted_at")[:1])
        .order_by("submitted_at")[:PER_AREA]
    )
    return [_plain(case, _("Review the conclusion"), "findings", case.submitted_at) for case in cases]


@waits
def tasks_waiting(actor: Actor) -> list[DeskItem]:
    """Return the actor's open tasks in cases under investigation."""
    if not actor.holds(*CASE_ROLES):
        return []
    tasks = Task.objects.filter(
        assignee_id=actor.own_id, state=Task.State.OPEN, case__state__in=WORKED_ON, case__in=visible_to(actor)
    ).select_related("case")
    shown = list(tasks.order_by("due_on")[:PER_AREA])
    return [
        _plain(task.case, _("Do a task of the investigation"), "investigation", task.made_at, task) for task in shown
    ]


@waits
def erasures_waiting(actor: Actor) -> list[DeskItem]:
    """Return the erasures that the actor may decide on as the second person."""
    tracks = [track for track, roles in REVIEWERS_OF_TRACK.items() if actor.holds(*roles)]
    if not tracks:
        return []
    proposed = Erasure.objects.filter(case=OuterRef("pk"), outcome=Erasure.Outcome.PROPOSED)
    cases = (
        visible_to(actor)
        .filter(Exists(proposed.exclude(proposed_by_id=actor.own_id)), track__in=tracks)
        .annotate(proposed_at=proposed.values("proposed_at")[:1])
        .order_by("proposed_at")[:PER_AREA]
    )
    return [_plain(case, _("Decide on the erasure"), "erase", case.proposed_at) for case in cases]


@waits
def retention_waiting(actor: Actor) -> list[DeskItem]:
    """Return the new rules of retention that the actor may adopt as the second person."""
    proposed = visible(RetentionProposal, actor).filter(state=RetentionProposal.State.PROPOSED)
    return [
        DeskItem(_("Decide on a rule of retention"), str(row), row.get_absolute_url(), timezone.localdate(row.proposed_at), None)
        for row in proposed
        if adopts_retention(actor, row)
    ]  # fmt: skip


def _plain(case: Case, words: str, route: str, since: datetime, task: Task | None = None) -> DeskItem:
    url = reverse(f"compliance:{route}", args=[case.pk])
    clock_face = face_until(task.due_on, _("Task"), timezone.localdate(task.made_at)) if task else None
    return DeskItem(task=words, reference=case.reference, url=url, since=timezone.localdate(since), clock=clock_face)


def _item(case: Case, clocks: list[ClockFace]) -> DeskItem:
    return DeskItem(
        task=_task(case),
        reference=case.reference,
        url=case.get_absolute_url(),
        since=timezone.localdate(case.received_at),
        clock=soonest(clocks),
    )


def _task(case: Case) -> str:
    if case.state == State.RECEIVED:
        return _("Decide whether to take up the report")
    if getattr(case, "unread", False):
        return _("Read the reporter's message")
    if case.is_at_counsel:
        return _("Ask back, and pass the report on")
    if case.state == State.ACCEPTED and case.track != Track.STATUTORY:
        return _("Assign investigators")
    return _("Investigate and conclude")
