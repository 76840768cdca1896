"""Every change of state of the quality self-assessment. Importing this package declares them all."""

from audit.quality.actions.assessing import (
    add_measure,
    agree,
    approve,
    complete_measure,
    disagree,
    download_evidence,
    open_assessment,
    rate,
)
from audit.quality.actions.catalogue import draft_catalogue, put_catalogue_in_force, write_catalogue

__all__ = [
    "add_measure",
    "agree",
    "approve",
    "complete_measure",
    "disagree",
    "download_evidence",
    "draft_catalogue",
    "open_assessment",
    "put_catalogue_in_force",
    "rate",
    "write_catalogue",
]
