"""Who is concerned by a leak, and how they are told."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from governance import clock
from governance.ledger.guard import filed_is_filed, ledger_required
from governance.people.models import Person
from privacy.incidents.choices import How, Origin
from privacy.incidents.models.incident import Incident


class PersonsList(models.Model):
    """The persons concerned, sealed with a key outside the database. A later list stands beside it; the newest counts.

    `digest`: over who is concerned (the records, for a list from the log), so that a completed list is still the same one.
    `complete`: everyone in it has a name and an address.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    incident = models.ForeignKey(Incident, models.PROTECT, related_name="lists")
    number = models.PositiveSmallIntegerField()
    origin = models.CharField(max_length=5, choices=Origin.choices)
    count = models.PositiveIntegerField(_("Persons"))
    complete = models.BooleanField()
    digest = models.CharField(max_length=64)
    sealed = models.BinaryField()
    made_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["number"]
        triggers = [
            ledger_required(),
            filed_is_filed(
                "incident_id", "number", "origin", "count", "complete", "digest", "sealed", "made_by_id", "made_at"
            ),
        ]
        constraints = [
            models.UniqueConstraint(fields=["incident", "number"], name="leak_list_numbered"),
            models.CheckConstraint(condition=Q(count__gt=0), name="leak_list_of_somebody"),
        ]

    def __str__(self) -> str:
        return str(self.number)


class Letter(models.Model):
    """One wording of the letter to the persons. The newest counts."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    incident = models.ForeignKey(Incident, models.PROTECT, related_name="letters")
    number = models.PositiveSmallIntegerField()
    text = models.TextField(_("Letter"), max_length=4000)
    written_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    written_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["number"]
        triggers = [
            ledger_required(),
            filed_is_filed("incident_id", "number", "text", "written_by_id", "written_at"),
        ]
        constraints = [models.UniqueConstraint(fields=["incident", "number"], name="leak_letter_numbered")]

    def __str__(self) -> str:
        return str(self.number)


class Telling(models.Model):
    """That persons were told, or that a publication takes the place of telling them: why, and which desk answers.

    `unreached`: how many could not be told this way. `settled_at`: for a publication, when it had come out.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    incident = models.ForeignKey(Incident, models.PROTECT, related_name="tellings")
    how = models.CharField(_("How they were told"), max_length=11, choices=How.choices)
    told_on = models.DateField(_("Day"))
    persons = models.PositiveIntegerField(_("Persons told"))
    unreached = models.PositiveIntegerField(_("Persons not reached"), default=0)
    note = models.TextField(_("Note"), max_length=2000, blank=True)
    desk = models.TextField(_("Desk for questions"), max_length=400, blank=True)
    noted_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    noted_at = models.DateTimeField(default=clock.now)
    published_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["noted_at", "id"]
        triggers = [
            ledger_required(),
            filed_is_filed(
                "incident_id", "how", "told_on", "persons", "unreached", "note", "desk", "noted_by_id", "noted_at"
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["incident"], condition=Q(how="publication"), name="one_publication_instead_of_telling"
            ),
            models.CheckConstraint(
                condition=~Q(how="publication") & Q(desk="", published_at__isnull=True)
                | Q(how="publication") & ~Q(desk="") & ~Q(note=""),
                name="publication_with_reason_and_desk",
            ),
            models.CheckConstraint(
                condition=Q(published_at__isnull=True) | Q(published_at__gte=F("noted_at")), name="told_by_then"
            ),
        ]

    def __str__(self) -> str:
        return self.how
