"""What the system said on a day. A right or a terminal is one row from the snapshot that first had it to the one that had not."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from governance import clock
from governance.attachments.sealed import KEPT, SealedFile
from governance.ledger.guard import filed_is_filed, ledger_required
from governance.organization.models import Unit
from governance.people.models import Person
from privacy.functions.choices import Means, SnapshotKind, SnapshotState


class Snapshot(models.Model):
    """A file of the system: all rights, or all terminals. The same file is never counted twice (`digest`)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(_("File"), max_length=9, choices=SnapshotKind.choices)
    taken_on = models.DateField(_("As of"))
    state = models.CharField(_("State"), max_length=6, choices=SnapshotState.choices)
    digest = models.CharField(max_length=64)
    rows = models.PositiveIntegerField(_("Rows"))
    wrong = models.PositiveIntegerField(_("Rows with something wrong"), default=0)
    added = models.PositiveIntegerField(_("New since the last"), default=0)
    gone = models.PositiveIntegerField(_("Gone since the last"), default=0)
    uploaded_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField(_("Uploaded"), default=clock.now)

    class Meta:
        ordering = ["-taken_on", "-uploaded_at"]
        triggers = [
            ledger_required(),
            filed_is_filed("kind", "taken_on", "state", "digest", "rows", "wrong", "uploaded_by_id", "uploaded_at"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["kind", "digest"], name="snapshot_file_once"),
            models.UniqueConstraint(fields=["kind", "taken_on"], condition=Q(state="taken"), name="snapshot_a_day"),
            models.CheckConstraint(condition=Q(state="taken", wrong=0) | Q(state="faulty"), name="taken_as_a_whole"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.taken_on.isoformat()}"

    def get_absolute_url(self) -> str:
        """Return the address of the snapshot."""
        return reverse("functions:snapshot", args=[self.pk])


class SnapshotFile(SealedFile):
    """The file itself, as it came."""

    purpose = "snapshots of functions"
    route = "functions:file"

    snapshot = models.OneToOneField(Snapshot, models.PROTECT, related_name="file")

    class Meta(SealedFile.Meta):
        triggers = [ledger_required(), filed_is_filed("snapshot_id", *KEPT)]


class Fault(models.Model):
    """What is wrong with a row of a file."""

    id = models.BigAutoField(primary_key=True)
    snapshot = models.ForeignKey(Snapshot, models.PROTECT, related_name="faults")
    row = models.PositiveIntegerField()
    problem = models.CharField(max_length=200)

    class Meta:
        ordering = ["row", "id"]
        triggers = [ledger_required()]

    def __str__(self) -> str:
        return f"{self.row} {self.problem}"


class Function(models.Model):
    """A function of the terminals, as the system calls it."""

    code = models.CharField(_("Function"), max_length=20, primary_key=True)
    name = models.CharField(_("Name of the function"), max_length=80)

    class Meta:
        triggers = [ledger_required()]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


class Holding(models.Model):
    """A right: this member of staff may use this function for this unit. `person`: null for a number nobody bears."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    staff_number = models.CharField(_("Staff number"), max_length=20)
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    block = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    function = models.ForeignKey(Function, models.PROTECT, related_name="+")
    since = models.ForeignKey(Snapshot, models.PROTECT, related_name="rights_added")
    gone_in = models.ForeignKey(Snapshot, models.PROTECT, null=True, related_name="rights_gone")

    class Meta:
        ordering = ["staff_number", "function"]
        triggers = [ledger_required(), filed_is_filed("staff_number", "unit_id", "function_id", "since_id")]
        indexes = [
            models.Index(fields=["unit", "staff_number"], condition=Q(gone_in__isnull=True), name="right_of_unit"),
            models.Index(fields=["person"], condition=Q(gone_in__isnull=True), name="right_of_person"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["staff_number", "unit", "function"], condition=Q(gone_in__isnull=True), name="right_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.staff_number} {self.function_id}"


class Terminal(models.Model):
    """A terminal and how it identifies people. `has_gap`: not by password and vein together."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    number = models.CharField(_("Terminal"), max_length=20)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    block = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    place = models.CharField(_("Place"), max_length=80)
    means = ArrayField(models.CharField(max_length=8, choices=Means.choices), verbose_name=_("Identifies by"))
    has_gap = models.BooleanField(_("Gap"))
    since = models.ForeignKey(Snapshot, models.PROTECT, related_name="terminals_added")
    gone_in = models.ForeignKey(Snapshot, models.PROTECT, null=True, related_name="terminals_gone")

    class Meta:
        ordering = ["number"]
        triggers = [ledger_required(), filed_is_filed("number", "unit_id", "place", "means", "has_gap", "since_id")]
        indexes = [models.Index(fields=["unit", "number"], condition=Q(gone_in__isnull=True), name="terminal_of_unit")]
        constraints = [
            models.UniqueConstraint(fields=["number"], condition=Q(gone_in__isnull=True), name="terminal_once")
        ]

    def __str__(self) -> str:
        return self.number

    def get_absolute_url(self) -> str:
        """Return the address of the list."""
        return reverse("functions:terminals")

    @property
    def means_shown(self) -> str:
        """Return the means in words."""
        return "・".join(str(Means(one).label) for one in self.means)
