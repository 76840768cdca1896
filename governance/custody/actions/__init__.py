"""Every change of keys. Importing this package declares them all."""

from governance.custody.actions.own import change_passphrase, make_key, note_wrong_passphrase, renew_key, unlock
from governance.custody.actions.posts import hand_over, renew_post, take_back
from governance.custody.actions.recovering import ask_recovery, complete_recovery, give_share, withdraw_recovery
from governance.custody.actions.splitting import split_key, take_share

__all__ = [
    "ask_recovery",
    "change_passphrase",
    "complete_recovery",
    "give_share",
    "hand_over",
    "make_key",
    "note_wrong_passphrase",
    "renew_key",
    "renew_post",
    "split_key",
    "take_back",
    "take_share",
    "unlock",
    "withdraw_recovery",
]
