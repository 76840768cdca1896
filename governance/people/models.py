"""Accounts and the roles that they hold."""

import uuid
from typing import ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from governance import clock
from governance.ledger.guard import ledger_required
from governance.organization.models import DateRange, Unit
from governance.people.acting import acting_person
from governance.people.roles import Role


class PersonManager(BaseUserManager["Person"]):
    """Finds people by staff number. There is no superuser."""

    def get_by_natural_key(self, username: str | None) -> "Person":
        """Return the person with the staff number; raises Person.DoesNotExist."""
        return self.get(staff_number=username)


class Person(AbstractBaseUser, PermissionsMixin):
    """An account. PermissionsMixin serves guardian's per-case grants; the superuser switch is held off by the database."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    staff_number = models.CharField(
        _("Staff number"),
        max_length=20,
        unique=True,
        validators=[RegexValidator(r"^[A-Za-z0-9._-]+\Z", _("Use letters, digits, full stop, hyphen and underscore."))],
    )
    name = models.CharField(_("Name"), max_length=60)
    kana = models.CharField(_("Kana"), max_length=120, blank=True)
    email = models.EmailField(_("E-mail"), blank=True)
    home_unit = models.ForeignKey(Unit, models.PROTECT, related_name="people", verbose_name=_("Unit"))
    is_active = models.BooleanField(_("May sign in"), default=True)
    is_demo = models.BooleanField(default=False)
    must_change_password = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(default=clock.now)

    USERNAME_FIELD = "staff_number"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects = PersonManager()
    history = HistoricalRecords(excluded_fields=["password", "last_login"], get_user=acting_person)

    class Meta:
        ordering = ["staff_number"]
        constraints = [models.CheckConstraint(condition=Q(is_superuser=False), name="nobody_is_superuser")]
        indexes = [models.Index(fields=["home_unit", "staff_number"]), models.Index(fields=["name"])]

    def __str__(self) -> str:
        return self.name

    def get_full_name(self) -> str:
        """Return the name as it is written."""
        return self.name


class RoleAssignment(models.Model):
    """A role held at a unit for a period, both ends included. It counts only once confirmed."""

    class State(models.TextChoices):
        PROPOSED = "proposed", _("Waits for confirmation")
        CONFIRMED = "confirmed", _("In force")
        REFUSED = "refused", _("Not confirmed")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, models.PROTECT, related_name="assignments")
    role = models.CharField(_("Role"), max_length=24, choices=Role.choices)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="assignments", verbose_name=_("Unit"))
    valid_from = models.DateField(_("Valid from"))
    valid_to = models.DateField(_("Valid to"), null=True, blank=True)
    state = models.CharField(_("State"), max_length=10, choices=State.choices, default=State.CONFIRMED)
    given_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="roles_given")
    confirmed_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="roles_confirmed")
    version = models.PositiveIntegerField(default=1)
    history = HistoricalRecords(get_user=acting_person)

    class Meta:
        ordering = ["role", "valid_from"]
        triggers = [ledger_required()]
        indexes = [models.Index(fields=["role", "unit"]), models.Index(fields=["person", "valid_from"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")), name="role_period_in_order"
            ),
            models.CheckConstraint(
                condition=~Q(confirmed_by=F("person")) & ~Q(confirmed_by=F("given_by")),
                name="role_confirmed_by_a_third_person",
            ),
            ExclusionConstraint(
                name="same_role_does_not_overlap",
                expressions=[
                    ("person", RangeOperators.EQUAL),
                    ("role", RangeOperators.EQUAL),
                    ("unit", RangeOperators.EQUAL),
                    (DateRange("valid_from", "valid_to", models.Value("[]")), RangeOperators.OVERLAPS),
                ],
                condition=~Q(state="refused"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.role}@{self.unit_id}"
