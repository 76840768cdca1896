"""Every change of state of figures about voices. Importing this package declares them all."""

from voice.figures.actions.annual import (
    approve,
    prepare,
    promise,
    publish,
    rebuild,
    report_promise,
    send_back,
    take_back,
    write,
)  # fmt: skip
from voice.figures.actions.counting import close_quarter, count, present_quarter
from voice.figures.actions.visitors import enter_visitors, import_visitors

__all__ = [
    "approve",
    "close_quarter",
    "count",
    "enter_visitors",
    "import_visitors",
    "prepare",
    "present_quarter",
    "promise",
    "publish",
    "rebuild",
    "report_promise",
    "send_back",
    "take_back",
    "write",
]
