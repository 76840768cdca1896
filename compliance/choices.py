"""The words that forms, rules and pages of compliance share."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class State(models.TextChoices):
    AT_COUNSEL = "at_counsel", _("With the external counter")
    RECEIVED = "received", _("Received")
    ACCEPTED = "accepted", _("Accepted")
    INVESTIGATING = "investigating", _("Under investigation")
    IN_REVIEW = "in_review", _("Conclusion under review")
    DECLINED = "declined", _("Not taken up")
    CONCLUDED = "concluded", _("Concluded")
    CLOSED = "closed", pgettext_lazy("case", "Closed")


WORKED_ON = (State.ACCEPTED.value, State.INVESTIGATING.value)
"""While a case is worked on: plan, interviews, evidence, findings."""
OPEN = (State.RECEIVED.value, *WORKED_ON)
"""While it may still be passed on, joined or split."""


class Track(models.TextChoices):
    """Who handles a case, so that nobody handles one about themselves."""

    DIVISION = "division", _("Risk/Compliance division")
    VICE_PRESIDENT = "vice_president", _("Vice-president")
    STATUTORY = "statutory", _("Inspector of the board and external counsel")
    EXTERNAL = "external", _("External counter (law firm)")


class Counter(models.TextChoices):
    """Who receives a report first (seed part 1: a counter inside, and one outside at a law firm)."""

    INTERNAL = "internal", _("The organization's counter (Risk/Compliance division)")
    EXTERNAL = "external", _("The external counter (law firm)")


class Channel(models.TextChoices):
    WEB = "web", _("Form")
    PHONE = "phone", _("Phone")
    LETTER = "letter", _("Letter")
    VISIT = "visit", _("Visit")
    ROUTED = "routed", _("Information from elsewhere")


class Disclosure(models.TextChoices):
    NAMED = "named", _("With my name")
    IN_CONFIDENCE = "in_confidence", _("With my name, kept in confidence")
    ANONYMOUS = "anonymous", _("Anonymously")


class ReporterKind(models.TextChoices):
    """The statuses that the Whistleblower Protection Act protects (2025 amendment included), and everyone else."""

    STAFF = "staff", _("Staff of the organization")
    DISPATCHED = "dispatched", _("Temporary agency worker")
    CONTRACTOR = "contractor", _("Working for a contractor")
    FREELANCE = "freelance", _("Freelancer with a contract")
    OFFICER = "officer", _("Officer")
    LEAVER = "leaver", _("Left within the last year")
    PUBLIC = "public", _("Someone else (customer, family, citizen)")


class Position(models.TextChoices):
    """Whom the report is about, as far as it decides who may handle it."""

    STAFF = "staff", _("Staff or a manager of an office or division")
    COMPLIANCE_DIVISION = "compliance_division", _("Staff of the Risk/Compliance division")
    COMPLIANCE_HEAD = "compliance_head", _("The head of the Risk/Compliance division")
    VICE_PRESIDENT = "vice_president", _("A vice-president")
    PRESIDENT = "president", _("The president")
    UNKNOWN = "unknown", _("I do not know")


class Severity(models.TextChoices):
    LOW = "low", _("Low")
    MEDIUM = "medium", _("Medium")
    HIGH = "high", _("High")
    CRITICAL = "critical", _("Critical")


class Category(models.TextChoices):
    MONEY = "money", _("Misuse of money or property")
    RECORDS = "records", _("Records viewed or changed without a reason")
    LEAK = "leak", _("Leak of personal information")
    PROCEDURE = "procedure", _("Duties not done as laws and rules say")
    HARASSMENT = "harassment", _("Harassment")
    COLLUSION = "collusion", _("Improper ties with contractors")
    RETALIATION = "retaliation", _("Disadvantage after a report")
    OTHER = "other", _("Other")


class Finding(models.TextChoices):
    FOUND = "found", _("A violation was found")
    PARTLY = "partly", _("A violation was found in part")
    NOT_FOUND = "not_found", _("No violation was found")
    UNCLEAR = "unclear", _("It could not be made clear")
