"""What is asked for, in versions: written as a draft, one at a time, then decided for good from a day on.

class CriteriaSet(Version):
    class Meta(Version.Meta):
        triggers = [ledger_required(), final_when("decided", "visits_set_is_final")]
        constraints = version_constraints("one_draft_of_visits_set", "visits_set_decided_with_a_day")

number, last = next_version(CriteriaSet)                # in the action that begins a draft as a copy of the last one
decide(criteria_set, actor=actor, valid_from=day)       # in the action that puts it in force
"""

import uuid
from datetime import date
from typing import Any, TypeVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from governance import clock
from governance.access import Actor
from governance.people.models import Person
from governance.runner import Refused
from governance.runner.numbering import next_number


class SetState(models.TextChoices):
    """A version is written, then decided for good."""

    DRAFT = "draft", _("Draft")
    DECIDED = "decided", _("Decided")


class DraftExists(Refused):
    """One draft at a time."""

    code = "draft_exists"
    message = _("There is a draft already. Go on with that one.")


class NothingToDecide(Refused):
    """A version without a line."""

    code = "no_lines"
    message = _("Write at least one line first.")


class TooEarly(Refused):
    """A version would come into force before, or on the day of, the one decided last."""

    code = "before_the_last"
    message = _("The day must lie after the day on which the last version came into force.")
    field = "valid_from"


class Version(models.Model):
    """One version. Its lines are rows of their own, final with it (`governance.ledger.guard.final_with`)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    number = models.PositiveIntegerField(_("Version"), unique=True)
    state = models.CharField(_("State"), max_length=7, choices=SetState.choices, default=SetState.DRAFT)
    valid_from = models.DateField(_("In force from"), null=True, unique=True)
    drafted_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    drafted_at = models.DateTimeField(default=clock.now)
    decided_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        abstract = True
        ordering = ["-number"]

    def __str__(self) -> str:
        return str(self.number)


def version_constraints(one_draft: str, decided_with_a_day: str) -> list[models.BaseConstraint]:
    """Return the constraints of a model of versions, by these names."""
    decided = ("valid_from", "decided_by", "decided_at")
    return [
        models.UniqueConstraint(fields=["state"], condition=Q(state="draft"), name=one_draft),
        models.CheckConstraint(
            condition=Q(state="draft", **{f"{name}__isnull": True for name in decided})
            | Q(state="decided", **{f"{name}__isnull": False for name in decided}),
            name=decided_with_a_day,
        ),
    ]


Kind = TypeVar("Kind", bound=Version)


def next_version(model: type[Kind]) -> tuple[int, Kind | None]:
    """Return the next number and the last version, None before the first. Called in an action; raises DraftExists."""
    rows: Any = model._default_manager.all()
    number, last = next_number(rows), rows.first()
    if last is not None and last.state == SetState.DRAFT:
        raise DraftExists
    return number, last


def decide(row: Version, *, actor: Actor, valid_from: date) -> None:
    """Let a version hold from a day on. Called in an action; raises TooEarly."""
    if type(row)._default_manager.filter(valid_from__gte=valid_from).exists():
        raise TooEarly
    row.valid_from, row.decided_by_id, row.decided_at = valid_from, actor.own_id, clock.now()
