"""Who reads what of access logs: files, rules and days are for the readers of all, shares explained for units too."""

from typing import Any

from django.db.models import QuerySet

from governance.access import Actor, scope
from privacy.access import OFFICER, READERS_OF_ALL, in_scope
from privacy.access_logs.models import Damage, DayPart, LogDay, LogFile, RuleVersion, StoreCheck, UnitDay


def is_system(actor: Actor, _: Any) -> bool:
    """Return whether the system itself acts."""
    return actor.kind == "system"


def is_officer(actor: Actor, _: Any) -> bool:
    """Return whether the actor keeps the rules."""
    return actor.holds(OFFICER)


def _reads_all(actor: Actor) -> bool:
    return actor.kind == "system" or actor.kind == "person" and actor.holds(*READERS_OF_ALL)


@scope(LogFile)
def visible_files(actor: Actor) -> QuerySet[LogFile]:
    """Return all files to the readers of all."""
    return LogFile.objects.all() if _reads_all(actor) else LogFile.objects.none()


@scope(DayPart)
def visible_parts(actor: Actor) -> QuerySet[DayPart]:
    """Return the parts of all files to the readers of all."""
    return DayPart.objects.all() if _reads_all(actor) else DayPart.objects.none()


@scope(StoreCheck)
def visible_store_checks(actor: Actor) -> QuerySet[StoreCheck]:
    """Return the comparisons of the store to the readers of all."""
    return StoreCheck.objects.all() if _reads_all(actor) else StoreCheck.objects.none()


@scope(Damage)
def visible_damages(actor: Actor) -> QuerySet[Damage]:
    """Return what the comparisons found to the readers of all."""
    return Damage.objects.all() if _reads_all(actor) else Damage.objects.none()


@scope(LogDay)
def visible_days(actor: Actor) -> QuerySet[LogDay]:
    """Return all days to the readers of all."""
    return LogDay.objects.all() if _reads_all(actor) else LogDay.objects.none()


@scope(RuleVersion)
def visible_rules(actor: Actor) -> QuerySet[RuleVersion]:
    """Return the rules to the readers of all: who is judged by limits need not know how to stay below them."""
    return RuleVersion.objects.all() if _reads_all(actor) else RuleVersion.objects.none()


@scope(UnitDay)
def visible_shares(actor: Actor) -> QuerySet[UnitDay]:
    """Return the shares of the units that the actor answers for or reads."""
    return in_scope(UnitDay.objects.all(), actor)
