"""Who is told: the team, the head and the president, by the number of the engagement alone."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from audit.access import HEAD, PRESIDENT
from audit.engagements.choices import MemberRole
from audit.fieldwork.models import Note, Paper
from governance.notices.kinds import declare
from governance.notices.models import Event
from governance.notices.outbox import on
from governance.notices.telling import tell
from governance.people.models import Person
from governance.people.queries import holders

declare("fieldwork.paper_submitted", _("A working paper waits for your review."))
declare("fieldwork.paper_reviewed", _("A working paper waits for the last signature."))
declare("fieldwork.paper_returned", _("A working paper was sent back to you."))
declare("fieldwork.paper_reassigned", _("A working paper was given to you."))
declare("fieldwork.note_raised", _("A reviewer has raised a note on your working paper."))
declare("fieldwork.note_answered", _("Your note on a working paper was answered."))


def _paper(event: Event) -> Paper:
    rows = Paper.objects.select_related("engagement", "prepared_by").defer("sealed_result")
    return rows.get(pk=str(event.subject_id))


def _tell(event: Event, paper: Paper, people: Iterable[Person]) -> None:
    reference = paper.engagement.reference or ""
    tell(people, event.name, reference=reference, path=paper.get_absolute_url(), event=event)


def reviewers_of(paper: Paper) -> list[Person]:
    """Return who reviews the paper: lead and reviewers of the team who are no authors; the head when there are none."""
    rows = paper.engagement.members.filter(
        released_at__isnull=True, role__in=[MemberRole.LEAD, MemberRole.REVIEWER]
    ).exclude(auditor__person__in=paper.authors)
    found = [row.auditor.person for row in rows.select_related("auditor__person")]
    return found or list(holders([HEAD]).exclude(pk__in=paper.authors))


@on("fieldwork.paper_submitted")
def tell_reviewers(event: Event) -> None:
    """Tell the reviewers."""
    paper = _paper(event)
    _tell(event, paper, reviewers_of(paper))


@on("fieldwork.paper_reviewed")
def tell_head(event: Event) -> None:
    """Tell the head; the president when the head had a part in it before."""
    paper = _paper(event)
    busy = {*paper.authors, *paper.signatures.filter(voided_at__isnull=True).values_list("signed_by", flat=True)}
    _tell(event, paper, holders([HEAD]).exclude(pk__in=busy) or holders([PRESIDENT]).exclude(pk__in=busy))


@on("fieldwork.paper_returned")
@on("fieldwork.paper_reassigned")
@on("fieldwork.note_raised")
def tell_preparer(event: Event) -> None:
    """Tell the preparer."""
    paper = _paper(event)
    _tell(event, paper, [paper.prepared_by])


@on("fieldwork.note_answered")
def tell_who_raised_it(event: Event) -> None:
    """Tell who raised the note, while they may still read the paper."""
    note = Note.objects.select_related("paper__engagement", "raised_by").get(pk=str(event.subject_id))
    inside = note.paper.engagement.members.filter(released_at__isnull=True, auditor__person=note.raised_by).exists()
    if inside or holders([HEAD, PRESIDENT]).filter(pk=note.raised_by_id).exists():
        _tell(event, note.paper, [note.raised_by])
