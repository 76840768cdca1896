"""The words that forms, rules and pages of problem information share."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Source(models.TextChoices):
    """Where the information came from."""

    VOICE = "voice", _("Voice of a customer")
    COMPLAINT = "complaint", _("Complaint")
    INCIDENT = "incident", _("Incident or accident")
    AUDIT = "audit", _("Finding of an audit or inspection")
    ACCESS = "access", _("Check of who viewed records")
    PRESS = "press", _("Press, internet")
    CITIZEN = "citizen", _("Neighbour or citizen")
    OUTSIDE = "outside", _("Outside body (police, city, other offices)")
    MANAGER = "manager", _("Report of a manager")
    OTHER = "other", _("Heard or noticed otherwise")


class Kind(models.TextChoices):
    """What kind of problem it may be. The words of compliance.choices.Category, and service."""

    MONEY = "money", _("Misuse of money or property")
    RECORDS = "records", _("Records viewed or changed without a reason")
    LEAK = "leak", _("Leak of personal information")
    PROCEDURE = "procedure", _("Duties not done as laws and rules say")
    HARASSMENT = "harassment", _("Harassment")
    COLLUSION = "collusion", _("Improper ties with contractors")
    RETALIATION = "retaliation", _("Disadvantage after a report")
    SERVICE = "service", _("Manners and service at the counter")
    OTHER = "other", _("Other")


class Relation(models.TextChoices):
    """How the person who registers came to know."""

    SAW = "saw", _("I saw or found it myself")
    TOLD = "told", _("A customer or citizen told me")
    HEARD = "heard", _("A colleague told me")
    REPORTED = "reported", _("It was reported to me as a manager")
    READ = "read", _("I read it (papers, press, internet)")
    AREA = "area", _("Handed over by another area")


class State(models.TextChoices):
    RECEIVED = "received", _("Passed on, not taken up")
    TAKEN_UP = "taken_up", _("Taken up")
    CASE = "case", _("Handled as a case")
    JOINED = "joined", _("Joined to a case")
    PASSED_ON = "passed_on", _("Passed to another area")
    ANSWER_PROPOSED = "answer_proposed", _("No violation proposed, waits for a second person")
    ANSWERED = "answered", _("No violation, confirmed by two people")


OPEN_STATES = (State.RECEIVED, State.TAKEN_UP, State.ANSWER_PROPOSED)
CLOSED = (State.CASE, State.JOINED, State.PASSED_ON, State.ANSWERED)


class Progress(models.TextChoices):
    """What the person who registered learns: that it was received, is being handled, or is closed. Nothing more."""

    RECEIVED = "received", _("Received and passed on")
    HANDLED = "handled", _("Being handled")
    CLOSED = "closed", _("Handling has ended")


class Why(models.TextChoices):
    """Why a post received the information."""

    RULE = "rule", _("By a routing rule")
    STANDING = "standing", _("Decides on the information")
    AREA = "area", _("Another area is to deal with it")


class LeftOut(models.TextChoices):
    """Why a post that a rule names did not receive it."""

    TRACK = "track", _("The division or executives may be concerned")
    OWN_UNIT = "own_unit", _("It is about the post's own unit")
    NAMED = "named", _("A holder of the post is named")


class Area(models.TextChoices):
    """Areas to which information can be passed on, and the post that takes it there."""

    VOICE = "voice", _("Voice (Service Promotion)")
    PRIVACY = "privacy", _("Personal information (chief privacy officer)")
    AUDIT = "audit", _("Internal audit (audit head)")


POST_OF_AREA = {Area.VOICE: "service_promotion", Area.PRIVACY: "chief_privacy_officer", Area.AUDIT: "audit_head"}


class RuleState(models.TextChoices):
    DRAFT = "draft", _("Draft")
    APPROVED = "approved", _("Approved")
    DISCARDED = "discarded", _("Discarded")


class GapState(models.TextChoices):
    OPEN = "open", _("Not registered")
    REGISTERED = "registered", _("Registered")
    DISMISSAL_PROPOSED = "dismissal_proposed", _("Not needed: waits for a second person")
    DISMISSED = "dismissed", _("Not needed, confirmed by two people")
