"""Rows of access logs. The logs themselves are Parquet files by day (see store.py); rows say which of them count."""

from privacy.access_logs.models.damages import Damage, StoreCheck
from privacy.access_logs.models.days import LogDay, UnitDay
from privacy.access_logs.models.files import DayPart, Fault, LogFile
from privacy.access_logs.models.rules import RuleVersion

__all__ = ["Damage", "DayPart", "Fault", "LogDay", "LogFile", "RuleVersion", "StoreCheck", "UnitDay"]
