"""What units only declare: checks in order, defects put right, training taken. Other rooms of privacy add theirs."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Count, Max, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from governance import clock
from governance.access import Actor
from governance.learning.completion import current_records
from governance.learning.models import Course, Record
from privacy.access import counted
from privacy.contributed import Declared, Standing, declares, stands
from privacy.workspace.access import visible_defects
from privacy.workspace.choices import DefectState
from privacy.workspace.models import Defect
from privacy.workspace.queries import all_in_order

AREA = "privacy"
"""The area of training that counts here."""


@declares("workspace.in_order", _("Self-check: everything in order"))
def in_order(first: date, last: date) -> Iterable[Declared]:
    """Return the self-checks that found nothing wrong. One query."""
    for check in all_in_order(first, last):
        assert check.checked_on is not None  # a constraint says so of checks handed in
        words = _now("The self-check %(round)s found everything in order.") % {"round": check.round}
        yield Declared(str(check.pk), check.unit_id, check.checked_on, words)


@declares("workspace.put_right", _("Defect: put right"))
def put_right(first: date, last: date) -> Iterable[Declared]:
    """Return the defects of checks that were reported as put right. One query."""
    rows = Defect.objects.filter(reported_at__date__range=(first, last), verification__isnull=True)
    for row in rows.exclude(state="open").select_related("criterion").order_by("reported_at"):
        assert row.reported_at is not None  # a constraint says so of defects that are not open
        words = _now("Put right: %(criterion)s") % {"criterion": row.criterion}
        yield Declared(str(row.pk), row.unit_id, timezone.localdate(row.reported_at), words)


@declares("workspace.trained", _("Training: everyone has taken it"))
def trained(first: date, last: date) -> Iterable[Declared]:
    """Return the units whose people have all completed a privacy course, the last of them in these days. A query a course."""
    for course in Course.objects.filter(area=AREA, current__isnull=False).order_by("code"):
        counted = current_records(course).values("person__home_unit_id").annotate(
            waiting=Count("pk", filter=Q(state=Record.State.OPEN)), ended=Max("completed_on")
        )  # fmt: skip
        for row in counted.filter(waiting=0, ended__range=(first, last)):
            words = _now("Everyone in the unit has completed: %(course)s") % {"course": course.title}
            key = f"{course.code}:{row['person__home_unit_id']}"
            yield Declared(key, row["person__home_unit_id"], row["ended"], words)


@stands
def defects_standing(actor: Actor) -> list[Standing]:
    """Return the defects that units have still to put right. One query."""
    rows = counted(Defect.objects.all(), visible_defects, actor).filter(state=DefectState.OPEN).order_by()
    found = rows.aggregate(whole=Count("pk"), late=Count("pk", filter=Q(due_on__lt=clock.today())))
    defects = reverse("workspace:defects")
    lists = f"{defects}?state={DefectState.OPEN}", f"{defects}?late=true"
    return [
        Standing(_("Defects of workspaces to be put right"), found["whole"], found["late"], _("overdue"), *lists, 40)
    ]
