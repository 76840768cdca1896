"""Who sees a proposal and who may do what with it (shared/brief/roles.md).

Nobody stands between the proposer and the window: heads of offices and blocks read, and nothing else.
"""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from governance.access import Actor, scope
from voice.proposals.models import Encouragement, Proposal, QuarterReport, Task

WINDOW = ("service_promotion",)
"""The one window, which sorts, decides and answers."""
ALL = (*WINDOW, "quality_management", "vice_president", "president")
FILERS = (
    "staff", "office_head", "block_officer", "block_head", "division_owner", "service_promotion", "quality_management",
)  # fmt: skip
READERS = tuple(dict.fromkeys((*FILERS, *ALL, "board_member")))
"""Who may have proposals to see: their own, those in their care, and the published ones."""
COUNTERS = (*ALL, "board_member", "statutory_auditor", "audit_head", "auditor")
"""Who sees the figures."""
OWNERS = ("division_owner", "office_head", "block_head")
"""Who answers for a task of their unit."""


def in_their_care(actor: Actor) -> Q:
    """Return the condition for what the actor sees before it is published: their own, of their unit or block, in their charge."""
    tasks = Task.objects.filter(proposal=OuterRef("pk"), unit_id__in=actor.unit_ids(*OWNERS))
    mine: Q = (
        Q(filed_by_id=actor.own_id)
        | Q(unit_id__in=actor.unit_ids("office_head"))
        | Q(block_id__in=actor.unit_ids("block_officer", "block_head"))
        | Q(division_id__in=actor.unit_ids("division_owner"))
    )
    return mine | Q(Exists(tasks))


@scope(Proposal)
def visible_proposals(actor: Actor) -> QuerySet[Proposal]:
    """Return everything to the window and above; to others what is published and what is in their care."""
    if actor.kind == "system":
        return Proposal.objects.all()
    if actor.kind != "person" or not actor.holds(*READERS):
        return Proposal.objects.none()
    if actor.holds(*ALL):
        return Proposal.objects.all()
    published = Q(published_at__isnull=False)
    return Proposal.objects.filter(published | in_their_care(actor) if actor.holds(*FILERS) else published)


@scope(Task)
def visible_tasks(actor: Actor) -> QuerySet[Task]:
    """Return the tasks of the proposals that the actor may see."""
    return Task.objects.filter(proposal__in=visible_proposals(actor).order_by())


@scope(Encouragement)
def visible_measures(actor: Actor) -> QuerySet[Encouragement]:
    """Return all to those who see figures."""
    sees = actor.kind == "person" and actor.holds(*COUNTERS)
    return Encouragement.objects.all() if sees else Encouragement.objects.none()


@scope(QuarterReport)
def visible_reports(actor: Actor) -> QuerySet[QuarterReport]:
    """Return all to those who see figures."""
    return (
        QuarterReport.objects.all()
        if actor.kind == "person" and actor.holds(*COUNTERS)
        else QuarterReport.objects.none()
    )


def sees_early(actor: Actor, proposal: Proposal) -> bool:
    """Return whether the actor sees evaluation and answer as they come, not only as published. One query at most."""
    if actor.holds(*ALL) or is_proposer(actor, proposal):
        return True
    return actor.holds(*FILERS) and Proposal.objects.filter(in_their_care(actor), pk=proposal.pk).exists()


def follows(actor: Actor, proposal: Proposal) -> bool:
    """Return whether the actor sees notes and replies between window, division and proposer."""
    return actor.holds(*ALL) or proposal.division_id in actor.unit_ids("division_owner")


def is_filer(actor: Actor, _: Any) -> bool:
    """Return whether the actor may propose at all."""
    return actor.kind == "person" and actor.holds(*FILERS)


def is_window(actor: Actor, _: Any) -> bool:
    """Return whether the actor is the window."""
    return actor.kind == "person" and actor.holds(*WINDOW)


def is_proposer(actor: Actor, proposal: Proposal) -> bool:
    """Return whether it is the actor's own."""
    return actor.person_id is not None and actor.person_id == proposal.filed_by_id


def is_reader(actor: Actor, _: Any) -> bool:
    """Return whether a person reads (the scope has said so already)."""
    return actor.kind == "person"


def may_assess(actor: Actor, proposal: Proposal) -> bool:
    """Return whether the actor evaluates it: for the division in charge, or for the window that keeps it; never one's own."""
    if is_proposer(actor, proposal):
        return False
    return is_window(actor, proposal) if proposal.division_id is None else _of_the_division(actor, proposal)


def may_decide(actor: Actor, proposal: Proposal) -> bool:
    """Return whether the actor decides and answers: the window, never on one's own proposal."""
    return is_window(actor, proposal) and not is_proposer(actor, proposal)


def may_carry(actor: Actor, proposal: Proposal) -> bool:
    """Return whether the actor says what is to be done and where it stands in the manual: window or division in charge."""
    return is_window(actor, proposal) or _of_the_division(actor, proposal)


def _of_the_division(actor: Actor, proposal: Proposal) -> bool:
    return proposal.division_id is not None and proposal.division_id in actor.unit_ids("division_owner")


def may_finish(actor: Actor, task: Task) -> bool:
    """Return whether the actor reports a task as done: who answers for its unit."""
    return task.unit_id in actor.unit_ids(*OWNERS) or is_window(actor, task)


def may_talk(actor: Actor, proposal: Proposal) -> bool:
    """Return whether the actor comments: a colleague, on what is published."""
    return is_filer(actor, proposal) and proposal.published_at is not None


def may_support(actor: Actor, proposal: Proposal) -> bool:
    """Return whether the actor supports it: a colleague, not the proposer, on what is published."""
    return may_talk(actor, proposal) and not is_proposer(actor, proposal)


def sees_name(actor: Actor, proposal: Proposal) -> bool:
    """Return whether the proposer's name is shown: when they agreed, to themselves, and to the window that answers them."""
    return proposal.show_name or is_proposer(actor, proposal) or is_window(actor, proposal)


def is_system(actor: Actor, _: Any) -> bool:
    """Return whether the system itself acts."""
    return actor.kind == "system"
