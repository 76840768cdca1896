"""Who reads and writes working papers: audit.engagements.access says who works on an engagement or reads everything of it."""

from typing import Any

from django.db.models import QuerySet

from audit.access import DEPARTMENT, HEAD, INSPECTOR, PRESIDENT, is_head, is_president
from audit.engagements.access import in_team_of, leads, of_workers, reads_all_of, works_on
from audit.engagements.choices import MemberRole
from audit.engagements.models import Engagement
from audit.fieldwork.models import Addendum, Evidence, Manual, Note, Paper
from governance.access import Actor, scope

READ = (*DEPARTMENT, PRESIDENT, INSPECTOR)
WRITE = DEPARTMENT
SIGN = (*DEPARTMENT, PRESIDENT)


@scope(Paper)
def visible_papers(actor: Actor) -> QuerySet[Paper]:
    """Return the papers of engagements on which the actor works or of which they read everything."""
    return of_workers(Paper.objects.all(), actor)


@scope(Note)
def visible_notes(actor: Actor) -> QuerySet[Note]:
    """Return the notes on these papers."""
    return of_workers(Note.objects.all(), actor, "paper__engagement")


@scope(Evidence)
def visible_evidence(actor: Actor) -> QuerySet[Evidence]:
    """Return the files of these papers."""
    return of_workers(Evidence.objects.all(), actor, "paper__engagement")


@scope(Addendum)
def visible_addenda(actor: Actor) -> QuerySet[Addendum]:
    """Return the addenda to these papers."""
    return of_workers(Addendum.objects.all(), actor, "paper__engagement")


@scope(Manual)
def visible_manuals(actor: Actor) -> QuerySet[Manual]:
    """Return every version to the department and those it answers to, nothing to others."""
    rows = Manual.objects.all()
    return rows if actor.kind == "system" or (actor.kind == "person" and actor.holds(*READ)) else rows.none()


def drafts(actor: Actor, _: Any) -> bool:
    """Return whether the actor drafts the manual: an auditor or the head."""
    return actor.kind == "person" and actor.holds(*DEPARTMENT)


def decides(actor: Actor, manual: Any) -> bool:
    """Return whether the head puts a version in force that somebody else drafted; the president what the head drafted."""
    return (
        actor.kind == "person" and actor.holds(HEAD, PRESIDENT)
        and (manual is None or manual.drafted_by_id != actor.person_id)
    )  # fmt: skip


def adds(actor: Actor, engagement: Engagement) -> bool:
    """Return whether the actor takes procedures into the engagement's programme."""
    return works_on(actor, engagement)


def exports(actor: Actor, engagement: Engagement) -> bool:
    """Return whether the actor takes the whole file: who reads everything, once it is opened."""
    return not engagement.is_secret and reads_all_of(actor, engagement)


def prepares(actor: Actor, paper: Paper) -> bool:
    """Return whether the actor writes the paper: its preparer, still at work on the engagement."""
    return paper.prepared_by_id == actor.person_id and works_on(actor, paper.engagement)


def leads_paper(actor: Actor, paper: Paper) -> bool:
    """Return whether the actor says who prepares the paper and what is dropped."""
    return leads(actor, paper.engagement)


def is_author(actor: Actor, paper: Paper) -> bool:
    """Return whether the actor ever prepared the paper."""
    return actor.person_id in paper.authors


def reviews(actor: Actor, paper: Paper) -> bool:
    """Return whether the actor signs the second level: lead or reviewer of the team, or the head; never an author."""
    if is_author(actor, paper):
        return False
    return is_head(actor, paper) or in_team_of(actor, paper.engagement, MemberRole.LEAD, MemberRole.REVIEWER)


def approves(actor: Actor, paper: Paper) -> bool:
    """Return whether the actor signs the last level: the head; the president where the head had a part before."""
    return not is_author(actor, paper) and (is_head(actor, paper) or is_president(actor, paper))


def judges(actor: Actor, paper: Paper) -> bool:
    """Return whether the actor raises notes on the paper and sends it back."""
    return reviews(actor, paper) or approves(actor, paper)


def answers_note(actor: Actor, note: Note) -> bool:
    """Return whether the actor answers the note."""
    return prepares(actor, note.paper)


def clears_note(actor: Actor, note: Note) -> bool:
    """Return whether the actor clears the note: a reviewer who did not answer it."""
    return judges(actor, note.paper) and note.answered_by_id != actor.person_id


def adds_later(actor: Actor, paper: Paper) -> bool:
    """Return whether the actor writes an addendum."""
    return works_on(actor, paper.engagement)


def is_reader(actor: Actor, _: Any) -> bool:
    """Return whether the actor is a person who may see the row (the scope has said so already)."""
    return actor.kind == "person"
