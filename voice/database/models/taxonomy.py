"""What voices are about: two trees of terms with dates, and what each voice was classified as."""

import uuid

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from governance import clock
from governance.ledger.guard import filed_is_filed, ledger_required
from governance.organization.models import DateRange
from governance.people.models import Person
from voice.database.choices import Tree
from voice.models import Voice


class Term(models.Model):
    """What a subject or a procedure was called and where it stood in its tree between two days (both included).

    A change is a new row with the same code; a classification points at the row that was in force, and so keeps the name
    under which it was made. The parent is named by its code, so that a renamed parent leaves its children alone.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    tree = models.CharField(_("Tree"), max_length=9, choices=Tree.choices)
    code = models.CharField(_("Code"), max_length=8)
    name = models.CharField(_("Name of the term"), max_length=60)
    parent_code = models.CharField(_("Stands under"), max_length=8, blank=True)
    valid_from = models.DateField(_("Valid from"))
    valid_to = models.DateField(_("Valid to"), null=True)

    class Meta:
        ordering = ["tree", "code", "valid_from"]
        triggers = [ledger_required(), filed_is_filed("tree", "code", "name", "parent_code", "valid_from")]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")), name="voice_term_in_order"
            ),
            models.CheckConstraint(condition=~Q(code=F("parent_code")), name="term_not_under_itself"),
            ExclusionConstraint(
                name="terms_do_not_overlap",
                expressions=[
                    ("code", RangeOperators.EQUAL),
                    (DateRange("valid_from", "valid_to", models.Value("[]")), RangeOperators.OVERLAPS),
                ],
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Return the address of the term."""
        return reverse("voice_database:term", args=[self.pk])


class Classification(models.Model):
    """What a voice was said to be about: by whom and when. The latest one counts, the earlier ones stay."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    voice = models.ForeignKey(Voice, models.PROTECT, related_name="classifications")
    subject = models.ForeignKey(Term, models.PROTECT, related_name="+", verbose_name=_("Theme"))
    procedure = models.ForeignKey(Term, models.PROTECT, null=True, related_name="+", verbose_name=_("Procedure"))
    note = models.CharField(_("Note"), max_length=200, blank=True)
    made_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=clock.now)
    superseded_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-made_at", "id"]
        triggers = [
            ledger_required(),
            filed_is_filed("voice_id", "subject_id", "procedure_id", "note", "made_by_id", "made_at"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["voice"], condition=Q(superseded_at__isnull=True), name="one_classification_counts"
            ),
        ]

    def __str__(self) -> str:
        return str(self.subject_id)
