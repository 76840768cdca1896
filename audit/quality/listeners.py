"""Who is told of the self-assessment."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from audit.access import DEPARTMENT, HEAD, INSPECTOR, PRESIDENT
from audit.quality.models import Assessment, Item, Measure
from governance.notices.kinds import declare
from governance.notices.models import Event
from governance.notices.outbox import on
from governance.notices.telling import tell
from governance.people.models import Person
from governance.people.queries import holders

declare("quality.assessment_opened", _("The quality self-assessment of the year was opened."))
declare("quality.standard_rated", _("A rating of the quality self-assessment waits for another auditor."))
declare("quality.rating_returned", _("A rating of the quality self-assessment was sent back to you."))
declare("quality.measure_added", _("You are in charge of a measure of the quality self-assessment."))
declare("quality.assessment_approved", _("The quality self-assessment of the year was approved."))


def _tell(event: Event, row: Any, people: set[Person]) -> None:
    tell(people, event.name, reference="", path=row.get_absolute_url(), event=event)


@on("quality.assessment_opened")
def tell_department(event: Event) -> None:
    """Tell everyone who rates."""
    _tell(event, Assessment.objects.get(pk=str(event.subject_id)), set(holders(list(DEPARTMENT))))


@on("quality.standard_rated")
def tell_others(event: Event) -> None:
    """Tell those of the department who may look at the rating."""
    item = Item.objects.get(pk=str(event.subject_id))
    last = item.ratings.first()
    if last is not None:
        people = {one for one in holders(list(DEPARTMENT)) if one.pk not in (last.rated_by_id, last.owner_id)}
        _tell(event, item, people)


@on("quality.rating_returned")
def tell_author(event: Event) -> None:
    """Tell whoever rated."""
    item = Item.objects.get(pk=str(event.subject_id))
    last = item.ratings.select_related("rated_by").first()
    if last is not None:
        _tell(event, item, {last.rated_by})


@on("quality.measure_added")
def tell_owner(event: Event) -> None:
    """Tell whoever is in charge."""
    row = Measure.objects.select_related("owner").get(pk=str(event.subject_id))
    _tell(event, row, {row.owner})


@on("quality.assessment_approved")
def tell_overseers(event: Event) -> None:
    """Tell the president, the inspector and the head."""
    _tell(event, Assessment.objects.get(pk=str(event.subject_id)), set(holders([PRESIDENT, INSPECTOR, HEAD])))
