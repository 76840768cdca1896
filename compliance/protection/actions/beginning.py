"""Beginning the watch over a case: the year, its rounds, and the reporter's own protection. Called by actions."""

from datetime import date
from uuid import UUID

from compliance.content import Identity
from compliance.models import Case
from compliance.protection.choices import Standing
from compliance.protection.matching import Indexes, indexes_of
from compliance.protection.models import CheckIn, Protected, Watch
from compliance.protection.sealing import field_of, seal_apart
from governance import clock
from governance.deadlines.models import Rule
from governance.deadlines.rules import due_day
from governance.organization.queries import in_force

YEAR = "D4-Y"
ROUND = "D4-M"


def begin(case: Case) -> Watch:
    """Begin the watch by the rules in force on the day of the report: one check-in per round, planned."""
    rules = {rule.code: rule for rule in Rule.objects.filter(in_force(case.clock_day), code__startswith="D4-")}
    ends_on = due_day(rules[YEAR], case.clock_day)
    watch = Watch.objects.create(case=case, starts_on=case.clock_day, ends_on=ends_on)
    rounds = [rule for code, rule in rules.items() if code.startswith(ROUND)]
    CheckIn.objects.bulk_create(
        CheckIn(case=case, months=rule.amount, opens_on=due_day(rule, case.clock_day)) for rule in rounds
    )
    return watch


def begin_with_report(case: Case, identity: Identity | None) -> None:
    """Begin the watch when the organization gets a report; a reporter who gave it a name is protected by it from then on."""
    if not Watch.objects.filter(case=case).exists():
        begin(case)
    if identity is not None:
        protect_reporter(case, identity)


def protect_reporter(case: Case, identity: Identity) -> None:
    """Protect the reporter by staff number if given, by name, and by name and unit when the report says where it happened."""
    unit = case.unit.code if case.unit else ""
    indexes = indexes_of(staff_number=identity.staff_number, name=identity.name, unit=unit)
    if indexes.name or indexes.number:
        who = {"name": identity.name, "staff_number": identity.staff_number, "unit": ""}
        keep(case, Standing.REPORTER, indexes, who, None)


def keep(case: Case, standing: str, indexes: Indexes, who: dict[str, str], by: UUID | None) -> Protected:
    """Note a protected person: sealed apart, and the blind indexes under which personnel actions find them."""
    row = Protected(case=case, standing=standing, registered_by_id=by)
    row.number_index, row.name_index, row.name_unit_index = indexes.number, indexes.name, indexes.name_unit
    row.sealed = seal_apart(case, field_of(row, "who"), who)
    row.save(force_insert=True)
    return row


def window(watch: Watch, day: date) -> bool:
    """Return whether a personnel action decided on the day falls into the watched year."""
    return watch.starts_on <= day <= watch.ends_on


def extend(case: Case) -> None:
    """Watch for another year from today: saying that one was treated badly is a report too."""
    rule = Rule.objects.get(in_force(clock.today()), code=YEAR)
    Watch.objects.filter(case=case).update(ends_on=due_day(rule, clock.today()))
