"""A year's plan, version by version. It holds what nobody outside may know of (access.py)."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from audit.planning.choices import PlanState
from audit.planning.guards import approved_as_submitted
from governance import clock
from governance.calendar.eras import fiscal_year_in_japanese
from governance.ledger.guard import filed_is_filed, ledger_required
from governance.people.models import Person


class AnnualPlan(models.Model):
    """One version. `digest` is reckoned when it is submitted, `approved_digest` is what the president approved."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    fiscal_year = models.PositiveSmallIntegerField(_("Fiscal year"))
    number = models.PositiveSmallIntegerField(pgettext_lazy("audit", "Version"))
    state = models.CharField(_("State"), max_length=9, choices=PlanState.choices, default=PlanState.DRAFT)
    policy = models.TextField(_("Policy of the year"), max_length=4000)
    reason = models.CharField(_("Why it is changed"), max_length=400, blank=True)
    """Empty for the first version alone."""
    cycle_years = models.PositiveSmallIntegerField(_("Every unit is audited at least once in so many years"), default=5)
    made_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=clock.now)
    digest = models.CharField(pgettext_lazy("audit", "Digest"), max_length=64, blank=True)
    returned_because = models.CharField(_("Why it was returned"), max_length=400, blank=True)
    approved_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    approved_at = models.DateTimeField(null=True)
    approved_digest = models.CharField(max_length=64, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-fiscal_year", "-number"]
        triggers = [
            ledger_required(),
            filed_is_filed("fiscal_year", "number", "made_by_id", "made_at"),
            approved_as_submitted(),
        ]
        constraints = [
            models.UniqueConstraint(fields=["fiscal_year", "number"], name="audit_plan_version_once"),
            models.UniqueConstraint(
                fields=["fiscal_year"], condition=Q(state="approved"), name="one_approved_audit_plan_a_year"
            ),
            models.UniqueConstraint(
                fields=["fiscal_year"], condition=Q(state__in=["draft", "submitted"]), name="one_open_audit_plan_a_year"
            ),
            models.CheckConstraint(condition=Q(number=1) | ~Q(reason=""), name="audit_plan_changed_with_a_reason"),
            models.CheckConstraint(condition=Q(cycle_years__gte=1, cycle_years__lte=20), name="audit_plan_cycle"),
            models.CheckConstraint(condition=Q(state="draft") | ~Q(digest=""), name="audit_plan_submitted_with_digest"),
            models.CheckConstraint(
                condition=Q(state__in=["draft", "submitted"], approved_by__isnull=True, approved_at__isnull=True)
                | Q(state__in=["approved", "replaced"], approved_by__isnull=False, approved_at__isnull=False,
                    approved_digest=F("digest")),
                name="audit_plan_approved_with_name",
            ),
            models.CheckConstraint(
                condition=Q(approved_by__isnull=True) | ~Q(approved_by=F("made_by")), name="audit_plan_approved_by_another"
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{fiscal_year_in_japanese(self.fiscal_year)} 第{self.number}版"

    def get_absolute_url(self) -> str:
        """Return the address of the version."""
        return reverse("planning:plan", args=[self.pk])
