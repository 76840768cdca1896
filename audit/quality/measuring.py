"""What is measured of the department's work from its own records, for the self-assessment and for the overview.

Satisfaction of audited units is not among it: no record of this system says it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet, Sum
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from audit.auditors.models import Study
from audit.auditors.queries import at_work, need_of
from audit.engagements.choices import REPORT_CLOCK
from audit.engagements.models import Engagement
from audit.engagements.queries import SUBJECT as ENGAGEMENT
from audit.findings.choices import FOLLOW_UP, FindingState, State
from audit.findings.models import Recommendation, Response
from audit.findings.queries import RECOMMENDATION
from audit.quality.rules.shares import Share, kept
from audit.reports.choices import SUMMARY_CLOCK
from audit.reports.models import Summary
from audit.reports.queries import SUMMARY
from governance import clock
from governance.calendar.eras import fiscal_year_days
from governance.deadlines.models import Deadline


def clock_kept(code: str, subject_type: str, subjects: QuerySet[Any], first: date, last: date) -> Share:
    """Return the share of the clocks of the subjects, due in these days, that were met in time. One query."""
    rows = Deadline.objects.filter(
        rule__code=code, subject_type=subject_type, subject_id__in=subjects.values("pk"), due_on__range=(first, last)
    ).exclude(state=Deadline.State.STOPPED)
    found: Iterable[tuple[date, Any]] = rows.values_list("due_on", "settled_at")
    return kept([(due, timezone.localdate(at) if at else None) for due, at in found], clock.today())


def reports_in_time(engagements: QuerySet[Engagement], first: date, last: date) -> Share:
    """Return the share of the reports that reached the president in time (D15)."""
    return clock_kept(REPORT_CLOCK, ENGAGEMENT, engagements, first, last)


def follow_ups_in_time(rows: QuerySet[Recommendation], first: date, last: date) -> Share:
    """Return the share of the follow-up reports that came in time (D16)."""
    return clock_kept(FOLLOW_UP, RECOMMENDATION, rows, first, last)


def summaries_in_time(first: date, last: date) -> Share:
    """Return the share of the summaries that were published in time (D17)."""
    return clock_kept(SUMMARY_CLOCK, SUMMARY, Summary.objects.all(), first, last)


def put_right_in_time(rows: QuerySet[Recommendation], first: date, last: date) -> Share:
    """Return the share of what was due in these days that was put right by the day agreed last. One query."""
    due = rows.filter(due_on__range=(first, last), state__in=[State.FOLLOWED, State.REPORTED, State.DONE])
    days = due.order_by().values_list("due_on", "done_on")
    return kept([(on, done) for on, done in days if on is not None], clock.today())


def answered(rows: QuerySet[Recommendation], first: date, last: date) -> Share:
    """Return the share of the recommendations reported in these days to which the unit answered. One query."""
    asked = rows.filter(finding__issued_on__range=(first, last)).exclude(state__in=[State.DRAFT, State.WITHDRAWN])
    flags = list(
        asked.order_by().annotate(told=Exists(Response.objects.filter(recommendation=OuterRef("pk")))).values_list(
            "told", flat=True
        )
    )  # fmt: skip
    return Share(sum(flags), len(flags))


def studied_enough(year: int) -> Share:
    """Return the share of the auditors at work who studied the hours of the year. Three queries."""
    need, (first, last) = need_of(year), fiscal_year_days(year)
    ids = list(at_work().values_list("pk", flat=True))
    rows = Study.objects.filter(auditor__in=ids, studied_on__range=(first, last)).order_by().values_list("auditor")
    hours: dict[Any, Any] = dict(rows.annotate(sum=Sum("hours")))
    return Share(sum(hours.get(pk, 0) >= need for pk in ids), len(ids))


@dataclass(frozen=True)
class Indicator:
    """What is measured, in words, and the share."""

    code: str
    words: str | Promise
    share: Share


WORDS: dict[str, str | Promise] = {
    "reports": _("Reports to the president in time (D15)"),
    "answers": _("Recommendations answered by the units"),
    "follow_ups": _("Follow-up reports in time (D16)"),
    "put_right": _("Put right by the agreed day"),
    "summaries": _("Summaries published in time (D17)"),
    "study": _("Auditors who studied the hours of the year"),
}


def indicators_of(year: int) -> list[Indicator]:
    """Return what is measured of a fiscal year. About eight queries."""
    first, last = fiscal_year_days(year)
    opened = Engagement.objects.filter(opened_at__isnull=False)
    ours = Recommendation.objects.filter(finding__state=FindingState.ISSUED, finding__engagement__isnull=False)
    shares = {
        "reports": reports_in_time(opened, first, last), "answers": answered(ours, first, last),
        "follow_ups": follow_ups_in_time(ours, first, last), "put_right": put_right_in_time(ours, first, last),
        "summaries": summaries_in_time(first, last), "study": studied_enough(year),
    }  # fmt: skip
    return [Indicator(code, WORDS[code], share) for code, share in shares.items()]


def frozen(indicators: Iterable[Indicator]) -> list[list[Any]]:
    """Return the indicators as they are kept."""
    return [[one.code, one.share.kept, one.share.whole] for one in indicators]


def thawed(rows: Iterable[Any]) -> list[Indicator]:
    """Return kept indicators."""
    return [Indicator(code, WORDS.get(code, code), Share(done, whole)) for code, done, whole in rows]
