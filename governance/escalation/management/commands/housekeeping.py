"""manage.py housekeeping: once an hour, remove what has expired and send out the ledger's head once a day."""

from datetime import timedelta
from typing import Any

from django.contrib.sessions.models import Session
from django.core.management.base import BaseCommand
from django.utils import timezone

from governance import clock
from governance.escalation.chores import chores
from governance.escalation.ledger_head import queue_ledger_head
from governance.ledger.models import Key

KEYS_KEPT = timedelta(days=7)
"""How long a repeated request still finds its first result."""


class Command(BaseCommand):
    help = "Remove expired sessions, idempotency keys and drafts; mail the ledger's head to the statutory auditor."

    def handle(self, *args: Any, **options: Any) -> None:
        """Do the chores one after the other."""
        Session.objects.filter(expire_date__lt=timezone.now()).delete()
        Key.objects.filter(created_at__lt=clock.now() - KEYS_KEPT).delete()
        for chore in chores():
            chore()
        queue_ledger_head()
