"""Versions of the routing rules: drafted, changed, approved by another person, in force from a day."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from django.db.models import F
from django.utils.translation import gettext_lazy as _

from compliance.information.access import may_approve, writes_rules
from compliance.information.choices import RuleState
from compliance.information.models import RoutingRule, RuleSet
from compliance.information.queries import rules_in_force
from governance import clock
from governance.access import Actor
from governance.runner import NO_CLOCKS, NO_EVENTS, NO_FIELDS, STAYS, Move, Refused, action
from governance.runner.numbering import next_number

CONDITIONS = ("sources", "kinds", "unit_kinds", "positions")


class TooEarly(Refused):
    """The version would start before today, or before one that is approved already."""

    code = "too_early"
    field = "valid_from"
    message = _("Another approved version starts on this day or later. Choose a later day.")


class DefaultStays(Refused):
    """The default rule was to be removed or narrowed."""

    code = "default_stays"
    message = _("The default rule always holds: it can be neither removed nor narrowed, only its recipients change.")


@action(
    "information.draft",
    subject=RuleSet,
    creates=True,
    who=writes_rules,
    moves=STAYS,
    clocks=NO_CLOCKS,
    emits=NO_EVENTS,
    ledger=NO_FIELDS,
)
def draft(*, actor: Actor, change: str) -> RuleSet:
    """Draft a new version as a copy of the one in force."""
    number = next_number(RuleSet.objects.all())
    made = RuleSet.objects.create(number=number, change=change, drafted_by_id=actor.person_id)
    rules = list(rules_in_force(clock.today()).rules.all())
    RoutingRule.objects.bulk_create(_copied(rule, made) for rule in rules)
    return made


def _copied(rule: RoutingRule, into: RuleSet) -> RoutingRule:
    return RoutingRule(
        rule_set=into,
        place=rule.place,
        name=rule.name,
        sources=rule.sources,
        kinds=rule.kinds,
        unit_kinds=rule.unit_kinds,
        positions=rule.positions,
        recipients=rule.recipients,
        is_default=rule.is_default,
    )


@action(
    "information.add_rule",
    subject=RuleSet,
    who=writes_rules,
    moves=STAYS.within("draft"),
    clocks=NO_CLOCKS,
    emits=NO_EVENTS,
    ledger=("recipients",),
)
def add_rule(
    rules: RuleSet, *, actor: Actor, name: str, conditions: Mapping[str, Sequence[str]], recipients: Sequence[str]
) -> None:
    """Add a rule before the default one."""
    default = rules.rules.get(is_default=True)
    place = default.place
    rules.rules.filter(pk=default.pk).update(place=F("place") + 1)
    RoutingRule.objects.create(
        rule_set=rules, place=place, name=name, recipients=list(recipients), **_lists(conditions)
    )


@action(
    "information.change_rule",
    subject=RuleSet,
    who=writes_rules,
    moves=STAYS.within("draft"),
    clocks=NO_CLOCKS,
    emits=NO_EVENTS,
    ledger=("rule", "recipients"),
)
def change_rule(
    rules: RuleSet,
    *,
    actor: Actor,
    rule: RoutingRule,
    name: str,
    conditions: Mapping[str, Sequence[str]],
    recipients: Sequence[str],
) -> None:
    """Change a rule; raises DefaultStays when the default rule would be narrowed."""
    if rule.is_default and any(conditions.values()):
        raise DefaultStays
    changed = {"name": name, "recipients": list(recipients), **_lists(conditions)}
    rules.rules.filter(pk=rule.pk).update(**changed)


@action(
    "information.remove_rule",
    subject=RuleSet,
    who=writes_rules,
    moves=STAYS.within("draft"),
    clocks=NO_CLOCKS,
    emits=NO_EVENTS,
    ledger=("rule",),
)
def remove_rule(rules: RuleSet, *, actor: Actor, rule: RoutingRule) -> None:
    """Remove a rule; raises DefaultStays for the default one."""
    if rule.is_default:
        raise DefaultStays
    rules.rules.filter(pk=rule.pk).delete()
    rules.rules.filter(place__gt=rule.place).update(place=F("place") - 1)


def _lists(conditions: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    return {name: list(conditions.get(name, ())) for name in CONDITIONS}


@action(
    "information.approve",
    subject=RuleSet,
    who=may_approve,
    moves=Move("draft", to="approved"),
    clocks=NO_CLOCKS,
    emits=("information.rules_approved",),
    ledger=("valid_from",),
)
def approve(rules: RuleSet, *, actor: Actor, valid_from: date) -> None:
    """Approve: in force from the day, the version before it until the day before. Raises TooEarly."""
    approved = RuleSet.objects.select_for_update().filter(state=RuleState.APPROVED)
    latest = approved.order_by("-valid_from").first()
    if valid_from < clock.today() or (latest and latest.valid_from and latest.valid_from >= valid_from):
        raise TooEarly
    if latest:
        latest.valid_to = valid_from - timedelta(days=1)
        latest.save()
    rules.valid_from = valid_from
    rules.approved_by_id = actor.person_id
    rules.approved_at = clock.now()


@action(
    "information.discard",
    subject=RuleSet,
    who=writes_rules,
    moves=Move("draft", to="discarded"),
    clocks=NO_CLOCKS,
    emits=NO_EVENTS,
    ledger=NO_FIELDS,
)
def discard(rules: RuleSet, *, actor: Actor) -> None:
    """Discard a draft."""
