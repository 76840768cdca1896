"""The words of monitoring."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class DayState(models.TextChoices):
    """Whether the flags of a day were made with everything that has come in."""

    WAITING = "waiting", _("To be gone through")
    FLAGGED = "flagged", _("Gone through")


class TaskState(models.TextChoices):
    """A task is open until each of its flags has an answer. A late file can open it again."""

    OPEN = "open", _("To be confirmed")
    JUDGED = "judged", _("Confirmed or not, all of it")
    LAPSED = "lapsed", _("Explained by a file that came later")


SETTLED = (TaskState.JUDGED, TaskState.LAPSED)


class FlagState(models.TextChoices):
    """What is known of the purpose."""

    OPEN = "open", _("To be confirmed")
    CONFIRMED = "confirmed", _("Purpose confirmed")
    UNEXPLAINED = "unexplained", _("No purpose found")
    LAPSED = "lapsed", _("Explained by a file that came later")


JUDGED = (FlagState.CONFIRMED, FlagState.UNEXPLAINED)


class Source(models.TextChoices):
    """Why a view is asked about."""

    RULE = "rule", _("A rule")
    EXPLAINED = "explained", _("Sample of explained views")
    RANDOM = "random", _("Sample of all views")


class Level(models.TextChoices):
    """Who is the first to judge: never the person themselves, never somebody below them."""

    UNIT = "unit", _("Head or privacy manager of the unit")
    BLOCK = "block", _("Block head")
    OFFICER = "officer", _("Chief privacy officer")
    EXECUTIVE = "executive", _("Vice-president")


class Evidence(models.TextChoices):
    """What shows the purpose."""

    RECEPTION = "reception", _("Reception at a counter")
    CALL = "call", _("Telephone call")
    CASE = "case", _("Case being handled")
    BATCH = "batch", _("Batch or campaign")
    ASSIGNMENT = "assignment", _("Assignment")
    ORDER = "order", _("Written order")
    REQUEST = "request", _("Request of another office or body")
    OTHER = "other", _("Another record")


class Found(models.TextChoices):
    """Whether the record named as evidence is among the receptions, calls and cases that have come in."""

    FOUND = "found", _("In the store, about this record")
    NOT_FOUND = "not_found", _("Not in the store")
    UNCHECKED = "unchecked", _("Cannot be looked up")


class Mark(models.TextChoices):
    """By what a manager who may only stamp is noticed."""

    QUICK = "quick", _("Judges within seconds")
    ALWAYS_YES = "always_yes", _("Nearly always confirms")
    PASSED_PLANTS = "passed_plants", _("Confirmed what was made up")


class TrailState(models.TextChoices):
    """How far a request for the trail of one's own record is."""

    ASKED = "asked", _("To be decided on")
    APPROVED = "approved", _("Approved")
    REFUSED = "refused", _("Refused")


class Identity(models.TextChoices):
    """How it was checked that somebody is who they say."""

    MY_NUMBER_CARD = "my_number_card", _("Individual Number card")
    LICENCE = "licence", _("Driving licence")
    PASSPORT = "passport", _("Passport or residence card")
    TWO_PAPERS = "two_papers", _("Two papers without a photo")
    PROXY = "proxy", _("Proxy with power of attorney and own identity card")
