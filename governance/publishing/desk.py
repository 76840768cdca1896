"""Texts on their way to the public that wait for someone."""

from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from governance.access import Actor
from governance.deadlines.queries import ClockFace, faces_of, soonest
from governance.desk.registry import PER_AREA, DeskItem, waits
from governance.publishing.access import areas_of
from governance.publishing.choices import State
from governance.publishing.models import Publication
from governance.publishing.queries import waiting_for


@waits
def publications_waiting(actor: Actor) -> list[DeskItem]:
    """Return drafts to finish, texts to review and to make public. One query, and two per kind of subject for the clocks."""
    if actor.kind != "person" or not areas_of(actor):
        return []
    rows = list(waiting_for(actor)[:PER_AREA])
    clocks: dict[UUID, list[ClockFace]] = {}
    for subject_type in {row.subject_type for row in rows}:
        clocks |= faces_of(subject_type, [row.subject_id for row in rows if row.subject_type == subject_type])
    return [
        DeskItem(_task(row), row.title, row.get_absolute_url(), timezone.localdate(row.made_at),
                 soonest(clocks.get(row.subject_id, [])))
        for row in rows
    ]  # fmt: skip


def _task(publication: Publication) -> str:
    return {
        State.DRAFT.value: _("Finish a text for the public"),
        State.IN_REVIEW.value: _("Review a text for the public"),
        State.APPROVED.value: _("Make an approved text public"),
    }[publication.state]
