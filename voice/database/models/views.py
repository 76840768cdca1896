"""Conditions of the list of voices that somebody saved."""

import uuid

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from governance import clock
from governance.ledger.guard import ledger_required
from governance.people.models import Person


class SavedView(models.Model):
    """Conditions under a name. Whoever opens them sees what they may see themselves, nothing more."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner = models.ForeignKey(Person, models.PROTECT, related_name="+")
    name = models.CharField(_("Name of the view"), max_length=60)
    conditions = models.CharField(max_length=1000)
    """As in the address of the list."""
    shared_role = models.CharField(max_length=40, blank=True)
    """The role whose holders see it too; "" for the owner alone."""
    removed_at = models.DateTimeField(null=True)
    made_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["name", "id"]
        triggers = [ledger_required()]
        indexes = [models.Index(fields=["owner"], name="voice_saved_views")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Return the list under the conditions."""
        return f"{reverse('voice:voices')}?{self.conditions}"
