"""Every change of state of what is taken outside. Importing this package declares them all."""

from privacy.takeouts.actions.asking import approve, ask, refuse, withdraw
from privacy.takeouts.actions.extending import ask_extension, decline_extension, grant_extension
from privacy.takeouts.actions.moving import (
    claim_destroyed,
    confirm_destroyed,
    download_certificate,
    go_out,
    reject_destroyed,
    report_loss,
    return_items,
)

__all__ = [
    "approve",
    "ask",
    "ask_extension",
    "claim_destroyed",
    "confirm_destroyed",
    "decline_extension",
    "download_certificate",
    "go_out",
    "grant_extension",
    "refuse",
    "reject_destroyed",
    "report_loss",
    "return_items",
    "withdraw",
]
