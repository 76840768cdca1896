"""A text on its way to the public: parts with what is masked in them, editions that were sent to review, who answers for it."""

import uuid

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from governance import clock
from governance.ledger.guard import ledger_required
from governance.people.acting import acting_person
from governance.people.models import Person
from governance.publishing.choices import Kind, State

BEFORE_APPROVAL = [State.DRAFT, State.IN_REVIEW]
WAS_PUBLIC = [State.PUBLISHED, State.WITHDRAWN]


ONLY_WHILE_A_DRAFT = """
    IF TG_OP = 'DELETE' THEN
        changed := OLD;
    ELSE
        changed := NEW;
    END IF;
    IF EXISTS (SELECT 1 FROM publishing_publication WHERE id = <publication> AND state <> 'draft') THEN
        RAISE EXCEPTION 'a text in review or beyond is not changed';
    END IF;
    RETURN changed;
"""


def only_while_a_draft(publication: str) -> pgtrigger.Trigger:
    """Return the trigger that keeps a row once its publication is no draft. `publication`: SQL for the publication's id."""
    return pgtrigger.Trigger(
        name="only_while_a_draft",
        level=pgtrigger.Row,
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
        declare=[("changed", "RECORD")],
        func=ONLY_WHILE_A_DRAFT.replace("<publication>", publication),
    )


class Publication(models.Model):
    """One text for the public about one subject of an area."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    area = models.CharField(_("Area"), max_length=20)
    subject_type = models.CharField(max_length=60)
    subject_id = models.UUIDField()
    title = models.CharField(_("Title"), max_length=200)
    state = models.CharField(_("State"), max_length=10, choices=State.choices, default=State.DRAFT)
    author = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("Prepared by"))
    returned_because = models.TextField(blank=True)
    reviewer = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+", verbose_name=_("Approved by"))
    approved_at = models.DateTimeField(null=True)
    approved_hash = models.CharField(max_length=64, blank=True)
    published_at = models.DateTimeField(_("Published"), null=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    withdrawn_because = models.TextField(blank=True)
    made_at = models.DateTimeField(default=clock.now)
    version = models.PositiveIntegerField(default=1)
    history = HistoricalRecords(get_user=acting_person)

    class Meta:
        ordering = ["-made_at"]
        triggers = [ledger_required()]
        indexes = [models.Index(fields=["area", "state"])]
        constraints = [
            models.UniqueConstraint(
                fields=["subject_type", "subject_id"], condition=~Q(state="withdrawn"), name="one_publication_per_subject"
            ),
            models.CheckConstraint(condition=~Q(reviewer=F("author")), name="publication_reviewed_by_another"),
            models.CheckConstraint(
                condition=Q(state__in=BEFORE_APPROVAL, reviewer__isnull=True, approved_at__isnull=True, approved_hash="")
                | ~Q(state__in=BEFORE_APPROVAL) & Q(reviewer__isnull=False, approved_at__isnull=False) & ~Q(approved_hash=""),
                name="publication_approved_with_name_and_hash",
            ),
            models.CheckConstraint(
                condition=Q(state__in=WAS_PUBLIC, published_at__isnull=False)
                | ~Q(state__in=WAS_PUBLIC) & Q(published_at__isnull=True),
                name="publication_published_with_time",
            ),
            models.CheckConstraint(
                condition=Q(state="withdrawn", withdrawn_by__isnull=False, withdrawn_at__isnull=False)
                & ~Q(withdrawn_because="")
                | ~Q(state="withdrawn") & Q(withdrawn_by__isnull=True, withdrawn_at__isnull=True, withdrawn_because=""),
                name="publication_withdrawn_with_name_and_reason",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Return its page."""
        return reverse("publishing:publication", args=[self.pk])


class Part(models.Model):
    """A labelled text: as it came, and as the author words it. What the public reads is the wording with its masks."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    publication = models.ForeignKey(Publication, models.CASCADE, related_name="parts")
    place = models.PositiveSmallIntegerField()
    label = models.CharField(max_length=60)
    original = models.TextField()
    wording = models.TextField()

    class Meta:
        ordering = ["place"]
        triggers = [ledger_required(), only_while_a_draft("changed.publication_id")]
        constraints = [models.UniqueConstraint(fields=["publication", "place"], name="part_in_its_place")]

    def __str__(self) -> str:
        return self.label


class Mask(models.Model):
    """A place of the wording that is personal: masked, or left for a reason."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    part = models.ForeignKey(Part, models.CASCADE, related_name="masks")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    words = models.TextField()
    kind = models.CharField(max_length=20, choices=Kind.choices)
    reason = models.CharField(max_length=30)
    sure = models.BooleanField()
    replacement = models.CharField(max_length=30)
    left_because = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["start"]
        triggers = [
            ledger_required(),
            only_while_a_draft("(SELECT publication_id FROM publishing_part WHERE id = changed.part_id)"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["part", "start"], name="mask_in_its_place"),
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="mask_covers_something"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.start}"


class Edition(models.Model):
    """What was sent to review: the text for the public, word for word, with its hash. Never changed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    publication = models.ForeignKey(Publication, models.CASCADE, related_name="editions")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    content = models.JSONField()
    left = models.JSONField()
    hash = models.CharField(max_length=64)
    made_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["number"]
        triggers = [
            ledger_required(),
            pgtrigger.Protect(name="edition_stays", operation=pgtrigger.Update | pgtrigger.Delete),
        ]
        constraints = [models.UniqueConstraint(fields=["publication", "number"], name="publication_edition_once")]

    def __str__(self) -> str:
        return f"{self.publication_id}/{self.number}"
