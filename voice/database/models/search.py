"""What the search knows of a voice."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Q

from governance.ledger.guard import ledger_required
from governance.organization.models import Unit
from governance.people.models import Person
from voice.models import Voice

EDITION = 1
"""Grows when words or sketches are computed otherwise; rows of an earlier edition are renewed hour by hour."""


class SearchRow(models.Model):
    """One row beside each voice, written with it: its words, its letters, and by what searches are narrowed."""

    voice = models.OneToOneField(Voice, models.PROTECT, primary_key=True, related_name="search")
    month = models.IntegerField()
    """Year × 12 + month of filing: recent months are searched first."""
    filed_at = models.DateTimeField()
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+", db_index=False)
    block = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+", db_index=False)
    filed_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+", db_index=False)
    tokens = SearchVectorField()
    letters = models.TextField()
    """Title, text and what was done, folded: for words that the dictionary divides otherwise."""
    bands = ArrayField(models.BigIntegerField(), default=list)
    """MinHash of the words, in bands: two voices that share a band may say the same."""
    compared = models.BooleanField(default=False)
    """Whether the voice was compared with earlier ones."""
    subject_code = models.CharField(max_length=8, blank=True)
    procedure_code = models.CharField(max_length=8, blank=True)
    """What the voice is classified as now."""
    edition = models.PositiveSmallIntegerField(default=EDITION)

    class Meta:
        triggers = [ledger_required()]
        indexes = [
            GinIndex(fields=["month", "tokens"], name="voice_search_words"),
            GinIndex(fields=["bands"], name="voice_search_bands"),
            models.Index(fields=["filed_at"], condition=Q(compared=False), name="voice_search_to_compare"),
            models.Index(fields=["unit", "-filed_at"], name="voice_search_of_unit"),
            models.Index(fields=["filed_by", "-filed_at"], name="voice_search_of_filer"),
            models.Index(fields=["subject_code", "-filed_at"], name="voice_search_by_subject"),
            models.Index(fields=["procedure_code", "-filed_at"], name="voice_search_by_procedure"),
            models.Index(fields=["month", "subject_code", "unit", "block"], name="voice_search_by_month"),
        ]

    def __str__(self) -> str:
        return str(self.voice_id)
