"""The yearly opinion: the head's words, frozen figures, presented by the president, final."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client

from audit.engagements import actions as engagements
from audit.overview import actions
from audit.overview.actions import Worded
from audit.overview.demo import make_opinions
from audit.overview.models import YearlyOpinion
from audit.overview.refusals import OpinionThere, OtherContent
from governance.access import SYSTEM
from governance.custody.demo import make_keys
from governance.fixed_form import sha256_of
from governance.notices.models import Notice
from governance.notices.outbox import dispatch
from governance.people.demo.actions import make_demo_accounts
from governance.people.models import Person
from governance.runner import Invisible, NotAllowed, WrongState, run
from tests.audit_engagements import making as audits
from tests.audit_engagements.making import act, fresh, refused
from tests.audit_quality import making as quality
from tests.support import factories

BASE = "/audit/opinions/"
WORDS = {
    "overall": "mostly", "governance": "effective", "risk": "mostly", "control": "weak", "basis": "監査12件による。",
    "limits": "委託先は見ていない。", "independence": "干渉はなかった。",
}  # fmt: skip


@pytest.fixture
def head(db: None) -> Person:
    return audits.head()


def post(client: Client, address: str, **fields: Any) -> int:
    return client.post(address, {"idempotency_key": "k", **fields}).status_code


def begun(head: Person, year: int = 2026) -> YearlyOpinion:
    made = act(actions.begin, head, fiscal_year=year, worded=Worded(**WORDS)).subject_id
    return YearlyOpinion.objects.get(pk=made)


def handed_over(head: Person) -> YearlyOpinion:
    row = begun(head)
    act(actions.hand_over, head, row)
    return fresh(row)


def test_from_the_head_to_the_board_on_the_pages(head: Person) -> None:
    president, board = audits.president(), factories.person("board_member", at=audits.unit("D16"))
    clients = {
        name: factories.client_of(one) for name, one in (("head", head), ("president", president), ("board", board))
    }
    assert post(clients["head"], f"{BASE}begin/", **(WORDS | {"basis": ""}), fiscal_year="2026") == 422
    for _twice in range(2):
        assert post(clients["head"], f"{BASE}begin/", **WORDS, fiscal_year="2026", idempotency_key="b") == 303
    row = YearlyOpinion.objects.get()
    page = row.get_absolute_url()
    assert "内部監査の年次意見を仕上げる" in clients["head"].get("/desk/").text
    assert post(clients["head"], f"{page}write/", **(WORDS | {"basis": "監査13件による。"})) == 303
    assert "監査13件による。" in clients["head"].get(page).text
    assert clients["president"].get(page).status_code == 404
    assert post(clients["head"], f"{page}hand-over/") == 303
    assert "内部監査の年次意見を理事会に提示する" in clients["president"].get("/desk/").text
    assert clients["board"].get(page).status_code == 404
    assert "監査13件による。" in clients["president"].get(f"{page}present/").text
    assert post(clients["president"], f"{page}present/", seen="0" * 64) == 409
    given = {"seen": fresh(row).hash, "remark": "委託先も見ること。"}
    for _twice in range(2):
        assert post(clients["president"], f"{page}present/", **given, idempotency_key="p") == 303
    assert fresh(row).state == "presented"
    shown = clients["board"].get(page).text
    assert all(
        words in shown for words in ("監査13件による。", "委託先も見ること。", "内容はハッシュ値と一致しています")
    )
    pdf = clients["board"].get(f"{page}pdf/")
    assert (pdf["Content-Type"], pdf.content[:5]) == ("application/pdf", b"%PDF-")
    assert post(clients["head"], f"{page}add-addendum/", text="件数の数え方を改めた。") == 303
    assert "件数の数え方を改めた。" in clients["board"].get(page).text
    dispatch()
    assert Notice.objects.filter(person=board).count() == 2


def test_one_a_year(head: Person) -> None:
    begun(head)
    with pytest.raises(OpinionThere):
        begun(head)
    assert post(factories.client_of(head), f"{BASE}begin/", **WORDS, fiscal_year="2026") == 409


def test_taken_back_it_is_worded_anew_and_presented_never(head: Person) -> None:
    president, row = audits.president(), handed_over(head)
    seen = row.hash
    assert post(factories.client_of(head), f"{row.get_absolute_url()}take-back/") == 303
    assert (fresh(row).state, fresh(row).content) == ("draft", None)
    dispatch()
    assert Notice.objects.filter(person=president, kind="opinions.opinion_recalled").count() == 1
    act(actions.write, head, row, worded=Worded(**(WORDS | {"overall": "weak"})))
    act(actions.hand_over, head, row)
    with pytest.raises(OtherContent):
        act(actions.present, president, row, seen=seen, remark="")
    act(actions.present, president, row, seen=fresh(row).hash, remark="")
    with pytest.raises(WrongState):
        act(actions.take_back, head, row)


def test_nobody_else_words_or_presents_it(head: Person) -> None:
    row = handed_over(head)
    for person in (audits.president(), audits.auditor().person):
        with pytest.raises((NotAllowed, Invisible)):
            act(actions.write, person, row, worded=Worded(**WORDS))
    with pytest.raises(NotAllowed):
        act(actions.present, head, row, seen=row.hash, remark="")
    factories.give(head, "president", at=audits.unit("HQ"))
    with pytest.raises(NotAllowed):
        act(actions.present, head, row, seen=row.hash, remark="")


def test_it_is_final_whichever_way_a_change_comes(head: Person) -> None:
    row = handed_over(head)
    table, other = "audit_overview_yearlyopinion", audits.auditor().person.pk
    for words, change in (
        ("not changed", "overall = 'effective'"), ("not changed", "content = '{}'"),
        ("the president presents", f"state = 'presented', presented_at = now(), presented_by_id = '{other}'"),
    ):  # fmt: skip
        with refused(words), connection.cursor() as cursor:
            cursor.execute(f"UPDATE {table} SET {change} WHERE id = %s", [str(row.pk)])
    act(actions.present, audits.president(), row, seen=row.hash, remark="")
    for change in (f"UPDATE {table} SET remark = '別'", f"DELETE FROM {table}"):
        with refused("final|neither changed nor removed"), connection.cursor() as cursor:
            cursor.execute(change)


def test_it_holds_the_exemptions_of_opened_audits_and_the_self_assessment(head: Person) -> None:
    president, lead = audits.president(), audits.auditor()
    barred = audits.auditor(home_block=audits.unit(audits.BLOCK))
    secret = audits.planned(head, audits.NEIGHBOUR, lead=lead)
    row = audits.planned(head, audits.OFFICE, lead=lead)
    for one, reason in ((secret, "まだ開始していない"), (row, "人がいない")):
        act(engagements.grant_exemption, president, one, auditor=barred, lifts=["home_block"], reason=reason)
    act(engagements.authorize, head, row)
    act(engagements.open_on_site, lead.person, row, where="玄関")
    quality.approved(head, lead, barred)
    opinion = handed_over(head)
    content = opinion.content
    assert content is not None
    assert [line[3] for line in content["exemptions"]] == ["人がいない"]
    assert "品質の自己評価" in [table["title"] for table in content["tables"]]
    assert "まだ開始していない" not in str(content)
    assert sha256_of(content) == opinion.hash


def test_who_reads_it(head: Person) -> None:
    row = handed_over(head)
    people = {
        role: factories.client_of(factories.person(role, at=audits.unit(code)))
        for role, code in (("statutory_auditor", "D15"), ("vice_president", "HQ"), ("board_member", "D16"), ("auditor", "D04"),
                           ("staff", "D05"))
    }  # fmt: skip

    def seen() -> dict[str, int]:
        return {role: client.get(row.get_absolute_url()).status_code for role, client in people.items()}

    assert {role for role, status in seen().items() if status == 200} == {"statutory_auditor"}
    act(actions.present, audits.president(), row, seen=row.hash, remark="")
    assert {role for role, status in seen().items() if status == 404} == {"staff"}


def test_the_demonstration(db: None) -> None:
    run(make_demo_accounts, actor=SYSTEM)
    make_keys()
    make_opinions()
    make_opinions()
    assert sorted(YearlyOpinion.objects.values_list("state", flat=True)) == ["draft", "presented"]
