"""From the proposer to the window, the division and back: nobody in between can touch a proposal."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.db.models import ProtectedError

from governance import clock
from governance.access import visible
from governance.deadlines.models import Deadline
from governance.desk.registry import items_for
from governance.notices import outbox
from governance.notices.models import Notice
from governance.people.models import Person
from governance.runner import Invisible, NotAllowed, WrongState, run
from tests.proposals import making
from tests.support import factories
from voice.proposals import actions
from voice.proposals.models import Proposal, Task
from voice.proposals.refusals import NothingToRespond, TasksOpen


def tasks_of(person: Person) -> list[str]:
    return [item.task for item in items_for(factories.actor(person))]


def told(person: Person) -> set[str]:
    outbox.dispatch()
    return set(Notice.objects.filter(person=person).values_list("kind", flat=True))


def test_the_window_has_it_in_the_moment_of_filing_with_a_clock(db: None) -> None:
    window, clerk = making.window(), making.clerk()
    with making.at(clock.today().replace(day=20)):
        filed = making.filed(by=clerk)
    assert (filed.unit, filed.block) == (making.unit(), making.block())
    deadline = Deadline.objects.get(subject_id=filed.pk)
    assert (deadline.due_on + timedelta(days=1)).day == 1
    assert (deadline.due_on.month - filed.filed_at.month) % 12 == 1
    assert tasks_of(window) == ["改善提案を振り分ける"]
    assert told(window) == {"proposals.proposal_filed"}


def test_who_sees_it_before_it_is_published(db: None) -> None:
    clerk = making.clerk()
    filed = making.sorted_to(by=clerk)
    sees = [
        clerk, factories.person("office_head", at=making.unit()), factories.person("block_officer", at=making.block()),
        factories.person("block_head", at=making.block()), making.owner(), factories.person("quality_management"),
        factories.person("vice_president"), factories.person("president"), making.window(),
    ]  # fmt: skip
    blind = [
        making.clerk(), factories.person("office_head", at=making.unit(making.ELSEWHERE)), making.owner("D09"),
        factories.person("block_officer", at=making.block(making.ELSEWHERE)), factories.person("board_member"),
        factories.person("auditor"), factories.person("compliance_head"), factories.person("system_admin"),
    ]  # fmt: skip
    for reader in sees:
        assert visible(Proposal, factories.actor(reader)).get() == filed
    for reader in blind:
        assert not visible(Proposal, factories.actor(reader)).exists()


@pytest.mark.parametrize("role", ["office_head", "block_officer", "block_head", "vice_president", "quality_management"])
def test_nobody_between_proposer_and_window_can_touch_it(db: None, role: str) -> None:
    filed = making.sorted_to()
    place = making.block() if role.startswith("block") else making.unit()
    reader = factories.person(role, at=place)
    evaluation = making.evaluation()
    for action, inputs in (
        (actions.sort, {"division": None, "note": ""}), (actions.assess, {"evaluation": evaluation}),
        (actions.return_assessment, {"note": "n"}), (actions.decide, {"outcome": "adopted", "text": "t", "study_until": None}),
        (actions.reply, {"text": "t"}), (actions.respond, {"text": "t"}), (actions.comment, {"text": "t"}),
        (actions.record_manual, {"manual": "m", "section": "s", "in_force_on": clock.today(), "text": "t"}),
    ):  # fmt: skip
        with pytest.raises(NotAllowed):
            making.act(action, reader, filed, **inputs)


@pytest.mark.parametrize(
    "change",
    [
        lambda filed: Proposal.objects.filter(pk=filed.pk).update(idea="書き換え"),
        lambda filed: Proposal.objects.filter(pk=filed.pk).update(show_name=True),
        lambda filed: Proposal.objects.filter(pk=filed.pk).delete(),
        lambda filed: filed.answers.update(text="書き換え"),
        lambda filed: filed.assessments.get().scores.update(points=1),
    ],
)
def test_the_database_refuses_to_alter_what_was_filed_or_answered(db: None, change: Any) -> None:
    filed = making.answered()
    with pytest.raises((DatabaseError, ProtectedError)), transaction.atomic():
        change(filed)


def test_division_evaluates_window_decides_proposer_is_told(db: None) -> None:
    clerk, owner = making.clerk(), making.owner()
    filed = making.sorted_to(by=clerk)
    assert tasks_of(owner) == ["改善提案を評価する"]
    assert "proposals.proposal_sorted" in told(owner)
    making.act(actions.assess, owner, filed, evaluation=making.evaluation("not_adopted"))
    window = making.window()
    assert tasks_of(window) == ["改善提案の採否を決め、回答する"]
    making.act(actions.decide, window, filed, outcome="not_adopted", text="法令により行えません。", study_until=None)
    assert (filed.state, filed.outcome) == ("answered", "not_adopted")
    assert "proposals.proposal_answered" in told(clerk)
    assert tasks_of(clerk) == ["改善提案の回答を読む"]
    factories.client_of(clerk).get(filed.get_absolute_url())
    assert tasks_of(clerk) == []


@pytest.mark.parametrize(
    ("outcome", "state"),
    [("adopted", "carrying"), ("partly", "carrying"), ("not_adopted", "answered"), ("already", "answered"), ("study", "study")],
)  # fmt: skip
def test_where_each_outcome_leads(db: None, outcome: str, state: str) -> None:
    assert making.answered(outcome, division=None).state == state


def test_nobody_evaluates_or_decides_on_their_own_proposal(db: None) -> None:
    window = making.window()
    filed = making.sorted_to(None, by=window)
    with pytest.raises(NotAllowed):
        making.act(actions.assess, window, filed, evaluation=making.evaluation())
    making.act(actions.assess, making.window(), filed, evaluation=making.evaluation())
    with pytest.raises(NotAllowed):
        making.act(actions.decide, window, filed, outcome="adopted", text="t", study_until=None)


def test_another_division_cannot_evaluate(db: None) -> None:
    filed = making.sorted_to("D08")
    with pytest.raises(Invisible):
        making.act(actions.assess, making.owner("D09"), filed, evaluation=making.evaluation())


def test_the_window_sends_it_back_or_to_another_division(db: None) -> None:
    filed, owner = making.assessed(), making.owner("D09")
    with pytest.raises(WrongState):
        making.act(actions.sort, making.window(), filed, division=None, note="")
    making.act(actions.return_assessment, making.window(), filed, note="費用の理由が足りません。")
    assert filed.state == "assessing"
    making.act(actions.sort, making.window(), filed, division=making.unit("D09"), note="所管の変更")
    assert [p.note for p in filed.passings.all()] == ["", "費用の理由が足りません。", "所管の変更"]
    making.act(actions.assess, owner, filed, evaluation=making.evaluation())
    assert filed.state == "assessed"


def test_a_study_ends_with_a_new_evaluation_and_answer(db: None) -> None:
    filed = making.answered("study")
    assert filed.study_until is not None
    making.act(actions.assess, making.owner(), filed, evaluation=making.evaluation("adopted"))
    making.act(actions.decide, making.window(), filed, outcome="adopted", text="採用します。", study_until=None)
    assert (filed.state, filed.study_until, filed.answers.count()) == ("carrying", None, 2)


def test_the_proposer_replies_and_the_window_responds(db: None) -> None:
    clerk, window = making.clerk(), making.window()
    filed = making.answered("not_adopted", by=clerk)
    making.act(actions.open_proposal, clerk, filed)
    for text in ("なぜですか。", "もう一つ伺います。"):
        making.act(actions.reply, clerk, filed, text=text)
    assert "提案者の返信に答える" in tasks_of(window)
    making.act(actions.respond, window, filed, text="法令の定めです。")
    assert [reply.response for reply in filed.replies.all()] == ["法令の定めです。"] * 2
    assert tasks_of(clerk) == ["改善提案の回答を読む"]
    with pytest.raises(NothingToRespond):
        making.act(actions.respond, window, filed, text="もう一度")
    with pytest.raises(NotAllowed):
        making.act(actions.reply, factories.person("president"), filed, text="横から")


def test_adopted_is_followed_until_it_is_in_the_manual(db: None) -> None:
    clerk, window, owner = making.clerk(), making.window(), making.owner("D09")
    filed = making.answered(by=clerk)
    due = clock.today() + timedelta(days=10)
    making.act(actions.add_task, window, filed, text="手順書を作る", unit=making.unit("D09"), due_on=due)
    manual = {
        "manual": "窓口業務マニュアル",
        "section": "3-2",
        "in_force_on": clock.today(),
        "text": "時間を印字する。",
    }
    with pytest.raises(TasksOpen):
        making.act(actions.record_manual, window, filed, **manual)
    assert tasks_of(owner) == ["採用された提案の作業をする：手順書を作る"]
    task = filed.tasks.get()
    with clock.shifted(timedelta(days=11)):
        assert task.is_overdue
    with pytest.raises(NotAllowed):
        making.act(actions.finish_task, making.owner("D08"), task, evidence="やりました。")
    making.act(actions.finish_task, owner, task, evidence="手順書を全国に送った。")
    making.act(actions.record_manual, window, filed, **manual)
    assert filed.state == "in_manual"
    assert "proposals.manual_changed" in told(clerk)
    assert tasks_of(owner) == []


def test_tasks_are_dropped_when_it_turns_out_that_it_cannot_be_done(db: None) -> None:
    window = making.window()
    filed = making.answered()
    making.act(actions.add_task, window, filed, text="作業", unit=making.unit("D09"), due_on=clock.today())
    making.act(actions.return_assessment, window, filed, note="費用が見込みの十倍でした。")
    making.act(actions.assess, making.owner(), filed, evaluation=making.evaluation("not_adopted"))
    making.act(actions.decide, window, filed, outcome="not_adopted", text="見直しました。", study_until=None)
    assert filed.tasks.get().state == Task.State.DROPPED


def test_support_is_one_each_and_can_be_taken_back(db: None) -> None:
    clerk, colleague = making.clerk(), making.clerk(making.ELSEWHERE)
    filed = making.answered(by=clerk)
    with pytest.raises(Invisible):
        making.act(actions.support, colleague, filed)
    making.publish(filed)
    for _ in range(2):
        making.act(actions.support, colleague, filed)
    assert filed.supports.count() == 1
    with pytest.raises(NotAllowed):
        making.act(actions.support, clerk, filed)
    making.act(actions.withdraw_support, colleague, filed)
    making.act(actions.comment, colleague, filed, text="うちの事務所でも困っています。")
    assert (filed.supports.count(), filed.comments.get().author) == (0, colleague)
    assert "proposals.proposal_commented" in told(clerk)


def test_criteria_have_versions_and_evaluations_keep_theirs(db: None) -> None:
    filed = making.assessed()
    made = factories.actor(making.window())
    run(actions.set_criteria, actor=made, criteria=[("効果", "役に立つか。")], reason="簡素化")
    making.act(actions.return_assessment, making.window(), filed, note="新しい基準で")
    making.act(actions.assess, making.owner(), filed, evaluation=making.evaluation())
    used = [(a.criteria.number, a.scores.count()) for a in filed.assessments.all()]
    assert used == [(1, 5), (2, 1)]
