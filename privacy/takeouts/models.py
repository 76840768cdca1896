"""What was taken outside: request, items, more time, losses, certificates of destruction."""

import uuid
from datetime import date

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from governance import clock
from governance.attachments.sealed import KEPT, SealedFile
from governance.ledger.guard import filed_is_filed, ledger_required
from governance.organization.models import Unit
from governance.people.models import Person
from privacy.takeouts.choices import ELECTRONIC, ExtensionState, ItemState, Medium, State
from privacy.takeouts.guards import ended_with_its_items

CLOCK = "D14"


class TakeOut(models.Model):
    """One request, and what became of it. `due_on` moves with each extension that is granted."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    reference = models.CharField(_("Reference number"), max_length=11, unique=True)
    state = models.CharField(_("State"), max_length=9, choices=State.choices, default=State.ASKED)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("Unit"))
    block = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    what = models.CharField(_("What data"), max_length=200)
    persons = models.PositiveIntegerField(_("Of how many persons"))
    purpose = models.CharField(_("What for"), max_length=400)
    destination = models.CharField(_("Where to"), max_length=200)
    protection = models.CharField(_("How it is protected on the way"), max_length=400)
    carrier = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("Who carries it"))
    out_on = models.DateField(_("Leaves on"))
    due_on = models.DateField(_("Back until"))
    asked_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(_("Asked for"), default=clock.now)
    decided_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    decision_note = models.CharField(max_length=400, blank=True)
    left_at = models.DateTimeField(_("Went out"), null=True)
    ended_at = models.DateTimeField(_("Ended"), null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-asked_at", "id"]
        triggers = [
            ledger_required(),
            filed_is_filed(
                "reference", "unit_id", "block_id", "what", "persons", "purpose", "destination", "protection",
                "carrier_id", "out_on", "asked_by_id", "asked_at",
            ),
            ended_with_its_items(),
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["-asked_at", "-id"], name="takeout_by_day"),
            models.Index(fields=["unit", "-asked_at"], name="takeout_of_unit"),
            models.Index(fields=["block", "-asked_at"], name="takeout_of_block"),
            models.Index(fields=["asked_by", "-asked_at"], name="takeout_of_person"),
            models.Index(fields=["carrier", "-asked_at"], name="takeout_of_carrier"),
            models.Index(fields=["due_on"], condition=Q(state="out"), name="takeout_due"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(due_on__gte=F("out_on")), name="takeout_days_in_order"),
            models.CheckConstraint(condition=Q(persons__gte=1), name="takeout_of_someone"),
            models.CheckConstraint(
                condition=~Q(decided_by=F("asked_by")) & ~Q(decided_by=F("carrier")), name="approved_by_another"
            ),
            models.CheckConstraint(
                condition=Q(state__in=["asked", "withdrawn"]) | Q(decided_by__isnull=False, decided_at__isnull=False),
                name="out_after_a_decision",
            ),
            models.CheckConstraint(condition=~Q(state="refused") | ~Q(decision_note=""), name="refused_with_a_reason"),
            models.CheckConstraint(
                condition=Q(state__in=["out", "ended"]) ^ Q(left_at__isnull=True), name="out_with_a_moment"
            ),
            models.CheckConstraint(condition=Q(state="ended") ^ Q(ended_at__isnull=True), name="ended_with_a_moment"),
        ]

    def __str__(self) -> str:
        return self.reference

    def get_absolute_url(self) -> str:
        """Return the address of the request."""
        return reverse("takeouts:takeout", args=[self.pk])

    @property
    def clock_due(self) -> dict[str, date]:
        """Return the approved day: the last one of its clock."""
        return {CLOCK: max(self.due_on, clock.today())}

    @property
    def is_late(self) -> bool:
        """Return whether something is still outside after its day."""
        return self.state == State.OUT and self.due_on < clock.today()


class TakenItem(models.Model):
    """One thing with a number of its own (a label, a tag, an inventory number), read at the door."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    takeout = models.ForeignKey(TakeOut, models.PROTECT, related_name="items")
    number = models.PositiveSmallIntegerField()
    code = models.CharField(_("Number on the item"), max_length=40)
    description = models.CharField(_("What it is"), max_length=120)
    medium = models.CharField(_("Kind of medium"), max_length=7, choices=Medium.choices)
    encrypted = models.BooleanField(_("Encrypted"), default=False)
    locked = models.BooleanField(_("In a locked case"), default=False)
    state = models.CharField(_("State"), max_length=10, choices=ItemState.choices, default=ItemState.INSIDE)
    settled_at = models.DateTimeField(null=True)
    settled_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["number"]
        triggers = [
            ledger_required(),
            filed_is_filed("takeout_id", "number", "code", "description", "medium", "encrypted", "locked"),
        ]
        indexes = [models.Index(fields=["code"], condition=Q(state__in=["inside", "out"]), name="taken_item_code")]
        constraints = [
            models.UniqueConstraint(fields=["takeout", "number"], name="taken_item_number_once"),
            models.UniqueConstraint(fields=["takeout", "code"], name="taken_item_code_once"),
            models.CheckConstraint(
                condition=~Q(medium__in=[str(m) for m in ELECTRONIC]) | Q(encrypted=True),
                name="electronic_is_encrypted",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["inside", "out", "destroying", "lost"])
                | Q(settled_at__isnull=False, settled_by__isnull=False),
                name="settled_with_name_and_moment",
            ),
        ]

    def __str__(self) -> str:
        return self.code

    def get_absolute_url(self) -> str:
        """Return the request."""
        return reverse("takeouts:takeout", args=[self.takeout_id])


