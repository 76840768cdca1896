"""Who is told about courses. One notice per person and round; a notice names no course, since mails carry no content."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from governance import clock
from governance.learning import areas
from governance.learning.completion import open_in
from governance.learning.models import Record, Round
from governance.notices.kinds import declare
from governance.notices.models import Event
from governance.notices.outbox import on
from governance.notices.telling import tell, tell_many
from governance.people.models import Person, RoleAssignment
from governance.people.queries import assignments_on, holders
from governance.people.roles import HEADS_OF_UNIT

WORDS = {
    Round.Kind.ASSIGNED: _("A course was assigned to you."),
    Round.Kind.DUE_SOON: _("A course that you must take is due soon."),
    Round.Kind.OVERDUE: _("A course that you must take is overdue."),
    Round.Kind.ESCALATED: _("A course that you must take is overdue; the head of your unit was told."),
    Round.Kind.BY_HEAD: _("Your unit reminds you of a course that you must take."),
}
for kind, words in WORDS.items():
    declare(f"learning.{kind.value}", words)
declare("learning.people_overdue", _("People of your unit have not taken a course in time."))
declare("learning.retry_allowed", _("You may take the test of a course once more."))


@on("learning.round_opened")
def tell_round(event: Event) -> None:
    """Tell everyone in the round, and the heads when it was passed on to them."""
    made = Round.objects.select_related("course", "unit").get(pk=str(event.subject_id))
    tell_many(_people(made), f"learning.{made.kind}", path="/learning/", event=event)
    if made.kind == Round.Kind.ESCALATED:
        _tell_heads(made, event)


def _records(made: Round) -> QuerySet[Record]:
    if made.kind == Round.Kind.BY_HEAD and made.unit is not None:
        return open_in(made.course, made.unit)
    rows = Record.objects.filter(state=Record.State.OPEN)
    return rows.filter(round=made) if made.kind == Round.Kind.ASSIGNED else rows.filter(step_round=made)


def _people(made: Round) -> QuerySet[Person]:
    return Person.objects.filter(pk__in=_records(made).order_by().values("person_id"), is_active=True)


def _tell_heads(made: Round, event: Event) -> None:
    """Tell the heads of the units concerned, once each; for a unit without a head, the owners of the course."""
    units = set(_people(made).order_by().values_list("home_unit_id", flat=True).distinct())
    held = assignments_on(clock.today()).filter(unit_id__in=units, role__in=HEADS_OF_UNIT).select_related("person")
    heads: dict[object, RoleAssignment] = {one.person_id: one for one in held.order_by("unit__code")}
    for one in heads.values():
        path = f"/learning/courses/{made.course_id}/completion/{one.unit_id}/"
        tell([one.person], "learning.people_overdue", path=path, event=event)
    if units - {one.unit_id for one in held}:
        owners = holders(areas.owners_of(made.course.area)).exclude(pk__in=list(heads))
        path = f"/learning/courses/{made.course_id}/completion/"
        tell(owners, "learning.people_overdue", path=path, event=event)


@on("learning.retry_allowed")
def tell_learner(event: Event) -> None:
    """Tell the learner that there is another attempt."""
    record = Record.objects.select_related("person").get(pk=str(event.subject_id))
    tell([record.person], "learning.retry_allowed", path=record.get_absolute_url(), event=event)
