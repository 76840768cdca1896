"""What waits about proposals: to sort, to evaluate, to answer, to read, to do."""

from datetime import timedelta

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from governance import clock
from governance.access import Actor
from governance.deadlines.queries import faces_of, soonest
from governance.desk.registry import PER_AREA, DeskItem, waits
from governance.organization.queries import name_on
from voice.proposals.access import OWNERS, WINDOW, is_window, visible_reports
from voice.proposals.choices import State
from voice.proposals.models import Answer, Encouragement, Proposal, Reply, Task

LOOK_AFTER = 90
"""Days after which a measure for participation should have shown something."""


@waits
def proposals_to_handle(actor: Actor) -> list[DeskItem]:
    """Return what waits for the window or the division in charge. Four queries."""
    divisions = actor.unit_ids("division_owner")
    if not divisions and not actor.holds(*WINDOW):
        return []
    wanted = Q(state__in=[State.ASSESSING, State.STUDY], division_id__in=divisions)
    if actor.holds(*WINDOW):
        wanted |= Q(state__in=[State.RECEIVED, State.ASSESSED])
        wanted |= Q(state__in=[State.ASSESSING, State.STUDY], division__isnull=True)
    rows = _soonest(wanted, actor)
    if actor.holds(*WINDOW):  # asked apart: within an OR no index would lead to either
        replied = Q(pk__in=Reply.objects.filter(responded_at__isnull=True).values("proposal"))
        rows = sorted({*rows, *_soonest(replied, actor)}, key=lambda row: (row.filed_at, row.pk))[:PER_AREA]
    clocks = faces_of("proposals.proposal", [row.pk for row in rows])
    return [
        DeskItem(_task(row), row.reference, row.get_absolute_url(), timezone.localdate(row.filed_at),
                 soonest(clocks.get(row.pk, [])))
        for row in rows
    ]  # fmt: skip


def _soonest(wanted: Q, actor: Actor) -> list[Proposal]:
    rows = Proposal.objects.filter(wanted).exclude(filed_by_id=actor.own_id).order_by("filed_at")
    return list(rows.defer("words", "pairs", "topics")[:PER_AREA])


def _task(proposal: Proposal) -> str:
    return {
        State.RECEIVED.value: _("Sort an improvement proposal"),
        State.ASSESSING.value: _("Evaluate an improvement proposal"),
        State.STUDY.value: _("Finish the study of an improvement proposal"),
        State.ASSESSED.value: _("Decide on an improvement proposal and answer"),
    }.get(proposal.state, _("Respond to the proposer's reply"))


@waits
def answers_to_read(actor: Actor) -> list[DeskItem]:
    """Return the actor's own proposals with an answer or a response not read yet. One query."""
    if actor.person_id is None:
        return []
    answers = Answer.objects.filter(proposal=OuterRef("pk"), read_at__isnull=True)
    responses = Reply.objects.filter(proposal=OuterRef("pk"), read_at__isnull=True, responded_at__isnull=False)
    own = Proposal.objects.filter(Exists(answers) | Exists(responses), filed_by_id=actor.person_id)
    return [_item(_("Read the answer to your proposal"), row) for row in own.order_by("-filed_at")[:PER_AREA]]


@waits
def tasks_to_do(actor: Actor) -> list[DeskItem]:
    """Return the tasks of the units that the actor answers for, soonest first. One query."""
    units = actor.unit_ids(*OWNERS)
    if not units:
        return []
    rows = Task.objects.filter(unit_id__in=units, state=Task.State.OPEN).select_related("proposal").order_by("due_on")
    return [_item(_("Carry out an adopted proposal: %s") % row.text, row.proposal) for row in rows[:PER_AREA]]


@waits
def reports_to_present(actor: Actor) -> list[DeskItem]:
    """Return the quarterly figures that the board has not had yet. At most three queries."""
    if not is_window(actor, None):
        return []
    rows = list(visible_reports(actor).filter(presented_on__isnull=True).order_by("quarter")[:PER_AREA])
    clocks = faces_of("proposals.quarterreport", [row.pk for row in rows])
    return [
        DeskItem(_("Put the quarterly figures of proposals before the board"), str(row), row.get_absolute_url(),
                 timezone.localdate(row.made_at), soonest(clocks.get(row.pk, [])))
        for row in rows
    ]  # fmt: skip


@waits
def measures_to_look_at(actor: Actor) -> list[DeskItem]:
    """Return measures for participation of which nobody noted what came of them, a quarter after. One query."""
    if not is_window(actor, None):
        return []
    since = clock.now() - timedelta(days=LOOK_AFTER)
    rows = Encouragement.objects.filter(result_at__isnull=True, noted_at__lt=since).order_by("noted_at")
    named = rows.annotate(unit_name=name_on("unit_id", clock.today()))[:PER_AREA]
    return [
        DeskItem(_("Note what came of a measure for participation"), row.unit_name or "",
                 reverse("proposals:note-result", args=[row.pk]), timezone.localdate(row.noted_at), None)
        for row in named
    ]  # fmt: skip


def _item(task: str, proposal: Proposal) -> DeskItem:
    since = timezone.localdate(proposal.filed_at)
    return DeskItem(task, proposal.reference, proposal.get_absolute_url(), since, None)
