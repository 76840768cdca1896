"""The words of leak incidents."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """How personal information got out, or may have."""

    MISDELIVERY = "misdelivery", _("Sent or handed to the wrong person")
    ENCLOSURE = "enclosure", _("Wrong enclosure")
    WINDOW = "window", _("Wrong person at the counter")
    LOSS = "loss", _("Lost")
    THEFT = "theft", _("Stolen")
    TAKEN_OUT = "taken_out", _("Taken outside")
    SNOOPING = "snooping", _("Looked up without a purpose")
    CONTRACTOR = "contractor", _("At a contractor")
    SYSTEM = "system", _("Fault or setting of a system")
    ATTACK = "attack", _("Attack from outside")


class State(models.TextChoices):
    """An incident stays open until its measures were found to work."""

    OPEN = "open", _("Being worked on")
    CLOSED = "closed", _("Brought to its end")


class Answer(models.TextChoices):
    """What is known about a fact. What is feared counts as if it had happened."""

    YES = "yes", _("Yes")
    FEARED = "feared", _("It is feared")
    NO = "no", _("No")
    UNKNOWN = "unknown", _("Not known yet")


PROVEN = [(answer.value, answer.label) for answer in Answer if answer != Answer.FEARED]
"""Answers to what takes an incident out of the duty to report: only what is certain does."""


class Verdict(models.TextChoices):
    """Whether it is to be reported to the Personal Information Protection Commission."""

    UNASSESSED = "unassessed", _("Not assessed yet")
    UNKNOWN = "unknown", _("Cannot be said yet: the clocks run")
    YES = "yes", _("To be reported")
    NO = "no", _("Not to be reported")


class DataKind(models.TextChoices):
    """What the information was about."""

    NAME = "name", _("Name")
    ADDRESS = "address", _("Address")
    BIRTH = "birth", _("Date of birth")
    PHONE = "phone", _("Telephone number")
    PENSION_NUMBER = "pension_number", _("Basic pension number")
    MY_NUMBER = "my_number", _("Individual number")
    ACCOUNT = "account", _("Bank account")
    RECORD = "record", _("Pension record, contributions")
    AMOUNT = "amount", _("Amount of the pension")
    INCOME = "income", _("Income, employer")
    HEALTH = "health", _("Illness, disability")
    FAMILY = "family", _("Family")
    OTHER = "other", _("Other")


class Step(models.TextChoices):
    """What was done so that nothing more gets out."""

    RETRIEVED = "retrieved", _("Retrieved")
    DELETED = "deleted", _("Deletion confirmed")
    ASKED_BACK = "asked_back", _("Recipient asked not to open it and to return it")
    SEARCHED = "searched", _("Searched for")
    STOPPED = "stopped", _("Sending or processing stopped")
    CONTRACTOR_STOPPED = "contractor_stopped", _("Contractor stopped")
    ACCESS_SHUT = "access_shut", _("Access shut, passwords changed")
    CUT_OFF = "cut_off", _("Terminal or network cut off")
    POLICE = "police", _("Police told")
    APOLOGY = "apology", _("Person told at once and apologized to")
    OTHER = "other", _("Other")


class Side(models.TextChoices):
    """Who is to see a first report at once."""

    HEAD = "head", _("Head of the unit")
    MANAGER = "manager", _("Privacy manager of the unit")
    BLOCK = "block", _("Block headquarters")
    OFFICER = "officer", _("Chief privacy officer")


class ReportKind(models.TextChoices):
    """The two reports to the Commission."""

    PRELIMINARY = "preliminary", _("Preliminary report")
    FULL = "full", _("Full report")


class ReportState(models.TextChoices):
    DRAFT = "draft", _("Draft")
    SUBMITTED = "submitted", _("Submitted")


class Item(models.TextChoices):
    """The nine items of a report (rules of the act, article 44 (1) with 8 (1)), in their order."""

    OVERVIEW = "overview", _("1. Overview")
    DATA = "data", _("2. Items of the information")
    PERSONS = "persons", _("3. Number of persons")
    CAUSE = "cause", _("4. Cause")
    HARM = "harm", _("5. Secondary harm, or the fear of it")
    TOLD = "told", _("6. What was done towards the persons")
    PUBLICATION = "publication", _("7. Publication")
    PREVENTION = "prevention", _("8. Measures against a repetition")
    OTHER = "other", _("9. Other matters")


class Origin(models.TextChoices):
    """Where a list of persons comes from."""

    FILE = "file", _("From a file")
    VIEWS = "views", _("From the log of views, frozen")


class How(models.TextChoices):
    """How persons are told."""

    LETTER = "letter", _("By letter")
    PHONE = "phone", _("By phone")
    VISIT = "visit", _("In person")
    PUBLICATION = "publication", _("By publication, with a desk for questions")


class CauseKind(models.TextChoices):
    """What sort of cause it is, for figures."""

    NO_RULE = "no_rule", _("No rule or manual")
    RULE_UNCLEAR = "rule_unclear", _("Rule hard to follow")
    RULE_IGNORED = "rule_ignored", _("Rule not followed")
    CHECK = "check", _("Check missing or empty")
    TRAINING = "training", _("Not known, not trained")
    WORKLOAD = "workload", _("Workload, interruption")
    LAYOUT = "layout", _("Form, shelf or screen easily mistaken")
    SYSTEM = "system", _("System")
    CONTRACTOR = "contractor", _("Contractor")
    INTENT = "intent", _("Intent")
    OTHER = "other", _("Other")


class Check(models.TextChoices):
    """How the double check stood to it."""

    NOT_ASKED = "not_asked", _("No double check is prescribed here")
    NOT_MADE = "not_made", _("Prescribed, but not made")
    ALONE = "alone", _("Both checks by the same person")
    OVERLOOKED = "overlooked", _("Made by two, and overlooked")
    AFTERWARDS = "afterwards", _("Changed after the check")


class MeasureState(models.TextChoices):
    """Done and worked are two things."""

    PLANNED = "planned", _("Planned")
    DONE = "done", _("Done, effect not checked")
    WORKED = "worked", _("Worked")
    NOT_WORKED = "not_worked", _("Did not work")


EFFECTS = [(MeasureState.WORKED.value, _("It worked")), (MeasureState.NOT_WORKED.value, _("It did not work"))]
