"""Every change of state of the promotion plan. Importing this package declares them all."""

from privacy.promotion.actions.catalogue import draft_catalogue, put_catalogue_in_force, write_catalogue
from privacy.promotion.actions.plan import assign_item, download_evidence, remind_owner, report_progress
from privacy.promotion.actions.review import approve_review, prepare_review, recount_review, write_conclusion
from privacy.promotion.actions.staff import designate, end_designation

__all__ = [
    "approve_review",
    "assign_item",
    "designate",
    "download_evidence",
    "draft_catalogue",
    "end_designation",
    "prepare_review",
    "put_catalogue_in_force",
    "recount_review",
    "remind_owner",
    "report_progress",
    "write_catalogue",
    "write_conclusion",
]
