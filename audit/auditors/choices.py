"""The words of auditors."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Origin(models.TextChoices):
    """From where an auditor came."""

    OWN = "own", _("Own staff")
    PRIVATE = "private", _("From the private sector")


class Relation(models.TextChoices):
    """How a relative is related. The name is nobody's business."""

    SPOUSE = "spouse", _("Spouse or partner")
    PARENT = "parent", _("Parent or child")
    SIBLING = "sibling", _("Brother or sister")
    OTHER = "other", _("Another relative in the same household")


class ProcessKind(models.TextChoices):
    """What is audited besides units."""

    PROCESS = "process", _("Process")
    SYSTEM = "system", _("System")
    CONTRACTOR = "contractor", _("Contractor")


class Reach(models.TextChoices):
    """How far former service reaches."""

    UNIT = "unit", _("The unit itself")
    BLOCK = "block", _("All units of its block")


class Conflict(models.TextChoices):
    """Why an auditor is not independent; the codes are those of the function audit_conflicts in the database."""

    UNDECLARED = "undeclared", _("Has not declared relatives and processes yet")
    HOME_BLOCK = "home_block", _("Comes from this block")
    SERVED = "served", _("Served there lately")
    RELATIVE = "relative", _("A relative works there")
    DESIGNED = "designed", _("Designed what is audited")


class Source(models.TextChoices):
    """From where a line of the history is known."""

    ENTERED = "entered", pgettext_lazy("audit", "Entered")
    ROLE = "role", _("Role held")
    HOME = "home", _("Unit of the account")


class Skill(models.TextChoices):
    """What an audit may need."""

    AUDITING = "auditing", _("Audit methods")
    PRACTICE = "practice", _("Pension practice")
    ACCOUNTING = "accounting", _("Accounting and cash")
    DATA = "data", _("Data analysis")
    SYSTEMS = "systems", _("Information systems")
    PRIVACY = "privacy", _("Protection of personal information")
    PROCUREMENT = "procurement", _("Contracts and procurement")
    INTERVIEWS = "interviews", _("Interviews and writing")


class Level(models.IntegerChoices):
    """How well somebody can do something."""

    LEARNS = 1, _("Learns it")
    HELPS = 2, _("Does it with help")
    ALONE = 3, _("Does it alone")
    TEACHES = 4, _("Teaches it")


class StudyKind(models.TextChoices):
    """How somebody studied."""

    COURSE = "course", _("Course or seminar")
    ONLINE = "online", _("Online learning")
    CONFERENCE = "conference", _("Conference or study group")
    TEACHING = "teaching", _("Teaching others")


class GoalState(models.TextChoices):
    """What became of a goal."""

    OPEN = "open", pgettext_lazy("audit", "Under way")
    REACHED = "reached", _("Reached")
    DROPPED = "dropped", pgettext_lazy("audit", "Given up")
