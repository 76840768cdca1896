"""The words of the fieldwork."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from audit.engagements.choices import State


class Programme(models.TextChoices):
    """What a procedure belongs to."""

    CASH = "cash", _("Cash and vouchers")
    SEALS = "seals", _("Seals and stamps")
    FORMS = "forms", _("Applications and documents")
    TERMINALS = "terminals", _("Terminals and rights")
    KEYS = "keys", _("Keys and stores")
    PRIVACY = "privacy", _("Personal information")
    COUNTER = "counter", _("Counter and telephone")
    CONTRACTS = "contracts", _("Contracts and contractors")
    SYSTEM = "system", _("Systems")


class CheckKind(models.TextChoices):
    """What is done with the thing itself."""

    COUNT = "count", _("Count it")
    SEAL = "seal", _("Look at the seal")
    DRAWER = "drawer", _("Have the drawer opened")
    SCREEN = "screen", _("Look at the screen")
    KEY = "key", _("Try the key")
    TO_DOCUMENT = "to_document", _("Trace from the record to the document")
    TO_RECORD = "to_record", _("Trace from the document to the record")
    LOOK = "look", _("Look at the place")


COUNTED = (CheckKind.COUNT, CheckKind.TO_DOCUMENT, CheckKind.TO_RECORD)
"""Two numbers are noted: what there should be, and what there was."""


class Answer(models.TextChoices):
    """What was found of one check."""

    YES = "yes", _("As it should be")
    NO = "no", _("Not as it should be")
    UNSEEN = "unseen", _("Could not be checked")


class PaperState(models.TextChoices):
    """From the first word to the last signature."""

    DRAFT = "draft", _("Being written")
    HANDED_IN = "handed_in", _("Handed in for review")
    REVIEWED = "reviewed", pgettext_lazy("audit", "Reviewed")
    APPROVED = "approved", pgettext_lazy("audit", "Approved")
    DROPPED = "dropped", _("Dropped with a reason")


SIGNED = (PaperState.HANDED_IN, PaperState.REVIEWED, PaperState.APPROVED)


class Conclusion(models.TextChoices):
    """What the paper says in one word."""

    GOOD = "good", _("In order")
    WEAK = "weak", _("In order with exceptions")
    BAD = "bad", _("Not in order")
    UNKNOWN = "unknown", _("No conclusion possible")


TONES = {
    Answer.YES: "success", Answer.NO: "warning", Answer.UNSEEN: "muted", Conclusion.GOOD: "success",
    Conclusion.WEAK: "warning", Conclusion.BAD: "error", Conclusion.UNKNOWN: "muted", PaperState.DRAFT: "muted",
    PaperState.HANDED_IN: "info", PaperState.REVIEWED: "info", PaperState.APPROVED: "success", PaperState.DROPPED: "muted",
}  # fmt: skip
"""How a word is coloured."""


class SignLevel(models.IntegerChoices):
    """Who signs, in this order."""

    PREPARER = 1, _("Preparer")
    REVIEWER = 2, _("Reviewer")
    HEAD = 3, _("Audit head")


class NoteState(models.TextChoices):
    """A note of a reviewer."""

    OPEN = "open", pgettext_lazy("audit", "Raised")
    ANSWERED = "answered", pgettext_lazy("audit", "Answered")
    CLEARED = "cleared", pgettext_lazy("audit", "Cleared")


WORK = (State.PLANNED, State.OPENED, State.FIELDWORK)
"""Papers are written and signed until the fieldwork ends; preparation begins in secret."""
AFTERWARDS = (State.REPORTING, State.CLOSED)
"""Papers are locked; addenda are written."""
