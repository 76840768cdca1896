"""What waits for an actor: to take up, to decide, to confirm, to acknowledge, to register, rules to approve."""

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from compliance.information.access import APPROVERS_OF_RULES, KEEPERS_OF_GAPS, READERS, readable, visible_gaps
from compliance.information.choices import OPEN_STATES, GapState, RuleState, State
from compliance.information.models import Delivery, Gap, Information, RuleSet
from compliance.rules import HEAD_OF_TRACK, READERS_OF_TRACK
from governance.access import Actor
from governance.deadlines.models import Deadline
from governance.deadlines.queries import ClockFace, faces_of, soonest
from governance.desk.registry import PER_AREA, DeskItem, waits

ENTRY, GAP = "information.information", "information.gap"


@waits
def entries_waiting(actor: Actor) -> list[DeskItem]:
    """Return the entries on which the actor has something to do."""
    if not actor.holds(*READERS):
        return []
    headed = [track for track, heads in HEAD_OF_TRACK.items() if actor.holds(*heads)]
    read = [track for track, readers in READERS_OF_TRACK.items() if actor.holds(*readers)]
    waiting = Delivery.objects.filter(role__in=actor.roles, acknowledged_at__isnull=True)
    second = (
        Q(state=State.ANSWER_PROPOSED, track__in=read) & ~Q(proposed_by_id=actor.id) & ~Q(registered_by_id=actor.id)
    )
    decides = Q(state__in=[State.RECEIVED, State.TAKEN_UP], track__in=headed)
    # the few that are open are found first, each by its own index; an OR over all entries would read every one
    opened = Information.objects.filter(second | decides, state__in=OPEN_STATES).order_by().values("pk")
    running = Deadline.objects.filter(subject_type=ENTRY, subject_id=OuterRef("pk"), state=Deadline.State.RUNNING)
    rows = (
        readable(actor)
        .filter(pk__in=opened.union(waiting.order_by().values("information_id")))
        .annotate(next_due=running.order_by("due_on").values("due_on")[:1])
        .order_by("next_due", "registered_at")
    )
    shown = list(rows[:PER_AREA])
    clocks = faces_of(ENTRY, [row.pk for row in shown])
    return [_entry_item(row, headed, clocks.get(row.pk, [])) for row in shown]


def _entry_item(row: Information, headed: list[str], clocks: list[ClockFace]) -> DeskItem:
    since = timezone.localdate(row.registered_at)
    return DeskItem(_task(row, headed), row.reference, row.get_absolute_url(), since, soonest(clocks))


def _task(row: Information, headed: list[str]) -> str:
    if row.state == State.ANSWER_PROPOSED:
        return _("Confirm as the second person")
    if row.track in headed and row.state == State.RECEIVED:
        return _("Take up problem information")
    if row.track in headed and row.state == State.TAKEN_UP:
        return _("Decide on problem information")
    return _("Take notice of problem information")


@waits
def gaps_waiting(actor: Actor) -> list[DeskItem]:
    """Return what was never registered, for those who keep the register."""
    if not actor.holds(*KEEPERS_OF_GAPS):
        return []
    waiting = Q(state=GapState.DISMISSAL_PROPOSED) & ~Q(proposed_by_id=actor.id)
    if actor.holds("compliance_head"):
        waiting |= Q(state=GapState.OPEN)
    shown = list(visible_gaps(actor).filter(waiting).order_by("known_on")[:PER_AREA])
    clocks = faces_of(GAP, [gap.pk for gap in shown])
    return [_gap_item(gap, clocks.get(gap.pk, [])) for gap in shown]


def _gap_item(gap: Gap, clocks: list[ClockFace]) -> DeskItem:
    proposed = gap.state == GapState.DISMISSAL_PROPOSED
    task = _("Confirm as the second person") if proposed else _("Register what was never registered")
    return DeskItem(task, gap.reference, gap.get_absolute_url(), timezone.localdate(gap.found_at), soonest(clocks))


@waits
def rules_waiting(actor: Actor) -> list[DeskItem]:
    """Return the drafts of rules that the actor may approve: those on which they did not write."""
    if not actor.holds(*APPROVERS_OF_RULES):
        return []
    own = RuleSet.history.filter(id=OuterRef("pk"), history_user_id=actor.id)
    drafts = RuleSet.objects.filter(state=RuleState.DRAFT).exclude(Exists(own)).exclude(drafted_by_id=actor.id)
    made = RuleSet.history.filter(id=OuterRef("pk")).order_by("history_date").values("history_date")[:1]
    return [
        DeskItem(
            _("Approve the draft of the routing rules"),
            str(rules.number),
            rules.get_absolute_url(),
            timezone.localdate(rules.made_at),
            None,
        )
        for rules in drafts.annotate(made_at=made)[:PER_AREA]
    ]
