"""Who sees an entry, a gap or the rules, and what they may do with it."""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from compliance.choices import Track
from compliance.information.models import Delivery, Gap, Information, KeptOut, RuleSet
from compliance.information.routing import POSTS
from compliance.models import Exclusion
from compliance.rules import HEAD_OF_TRACK, READERS_OF_TRACK
from governance import clock
from governance.access import Actor, scope
from governance.organization.queries import children_ids

READERS = frozenset(POSTS).union(*READERS_OF_TRACK.values())
"""Posts that may have entries to read."""
WRITERS_OF_RULES = ("compliance_head",)
APPROVERS_OF_RULES = ("compliance_head", "vice_president", "president")
"""Another person than those who wrote the version; the chain of the division ends at the president."""
READERS_OF_RULES = ("compliance_head", "vice_president", "president", "statutory_auditor", "audit_head", "auditor")
KEEPERS_OF_GAPS = ("compliance_head", "vice_president")
COUNTERS_OF_FIGURES = (
    "compliance_head", "vice_president", "president", "statutory_auditor", "audit_head", "auditor", "board_member",
    "block_head",
)  # fmt: skip


@scope(Information)
def visible_information(actor: Actor) -> QuerySet[Information]:
    """Return the entries the actor registered (to follow them) and those they may read."""
    if actor.kind != "person":
        return Information.objects.none()
    return Information.objects.filter(Q(registered_by_id=actor.id) | _readable(actor))


def readable(actor: Actor) -> QuerySet[Information]:
    """Return the entries whose content the actor may read: delivered to a post of theirs, or of a track they read."""
    return Information.objects.filter(_readable(actor)) if actor.kind == "person" else Information.objects.none()


def _readable(actor: Actor) -> Q:
    tracks = [track for track, readers in READERS_OF_TRACK.items() if actor.holds(*readers)]
    delivered = Delivery.objects.filter(role__in=actor.roles)
    if not tracks:  # few of many rows: found from the deliveries
        return Q(pk__in=delivered.values("information_id")) & ~_conflict(actor)
    by_delivery = Q(
        Exists(delivered.filter(information=OuterRef("pk")))
    )  # most are of the track: asked for the rest only
    return (Q(track__in=tracks) | by_delivery) & ~_conflict(actor)


def _conflict(actor: Actor) -> Q:
    """Return the condition for entries kept from the actor: named in them, or head of the unit concerned or one above it."""
    kept = Q(Exists(KeptOut.objects.filter(information=OuterRef("pk"), person_id=actor.own_id)))
    return kept | _headed(actor)


def _headed(actor: Actor) -> Q:
    headed = actor.headed_unit_ids
    if not headed:
        return Q(pk__in=[])
    below = children_ids(headed, clock.today())
    return Q(unit_id__isnull=False) & (Q(unit_id__in=headed) | Q(unit_id__in=below))


@scope(Gap)
def visible_gaps(actor: Actor) -> QuerySet[Gap]:
    """Return all gaps for those who keep the register, but those about cases and units from which they are excluded."""
    if actor.kind == "system":
        return Gap.objects.all()
    if not actor.holds(*KEEPERS_OF_GAPS):
        return Gap.objects.none()
    excluded = Exclusion.objects.filter(case=OuterRef("subject_id"), person_id=actor.own_id)
    return Gap.objects.exclude(Q(subject_type="compliance.case") & Q(Exists(excluded))).exclude(_headed(actor))


@scope(RuleSet)
def visible_rules(actor: Actor) -> QuerySet[RuleSet]:
    """Return every version for those who read the rules."""
    return RuleSet.objects.all() if actor.holds(*READERS_OF_RULES) else RuleSet.objects.none()


def is_registrant(actor: Actor, _: Any) -> bool:
    """Return whether someone signed in registers, or the system for another area."""
    return actor.kind in ("person", "system")


def is_system(actor: Actor, _: Any) -> bool:
    """Return whether the system itself acts."""
    return actor.kind == "system"


def may_read(actor: Actor, information: Information) -> bool:
    """Return whether the actor may read the content."""
    return readable(actor).filter(pk=information.pk).exists()


def decides(actor: Actor, information: Information) -> bool:
    """Return whether the actor decides on the entry: head of its track, and not concerned."""
    return actor.holds(*HEAD_OF_TRACK[Track(information.track)]) and may_read(actor, information)


def own_deliveries(actor: Actor, information: Information) -> QuerySet[Delivery]:
    """Return the deliveries to posts of the actor."""
    return Delivery.objects.filter(information=information, role__in=actor.roles)


def may_acknowledge(actor: Actor, information: Information) -> bool:
    """Return whether the entry was delivered to a post of the actor, who is not concerned."""
    return may_read(actor, information) and own_deliveries(actor, information).exists()


def may_confirm(actor: Actor, information: Information) -> bool:
    """Return whether the actor may be the second person: reads the track, neither proposed it nor registered the entry."""
    first = (information.proposed_by_id, information.registered_by_id)
    return (
        actor.id not in first
        and actor.holds(*READERS_OF_TRACK[Track(information.track)])
        and may_read(actor, information)
    )


def writes_rules(actor: Actor, _: Any) -> bool:
    """Return whether the actor writes rules."""
    return actor.holds(*WRITERS_OF_RULES)


def may_approve(actor: Actor, rules: RuleSet) -> bool:
    """Return whether the actor may approve the version: none of those who wrote on it."""
    if not actor.holds(*APPROVERS_OF_RULES) or actor.id == rules.drafted_by_id:
        return False
    return not rules.history.filter(history_user_id=actor.id).exists()


def keeps_gaps(actor: Actor, gap: Gap) -> bool:
    """Return whether the actor deals with gaps."""
    return actor.holds(*KEEPERS_OF_GAPS)


def may_confirm_dismissal(actor: Actor, gap: Gap) -> bool:
    """Return whether the actor may be the second person on a gap."""
    return actor.holds(*KEEPERS_OF_GAPS) and actor.id != gap.proposed_by_id
