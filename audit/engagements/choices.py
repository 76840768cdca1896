"""The words of engagements."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

REPORT_CLOCK = "D15"


class Kind(models.TextChoices):
    """What kind of audit it is."""

    HEADQUARTERS = "headquarters", _("Headquarters audit")
    BLOCK = "block", _("Block audit")
    OFFICE = "office", _("Office audit")
    SYSTEM = "system", _("System audit")
    PRIVACY = "privacy", _("Privacy audit")
    THEME = "theme", _("Theme audit")
    FOLLOW_UP = "follow_up", _("Follow-up audit")
    EXTERNAL = "external", _("External audit")


class State(models.TextChoices):
    """From the plan that nobody knows of to the end."""

    PLANNED = "planned", _("Planned, not opened")
    OPENED = "opened", pgettext_lazy("audit", "Opened")
    FIELDWORK = "fieldwork", _("Fieldwork")
    REPORTING = "reporting", _("Report being written")
    CLOSED = "closed", pgettext_lazy("audit", "Closed")
    CANCELLED = "cancelled", pgettext_lazy("audit", "Cancelled")


LIVE = (State.PLANNED, State.OPENED, State.FIELDWORK, State.REPORTING)
"""Work goes on, or will."""
TOLD = (State.OPENED, State.FIELDWORK, State.REPORTING, State.CLOSED)
"""What others may know of; a cancelled one only when it had been opened."""


class MemberRole(models.TextChoices):
    """What an auditor does in a team."""

    LEAD = "lead", _("Lead")
    MEMBER = "member", pgettext_lazy("audit", "Member")
    REVIEWER = "reviewer", _("Reviewer")


class Released(models.TextChoices):
    """Why an auditor left a team."""

    HEAD = "head", _("Released by the audit head")
    INDEPENDENCE = "independence", _("No longer independent: released by the database")


class Asked(models.TextChoices):
    """What became of a request to lift the rule of independence."""

    WAITS = "waits", _("The president decides")
    GRANTED = "granted", _("Granted by the president")
    REFUSED = "refused", _("Refused by the president")
    WITHDRAWN = "withdrawn", _("Withdrawn by the audit head")


class DrawState(models.TextChoices):
    """A draw, from the promise to the proof."""

    COMMITTED = "committed", _("Number sealed, digest in the ledger")
    DRAWN = "drawn", pgettext_lazy("audit", "Drawn")
    REVEALED = "revealed", _("Number shown")
