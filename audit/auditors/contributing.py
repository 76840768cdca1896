"""What auditors tell other rooms of audit."""

from audit.auditors.queries import served
from audit.contributed import auditor_history

auditor_history.fill(served)
