"""Signatures in three levels, each for the hash that was read; notes of reviewers. Nobody signs their own work."""

from audit.fieldwork.access import answers_note, approves, clears_note, judges, prepares, reviews
from audit.fieldwork.actions.planning import require_work
from audit.fieldwork.choices import SIGNED, NoteState, PaperState, SignLevel
from audit.fieldwork.content import hash_of
from audit.fieldwork.models import Note, Paper, Signature
from audit.fieldwork.queries import missing_in
from audit.fieldwork.refusals import Changed, Incomplete, NotesOpen, OwnWork
from governance import clock
from governance.access import Actor
from governance.runner import NO_CLOCKS, NO_EVENTS, NO_FIELDS, STAYS, Move, action

DRAFT, HANDED_IN, REVIEWED, APPROVED = (
    PaperState.DRAFT, PaperState.HANDED_IN, PaperState.REVIEWED, PaperState.APPROVED,
)  # fmt: skip


@action(
    "fieldwork.hand_in_paper", subject=Paper, who=prepares, moves=Move(DRAFT, to=HANDED_IN), clocks=NO_CLOCKS,
    emits=("fieldwork.paper_submitted",), ledger=("sha256",),
)  # fmt: skip
def hand_in_paper(paper: Paper, *, actor: Actor, sha256: str) -> None:
    """Sign as preparer. `sha256`: of the content as the signer read it. Raises Incomplete or Changed."""
    if missing_in(paper):
        raise Incomplete
    _sign(paper, actor, SignLevel.PREPARER, sha256)
    paper.sha256 = sha256


@action(
    "fieldwork.review_paper", subject=Paper, who=reviews, moves=Move(HANDED_IN, to=REVIEWED), clocks=NO_CLOCKS,
    emits=("fieldwork.paper_reviewed",), ledger=("sha256",),
)  # fmt: skip
def review_paper(paper: Paper, *, actor: Actor, sha256: str) -> None:
    """Sign as reviewer. Raises Changed or NotesOpen."""
    _sign(paper, actor, SignLevel.REVIEWER, sha256)


@action(
    "fieldwork.approve_paper", subject=Paper, who=approves, moves=Move(REVIEWED, to=APPROVED), clocks=NO_CLOCKS,
    emits=NO_EVENTS, ledger=("sha256",),
)  # fmt: skip
def approve_paper(paper: Paper, *, actor: Actor, sha256: str) -> None:
    """Sign last. Raises Changed, NotesOpen or OwnWork."""
    _sign(paper, actor, SignLevel.HEAD, sha256)


def _sign(paper: Paper, actor: Actor, level: SignLevel, sha256: str) -> None:
    """Write the signature; the database refuses it too when it is one's own work or passes a level over."""
    require_work(paper.engagement)
    if sha256 != hash_of(paper) or (level > SignLevel.PREPARER and sha256 != paper.sha256):
        raise Changed
    if level > SignLevel.PREPARER and paper.notes.exclude(state=NoteState.CLEARED).exists():
        raise NotesOpen
    standing = paper.signatures.filter(voided_at__isnull=True)
    if standing.filter(signed_by=actor.own_id).exists():
        raise OwnWork
    Signature.objects.create(paper=paper, level=level, signed_by_id=actor.own_id, signed_at=clock.now(), sha256=sha256)


@action(
    "fieldwork.take_back_paper", subject=Paper, who=prepares, moves=Move(*SIGNED, to=DRAFT), clocks=NO_CLOCKS,
    emits=NO_EVENTS, ledger=NO_FIELDS,
)  # fmt: skip
def take_back_paper(paper: Paper, *, actor: Actor) -> None:
    """Go on writing; every signature is void."""
    _void(paper)


@action(
    "fieldwork.send_back_paper", subject=Paper, who=judges, moves=Move(*SIGNED, to=DRAFT), clocks=NO_CLOCKS,
    emits=("fieldwork.paper_returned",), ledger=NO_FIELDS,
)  # fmt: skip
def send_back_paper(paper: Paper, *, actor: Actor, text: str) -> None:
    """Send it back with a note; every signature is void."""
    _void(paper)
    _raise(paper, actor, text)


def _void(paper: Paper) -> None:
    require_work(paper.engagement)
    for row in paper.signatures.filter(voided_at__isnull=True):
        row.voided_at = clock.now()
        row.save(update_fields=["voided_at"])
    paper.sha256 = ""


def _raise(paper: Paper, actor: Actor, text: str) -> None:
    Note.objects.create(paper=paper, text=text, raised_by_id=actor.own_id, raised_at=clock.now())


@action(
    "fieldwork.raise_note", subject=Paper, who=judges, moves=STAYS.within(DRAFT, *SIGNED), clocks=NO_CLOCKS,
    emits=("fieldwork.note_raised",), ledger=NO_FIELDS,
)  # fmt: skip
def raise_note(paper: Paper, *, actor: Actor, text: str) -> None:
    """Ask something of the preparer; until it is cleared nobody signs any further level."""
    require_work(paper.engagement)
    _raise(paper, actor, text)


@action(
    "fieldwork.answer_note", subject=Note, who=answers_note, moves=Move(NoteState.OPEN, to=NoteState.ANSWERED),
    clocks=NO_CLOCKS, emits=("fieldwork.note_answered",), ledger=NO_FIELDS,
)  # fmt: skip
def answer_note(note: Note, *, actor: Actor, answer: str) -> None:
    """Answer a note."""
    require_work(note.paper.engagement)
    note.answer, note.answered_by_id, note.answered_at = answer, actor.own_id, clock.now()


@action(
    "fieldwork.clear_note", subject=Note, who=clears_note, moves=Move(NoteState.ANSWERED, to=NoteState.CLEARED),
    clocks=NO_CLOCKS, emits=NO_EVENTS, ledger=NO_FIELDS,
)  # fmt: skip
def clear_note(note: Note, *, actor: Actor) -> None:
    """Be content with the answer. Who is not raises another note first."""
    require_work(note.paper.engagement)
    note.cleared_by_id, note.cleared_at = actor.own_id, clock.now()
