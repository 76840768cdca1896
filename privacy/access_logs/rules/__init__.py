"""The rules, one per file. EXPLAINING comes before all; RULES judge what it leaves."""

from privacy.access_logs.rules import (
    colleague,
    elsewhere,
    explained,
    left_or_moved,
    no_contact,
    often_unexplained,
    outside_hours,
    own_record,
    relative,
    repeated,
    same_address,
    same_surname,
    sweeping_search,
    volume,
    well_known,
)
from privacy.access_logs.rules.rule import Rule

EXPLAINING: Rule = explained.RULE
RULES: dict[str, Rule] = {
    module.RULE.code: module.RULE
    for module in (
        no_contact, same_surname, same_address, colleague, relative, well_known, own_record, outside_hours, volume,
        often_unexplained, sweeping_search, repeated, left_or_moved, elsewhere,
    )
}  # fmt: skip
ALL: dict[str, Rule] = {EXPLAINING.code: EXPLAINING, **RULES}
