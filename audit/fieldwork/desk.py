"""What waits in the fieldwork. Each provider asks a constant number of queries."""

from django.db.models import Q
from django.utils.translation import gettext as _

from audit.access import DEPARTMENT, HEAD, PRESIDENT
from audit.engagements.access import teams_of
from audit.engagements.choices import MemberRole, State
from audit.fieldwork.choices import NoteState, PaperState
from audit.fieldwork.models import Manual, Note, Paper, Signature
from audit.fieldwork.queries import waiting_for
from governance.access import Actor
from governance.desk.registry import PER_AREA, DeskItem, waits
from governance.people.queries import holders
from governance.versions import SetState


def _item(task: str, paper: Paper) -> DeskItem:
    return DeskItem(task, f"{paper.reference} {paper.title}", paper.get_absolute_url(), paper.desk_day, None)


@waits
def papers_of_the_team(actor: Actor) -> list[DeskItem]:
    """Return papers to write, notes to answer, papers to review, notes to clear."""
    if actor.kind != "person" or not actor.holds(*DEPARTMENT):
        return []
    mine = dict(teams_of(actor).values_list("engagement_id", "role"))
    if not mine:
        return []
    rows = Paper.objects.select_related("engagement").defer("sealed_result").order_by("made_at", "pk")
    running = Q(engagement__in=mine, engagement__state=State.FIELDWORK)
    written = rows.filter(running, prepared_by=actor.own_id, state=PaperState.DRAFT)
    reviewing = [pk for pk, role in mine.items() if role in (MemberRole.LEAD, MemberRole.REVIEWER)]
    notes = Note.objects.select_related("paper__engagement").defer("paper__sealed_result").order_by("raised_at", "pk")
    asked = notes.filter(state=NoteState.OPEN, paper__prepared_by=actor.own_id, paper__engagement__in=mine)
    answered = notes.filter(state=NoteState.ANSWERED, raised_by=actor.own_id, paper__engagement__in=mine)
    items = [_item(_("Answer a reviewer's note"), note.paper) for note in asked[:PER_AREA]]
    items += [_item(_("Clear a note"), note.paper) for note in answered[:PER_AREA]]
    items += [_item(_("Review a working paper"), row) for row in rows.filter(waiting_for(actor, reviewing))[:PER_AREA]]
    return items + [_item(_("Write a working paper"), row) for row in written[:PER_AREA]]


@waits
def last_signatures(actor: Actor) -> list[DeskItem]:
    """Return papers that wait for the head, or for the president where the head had a part; manuals to put in force."""
    if actor.kind != "person" or not actor.holds(HEAD, PRESIDENT):
        return []
    rows = Paper.objects.filter(state=PaperState.REVIEWED).exclude(authors__contains=[actor.own_id])
    signed = Signature.objects.filter(voided_at__isnull=True)
    rows = rows.exclude(pk__in=signed.filter(signed_by=actor.own_id, paper__state=PaperState.REVIEWED).values("paper"))
    drafts = Manual.objects.filter(state=SetState.DRAFT)
    if actor.holds(HEAD):
        drafts = drafts.exclude(drafted_by=actor.own_id)
    else:
        by_head = signed.filter(level=2, signed_by__in=holders([HEAD]).values("pk"), paper__state=PaperState.REVIEWED)
        rows, drafts = (
            rows.filter(pk__in=by_head.values("paper")),
            drafts.filter(drafted_by__in=holders([HEAD]).values("pk")),
        )
    papers = rows.select_related("engagement").defer("sealed_result").order_by("made_at", "pk")[:PER_AREA]
    items = [_item(_("Sign a working paper last"), row) for row in papers]
    return items + [
        DeskItem(_("Put the audit manual in force"), str(row), row.get_absolute_url(), row.drafted_at.date(), None)
        for row in drafts
    ]
