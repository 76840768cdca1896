"""Tables of findings and of their follow-up."""

from audit.findings.models.finding import FactReply as FactReply
from audit.findings.models.finding import Finding as Finding
from audit.findings.models.finding import Repeat as Repeat
from audit.findings.models.follow import Evidence as Evidence
from audit.findings.models.follow import Judgement as Judgement
from audit.findings.models.follow import Progress as Progress
from audit.findings.models.recommendation import PlanStep as PlanStep
from audit.findings.models.recommendation import Recommendation as Recommendation
from audit.findings.models.recommendation import Response as Response
from audit.findings.models.scale import Criterion as Criterion
from audit.findings.models.scale import Level as Level
from audit.findings.models.scale import Scale as Scale
from audit.findings.models.source import Body as Body
from audit.findings.models.source import ExternalAudit as ExternalAudit
