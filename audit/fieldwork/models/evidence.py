"""Photos and files, sealed and hashed, and what is added once the papers are locked."""

import uuid

from django.db import models
from django.db.models import Q

from audit.fieldwork.guards import addendum_afterwards, evidence_in_time
from audit.fieldwork.models.paper import Observation, Paper
from governance import clock
from governance.attachments.sealed import KEPT, SealedFile
from governance.ledger.guard import filed_is_filed, ledger_required
from governance.people.models import Person


class Addendum(models.Model):
    """What is said later about a paper that is locked. Never changed. `sha256`: of its text and its evidence."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    paper = models.ForeignKey(Paper, models.PROTECT, related_name="addenda")
    text = models.TextField(max_length=4000)
    sha256 = models.CharField(max_length=64)
    written_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    written_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["written_at", "id"]
        triggers = [
            ledger_required(),
            filed_is_filed("paper_id", "text", "sha256", "written_by_id", "written_at"),
            addendum_afterwards(),
        ]
        constraints = [models.CheckConstraint(condition=~Q(text=""), name="audit_addendum_with_words")]

    def __str__(self) -> str:
        return str(self.pk)


class Evidence(SealedFile):
    """A photo or file of a paper, of one of its checks, or of an addendum.

    `sha256`: of the copy without metadata that is kept; `original_sha256`: of what the device handed in.
    """

    purpose = "evidence of audits"
    route = "fieldwork:evidence"

    paper = models.ForeignKey(Paper, models.PROTECT, related_name="evidence")
    observation = models.ForeignKey(Observation, models.PROTECT, null=True, related_name="evidence")
    addendum = models.ForeignKey(Addendum, models.PROTECT, null=True, related_name="evidence")
    caption = models.CharField(max_length=200, blank=True)
    sha256 = models.CharField(max_length=64)
    original_sha256 = models.CharField(max_length=64)
    added_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta(SealedFile.Meta):
        triggers = [
            ledger_required(),
            filed_is_filed(
                "paper_id", "observation_id", "addendum_id", "caption", "sha256", "original_sha256", "added_by_id",
                "added_at", *KEPT,
            ),
            evidence_in_time(),
        ]  # fmt: skip
        constraints = [
            models.CheckConstraint(
                condition=Q(observation__isnull=True) | Q(addendum__isnull=True), name="audit_evidence_of_one_row"
            ),
        ]
