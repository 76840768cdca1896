"""Proposals brought into each state through the real actions."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone

from governance import clock
from governance.access import Actor
from governance.people.models import Person
from governance.runner import run
from tests.support import factories
from tests.voice.making import ELSEWHERE, OFFICE, block, clerk, unit
from voice.proposals import actions
from voice.proposals.actions.assessing import Evaluation
from voice.proposals.actions.filing import Idea
from voice.proposals.chores import publish_lists
from voice.proposals.models import Proposal
from voice.proposals.queries import criteria_in_force
from voice.proposals.rules import last_day_for

DIVISION = "D08"
__all__ = ["ELSEWHERE", "OFFICE", "block", "clerk", "unit"]


def owner(code: str = DIVISION) -> Person:
    return factories.person("division_owner", at=unit(code))


def window() -> Person:
    return factories.person("service_promotion", at=unit("D02"))


def idea(**changes: Any) -> Idea:
    fields: dict[str, Any] = {
        "kind": "operation", "title": "番号札に待ち時間を印字する", "problem": "月末は二時間待ちになる。",
        "idea": "発券のときに目安の時間を印字する。", "effect": "苦情が減る。", "show_name": False,
    }  # fmt: skip
    return Idea(**(fields | changes))


def filed(by: Person | None = None, **changes: Any) -> Proposal:
    made = run(actions.file, actor=factories.actor(by or clerk()), idea=idea(**changes))
    return Proposal.objects.get(pk=str(made.subject_id))


def act(action: Any, by: Person | Actor, row: Any, **inputs: Any) -> Any:
    actor = factories.actor(by) if isinstance(by, Person) else by
    outcome = run(action, actor=actor, subject=row.pk, **inputs)
    row.refresh_from_db()
    return outcome


def evaluation(outcome: str = "adopted", **changes: Any) -> Evaluation:
    criteria = criteria_in_force()
    scores = {criterion.pk: (4, "効果がある。") for criterion in criteria.criteria.all()}
    fields: dict[str, Any] = {"comment": "すぐに実施できる。", "study_until": None}
    return Evaluation(criteria, scores, outcome, **(fields | changes))


def sorted_to(division: str | None = DIVISION, **changes: Any) -> Proposal:
    made = filed(**changes)
    chosen = unit(division) if division else None
    act(actions.sort, window(), made, division=chosen, note="")
    return made


def assessed(division: str | None = DIVISION, outcome: str = "adopted", **changes: Any) -> Proposal:
    made = sorted_to(division, **changes)
    until = clock.today() + timedelta(days=60) if outcome == "study" else None
    act(actions.assess, owner() if division else window(), made, evaluation=evaluation(outcome, study_until=until))
    return made


def answered(outcome: str = "adopted", division: str | None = DIVISION, **changes: Any) -> Proposal:
    made = assessed(division, outcome, **changes)
    until = clock.today() + timedelta(days=60) if outcome == "study" else None
    act(actions.decide, window(), made, outcome=outcome, text="採用します。", study_until=until)
    return made


def at(day: date, hour: int = 10) -> Any:
    """Let the block live at the hour of the day."""
    then = timezone.make_aware(datetime.combine(day, time(hour, 5)))
    return clock.shifted(then - timezone.now())


def publish(row: Proposal) -> None:
    """Put it into the list of its month, as the chore does on the last evening of the next month."""
    with at(last_day_for(timezone.localdate(row.filed_at)), 19):
        publish_lists()
    row.refresh_from_db()
