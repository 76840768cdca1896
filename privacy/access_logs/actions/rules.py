"""Changing a rule: a new version from a day on."""

from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from governance.access import Actor
from governance.runner import NO_CLOCKS, NO_EVENTS, STAYS, Refused, Stale, action
from privacy.access_logs.access import is_officer
from privacy.access_logs.models import RuleVersion


class TooEarly(Refused):
    """A version would begin before, or on the day of, the one before it."""

    code = "before_the_last"
    message = _("The day must lie after the day on which the last version came into force.")


@action(
    "access_logs.revise_rule", subject=RuleVersion, who=is_officer, moves=STAYS, clocks=NO_CLOCKS, emits=NO_EVENTS,
    ledger=("valid_from", "is_active"),
)  # fmt: skip
def revise_rule(
    rule: RuleVersion, *, actor: Actor, parameters: dict[str, Any], is_active: bool, reason: str, valid_from: date
) -> None:
    """Let other parameters hold from a day on; what was judged until then keeps its version. Raises TooEarly, Stale."""
    if rule.valid_to is not None:
        raise Stale
    if valid_from <= rule.valid_from:
        raise TooEarly
    rule.valid_to = valid_from - timedelta(days=1)
    rule.save()  # ends before the next one begins: the periods may not overlap
    RuleVersion.objects.create(
        code=rule.code, number=rule.number + 1, parameters=parameters, is_active=is_active, reason=reason,
        written_by_id=actor.own_id, valid_from=valid_from,
    )  # fmt: skip
