"""Who is told of findings. By the reference number alone."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from audit.access import ANSWER_FOR_UNIT, HEAD, OF_UNIT, PRESIDENT
from audit.engagements.listeners import team
from audit.engagements.models import Engagement
from audit.findings.choices import State
from audit.findings.models import Finding, Recommendation
from governance.notices.kinds import declare
from governance.notices.models import Event
from governance.notices.outbox import on
from governance.notices.telling import tell
from governance.people.models import Person
from governance.people.queries import holders

declare("findings.facts_asked", _("Internal audit asks whether the facts of a finding are right."))
declare("findings.answers_asked", _("A recommendation of internal audit waits for your answer."))
declare("findings.facts_answered", _("The unit has answered to the facts of a finding."))
declare("findings.finding_dropped", _("A finding of internal audit was withdrawn."))
declare("findings.recommendation_answered", _("A recommendation was answered."))
declare("findings.progress_reported", _("A follow-up report is to be judged."))
declare("findings.progress_judged", _("An auditor has judged your follow-up report."))
declare("findings.recommendation_reopened", _("A recommendation was opened again."))
declare("findings.risk_accepted", _("The president has accepted the risk of a recommendation."))
declare(
    "findings.follow_up_begun",
    _("The report is approved: your follow-up report to internal audit is due in three months."),
)
declare("findings.clock.amber", _("A follow-up report to internal audit is due soon."))
declare("findings.clock.red", _("A follow-up report to internal audit is due in a few days."))
declare("findings.clock.passed", _("A follow-up report to internal audit is overdue."))
declare("findings.clock.escalated", _("An overdue follow-up report was passed upwards to you."))


def _tell(event: Event, row: Any, people: Iterable[Person], kind: str = "") -> None:
    tell(set(people), kind or event.name, reference=_reference(row), path=row.get_absolute_url(), event=event)


def _reference(row: Finding | Recommendation) -> str:
    return str(row) if isinstance(row, Recommendation) else row.reference or ""


def workers(finding: Finding) -> set[Person]:
    """Return who works on the audit: the team, for one by others the auditor in charge; the head when there is nobody."""
    found = team(finding.engagement) if finding.engagement else set()
    if finding.external:
        found = {finding.external.keeper.person}
    return found or set(holders([HEAD]))


def answerers(row: Finding | Recommendation) -> set[Person]:
    """Return who answers for the unit; where nobody does, the head of its block."""
    found = set(holders(OF_UNIT, unit_ids=[row.unit_id]))
    return found or (set(holders(ANSWER_FOR_UNIT, unit_ids=[row.block_id])) if row.block_id else set())


def _finding(event: Event) -> Finding:
    rows = Finding.objects.select_related("engagement", "external__keeper__person")
    return rows.get(pk=str(event.subject_id))


def _recommendation(event: Event) -> Recommendation:
    rows = Recommendation.objects.select_related("finding__engagement", "finding__external__keeper__person")
    return rows.get(pk=str(event.subject_id))


@on("findings.facts_asked")
def ask_unit(event: Event) -> None:
    """Tell the unit that the facts are there."""
    finding = _finding(event)
    _tell(event, finding, answerers(finding))


@on("findings.answers_asked")
def ask_addressees(event: Event) -> None:
    """Tell those to whom something is recommended."""
    _tell_addressees(event, _finding(event).recommendations.select_related("finding"))


def tell_of_follow_up(event: Event, engagement: Engagement) -> None:
    """Tell those to whom something is recommended that their three months run. For the room that reports the findings."""
    rows = Recommendation.objects.filter(finding__engagement=engagement, state=State.FOLLOWED)
    _tell_addressees(event, rows.select_related("finding"), "findings.follow_up_begun")


def _tell_addressees(event: Event, rows: Iterable[Recommendation], kind: str = "") -> None:
    """Tell each of those who answer once, however much is addressed to them: of several, the list is shown."""
    asked: dict[Person, list[Recommendation]] = {}
    for row in rows:
        for person in answerers(row):
            asked.setdefault(person, []).append(row)
    for person, theirs in asked.items():
        if len(theirs) == 1:
            _tell(event, theirs[0], [person], kind)
        else:
            reference = theirs[0].finding.reference or ""
            tell(
                [person], kind or event.name, reference=reference, path=reverse("findings:recommendations"), event=event
            )


@on("findings.facts_answered")
def tell_team(event: Event) -> None:
    """Tell the team."""
    finding = _finding(event)
    _tell(event, finding, workers(finding))


@on("findings.finding_dropped")
def tell_of_withdrawal(event: Event) -> None:
    """Tell the unit, when it had been told."""
    finding = _finding(event)
    if finding.sent_at is not None:
        _tell(event, finding, answerers(finding))


@on("findings.recommendation_answered")
@on("findings.progress_reported")
def tell_workers(event: Event) -> None:
    """Tell the team of an answer or a report."""
    row = _recommendation(event)
    _tell(event, row, workers(row.finding))


@on("findings.progress_judged")
@on("findings.recommendation_reopened")
def tell_unit(event: Event) -> None:
    """Tell the unit what the auditor found."""
    row = _recommendation(event)
    _tell(event, row, answerers(row))


@on("findings.risk_accepted")
def tell_both(event: Event) -> None:
    """Tell the unit, the team and the head."""
    row = _recommendation(event)
    _tell(event, row, answerers(row) | workers(row.finding) | set(holders([HEAD])))


@on("audit_findings.recommendation.step_due")
def climb(event: Event) -> None:
    """D16: the unit, the head of its block, the audit head, at last the president."""
    row = _recommendation(event)
    audience = event.payload["audience"]
    if audience in (HEAD, PRESIDENT):
        people = set(holders([audience]))
    elif audience == "block_head" and row.block_id:
        people = set(holders(["block_head"], unit_ids=[row.block_id]))
    else:
        people = answerers(row)
    _tell(event, row, people, f"findings.clock.{event.payload['kind']}")
