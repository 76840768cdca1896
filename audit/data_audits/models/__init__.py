"""Data sets, and the runs of tests on them."""

from audit.data_audits.models.runs import Evaluation, Run
from audit.data_audits.models.sets import DataSet, Progress

__all__ = ["DataSet", "Evaluation", "Progress", "Run"]