class Extension(models.Model):
    """A wish for more time, uttered before the day is over, with a reason."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    takeout = models.ForeignKey(TakeOut, models.PROTECT, related_name="extensions")
    state = models.CharField(max_length=8, choices=ExtensionState.choices, default=ExtensionState.ASKED)
    was_due_on = models.DateField()
    due_on = models.DateField(_("Back until"))
    reason = models.CharField(_("Reason"), max_length=400)
    asked_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(default=clock.now)
    decided_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["asked_at", "id"]
        triggers = [
            ledger_required(),
            filed_is_filed("takeout_id", "was_due_on", "due_on", "reason", "asked_by_id", "asked_at"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["takeout"], condition=Q(state="asked"), name="one_extension_waits"),
            models.CheckConstraint(condition=Q(due_on__gt=F("was_due_on")), name="extended_to_a_later_day"),
            models.CheckConstraint(condition=~Q(decided_by=F("asked_by")), name="extended_by_another"),
            models.CheckConstraint(
                condition=Q(state="asked", decided_by__isnull=True, decided_at__isnull=True)
                | ~Q(state="asked") & Q(decided_by__isnull=False, decided_at__isnull=False),
                name="extension_decided_with_name",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.takeout} {self.due_on}"


class Loss(models.Model):
    """That something outside is lost or stolen: the leak incident opens from it in one step."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    takeout = models.ForeignKey(TakeOut, models.PROTECT, related_name="losses")
    items = models.ManyToManyField(TakenItem, related_name="losses")
    stolen = models.BooleanField(default=False)
    text = models.TextField(_("What happened"), max_length=2000)
    known_at = models.DateTimeField(_("Known since"))
    reported_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    reported_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["reported_at", "id"]
        triggers = [
            ledger_required(),
            filed_is_filed("takeout_id", "stolen", "text", "known_at", "reported_by_id", "reported_at"),
        ]

    def __str__(self) -> str:
        return str(self.takeout)

    def get_absolute_url(self) -> str:
        """Return the request."""
        return reverse("takeouts:takeout", args=[self.takeout_id])


class Certificate(SealedFile):
    """The certificate that what was taken outside was destroyed there."""

    purpose = "certificates of destruction"
    route = "takeouts:certificate"

    takeout = models.ForeignKey(TakeOut, models.PROTECT, related_name="certificates")

    class Meta(SealedFile.Meta):
        triggers = [ledger_required(), filed_is_filed("takeout_id", *KEPT)]
