"""Shells round the sweep and the housekeeping."""

from celery import shared_task
from django.core.management import call_command

from governance.escalation.sweep import sweep as sweep_due_steps


@shared_task(name="governance.escalation.tasks.sweep")
def sweep() -> None:
    """Take the due steps of all clocks."""
    sweep_due_steps()


@shared_task(name="governance.escalation.tasks.housekeeping")
def housekeeping() -> None:
    """Remove expired sessions, drafts, idempotency keys and orphaned files; send the ledger's head once a day."""
    call_command("housekeeping")
