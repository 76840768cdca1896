"""Who sees what about auditors: the head, the president and the inspector all, auditors themselves."""

from typing import Any

from django.db.models import QuerySet

from audit.access import AUDITOR, DEPARTMENT, OVERSEERS, is_head
from audit.auditors.models import (
    Auditor,
    Designed,
    Goal,
    IndependenceRule,
    Process,
    Qualification,
    Relative,
    Service,
    SkillLevel,
    Study,
    StudyNeed,
)
from governance.access import Actor, scope

SEERS = (*OVERSEERS, AUDITOR)


def reads_all(actor: Actor) -> bool:
    """Return whether the actor reads of every auditor."""
    return actor.kind == "system" or (actor.kind == "person" and actor.holds(*OVERSEERS))


def _of_auditor(rows: QuerySet[Any], actor: Actor, path: str) -> QuerySet[Any]:
    if reads_all(actor):
        return rows
    return rows.filter(**{path: actor.own_id}) if actor.kind == "person" and actor.holds(AUDITOR) else rows.none()


@scope(Auditor)
def visible_auditors(actor: Actor) -> QuerySet[Auditor]:
    """Return all auditors to those who oversee, oneself to an auditor."""
    return _of_auditor(Auditor.objects.all(), actor, "person_id")


@scope(Service)
def visible_services(actor: Actor) -> QuerySet[Service]:
    """Return the lines of history of the auditors in sight."""
    return _of_auditor(Service.objects.all(), actor, "auditor__person_id")


@scope(Relative)
def visible_relatives(actor: Actor) -> QuerySet[Relative]:
    """Return the relatives of the auditors in sight."""
    return _of_auditor(Relative.objects.all(), actor, "auditor__person_id")


@scope(Designed)
def visible_designs(actor: Actor) -> QuerySet[Designed]:
    """Return what the auditors in sight designed."""
    return _of_auditor(Designed.objects.all(), actor, "auditor__person_id")


@scope(Qualification)
def visible_qualifications(actor: Actor) -> QuerySet[Qualification]:
    """Return the qualifications of the auditors in sight."""
    return _of_auditor(Qualification.objects.all(), actor, "auditor__person_id")


@scope(Study)
def visible_studies(actor: Actor) -> QuerySet[Study]:
    """Return the study of the auditors in sight."""
    return _of_auditor(Study.objects.all(), actor, "auditor__person_id")


@scope(SkillLevel)
def visible_levels(actor: Actor) -> QuerySet[SkillLevel]:
    """Return the assessments of the auditors in sight."""
    return _of_auditor(SkillLevel.objects.all(), actor, "auditor__person_id")


@scope(Goal)
def visible_goals(actor: Actor) -> QuerySet[Goal]:
    """Return the growth plans of the auditors in sight."""
    return _of_auditor(Goal.objects.all(), actor, "auditor__person_id")


def _known_to_department(rows: QuerySet[Any], actor: Actor) -> QuerySet[Any]:
    if actor.kind == "system" or (actor.kind == "person" and actor.holds(*SEERS)):
        return rows
    return rows.none()


@scope(Process)
def visible_processes(actor: Actor) -> QuerySet[Process]:
    """Return all processes and systems to the department and those who oversee it."""
    return _known_to_department(Process.objects.all(), actor)


@scope(IndependenceRule)
def visible_rules(actor: Actor) -> QuerySet[IndependenceRule]:
    """Return all versions of the rule to the department and those who oversee it."""
    return _known_to_department(IndependenceRule.objects.all(), actor)


@scope(StudyNeed)
def visible_needs(actor: Actor) -> QuerySet[StudyNeed]:
    """Return the needs of study to the department and those who oversee it."""
    return _known_to_department(StudyNeed.objects.all(), actor)


def is_self_or_head(actor: Actor, auditor: Auditor) -> bool:
    """Return whether the actor is the auditor, or the head."""
    return is_head(actor, auditor) or (
        actor.kind == "person" and actor.holds(*DEPARTMENT) and auditor.person_id == actor.own_id
    )


def is_self(actor: Actor, auditor: Auditor) -> bool:
    """Return whether the actor is the auditor: nobody declares for somebody else."""
    return actor.kind == "person" and actor.holds(*DEPARTMENT) and auditor.person_id == actor.own_id


def is_head_for_another(actor: Actor, auditor: Auditor) -> bool:
    """Return whether the head acts, on somebody else."""
    return is_head(actor, auditor) and auditor.person_id != actor.own_id
