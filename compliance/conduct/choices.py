"""Kinds of documents of conduct and the states of their versions."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """Seed part 1: 職員行動規範, コンプライアンス規程, コンプライアンスカード."""

    CODE = "code", _("Code of conduct")
    RULES = "rules", _("Compliance rules")
    CARD = "card", _("Compliance card")


class EditionState(models.TextChoices):
    """From draft to history."""

    DRAFT = "draft", _("Draft")
    IN_REVIEW = "in_review", _("In review")
    APPROVED = "approved", _("Approved")
    IN_FORCE = "in_force", _("In force now")
    SUPERSEDED = "superseded", _("Superseded")
    WITHDRAWN = "withdrawn", _("Withdrawn")


FINAL = (EditionState.APPROVED, EditionState.IN_FORCE, EditionState.SUPERSEDED)
"""States in which the text is fixed and has a period of its own."""
OPEN = (EditionState.DRAFT, EditionState.IN_REVIEW)
"""States of a text that only its editors and those who approve may see."""
