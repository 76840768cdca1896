"""The words of contractors."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class CatalogueKind(models.TextChoices):
    """What a catalogue lists."""

    SELECTION = "selection", _("Selection conditions")
    CLAUSES = "clauses", _("Contract clauses")
    INSPECTION = "inspection", _("Checklist of inspections")


class CertificateKind(models.TextChoices):
    """What a third party certifies; either stands for a contractor's own rules and measures."""

    PRIVACY_MARK = "privacy_mark", _("Privacy Mark")
    ISMS = "isms", _("ISMS (ISO/IEC 27001)")


class BidState(models.TextChoices):
    """Where the check of a bidder stands."""

    FILLING = "filling", _("Checklist being filled in")
    ACCEPTED = "accepted", _("May be awarded")
    REFUSED = "refused", _("Does not meet the conditions")


class Answer(models.TextChoices):
    """What was found. There is no default."""

    YES = "yes", _("Yes")
    NO = "no", _("No")


class ClauseAnswer(models.TextChoices):
    """Whether the contract has the clause."""

    YES = "yes", _("In the contract")
    NO = "no", _("Not in the contract")
    EXCEPTION = "exception", _("Other wording by exception")


class JobState(models.TextChoices):
    """Where a contract stands."""

    DRAFT = "draft", _("Contract being prepared")
    RUNNING = "running", _("Contract in force")
    CLOSED = "closed", _("Ended, data returned and destroyed")


class DataKind(models.TextChoices):
    """Kinds of personal data that a job handles."""

    NAMES = "names", _("Name, address, date of birth")
    NUMBERS = "numbers", _("Individual numbers")
    RECORDS = "records", _("Pension records")
    ACCOUNTS = "accounts", _("Bank accounts")
    HEALTH = "health", _("Illness and disability")
    CALLS = "calls", _("Recorded calls")


class SubState(models.TextChoices):
    """Where consent to a subcontractor stands."""

    REQUESTED = "requested", _("Waits for consent")
    CONSENTED = "consented", _("Consented")
    REFUSED = "refused", _("Not consented")


class InspectionState(models.TextChoices):
    """Where an inspection stands."""

    PLANNED = "planned", _("Inspection planned")
    DONE = "done", pgettext_lazy("inspection", "Inspected")


class Result(models.TextChoices):
    """What an inspection came to."""

    GOOD = "good", _("In order")
    TO_IMPROVE = "to_improve", _("To be improved")
    SERIOUS = "serious", _("Serious")


class FindingState(models.TextChoices):
    """Where a finding stands. Who reports it as put right never checks it."""

    OPEN = "open", _("To be put right")
    REPORTED = "reported", _("Reported as put right")
    CLOSED = "closed", _("Checked and closed")


class ProofKind(models.TextChoices):
    """What a contract needs before it can end."""

    RETURN = "return", _("Certificate of return")
    DESTRUCTION = "destruction", _("Certificate of destruction")
