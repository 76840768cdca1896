"""Every change of state of data audits. Importing this package declares them all."""

from audit.data_audits.actions.runs import cancel_run, evaluate, fail_run, file_paper, finish_run, repeat_run, run_test
from audit.data_audits.actions.sets import add_data_set, cancel_data_set, erase_data_set, fail_data_set, keep_data_set

__all__ = [
    "add_data_set",
    "cancel_data_set",
    "cancel_run",
    "erase_data_set",
    "evaluate",
    "fail_data_set",
    "fail_run",
    "file_paper",
    "finish_run",
    "keep_data_set",
    "repeat_run",
    "run_test",
]
