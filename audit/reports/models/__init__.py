"""Tables of reports and of the half-yearly summaries."""

from audit.reports.models.report import Addendum as Addendum
from audit.reports.models.report import Report as Report
from audit.reports.models.report import Signoff as Signoff
from audit.reports.models.summary import Summary as Summary
