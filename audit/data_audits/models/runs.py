"""Runs of tests: what was asked of which data, by which code, with which chance; and what was found."""

import uuid

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from audit.data_audits.choices import RunState
from audit.data_audits.models.sets import DataSet
from audit.data_audits.rules import TESTS
from governance import clock
from governance.ledger.guard import filed_is_filed, ledger_required
from governance.people.models import Person


class Run(models.Model):
    """One run. With the same data, parameters, seed and code it finds the same."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    state = models.CharField(_("State"), max_length=9, choices=RunState.choices, default=RunState.WAITING)
    data_set = models.ForeignKey(DataSet, models.PROTECT, related_name="runs", verbose_name=_("Data set"))
    other = models.ForeignKey(DataSet, models.PROTECT, null=True, related_name="+", verbose_name=_("Other list"))
    test = models.CharField(_("Test"), max_length=20)
    params = models.JSONField(_("Parameters"))
    seed = models.CharField(_("Seed"), max_length=32)
    data_sha256 = models.CharField(_("SHA-256 of the data set"), max_length=64)
    other_sha256 = models.CharField(_("SHA-256 of the other list"), max_length=64, blank=True)
    code_version = models.CharField(_("Version of the code"), max_length=40)
    """As it was asked for; a worker with other code notes its own."""
    repeats = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="repetitions", verbose_name=_("Repeats")
    )
    asked_by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("Run by"))
    asked_at = models.DateTimeField(_("Run on"), default=clock.now)
    done_at = models.DateTimeField(_("Done"), null=True)
    found = models.BigIntegerField(_("To look at"), default=0)
    sealed_result = models.BinaryField(default=b"")
    result_sha256 = models.CharField(_("SHA-256 of the result"), max_length=64, blank=True)
    problem = models.CharField(_("What is wrong"), max_length=300, blank=True)
    paper = models.UUIDField(null=True)
    """The working paper as which it was filed."""
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-asked_at", "id"]
        indexes = [
            models.Index(fields=["data_set", "-asked_at"], name="runs_of_data_set"),
            models.Index(fields=["asked_at"], condition=Q(state="waiting"), name="runs_waiting"),
        ]
        triggers = [
            ledger_required(),
            filed_is_filed(
                "data_set_id", "other_id", "test", "params", "seed", "data_sha256", "other_sha256", "repeats_id",
                "asked_by_id", "asked_at",
            ),
            pgtrigger.Protect(
                name="results_are_final", operation=pgtrigger.Update,
                condition=pgtrigger.Condition(
                    "OLD.state <> 'waiting' AND (ROW(NEW.state, NEW.found, NEW.sealed_result, NEW.result_sha256, NEW.done_at, "
                    "NEW.code_version) IS DISTINCT FROM ROW(OLD.state, OLD.found, OLD.sealed_result, OLD.result_sha256, "
                    "OLD.done_at, OLD.code_version) OR OLD.paper IS NOT NULL AND NEW.paper IS DISTINCT FROM OLD.paper)"
                ),
            ),
        ]  # fmt: skip
        constraints = [
            models.CheckConstraint(
                condition=Q(state="done", done_at__isnull=False, result_sha256__regex="^[0-9a-f]{64}$")
                | (~Q(state="done") & Q(result_sha256="", paper__isnull=True)),
                name="run_done_with_hash",
            ),
            models.CheckConstraint(condition=~Q(pk=F("repeats")), name="run_repeats_another"),
        ]

    def __str__(self) -> str:
        return f"{self.test_label} {self.data_set_id}"

    @property
    def test_label(self) -> str:
        """Return the English word for the test; pages translate it."""
        return TESTS[self.test].label if self.test in TESTS else self.test

    def get_absolute_url(self) -> str:
        """Return the address of the run."""
        return reverse("data_audits:run", args=[self.pk])


class Evaluation(models.Model):
    """The errors that were found in the items of a sample, and what they say about the whole. Never changed: a correction is
    another evaluation."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    run = models.ForeignKey(Run, models.PROTECT, related_name="evaluations")
    errors = models.JSONField()
    """Numbers of the rows with an error, each with the value that was found (null where errors are counted)."""
    result = models.JSONField()
    note = models.CharField(_("Note"), max_length=400, blank=True)
    made_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["-made_at", "id"]
        triggers = [ledger_required(), filed_is_filed("run_id", "errors", "result", "note", "made_by_id", "made_at")]

    def __str__(self) -> str:
        return str(self.pk)
