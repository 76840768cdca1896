"""Entries, drafts and gaps for tests, made through the real actions."""

from datetime import timedelta
from typing import Any

from compliance.choices import Position
from compliance.information import actions
from compliance.information.actions.registering import NewEntry
from compliance.information.choices import Kind, Relation, Source
from compliance.information.content import Heard
from compliance.information.models import Gap, Information, RuleSet
from governance import clock
from governance.access import Actor
from governance.organization.models import Unit
from governance.people.models import Person
from governance.runner import run
from tests.support import factories

WORDS = "窓口で別の方の書類を渡したと聞きました。"


def office() -> Unit:
    return Unit.objects.get(code="13001")


def new_entry(**changes: Any) -> NewEntry:
    fields: dict[str, Any] = {
        "source": Source.COMPLAINT,
        "kinds": [Kind.PROCEDURE],
        "position": Position.STAFF,
        "relation": Relation.TOLD,
        "unit": office(),
        "aware_at": clock.now() - timedelta(hours=2),
        "heard": Heard(WORDS, ""),
    }
    return NewEntry(**(fields | changes))


def register(by: Person | None = None, **changes: Any) -> Information:
    """Register as a member of staff does; return the entry."""
    entry = new_entry(**changes)
    who = factories.actor(by or factories.person("staff"))
    outcome = run(actions.register, actor=who, entry=entry, source=entry.source)
    return Information.objects.get(pk=str(outcome.subject_id))


def head() -> Actor:
    return factories.actor(factories.person("compliance_head"))


def taken_up(**changes: Any) -> tuple[Information, Actor]:
    """Return an entry that a head has taken up, and the head."""
    information, actor = register(**changes), head()
    run(actions.take_up, actor=actor, subject=information.pk)
    information.refresh_from_db()
    return information, actor


def proposed(**changes: Any) -> tuple[Information, Actor]:
    """Return an entry for which no violation was proposed, and the proposer."""
    information, actor = taken_up(**changes)
    run(actions.propose_answer, actor=actor, subject=information.pk, reason="手順どおりだった。")
    information.refresh_from_db()
    return information, actor


def draft() -> tuple[RuleSet, Actor]:
    """Return a draft of the rules, and who wrote it."""
    actor = head()
    outcome = run(actions.draft, actor=actor, change="試し")
    return RuleSet.objects.get(pk=str(outcome.subject_id)), actor


def gap() -> Gap:
    """Return a gap that a cross-check found: a declined report of a customer."""
    from compliance.actions import decline
    from compliance.choices import ReporterKind
    from compliance.information.checks import find_gaps

    case, _ = factories.file_case(reporter_kind=ReporterKind.PUBLIC, unit=office())
    run(decline, actor=head(), subject=case.pk, reason="違反ではない", message="ご案内します")
    find_gaps()
    return Gap.objects.get(subject_id=case.pk)


def posts(information: Information) -> set[str]:
    return set(information.deliveries.values_list("role", flat=True))
