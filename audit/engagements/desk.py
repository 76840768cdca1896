"""What waits about engagements. A plan waits for nobody but its team and the head."""

from datetime import timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from audit.access import DEPARTMENT, HEAD, PRESIDENT
from audit.engagements.access import teams_of
from audit.engagements.choices import LIVE, Asked, DrawState, MemberRole, Released, State
from audit.engagements.models import Draw, Engagement, ExemptionRequest, Member
from audit.engagements.queries import SUBJECT
from governance import clock
from governance.access import Actor
from governance.deadlines.queries import ClockFace, face_until, faces_of, soonest
from governance.desk.registry import PER_AREA, DeskItem, waits

AHEAD = timedelta(days=14)


def _item(row: Engagement, task: str, face: ClockFace | None, *, urgent: bool = False) -> DeskItem:
    return DeskItem(task, str(row), row.get_absolute_url(), row.starts_on, face, urgent)


@waits
def work_of_the_team(actor: Actor) -> list[DeskItem]:
    """Return what the actor opens, works on and reports. A constant number of queries."""
    if actor.kind != "person" or not actor.holds(*DEPARTMENT):
        return []
    today = clock.today()
    mine: dict[UUID, str] = dict(teams_of(actor).values_list("engagement_id", "role"))
    rows = list(Engagement.objects.filter(pk__in=mine, state__in=LIVE).order_by("starts_on", "pk")[:PER_AREA])
    clocks = faces_of(SUBJECT, [row.pk for row in rows if row.state == State.REPORTING]) if rows else {}
    items = []
    for row in rows:
        leads = mine[row.pk] == MemberRole.LEAD
        first_day = face_until(row.starts_on, _("First day on site"), row.starts_on)
        if row.state == State.PLANNED and not row.announced and row.authorized_by_id and row.starts_on <= today:
            items.append(_item(row, _("Open the audit on site"), first_day, urgent=True))
        elif row.state == State.PLANNED:
            items.append(_item(row, _("Prepare an audit"), first_day))
        elif row.state == State.OPENED:
            items.append(_item(row, _("Begin the fieldwork"), first_day))
        elif row.state == State.FIELDWORK and leads and row.ends_on <= today:
            items.append(
                _item(row, _("End the fieldwork"), face_until(row.ends_on, _("Last day on site"), row.starts_on))
            )
        elif row.state == State.REPORTING and leads:
            items.append(_item(row, _("Write the report"), soonest(clocks.get(row.pk, []))))
    return items


@waits
def plans_of_the_head(actor: Actor) -> list[DeskItem]:
    """Return teams without a lead, teams that lost somebody, plans that need the head's authority soon. Three queries."""
    if actor.kind != "person" or not actor.holds(HEAD):
        return []
    soon = clock.today() + AHEAD
    members = Member.objects.filter(engagement=OuterRef("pk"))
    with_lead = Exists(members.filter(role=MemberRole.LEAD, released_at__isnull=True))
    live = Engagement.objects.filter(state__in=LIVE).order_by("starts_on", "pk")
    leaderless = list(live.exclude(with_lead)[:PER_AREA])
    waiting = Q(announced=True) | Q(authorized_by__isnull=True)
    unready = list(live.filter(waiting, with_lead, state=State.PLANNED, starts_on__lte=soon)[:PER_AREA])
    drawn = list(Draw.objects.filter(state=DrawState.COMMITTED).order_by("committed_at")[:PER_AREA])
    faces = {
        row.pk: face_until(row.starts_on, _("First day on site"), row.starts_on) for row in (*leaderless, *unready)
    }
    lost = set(
        Member.objects.filter(engagement__in=leaderless, released_because=Released.INDEPENDENCE).values_list(
            "engagement_id", flat=True
        )
    )
    names, lose = _("Name a lead"), _("The lead is no longer independent: name another one")
    items = [_item(row, lose if row.pk in lost else names, faces[row.pk]) for row in leaderless]
    ready, announce = _("Give the authority to open the audit"), _("Announce the audit")
    items += [_item(row, announce if row.announced else ready, faces[row.pk]) for row in unready]
    return items + [
        DeskItem(_("Draw"), row.title, row.get_absolute_url(), timezone.localdate(row.committed_at), None)
        for row in drawn
    ]


@waits
def exemptions_to_decide(actor: Actor) -> list[DeskItem]:
    """Return where the head asks the president to lift the rule of independence. One query."""
    if actor.kind != "person" or not actor.holds(PRESIDENT):
        return []
    waiting = ExemptionRequest.objects.filter(state=Asked.WAITS, engagement__state__in=LIVE)
    rows = waiting.select_related("engagement", "auditor__person").order_by("asked_at")[:PER_AREA]
    task = _("Decide on lifting the rule of independence")
    return [
        DeskItem(
            task, str(row), reverse("engagements:grant-exemption", args=[row.engagement_id]), timezone.localdate(row.asked_at),
            face_until(row.engagement.starts_on, _("First day on site"), timezone.localdate(row.asked_at)),
        )
        for row in rows
    ]  # fmt: skip
