"""Who sees data and what was found in them: the team of the engagement and the head, nobody else. Rows without an engagement
are the department's. The president and the inspector read what was filed as a working paper."""

from typing import Any, TypeVar

from django.db.models import Model, Q, QuerySet

from audit.access import AUDITOR, DEPARTMENT, HEAD
from audit.data_audits.models import DataSet, Evaluation, Run
from audit.engagements.access import teams_of, visible_engagements
from audit.engagements.choices import LIVE
from audit.engagements.models import Engagement
from governance.access import Actor, scope

Row = TypeVar("Row", bound=Model)


def of_team(rows: QuerySet[Row], actor: Actor, path: str = "engagement") -> QuerySet[Row]:
    """Return the rows that the actor works with."""
    if actor.kind == "system" or (actor.kind == "person" and actor.holds(HEAD)):
        return rows
    if actor.kind != "person" or not actor.holds(AUDITOR):
        return rows.none()
    mine = Q(**{f"{path}__in": teams_of(actor).values("engagement_id")})
    return rows.filter(mine | Q(**{f"{path}__isnull": True}))


@scope(DataSet)
def visible_sets(actor: Actor) -> QuerySet[DataSet]:
    """Return the data sets that the actor works with."""
    return of_team(DataSet.objects.all(), actor)


@scope(Run)
def visible_runs(actor: Actor) -> QuerySet[Run]:
    """Return the runs on these."""
    return of_team(Run.objects.all(), actor, "data_set__engagement")


@scope(Evaluation)
def visible_evaluations(actor: Actor) -> QuerySet[Evaluation]:
    """Return the evaluations of these."""
    return of_team(Evaluation.objects.all(), actor, "run__data_set__engagement")


def works(actor: Actor, _: Any) -> bool:
    """Return whether somebody of the department acts; the scope has said on what."""
    return actor.kind == "person" and actor.holds(*DEPARTMENT)


def heads(actor: Actor, _: Any) -> bool:
    """Return whether the head acts."""
    return actor.kind == "person" and actor.holds(HEAD)


def works_on_run(actor: Actor, run: Any) -> bool:
    """Return whether the actor files the run as a working paper: of the team, until the fieldwork has ended."""
    engagement = run.data_set.engagement if run else None
    return (
        works(actor, run)
        and engagement is not None
        and engagement.state in LIVE
        and engagement.fieldwork_ended_on is None
    )


def engagements_to_feed(actor: Actor) -> QuerySet[Engagement]:
    """Return the engagements to which the actor may add data: those being worked on whose team they are in; to the head all."""
    rows = visible_engagements(actor).filter(state__in=LIVE)
    return rows if heads(actor, None) else rows.filter(pk__in=teams_of(actor).values("engagement_id"))
