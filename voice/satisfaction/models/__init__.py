"""The standing plan, numbers handed out, sheets being typed. Waves, codes and figures are those of governance.surveys."""

from voice.satisfaction.models.handout import Handout
from voice.satisfaction.models.schedule import Schedule, WaveProposal
from voice.satisfaction.models.sheet import TypedSheet

__all__ = ["Handout", "Schedule", "TypedSheet", "WaveProposal"]
