"""By what is measured: the written scale of ratings, in versions, and the criteria by code."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from audit.findings.choices import Rating
from governance import clock
from governance.ledger.guard import filed_is_filed, ledger_required
from governance.people.models import Person


class Scale(models.Model):
    """A version of the scale, in force from a day until the next one is. Never changed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    valid_from = models.DateField(_("Valid from"), unique=True)
    reason = models.CharField(_("Reason"), max_length=400)
    decided_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    """Null for the first version, which came with the system."""
    decided_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["-valid_from"]
        triggers = [ledger_required(), filed_is_filed("valid_from", "reason", "decided_by_id", "decided_at")]

    def __str__(self) -> str:
        return str(self.valid_from)


class Level(models.Model):
    """What a rating means in a version of the scale."""

    id = models.BigAutoField(primary_key=True)
    scale = models.ForeignKey(Scale, models.PROTECT, related_name="levels")
    rating = models.CharField(_("Rating"), max_length=10, choices=Rating.choices)
    text = models.CharField(_("When it applies"), max_length=400)

    class Meta:
        ordering = ["rating"]
        triggers = [ledger_required(), filed_is_filed("scale_id", "rating", "text")]
        constraints = [
            models.UniqueConstraint(fields=["scale", "rating"], name="rating_once_in_a_scale"),
            models.CheckConstraint(condition=~Q(text=""), name="rating_with_words"),
        ]

    def __str__(self) -> str:
        return self.rating


class Criterion(models.Model):
    """Something against which is audited: a rule, a manual, a law. Found again by its code."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    code = models.CharField(_("Code"), max_length=12, unique=True)
    name = models.CharField(_("Criterion audited against"), max_length=120)
    source = models.CharField(_("Where it is written"), max_length=200)
    is_current = models.BooleanField(default=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["code"]
        triggers = [ledger_required(), filed_is_filed("code", "name", "source")]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"
