"""Short notices between headquarters and offices, with a receipt for each unit that gets one."""

import uuid

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from governance.ledger.guard import filed_is_filed, ledger_required
from governance.organization.models import Unit
from governance.people.models import Person
from voice.direct.choices import AnswerKind, YesNo

LONGEST = 400
"""Seed part 2: notices should be short and clear."""
LONGEST_TITLE = 40
LONGEST_ANSWER = 100


def noted_once() -> pgtrigger.Trigger:
    """Return the trigger that keeps a receipt: whose it is, and opening and answer once they are noted."""
    return pgtrigger.Trigger(
        name="noted_once",
        level=pgtrigger.Row,
        when=pgtrigger.Before,
        operation=pgtrigger.Update | pgtrigger.Delete,
        func="""
            IF TG_OP = 'DELETE'
                OR ROW(NEW.notice_id, NEW.unit_id, NEW.block_id, NEW.sent_at, NEW.read_by)
                    IS DISTINCT FROM ROW(OLD.notice_id, OLD.unit_id, OLD.block_id, OLD.sent_at, OLD.read_by)
                OR (OLD.opened_at IS NOT NULL AND ROW(NEW.opened_at, NEW.opened_by_id)
                    IS DISTINCT FROM ROW(OLD.opened_at, OLD.opened_by_id))
                OR (OLD.answered_at IS NOT NULL AND ROW(NEW.answer, NEW.answered_at, NEW.answered_by_id)
                    IS DISTINCT FROM ROW(OLD.answer, OLD.answered_at, OLD.answered_by_id)) THEN
                RAISE EXCEPTION 'a receipt is neither changed nor removed';
            END IF;
            RETURN NEW;
        """,
    )


class DirectNotice(models.Model):
    """What one unit tells others. Never altered: whoever was wrong sends a following notice (`corrects`)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    reference = models.CharField(_("Reference number"), max_length=11, unique=True)
    sender = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("Sending unit"))
    sent_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    sent_at = models.DateTimeField(_("Sent"))
    title = models.CharField(_("In one line"), max_length=LONGEST_TITLE)
    text = models.CharField(_("Text"), max_length=LONGEST)
    read_by = models.DateField(_("To be read by"))
    answer_kind = models.CharField(_("Answer"), max_length=6, choices=AnswerKind.choices, default=AnswerKind.NONE)
    corrects = models.ForeignKey("self", models.PROTECT, null=True, related_name="corrected_by")
    reminded_at = models.DateTimeField(_("Reminder sent"), null=True)

    class Meta:
        ordering = ["-sent_at", "id"]
        triggers = [
            ledger_required(),
            filed_is_filed(
                "reference", "sender_id", "sent_by_id", "sent_at", "title", "text", "read_by", "answer_kind",
                "corrects_id",
            ),
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["sender", "-sent_at", "-id"], name="notice_of_sender"),
            models.Index(fields=["-sent_at", "-id"], name="notice_sent"),
            models.Index(fields=["read_by"], condition=Q(reminded_at__isnull=True), name="notice_to_remind"),
        ]

    def __str__(self) -> str:
        return self.reference

    def get_absolute_url(self) -> str:
        """Return the address of the notice."""
        return reverse("direct:notice", args=[self.pk])


class Receipt(models.Model):
    """That one unit got a notice: who opened it first and when, and the answer.

    `block`: the office's block on the day, which reads a copy. `sent_at` and `read_by` repeat those of the notice, so that
    the lists of a unit over years are found by an index.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    notice = models.ForeignKey(DirectNotice, models.PROTECT, related_name="receipts")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("To"))
    block = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    sent_at = models.DateTimeField()
    read_by = models.DateField()
    opened_at = models.DateTimeField(_("First opened"), null=True)
    opened_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    answer = models.CharField(_("Answer"), max_length=LONGEST_ANSWER, blank=True)
    answered_at = models.DateTimeField(_("Answered"), null=True)
    answered_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["-sent_at", "id"]
        triggers = [ledger_required(), noted_once()]
        indexes = [
            models.Index(fields=["unit", "-sent_at", "-id"], name="receipt_of_unit"),
            models.Index(fields=["block", "notice"], condition=Q(block__isnull=False), name="copy_of_block"),
            models.Index(fields=["unit", "read_by"], condition=Q(opened_at__isnull=True), name="receipt_unread"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["notice", "unit"], name="one_receipt_a_unit"),
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True, answer="")
                | (~Q(answer="") & Q(answered_at__gte=F("opened_at"), answered_by__isnull=False)),
                name="answered_after_opening",
            ),
            models.CheckConstraint(
                condition=Q(opened_at__isnull=True) ^ Q(opened_by__isnull=False), name="opened_by_somebody"
            ),
        ]

    def __str__(self) -> str:
        return str(self.notice_id)

    def get_absolute_url(self) -> str:
        """Return the address of the notice."""
        return reverse("direct:notice", args=[self.notice_id])

    @property
    def answer_shown(self) -> str:
        """Return the answer in words. The notice must have been fetched along."""
        return str(YesNo(self.answer).label) if self.answer and self.notice.answer_kind == "yes_no" else self.answer

    @property
    def waits_for_answer(self) -> bool:
        """Return whether an answer is asked for and not given. The notice must have been fetched along."""
        return self.notice.answer_kind != AnswerKind.NONE and self.answered_at is None
