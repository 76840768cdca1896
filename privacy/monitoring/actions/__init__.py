"""Every change of state of monitoring. Importing this package declares them all."""

from privacy.monitoring.actions.flagging import await_day, complete_task, note_flagged, open_task, reopen_task
from privacy.monitoring.actions.judging import confirm_purpose, deny_purpose, look, note_handed_over, show_records
from privacy.monitoring.actions.keeping import (
    forget_tasks,
    note_forgotten_files,
    note_forgotten_logs,
    revise_settings,
)
from privacy.monitoring.actions.trails import (
    approve_trail,
    export_trail,
    file_trail_request,
    refuse_trail,
    show_requester,
)

__all__ = [
    "approve_trail", "await_day", "complete_task", "confirm_purpose", "deny_purpose", "export_trail",
    "file_trail_request", "forget_tasks", "look", "note_flagged", "note_forgotten_files", "note_forgotten_logs",
    "note_handed_over", "open_task",
    "refuse_trail", "reopen_task", "revise_settings", "show_records", "show_requester",
]  # fmt: skip
