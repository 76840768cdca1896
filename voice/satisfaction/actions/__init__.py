"""Every change of the satisfaction surveys, besides those of governance.surveys."""

from voice.satisfaction.actions.numbers import note_numbers
from voice.satisfaction.actions.planning import (
    change_schedule,
    confirm_wave,
    drop_wave,
    propose_wave,
    start_survey,
)
from voice.satisfaction.actions.printing import print_sheets
from voice.satisfaction.actions.sheets import clear_sheets, decide_sheet, start_over, type_sheet

__all__ = [
    "change_schedule",
    "clear_sheets",
    "confirm_wave",
    "decide_sheet",
    "drop_wave",
    "note_numbers",
    "print_sheets",
    "propose_wave",
    "start_over",
    "start_survey",
    "type_sheet",
]
