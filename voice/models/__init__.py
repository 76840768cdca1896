"""Rows of voices and incidents."""

from voice.models.check import ReceiptCheck
from voice.models.delivery import Delivery
from voice.models.file import VoiceFile
from voice.models.incident import FollowUp, Incident
from voice.models.voice import Addition, Sender, Voice

__all__ = ["Addition", "Delivery", "FollowUp", "Incident", "ReceiptCheck", "Sender", "Voice", "VoiceFile"]
