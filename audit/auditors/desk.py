"""What waits about auditors."""

from datetime import timedelta

from django.utils.translation import gettext as _

from audit.access import DEPARTMENT, HEAD
from audit.auditors.access import visible_auditors
from audit.auditors.choices import GoalState
from audit.auditors.models import Goal, Qualification
from governance import clock
from governance.access import Actor
from governance.deadlines.queries import face_until
from governance.desk.registry import PER_AREA, DeskItem, waits

AHEAD = timedelta(days=60)
DECLARE_AGAIN = timedelta(days=365)


@waits
def own_duties(actor: Actor) -> list[DeskItem]:
    """Return what an auditor has to declare or renew. Two queries at most."""
    if actor.kind != "person" or not actor.holds(*DEPARTMENT):
        return []
    today = clock.today()
    own = visible_auditors(actor).filter(person_id=actor.own_id, left_on__isnull=True).first()
    if own is None:
        return []
    items = []
    if own.declared_on is None or own.declared_on + DECLARE_AGAIN <= today:
        task = _("Declare relatives and processes")
        items.append(DeskItem(task, "", own.get_absolute_url(), own.declared_on or own.joined_on, None))
    ending = Qualification.objects.filter(auditor=own, expires_on__range=(today, today + AHEAD))
    for row in ending.order_by("expires_on")[:PER_AREA]:
        assert row.expires_on is not None
        face = face_until(row.expires_on, row.name, row.obtained_on)
        items.append(DeskItem(_("Renew a qualification"), row.name, own.get_absolute_url(), row.obtained_on, face))
    return items


@waits
def goals_to_judge(actor: Actor) -> list[DeskItem]:
    """Return the goals whose day has come, to the head. One query."""
    if actor.kind != "person" or not actor.holds(HEAD):
        return []
    due = Goal.objects.filter(state=GoalState.OPEN, due_on__lte=clock.today()).exclude(auditor__person_id=actor.own_id)
    rows = due.select_related("auditor__person").order_by("due_on")[:PER_AREA]
    return [
        DeskItem(
            _("Judge a goal of the growth plan"), row.auditor.person.name, row.get_absolute_url(), row.due_on,
            face_until(row.due_on, _("Growth plan"), row.due_on),
        )
        for row in rows
    ]  # fmt: skip
