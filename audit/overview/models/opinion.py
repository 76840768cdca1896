"""What the audit head thinks of governance, risk management and control as a whole, once a year."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from audit.overview.choices import OpinionState
from audit.overview.guards import opinion_is_the_heads
from audit.reports.choices import Opinion
from governance import clock
from governance.calendar.eras import fiscal_year_in_japanese
from governance.ledger.guard import filed_is_filed, ledger_required
from governance.people.models import Person


class YearlyOpinion(models.Model):
    """The opinion of a fiscal year. Nobody but the head words it; presented, it is final: only addenda are added."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    fiscal_year = models.PositiveSmallIntegerField(_("Fiscal year"), unique=True)
    state = models.CharField(_("State"), max_length=9, choices=OpinionState.choices, default=OpinionState.DRAFT)
    overall = models.CharField(_("Overall opinion"), max_length=9, choices=Opinion.choices)
    governance = models.CharField(_("Governance"), max_length=9, choices=Opinion.choices)
    risk = models.CharField(_("Risk management"), max_length=9, choices=Opinion.choices)
    control = models.CharField(_("Internal control"), max_length=9, choices=Opinion.choices)
    basis = models.TextField(_("What the opinion rests on"), max_length=8000)
    limits = models.TextField(_("What was not looked at, and other limits"), max_length=4000)
    independence = models.TextField(_("Statement on independence"), max_length=4000)
    content = models.JSONField(null=True)
    """The whole opinion with the figures of the year as it was handed over (snapshot.py)."""
    hash = models.CharField(_("Hash of the opinion"), max_length=64, blank=True)
    begun_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    begun_at = models.DateTimeField(default=clock.now)
    handed_at = models.DateTimeField(_("Handed to the president"), null=True)
    presented_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    presented_at = models.DateTimeField(_("Presented"), null=True)
    remark = models.TextField(_("Remark of the president"), max_length=2000, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-fiscal_year"]
        triggers = [
            ledger_required(),
            filed_is_filed("fiscal_year", "begun_by_id", "begun_at"),
            opinion_is_the_heads(),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="draft", content__isnull=True, hash="", handed_at__isnull=True)
                | (~Q(state="draft") & Q(content__isnull=False, handed_at__isnull=False) & ~Q(hash="")),
                name="opinion_handed_over_with_a_hash",
            ),
            models.CheckConstraint(
                condition=Q(state="presented", presented_by__isnull=False, presented_at__isnull=False)
                | (~Q(state="presented") & Q(presented_by__isnull=True, presented_at__isnull=True, remark="")),
                name="opinion_presented_with_name",
            ),
            models.CheckConstraint(
                condition=Q(presented_by__isnull=True) | ~Q(presented_by=F("begun_by")), name="opinion_presented_by_another"
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return fiscal_year_in_japanese(self.fiscal_year)

    def get_absolute_url(self) -> str:
        """Return the address of the opinion."""
        return reverse("audit-overview:opinion", args=[self.pk])


class Addendum(models.Model):
    """Something added to a presented opinion. Never changed."""

    id = models.BigAutoField(primary_key=True)
    opinion = models.ForeignKey(YearlyOpinion, models.PROTECT, related_name="addenda")
    number = models.PositiveSmallIntegerField()
    text = models.TextField(_("Addendum"), max_length=8000)
    added_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    added_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["number"]
        triggers = [ledger_required(), filed_is_filed("opinion_id", "number", "text", "added_by_id", "added_at")]
        constraints = [models.UniqueConstraint(fields=["opinion", "number"], name="opinion_addendum_number_once")]

    def __str__(self) -> str:
        return f"{self.opinion_id} {self.number}"
