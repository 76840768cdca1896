"""compliance.write and compliance.reply: the conversation"""

from typing import Any

import pytest

from compliance.actions import reply, write
from compliance.models import Case, Message
from compliance.queries import conversation
from governance.access import Actor
from governance.notices import outbox
from governance.notices.models import Notice
from governance.runner import Invisible, NotAllowed, run
from tests.support import factories
from tests.support.five_cases import FiveCases, assigned_case


class TestWrite(FiveCases):
    action = write
    stays_possible_after = True

    def make(self) -> tuple[Case, Actor]:
        case, actor, _ = assigned_case()
        return case, actor

    def inputs(self) -> dict[str, Any]:
        return {"text": "詳しく教えてください。", "files": []}


class TestReply(FiveCases):
    action = reply
    stays_possible_after = True

    def make(self) -> tuple[Case, Actor]:
        case, _, _ = assigned_case()
        return case, factories.reporter(case)

    def inputs(self) -> dict[str, Any]:
        return {"text": "3月の帳簿です。", "files": []}


def test_there_and_back(db: None) -> None:
    case, actor, _ = assigned_case()
    reporter = factories.reporter(case)
    run(write, actor=actor, subject=case.pk, text="いつですか。", files=[])
    run(reply, actor=reporter, subject=case.pk, text="3月です。", files=[])
    for reader in (actor, reporter):
        assert [m.text for m in conversation(case, reader)][-2:] == ["いつですか。", "3月です。"]
    assert Message.objects.filter(case=case, side="reporter", author__isnull=True).count() == 1


def test_a_reporter_reaches_only_their_own_case(db: None) -> None:
    case, _, _ = assigned_case()
    other, _ = factories.file_case()
    with pytest.raises(Invisible):
        run(reply, actor=factories.reporter(other), subject=case.pk, text="x", files=[])


def test_a_handler_cannot_write_as_the_reporter(db: None) -> None:
    case, actor, _ = assigned_case()
    with pytest.raises(NotAllowed):
        run(reply, actor=actor, subject=case.pk, text="x", files=[])


def test_those_in_charge_are_told_of_a_reply_without_its_words(db: None) -> None:
    case, _, investigator = assigned_case()
    reporter = factories.reporter(case)
    run(reply, actor=reporter, subject=case.pk, text="秘密の言葉", files=[])
    outbox.dispatch()
    notice = Notice.objects.get(person=investigator, kind="compliance.reporter_replied")
    assert notice.reference == case.reference
    assert "秘密の言葉" not in str(Notice.objects.values())


def test_page_and_message_in_the_course_of_the_case(db: None) -> None:
    case, _, investigator = assigned_case()
    client = factories.client_of(investigator)
    address = f"/compliance/cases/{case.pk}/write/"
    assert client.post(address, {"text": ""}).status_code == 422
    assert client.post(address, {"text": "こんにちは 𠮷 😀", "idempotency_key": "a"}).status_code == 303
    assert client.post(address, {"text": "こんにちは 𠮷 😀", "idempotency_key": "a"}).status_code == 303
    page = client.get(f"/compliance/cases/{case.pk}/").content.decode()
    assert page.count("こんにちは 𠮷 😀") == 1
