"""What happens by itself: the monthly list, answers given since, the figures of a quarter that is over."""

from datetime import date

from django.db.models import QuerySet
from django.utils import timezone

from governance import clock
from governance.access import SYSTEM
from governance.calendar.business_days import add_months
from governance.runner import run
from voice.proposals.actions import close_quarter, issue_list, publish
from voice.proposals.choices import ANSWERED
from voice.proposals.models import Issue, Proposal, QuarterReport
from voice.proposals.rules import closing_of, month_of, quarter_before, quarter_of

QUARTERS_BACK = 4


def publish_lists() -> int:
    """Publish the lists that are due, and answers given since a list; return how many proposals went into one.

    A list is due when everything of its month is answered, at the latest at the closing of the last day of the next month.
    """
    listed = 0
    for month in waiting_months():
        if not Issue.objects.filter(month=month).exists():
            if clock.now() < closing_of(month) and _of(month).exclude(state__in=ANSWERED).exists():
                continue
            run(issue_list, actor=SYSTEM, month=month)
        listed += _publish(_of(month))
    return listed + _publish(Proposal.objects.filter(answer_to_publish=True, published_at__isnull=False))


def waiting_months() -> list[date]:
    """Return the months that are over and hold proposals no list shows yet, oldest first."""
    ended = clock.start_of(month_of(clock.today()))
    waiting = Proposal.objects.filter(published_at__isnull=True, filed_at__lt=ended).order_by()
    return [start.date() for start in waiting.datetimes("filed_at", "month")]  # in Japan's time


def _of(month: date) -> QuerySet[Proposal]:
    """Return the proposals of the month that no list shows yet."""
    return Proposal.objects.filter(
        published_at__isnull=True,
        filed_at__gte=clock.start_of(month),
        filed_at__lt=clock.start_of(add_months(month, 1)),
    )


def _publish(rows: QuerySet[Proposal]) -> int:
    """Publish each as it stands; one whose new answer is still on its way is left, when it stands in a list already."""
    found = list(rows.order_by("filed_at", "pk").values_list("pk", "state", "published_at"))
    due = [(pk, state in ANSWERED) for pk, state, published in found if state in ANSWERED or published is None]
    for pk, answered in due:
        run(publish, actor=SYSTEM, subject=pk, answered=answered)
    return len(due)


def close_quarters() -> int:
    """Freeze the figures of the last quarters that are over and were not frozen yet; return how many."""
    first = Proposal.objects.order_by("filed_at").values_list("filed_at", flat=True).first()
    quarter, made = quarter_of(clock.today()), 0
    for _ in range(QUARTERS_BACK):
        quarter = quarter_before(quarter)
        begun = first is not None and quarter >= quarter_of(timezone.localdate(first))
        if begun and not QuarterReport.objects.filter(quarter=quarter).exists():
            run(close_quarter, actor=SYSTEM, quarter=quarter)
            made += 1
    return made
