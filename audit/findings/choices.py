"""The words of findings and of what follows from them."""

from django.db import models
from django.utils.translation import gettext_lazy as _

FOLLOW_UP = "D16"


class Rating(models.TextChoices):
    """How grave a finding is. What each level means is written in the scale in force (Scale)."""

    CRITICAL = "1_critical", _("Critical")
    HIGH = "2_high", _("High")
    MEDIUM = "3_medium", _("Medium")
    LOW = "4_low", _("Low")


POINTS = {Rating.CRITICAL: 8, Rating.HIGH: 4, Rating.MEDIUM: 2, Rating.LOW: 1}
"""What one finding weighs in the risk assessment: each level twice the one below."""


class Cause(models.TextChoices):
    """Why it came to it, by code, so that the same cause is found again in other units."""

    RULE = "rule", _("No rule, or an unclear one")
    KNOWLEDGE = "knowledge", _("The rule was not known")
    DISREGARD = "disregard", _("The rule was known and not kept")
    SUPERVISION = "supervision", _("Nobody checked")
    STAFFING = "staffing", _("Too few people, or the wrong tasks together")
    SYSTEM = "system", _("The system allows or asks for it")
    HANDOVER = "handover", _("Lost at a handover")
    OUTSIDE = "outside", _("A contractor or somebody else outside")


class FindingState(models.TextChoices):
    """From a draft that the unit does not know to the report."""

    DRAFT = "draft", _("Draft")
    FACTS = "facts", _("With the unit: are the facts right?")
    DISPUTED = "disputed", _("The unit says that the facts are wrong")
    SETTLED = "settled", _("Facts settled")
    ISSUED = "issued", _("Reported")
    WITHDRAWN = "withdrawn", _("Withdrawn")


NOT_REPORTED = (FindingState.DRAFT, FindingState.FACTS, FindingState.DISPUTED, FindingState.SETTLED)
BEFORE_SETTLED = (FindingState.DRAFT, FindingState.FACTS, FindingState.DISPUTED)


class Kind(models.TextChoices):
    """A matter for the unit to put right, or a proposal to headquarters about rules and systems."""

    IMPROVEMENT = "improvement", _("Point to improve (改善指摘)")
    PROPOSAL = "proposal", _("Proposal to headquarters (提言)")


class State(models.TextChoices):
    """A recommendation, from the draft to the end."""

    DRAFT = "draft", _("Draft")
    ASKED = "asked", _("Waiting for the answer")
    ANSWERED = "answered", _("Answered, not reported yet")
    FOLLOWED = "followed", _("Being put right")
    REPORTED = "reported", _("To be judged by an auditor")
    DONE = "done", _("Has been put right")
    ACCEPTED = "accepted", _("Risk accepted by the president")
    WITHDRAWN = "withdrawn", _("Withdrawn")


OPEN = (State.FOLLOWED, State.REPORTED)
"""Reported to the president and not at its end: what the age analysis counts."""


class Stance(models.TextChoices):
    """What the unit says to a recommendation."""

    AGREE = "agree", _("Agreed")
    PARTLY = "partly", _("Partly agreed")
    DISAGREE = "disagree", _("Not agreed")


class Claim(models.TextChoices):
    """What the unit reports of the follow-up."""

    DONE = "done", _("Has been put right")
    PARTLY = "partly", _("Partly put right")
    NOT_YET = "not_yet", _("Not put right yet")


class Verdict(models.TextChoices):
    """What an auditor finds."""

    DONE = "done", _("Has been put right")
    PARTLY = "partly", _("Partly: stays open with a new day")
    NOT_ENOUGH = "not_enough", _("The evidence does not show it: stays open with a new day")
    REOPENED = "reopened", _("Opened again")


STAYS_OPEN = (Verdict.PARTLY, Verdict.NOT_ENOUGH)


class BodyKind(models.TextChoices):
    """Who audits the organization from outside."""

    BOARD_OF_AUDIT = "board_of_audit", _("Board of Audit (会計検査院)")
    AUDIT_FIRM = "audit_firm", _("Audit firm")
    MINISTRY = "ministry", _("Ministry")
    OTHER = "other", _("Other body")
