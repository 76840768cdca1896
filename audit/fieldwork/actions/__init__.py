"""Every change of state of the fieldwork. Importing this package declares them all."""

from audit.fieldwork.actions.manuals import (
    draft_manual,
    put_manual_in_force,
    strike_chapter,
    strike_procedure,
    write_chapter,
    write_procedure,
)
from audit.fieldwork.actions.planning import add_papers, drop_paper, reassign_paper
from audit.fieldwork.actions.reading import download_evidence, export_file
from audit.fieldwork.actions.reviewing import (
    answer_note,
    approve_paper,
    clear_note,
    hand_in_paper,
    raise_note,
    review_paper,
    send_back_paper,
    take_back_paper,
)
from audit.fieldwork.actions.writing import add_addendum, add_evidence, refer, save_check, write_paper

__all__ = [
    "add_addendum",
    "add_evidence",
    "add_papers",
    "answer_note",
    "approve_paper",
    "clear_note",
    "download_evidence",
    "draft_manual",
    "drop_paper",
    "export_file",
    "hand_in_paper",
    "put_manual_in_force",
    "raise_note",
    "reassign_paper",
    "refer",
    "review_paper",
    "save_check",
    "send_back_paper",
    "strike_chapter",
    "strike_procedure",
    "take_back_paper",
    "write_chapter",
    "write_paper",
    "write_procedure",
]
