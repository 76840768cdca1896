"""Every change of state of engagements. Importing this package declares them all."""

from audit.engagements.actions.drawing import commit_draw, draw_units, reveal_draw
from audit.engagements.actions.opening import announce, authorize, open_on_site, reveal_offices
from audit.engagements.actions.planning import cancel, change_plan, plan
from audit.engagements.actions.team import (
    ask_exemption,
    assign,
    grant_exemption,
    refuse_exemption,
    release,
    withdraw_exemption,
)
from audit.engagements.actions.working import begin_fieldwork, close, end_fieldwork, export_proof

__all__ = [
    "announce",
    "ask_exemption",
    "assign",
    "authorize",
    "begin_fieldwork",
    "cancel",
    "change_plan",
    "close",
    "commit_draw",
    "draw_units",
    "end_fieldwork",
    "export_proof",
    "grant_exemption",
    "open_on_site",
    "plan",
    "refuse_exemption",
    "release",
    "reveal_draw",
    "reveal_offices",
    "withdraw_exemption",
]
