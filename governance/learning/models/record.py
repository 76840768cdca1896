"""One person and one course: what is owed, how far it has come, what came of it. Two million rows in time."""

import uuid

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from governance import clock
from governance.learning.models.assignment import Assignment, Round
from governance.learning.models.course import Course, Edition
from governance.ledger.guard import ledger_required
from governance.organization.models import Unit
from governance.people.models import Person


class Record(models.Model):
    """A course to be taken, or taken, by one person, in one round.

    `current`: the latest one of the person for the course; there is one at most, and lists of who has what to do read only
    those. `step`: how far the ladder of the due day was climbed, see actions/ladder.py. `unit`: where the person belonged
    when they completed it. `pages_read`: the pages are read in order, so a number is enough.
    """

    class State(models.TextChoices):
        OPEN = "open", _("To be done")
        COMPLETED = "completed", _("Completed")
        RELEASED = "released", _("No longer owed")

    class Source(models.TextChoices):
        ONLINE = "online", _("E-learning")
        CLASSROOM = "classroom", _("Classroom")

    class Step(models.IntegerChoices):
        NONE = 0, _("None")
        REMINDED = 1, _("Reminded")
        OVERDUE = 2, _("Told that it is overdue")
        ESCALATED = 3, _("Passed on")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    course = models.ForeignKey(Course, models.PROTECT, related_name="records", db_index=False)
    person = models.ForeignKey(Person, models.PROTECT, related_name="training", db_index=False)
    assignment = models.ForeignKey(Assignment, models.PROTECT, null=True, related_name="records", db_index=False)
    edition = models.ForeignKey(Edition, models.PROTECT, null=True, related_name="+", db_index=False)
    state = models.CharField(_("State"), max_length=9, choices=State.choices, default=State.OPEN)
    current = models.BooleanField(default=True)
    assigned_on = models.DateField(_("Since"))
    due_on = models.DateField(_("Due"), null=True)
    pages_read = models.PositiveSmallIntegerField(default=0)
    more_tries = models.PositiveSmallIntegerField(default=0)
    step = models.PositiveSmallIntegerField(choices=Step.choices, default=Step.NONE)
    round = models.ForeignKey(Round, models.PROTECT, null=True, related_name="+", db_index=False)
    step_round = models.ForeignKey(Round, models.PROTECT, null=True, related_name="+", db_index=False)
    completed_on = models.DateField(_("Completed"), null=True)
    valid_until = models.DateField(_("Counts until"), null=True)
    source = models.CharField(_("How"), max_length=9, choices=Source.choices, blank=True)
    score = models.PositiveSmallIntegerField(_("Score (%)"), null=True)
    certificate = models.CharField(_("Number of the certificate"), max_length=14, null=True, unique=True)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+", db_index=False)

    class Meta:
        ordering = ["due_on", "id"]
        triggers = [ledger_required()]
        indexes = [
            models.Index(fields=["person", "-assigned_on"], name="record_of_person"),
            models.Index(
                fields=["course", "state", "due_on"],
                include=["person", "assignment"],
                condition=Q(current=True),
                name="record_current",
            ),  # completion of a course is counted over all its people from the index alone
            models.Index(fields=["course", "person"], condition=Q(state="completed"), name="record_completed"),
            *(
                models.Index(fields=[field, "id"], condition=Q(current=True), name=f"record_by_{field}")
                for field in ("due_on", "completed_on", "state")
            ),  # the list of people sorts by them
            models.Index(fields=["due_on", "step"], condition=Q(state="open"), name="record_open_due"),
            models.Index(fields=["assignment"], condition=Q(state="open"), name="record_open_of_assignment"),
            models.Index(fields=["round"], condition=Q(state="open"), name="record_open_of_round"),
            models.Index(fields=["step_round"], condition=Q(state="open"), name="record_open_of_step"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["person", "course"], condition=Q(current=True), name="one_current_record"),
            models.CheckConstraint(
                condition=Q(state="completed", completed_on__isnull=False) & ~Q(source="")
                | ~Q(state="completed") & Q(completed_on__isnull=True, source="", certificate__isnull=True),
                name="completed_has_a_day",
            ),
            models.CheckConstraint(condition=~Q(state="open") | Q(current=True), name="open_is_current"),
            models.CheckConstraint(condition=Q(score__isnull=True) | Q(score__lte=100), name="score_in_per_cent"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.course_id} {self.state}"

    def get_absolute_url(self) -> str:
        """Return the address of the learner's page."""
        return reverse("learning:record", args=[self.pk])

    @property
    def is_overdue(self) -> bool:
        """Return whether the due day lies behind and the course is still to be done."""
        return self.state == self.State.OPEN and self.due_on is not None and self.due_on < clock.today()


class Attempt(models.Model):
    """One attempt at the test. `drawn`: [question id, order of its options] in the order asked. `answers`: numbers of the options
    chosen, by question id."""

    class State(models.TextChoices):
        OPEN = "open", _("Under way")
        PASSED = "passed", _("Passed")
        FAILED = "failed", _("Not passed")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    record = models.ForeignKey(Record, models.PROTECT, related_name="attempts")
    state = models.CharField(_("State"), max_length=6, choices=State.choices, default=State.OPEN)
    number = models.PositiveSmallIntegerField()
    drawn = models.JSONField()
    answers = models.JSONField(default=dict)
    score = models.PositiveSmallIntegerField(null=True)
    begun_at = models.DateTimeField(default=clock.now)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["number"]
        triggers = [ledger_required()]
        constraints = [
            models.UniqueConstraint(fields=["record", "number"], name="attempt_number_once"),
            models.UniqueConstraint(fields=["record"], condition=Q(state="open"), name="one_open_attempt"),
            models.CheckConstraint(
                condition=Q(state="open", score__isnull=True, ended_at__isnull=True)
                | ~Q(state="open") & Q(score__isnull=False, ended_at__isnull=False),
                name="ended_attempt_has_a_score",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.record_id} {self.number}"

    def get_absolute_url(self) -> str:
        """Return the address of the attempt's page: its questions, later its result."""
        return reverse("learning:attempt", args=[self.pk])
