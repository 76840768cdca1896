"""Every change of state of direct notices. Importing this package declares them all."""

from voice.direct.actions.receiving import answer, open_notice, remind
from voice.direct.actions.sending import correct, send_notice

__all__ = ["answer", "correct", "open_notice", "remind", "send_notice"]
