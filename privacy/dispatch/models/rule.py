"""How a batch is checked, in writing. A rule is never changed; the next version comes into force on a later day."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from governance import clock
from governance.ledger.guard import filed_is_filed, ledger_required
from governance.people.models import Person
from privacy.dispatch.choices import How, Kind


class CheckRule(models.Model):
    """One version of the rule for one kind. Those that came with the system were written by nobody."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(_("What is sent"), max_length=6, choices=Kind.choices)
    valid_from = models.DateField(_("In force from"))
    how = models.CharField(_("What is checked"), max_length=6, choices=How.choices)
    sample_size = models.PositiveIntegerField(_("Size of the sample"), null=True)
    preparer_may_check = models.BooleanField(_("Who prepared the batch may check it too"), default=False)
    blind_entry = models.BooleanField(_("The second person types the key fields without seeing them"), default=True)
    remote_second = models.BooleanField(_("A lone shift may ask another unit for the second check"), default=True)
    text = models.TextField(_("The rule in words"), max_length=2000)
    written_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    written_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["kind", "-valid_from"]
        triggers = [
            ledger_required(),
            filed_is_filed(
                "kind", "valid_from", "how", "sample_size", "preparer_may_check", "blind_entry", "remote_second",
                "text", "written_by_id", "written_at",
            ),
        ]  # fmt: skip
        constraints = [
            models.UniqueConstraint(fields=["kind", "valid_from"], name="one_check_rule_a_day"),
            models.CheckConstraint(
                condition=Q(how="each", sample_size__isnull=True) | Q(how="sample", sample_size__gte=1),
                name="sample_with_a_size",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.valid_from}"
