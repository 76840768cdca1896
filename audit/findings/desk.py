"""What waits about findings: facts and answers for the unit, follow-ups due, reports to judge."""

from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from audit.access import DEPARTMENT, OF_UNIT, is_head
from audit.engagements.access import teams_of
from audit.findings.access import ANSWERERS
from audit.findings.choices import FindingState, State
from audit.findings.models import Finding, Recommendation, Response
from audit.findings.queries import RECOMMENDATION
from governance.access import Actor
from governance.deadlines.queries import face_until, faces_of, soonest
from governance.desk.registry import PER_AREA, DeskItem, waits


def _mine(actor: Actor) -> Q:
    """Return the condition for rows of the units for which the actor answers."""
    return Q(unit_id__in=actor.unit_ids(*OF_UNIT)) | Q(block_id__in=actor.unit_ids("block_head"))


@waits
def for_the_unit(actor: Actor) -> list[DeskItem]:
    """Return facts to look at, recommendations to answer, follow-up reports to write. Four queries."""
    if actor.kind != "person" or not actor.holds(*ANSWERERS):
        return []
    facts = Finding.objects.filter(_mine(actor), state=FindingState.FACTS).order_by("facts_due_on", "pk")[:PER_AREA]
    items = [_to_confirm(row) for row in facts]
    unanswered = ~Exists(Response.objects.filter(recommendation=OuterRef("pk")))
    owed = Q(state=State.FOLLOWED) | Q(state=State.ASKED)
    rows = Recommendation.objects.filter(_mine(actor), owed).annotate(unanswered=unanswered)
    listed = list(rows.select_related("finding").order_by("due_on", "asked_at", "pk")[:PER_AREA])
    clocks = faces_of(RECOMMENDATION, [row.pk for row in listed])
    for row in listed:
        task = _("Answer a recommendation") if row.unanswered else _("Report the follow-up")
        since = row.followed_since or timezone.localdate(row.asked_at)
        items.append(_about(row, task, since, soonest(clocks.get(row.pk, []))))
    return items


def _to_confirm(row: Finding) -> DeskItem:
    assert row.sent_at is not None
    assert row.facts_due_on is not None
    since = timezone.localdate(row.sent_at)
    face = face_until(row.facts_due_on, _("Answer to the facts wanted by"), since)
    return DeskItem(_("Say whether the facts are right"), str(row), row.get_absolute_url(), since, face)


def _about(row: Any, task: str, since: Any, face: Any) -> DeskItem:
    return DeskItem(task, f"{row} {row.finding.title}", row.get_absolute_url(), since, face)


@waits
def for_the_department(actor: Actor) -> list[DeskItem]:
    """Return objections, and reports of the follow-up to judge, of the audits on which the actor is. Two queries."""
    if actor.kind != "person" or not actor.holds(*DEPARTMENT):
        return []
    mine = Q() if is_head(actor, None) else _of_team(actor, "")
    disputed = Finding.objects.filter(mine, state=FindingState.DISPUTED).order_by("sent_at", "pk")[:PER_AREA]
    items = [
        DeskItem(_("Decide on an objection to the facts"), str(row), row.get_absolute_url(),
                 timezone.localdate(row.sent_at), None)
        for row in disputed
    ]  # fmt: skip
    theirs = Q() if is_head(actor, None) else _of_team(actor, "finding__")
    reported = Recommendation.objects.filter(theirs, state=State.REPORTED).select_related("finding")
    for row in reported.order_by("followed_since", "pk")[:PER_AREA]:
        items.append(_about(row, _("Judge a follow-up report"), row.followed_since, None))
    return items


def _of_team(actor: Actor, path: str) -> Q:
    teams = Q(**{f"{path}engagement__in": teams_of(actor).values("engagement_id")})
    return teams | Q(**{f"{path}external__keeper__person_id": actor.own_id})
