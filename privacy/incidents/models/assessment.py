"""What is known about an incident, and whether it is to be reported by that."""

import uuid
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from governance import clock
from governance.ledger.guard import filed_is_filed, ledger_required
from governance.people.models import Person
from privacy.incidents.choices import PROVEN, Answer, DataKind, Verdict
from privacy.incidents.models.incident import Incident
from privacy.incidents.rules import Facts


def _answer(label: Any, choices: Any = None) -> models.CharField:
    return models.CharField(label, max_length=7, choices=choices or Answer.choices)


class Assessment(models.Model):
    """One assessment by the chief privacy officer. A later one stands beside it; none is ever changed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    incident = models.ForeignKey(Incident, models.PROTECT, related_name="assessments")
    number = models.PositiveSmallIntegerField()
    rules = models.CharField(max_length=10)
    persons = models.PositiveIntegerField(_("Number of persons"), null=True)
    data_kinds = ArrayField(models.CharField(max_length=14, choices=DataKind.choices))
    sensitive = _answer(_("Sensitive information (illness, disability and the like)?"))
    property_damage = _answer(_("Is property damage by misuse to be feared?"))
    wrongful = _answer(_("Was it done with a wrongful purpose?"))
    own_staff = _answer(_("By somebody who works for us?"))
    my_number = _answer(_("Individual numbers?"))
    my_number_system = _answer(_("Kept in the system for the use of individual numbers?"))
    open_to_all = _answer(_("Could anybody see it electronically?"))
    protected = _answer(_("Strongly encrypted, and the key not with it?"), PROVEN)
    unread = _answer(_("All of it back before anyone saw it?"), PROVEN)
    verdict = models.CharField(max_length=10, choices=Verdict.choices)
    met = ArrayField(models.CharField(max_length=16), default=list)
    unclear = ArrayField(models.CharField(max_length=16), default=list)
    excluded = models.CharField(max_length=10, blank=True)
    note = models.TextField(_("On what this rests"), max_length=4000)
    assessed_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    assessed_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["number"]
        triggers = [
            ledger_required(),
            filed_is_filed(
                "incident_id", "number", "rules", "persons", "data_kinds", "sensitive", "property_damage", "wrongful",
                "own_staff", "my_number", "my_number_system", "open_to_all", "protected", "unread", "verdict", "met",
                "unclear", "excluded", "note", "assessed_by_id", "assessed_at",
            ),
        ]  # fmt: skip
        constraints = [models.UniqueConstraint(fields=["incident", "number"], name="leak_assessment_numbered")]

    def __str__(self) -> str:
        return str(self.number)

    @property
    def facts(self) -> Facts:
        """Return what the criteria ask for."""
        return Facts(**{name: getattr(self, name) for name in Facts.__dataclass_fields__})

    @property
    def data_words(self) -> list[str]:
        """Return the kinds of data in words."""
        return [str(DataKind(kind).label) for kind in self.data_kinds]
