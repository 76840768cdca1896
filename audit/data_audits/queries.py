"""Reads of data audits, for pages."""

from typing import Any

from django.db.models import Count, Q, QuerySet

from audit.data_audits.access import visible_runs, visible_sets
from audit.data_audits.choices import RunState, SetState
from audit.data_audits.models import DataSet, Evaluation, Progress, Run
from audit.data_audits.sealing import opened_json
from audit.engagements.models import Engagement
from governance.access import Actor

SHOWN = 100
"""Rows of a table on the page; the download holds those that were kept."""


def sets_for(actor: Actor) -> QuerySet[DataSet]:
    """Return the data sets that the actor works with."""
    return visible_sets(actor).select_related("engagement", "made_by")


def ready_sets(actor: Actor, beside: DataSet) -> QuerySet[DataSet]:
    """Return the other data sets with which one can be matched: of the same engagement, or of the department."""
    same = Q(engagement=beside.engagement_id) | Q(engagement__isnull=True)
    return visible_sets(actor).filter(same, state=SetState.READY).exclude(pk=beside.pk)


def profile_of(data_set: DataSet) -> list[dict[str, Any]]:
    """Return what the columns hold; nothing before it is ready."""
    if not data_set.sealed_profile:
        return []
    columns: list[dict[str, Any]] = opened_json(data_set.pk, data_set.sealed_profile)["columns"]
    return columns


def runs_of(actor: Actor, data_set: DataSet) -> list[Run]:
    """Return the latest runs on a data set, without their results."""
    rows = visible_runs(actor).filter(Q(data_set=data_set) | Q(other=data_set))
    return list(rows.defer("sealed_result").select_related("asked_by")[:SHOWN])


def sets_of_engagement(actor: Actor, engagement: Engagement) -> list[DataSet]:
    """Return the data sets of an engagement with the number of their runs."""
    rows = visible_sets(actor).filter(engagement=engagement).defer("sealed_profile")
    return list(rows.annotate(run_count=Count("runs"))[:SHOWN])


def runs_of_engagement(actor: Actor, engagement: Engagement) -> list[Run]:
    """Return the latest finished runs of an engagement, without their results."""
    rows = visible_runs(actor).filter(data_set__engagement=engagement, state=RunState.DONE, repeats__isnull=True)
    return list(rows.defer("sealed_result", "data_set__sealed_profile").select_related("data_set", "asked_by")[:20])


def result_of(run: Run) -> dict[str, Any] | None:
    """Return what was found; None before the end."""
    found: dict[str, Any] | None = opened_json(run.pk, run.sealed_result) if run.sealed_result else None
    return found


def evaluations_of(run: Run) -> list[Evaluation]:
    """Return the evaluations of a sample, newest first."""
    return list(run.evaluations.select_related("made_by"))


def repetitions_of(run: Run) -> list[Run]:
    """Return the runs that repeat this one, newest first."""
    return list(run.repetitions.defer("sealed_result").select_related("asked_by"))


def progress_of(row: DataSet | Run) -> Progress | None:
    """Return how far the worker is; None before it began."""
    return Progress.objects.filter(pk=row.pk).first()
