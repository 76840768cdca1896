"""Rows of answers, important voices and publications."""

from voice.answers.models.criterion import Criterion
from voice.answers.models.matter import Instruction, Matter, MatterVoice
from voice.answers.models.measure import Figure, Measure, OfficeCheck
from voice.answers.models.public import PublicVoice
from voice.answers.models.reply import Closing, Reply

__all__ = [
    "Closing",
    "Criterion",
    "Figure",
    "Instruction",
    "Matter",
    "MatterVoice",
    "Measure",
    "OfficeCheck",
    "PublicVoice",
    "Reply",
]
