"""Every change of documents of conduct."""

from compliance.conduct.actions.approving import approve, put_in_force, send_back, submit, withdraw
from compliance.conduct.actions.contacts import add_contact, change_contact, remove_contact
from compliance.conduct.actions.drafting import add_article, change_article, draft, remove_article, revise
from compliance.conduct.actions.signing import ask_signatures, remind, sign

__all__ = [
    "add_article",
    "add_contact",
    "approve",
    "ask_signatures",
    "change_article",
    "change_contact",
    "draft",
    "put_in_force",
    "remind",
    "remove_article",
    "remove_contact",
    "revise",
    "send_back",
    "sign",
    "submit",
    "withdraw",
]
