"""Every change of state about contractors. Importing this package declares them all."""

from privacy.contractors.actions.bidding import answer_bid, decide_bid, file_bid
from privacy.contractors.actions.catalogues import draft_catalogue, put_in_force, write_catalogue
from privacy.contractors.actions.companies import add_certificate, change, download, register, remind
from privacy.contractors.actions.contracts import (
    begin,
    enter_contract,
    fill_clauses,
    reckon_risk,
    renew_plan,
    settle_plan,
)
from privacy.contractors.actions.ending import add_proof, close, report_leak
from privacy.contractors.actions.inspecting import (
    change_plan,
    check_finding,
    finish,
    plan_inspection,
    report_finding,
    save_item,
)
from privacy.contractors.actions.subcontracting import ask_consent, decide_consent
from privacy.contractors.actions.weighing import revise_weights

__all__ = [
    "add_certificate",
    "add_proof",
    "answer_bid",
    "ask_consent",
    "begin",
    "change",
    "change_plan",
    "check_finding",
    "close",
    "decide_bid",
    "decide_consent",
    "download",
    "draft_catalogue",
    "enter_contract",
    "file_bid",
    "fill_clauses",
    "finish",
    "plan_inspection",
    "put_in_force",
    "reckon_risk",
    "register",
    "remind",
    "renew_plan",
    "report_finding",
    "report_leak",
    "revise_weights",
    "save_item",
    "settle_plan",
    "write_catalogue",
]
