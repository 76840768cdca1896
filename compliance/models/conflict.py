"""Who has a case, and who must not see it."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _
from guardian.models import UserObjectPermissionBase

from compliance.models.case import Case
from governance import clock
from governance.ledger.guard import ledger_required
from governance.people.models import Person


class CaseGrant(UserObjectPermissionBase):
    """guardian's grant of one case to one person, with a direct foreign key: one join, no generic look-up."""

    content_object = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="grants")

    class Meta(UserObjectPermissionBase.Meta):
        abstract = False
        triggers = [ledger_required()]


class Exclusion(models.Model):
    """A person who must not see a case, whatever roles or grants they hold."""

    class Reason(models.TextChoices):
        NAMED = "named", _("Named in the report")
        DECLARED = "declared", _("Declared a relation")

    case = models.ForeignKey(Case, models.CASCADE, related_name="exclusions")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    reason = models.CharField(max_length=8, choices=Reason.choices)

    class Meta:
        triggers = [ledger_required()]
        constraints = [models.UniqueConstraint(fields=["case", "person"], name="excluded_once")]

    def __str__(self) -> str:
        return self.reason


class Declaration(models.Model):
    """What a person declared before they opened a case for the first time: whether they have a relation to it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.CASCADE, related_name="declarations")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    relation = models.BooleanField()
    declared_at = models.DateTimeField(default=clock.now)

    class Meta:
        triggers = [ledger_required()]
        constraints = [models.UniqueConstraint(fields=["case", "person"], name="declared_once")]

    def __str__(self) -> str:
        return "relation" if self.relation else "no relation"
