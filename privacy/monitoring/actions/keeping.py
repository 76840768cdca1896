"""The numbers that are set, and what is thrown away after its years."""

from datetime import date, timedelta

from governance.access import Actor
from governance.runner import NO_CLOCKS, NO_EVENTS, STAYS, Stale, action
from governance.versions import TooEarly
from privacy.monitoring.access import is_officer, is_system
from privacy.monitoring.choices import SETTLED
from privacy.monitoring.models import Flag, FlaggedView, Forgetting, Judgement, Look, Plant, Settings, Task

AT_ONCE = 1000
What = Forgetting.What


@action(
    "monitoring.revise_settings", subject=Settings, who=is_officer, moves=STAYS, clocks=NO_CLOCKS, emits=NO_EVENTS,
    ledger=("valid_from",),
)  # fmt: skip
def revise_settings(settings: Settings, *, actor: Actor, values: dict[str, int], reason: str, valid_from: date) -> None:
    """Let other numbers hold from a day on. Raises TooEarly, Stale when there is a later version."""
    if settings.valid_to is not None:
        raise Stale
    if valid_from <= settings.valid_from:
        raise TooEarly
    settings.valid_to = valid_from - timedelta(days=1)
    settings.save()  # ends before the next one begins: the periods may not overlap
    Settings.objects.create(
        number=settings.number + 1, values=values, reason=reason, written_by_id=actor.own_id, valid_from=valid_from
    )


@action(
    "monitoring.forget_tasks", subject=Forgetting, creates=True, who=is_system, moves=STAYS, clocks=NO_CLOCKS,
    emits=NO_EVENTS, ledger=("before", "days"),
)  # fmt: skip
def forget_tasks(*, actor: Actor, before: date, days: list[str]) -> Forgetting:
    """Throw away settled tasks of the days before one with all that hangs on them, some hundreds at once.

    `days`: number of tasks by day, for the ledger (`queries.outdated_days`).
    """
    rows = Task.objects.filter(state__in=SETTLED, day__lt=before).order_by("day", "pk")
    gone = list(rows.values_list("pk", flat=True)[:AT_ONCE])
    flags = Flag.objects.filter(task__in=gone)
    Judgement.without_purpose.through.objects.filter(judgement__flag__in=flags).delete()
    for model in (Judgement, Plant, FlaggedView):
        model._default_manager.filter(flag__in=flags).delete()
    Look.objects.filter(task__in=gone).delete()
    flags.delete()
    Task.objects.filter(pk__in=gone).delete()
    return Forgetting.objects.create(what=What.TASKS, before=before, number=len(gone))


@action(
    "monitoring.note_forgotten_logs", subject=Forgetting, creates=True, who=is_system, moves=STAYS, clocks=NO_CLOCKS,
    emits=NO_EVENTS, ledger=("before", "number"),
)  # fmt: skip
def note_forgotten_logs(*, actor: Actor, before: date, number: int) -> Forgetting:
    """Note that logs of the days before one were thrown away; the ledger holds each part by its hash."""
    return Forgetting.objects.create(what=What.LOGS, before=before, number=number)


@action(
    "monitoring.note_forgotten_files", subject=Forgetting, creates=True, who=is_system, moves=STAYS, clocks=NO_CLOCKS,
    emits=NO_EVENTS, ledger=("before", "number"),
)  # fmt: skip
def note_forgotten_files(*, actor: Actor, before: date, number: int) -> Forgetting:
    """Note that files that could not be taken in before a day were thrown away."""
    return Forgetting.objects.create(what=What.FILES, before=before, number=number)
