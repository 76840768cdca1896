"""Every change of state of voices and incidents. Importing this package declares them all."""

from voice.actions.adding import add_to_voice, follow_up, report_end
from voice.actions.checking import check_receipts
from voice.actions.filing import file_incident, file_voice
from voice.actions.keeping import download_file
from voice.actions.receiving import acknowledge, acknowledge_incident, open_incident, open_voice, show_sender

__all__ = [
    "acknowledge",
    "acknowledge_incident",
    "add_to_voice",
    "check_receipts",
    "download_file",
    "file_incident",
    "file_voice",
    "follow_up",
    "open_incident",
    "open_voice",
    "report_end",
    "show_sender",
]
