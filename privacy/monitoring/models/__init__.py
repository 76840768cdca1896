"""Rows of monitoring: days, tasks with their flags and views, judgements, planted entries, requests for a trail, settings."""

from privacy.monitoring.models.days import Forgetting, MonitoredDay, Settings
from privacy.monitoring.models.judging import Judgement, Look, Plant
from privacy.monitoring.models.tasks import Flag, FlaggedView, Task
from privacy.monitoring.models.trails import TrailRequest

__all__ = [
    "Flag", "FlaggedView", "Forgetting", "Judgement", "Look", "MonitoredDay", "Plant", "Settings", "Task", "TrailRequest",
]  # fmt: skip
