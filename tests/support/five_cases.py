"""The five cases of every action on a case: allowed, refused, wrong state, repeated, two at once."""

import threading
import uuid
from typing import Any, ClassVar

import pytest
from django.db import connection

from compliance.actions import accept, add_allegation, assign, conclude, find, submit_conclusion
from compliance.models import Case
from governance.access import Actor
from governance.ledger.models import Entry
from governance.people.models import Person
from governance.runner import Action, Invisible, NotAllowed, Outcome, Refused, WrongState, run
from tests.support import factories


class FiveCases:
    """Subclasses name the action and its inputs, bring a case into the right state, and may spoil the state."""

    action: ClassVar[Action]
    stays_possible_after: ClassVar[bool] = False
    """Whether the action may be done again on the same case (a message), so that "two at once" both succeed."""

    def make(self) -> tuple[Case, Actor]:
        """Return a case in the right state, and someone who may act on it."""
        raise NotImplementedError

    def inputs(self) -> dict[str, Any]:
        """Return the action's inputs."""
        raise NotImplementedError

    def onlooker(self, case: Case) -> Actor:
        """Return someone who may see the case but not act on it."""
        return factories.actor(factories.person("vice_president"))

    def stranger(self) -> Actor:
        """Return someone who may not know of the case."""
        return factories.actor(factories.person("office_head"))

    def spoil(self, case: Case) -> bool:
        """Bring the case into a state from which the action does not start; return False when there is none."""
        return False

    def act(self, case: Case, actor: Actor, **more: Any) -> Outcome:
        return run(self.action, actor=actor, subject=case.pk, **self.inputs(), **more)

    def entries(self, case: Case, outcome: str = "done") -> int:
        return Entry.objects.filter(subject_id=case.pk, action=self.action.name, outcome=outcome).count()

    def test_allowed(self, db: None) -> None:
        case, actor = self.make()
        self.act(case, actor)
        assert self.entries(case) == 1
        case.refresh_from_db()
        if self.action.moves.to:
            assert case.state == self.action.moves.to

    def test_refused_to_those_who_only_see(self, db: None) -> None:
        case, _ = self.make()
        before = Case.objects.values().get(pk=case.pk)
        with pytest.raises(NotAllowed):
            self.act(case, self.onlooker(case))
        assert Case.objects.values().get(pk=case.pk) == before
        assert (self.entries(case), self.entries(case, "refused")) == (0, 1)

    def test_unknown_to_strangers(self, db: None) -> None:
        case, _ = self.make()
        with pytest.raises(Invisible):
            self.act(case, self.stranger())
        assert self.entries(case) == 0

    def test_wrong_state(self, db: None) -> None:
        case, actor = self.make()
        if not self.spoil(case):
            assert not self.action.moves.sources
            return
        with pytest.raises(WrongState):
            self.act(case, actor)
        assert self.entries(case) == 0

    def test_repeated_with_the_same_key_happens_once(self, db: None) -> None:
        case, actor = self.make()
        key = str(uuid.uuid4())
        first = self.act(case, actor, key=key)
        again = self.act(case, actor, key=key)
        assert (first.repeated, again.repeated) == (False, True)
        assert again.subject_id == first.subject_id
        assert self.entries(case) == 1

    def test_two_at_once(self, committed_db: Any) -> None:
        case, actor = self.make()
        results: list[object] = []
        start = threading.Barrier(2)

        def attempt() -> None:
            try:
                start.wait(timeout=10)
                results.append(self.act(case, actor))
            except Refused as refusal:
                results.append(refusal)
            finally:
                connection.close()

        threads = [threading.Thread(target=attempt) for _ in range(2)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(timeout=30)
        done = [r for r in results if isinstance(r, Outcome)]
        assert len(results) == 2
        assert len(done) == (2 if self.stays_possible_after else 1)
        assert self.entries(case) == len(done)


def head() -> Person:
    """Return a head of the Risk/Compliance division."""
    return factories.person("compliance_head")


def accepted_case(**changes: Any) -> tuple[Case, Actor]:
    """Return an accepted case and its head. `changes`: of the report."""
    case, _ = factories.file_case(**changes)
    actor = factories.actor(head())
    run(accept, actor=actor, subject=case.pk, severity="high", category="money", message="調査します。")
    case.refresh_from_db()
    return case, actor


def assigned_case() -> tuple[Case, Actor, Person]:
    """Return a case under investigation, the investigator's actor and the investigator."""
    case, actor = accepted_case()
    investigator = factories.person("investigator")
    run(assign, actor=actor, subject=case.pk, investigators=[investigator])
    case.refresh_from_db()
    return case, factories.actor(investigator), investigator


def reviewed_case() -> tuple[Case, Actor, Actor]:
    """Return a case whose conclusion waits for review, a head who may review it, and the investigator who wrote it."""
    case, investigator, _ = assigned_case()
    submit(case, investigator)
    return case, factories.actor(head()), investigator


def with_finding(case: Case, actor: Actor) -> None:
    """Write down one allegation and what was found of it."""
    run(
        add_allegation, actor=actor, subject=case.pk, what="現金を流用した。", rule="会計規程第12条", who="窓口の担当者"
    )
    allegation = case.allegations.get()
    given = {"allegation": allegation, "result": "established", "reasons": "帳簿と合わない。", "evidence": []}
    run(find, actor=actor, subject=case.pk, **given)


def submit(case: Case, actor: Actor, **changes: Any) -> None:
    """Write down one allegation with its finding and submit a conclusion."""
    with_finding(case, actor)
    texts = {"finding": "found", "reasons": "領収書と照合した。", "message": "違反が認められました。"}
    run(submit_conclusion, actor=actor, subject=case.pk, **{**texts, **changes})
    case.refresh_from_db()


def concluded_case(**changes: Any) -> tuple[Case, Actor, Actor]:
    """Return a concluded case, a head, and the investigator. `changes`: finding, reasons, message of the conclusion."""
    case, investigator, _ = assigned_case()
    submit(case, investigator, **changes)
    reviewer = factories.actor(head())
    run(conclude, actor=reviewer, subject=case.pk)
    case.refresh_from_db()
    return case, reviewer, investigator
