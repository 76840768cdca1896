"""When a case may be erased: rules of retention as data, and what stops them."""

from datetime import date, datetime, time

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from compliance.access import visible_to
from compliance.choices import Finding, State
from compliance.models import Case, Erasure, LegalHold, RetentionRule
from governance import clock
from governance.access import Actor
from governance.organization.queries import in_force

KIND_OF_CASE = {
    RetentionRule.Kind.DECLINED: Q(state=State.DECLINED),
    RetentionRule.Kind.NO_VIOLATION: Q(state=State.CLOSED, finding__in=[Finding.NOT_FOUND, Finding.UNCLEAR]),
    RetentionRule.Kind.VIOLATION: Q(state=State.CLOSED, finding__in=[Finding.FOUND, Finding.PARTLY]),
}


def rules_on(day: date) -> QuerySet[RetentionRule]:
    """Return the rules in force on the day, one for each kind."""
    return RetentionRule.objects.filter(in_force(day)).order_by("kind")


def rules_from(day: date) -> QuerySet[RetentionRule]:
    """Return the rules in force on the day and those that come after."""
    return RetentionRule.objects.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=day)).order_by("kind", "valid_from")


def years_before(day: date, years: int) -> date:
    """Return the same day so many years before; 29 February gives the 28th."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)


def is_over(day: date) -> Q:
    """Return the condition that the time to keep a case is over on the day, by the rules of that day."""
    over = Q(pk__in=[])
    for rule in rules_on(day):
        kind = RetentionRule.Kind(rule.kind)
        ended = "decided_at" if kind == RetentionRule.Kind.DECLINED else "closed_at"
        last = timezone.make_aware(datetime.combine(years_before(day, rule.years), time.max))
        over |= KIND_OF_CASE[kind] & Q(**{f"{ended}__lte": last})
    return over & Q(erased_at__isnull=True)


def _held() -> Exists:
    return Exists(LegalHold.objects.filter(case=OuterRef("pk"), lifted_at__isnull=True))


def due_cases(actor: Actor) -> QuerySet[Case]:
    """Return the cases the actor may see whose time is over, each with `held` and the proposal `proposed_by_id`."""
    proposal = Erasure.objects.filter(case=OuterRef("pk"), outcome=Erasure.Outcome.PROPOSED)
    due: QuerySet[Case] = visible_to(actor).filter(is_over(clock.today()))
    return due.annotate(held=_held(), proposed_by_id=proposal.values("proposed_by_id")[:1])


def is_due(case: Case) -> bool:
    """Return whether the case may be erased: its time is over, it is not erased yet, and no legal hold is in force."""
    return Case.objects.filter(is_over(clock.today()), ~_held(), pk=case.pk).exists()
