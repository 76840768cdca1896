"""Answering, as a browser does it."""

import re
from typing import Any

from django.test import Client

from governance.organization.models import Unit
from governance.surveys.models import Envelope, Figure, Invitation, Wave
from governance.surveys.tokens import new_token
from governance.web.templatetags.dates import japanese_day
from tests.support import factories
from tests.surveys import support

QUESTIONS, SEND = "/answer/questions/", "/answer/send/"


def setting() -> tuple[Wave, Client, Any]:
    """Return an open wave, a client of a member of staff, and the owner."""
    by = support.owner()
    office = Unit.objects.get(code="13001")
    person = support.people_of(office, 1)[0]
    wave = support.opened(support.survey(by), by, audience="units", audience_units=[office])
    return wave, factories.client_of(person), by


def fields_of(page: str) -> dict[str, str]:
    """Return the hidden fields of the last form of a page."""
    found = dict(re.findall(r'<input type="hidden" name="(answers|page)" value="([^"]*)"', page))
    assert found["answers"]
    return found


def go(client: Client, before: str, **typed: Any) -> tuple[int, str]:
    data = fields_of(before) | {"go": typed.pop("go", "next")} | {f"q-{k}": v for k, v in typed.items()}
    answer = client.post(QUESTIONS, data)
    return answer.status_code, answer.content.decode()


def with_code(wave: Wave) -> Client:
    client = Client()
    code = new_token(wave.pk, wave.groups.get().number)
    assert client.post("/answer/", {"token": code}).status_code == 302
    return client


def test_from_the_desk_to_thanks(db: None) -> None:
    wave, client, _by = setting()
    desk = client.get("/desk/").content.decode()
    assert "試験調査" in desk
    assert japanese_day(wave.closes_on) in desk
    fetch = f"/surveys/waves/{wave.pk}/fetch/"
    page = client.get(fetch).content.decode()
    assert "回答コードを受け取ったことだけ" in page
    answer = client.post(fetch)
    assert answer.status_code == 200
    assert re.search(r"([0-9A-Z]{4}-)", answer.content.decode())
    assert "試験調査" not in client.get("/desk/").content.decode()
    assert "回答コードは受け取り済みです" in client.get(fetch).content.decode()
    assert client.post(fetch).status_code == 409
    start = client.get("/answer/").content.decode()
    assert "改善のため" in start
    assert client.get("/answer/")["Cache-Control"] == "no-store"
    page = client.get(QUESTIONS).content.decode()
    status, page = go(client, page, seen="yes")
    assert status == 422
    assert re.search(r'name="q-seen" value="yes"[^>]* checked', page)
    status, page = go(client, page, trust="4", seen="yes")
    assert "誰かに伝えましたか。" in page
    status, page = go(client, page, told="nobody")
    assert "お名前や、ご自身や他の人が特定されることは書かないでください" in page
    status, page = go(client, page, windows=["inside"], hours="三", remark="よい職場です。")
    assert status == 422
    assert "よい職場です。" in page
    status, page = go(client, page, windows=["inside"], hours="3", remark="よい職場です。")
    assert "回答を送信する" in page
    assert "誰にも" in page
    answer = client.post(SEND, {"answers": fields_of(page)["answers"]})
    assert answer.status_code == 303
    assert "ありがとうございました" in client.get(answer["Location"]).content.decode()
    assert client.get(QUESTIONS).status_code == 302
    assert Envelope.objects.count() == 1


def test_a_branch_not_taken_is_not_asked_and_what_was_answered_in_it_is_dropped(db: None) -> None:
    wave, _client, _by = setting()
    client = with_code(wave)
    page = client.get(QUESTIONS).content.decode()
    _s, page = go(client, page, trust="2", seen="yes")
    _s, page = go(client, page, told="boss")
    _s, page = go(client, page, go="back")
    assert "誰かに伝えましたか。" in page
    _s, page = go(client, page, go="back", told="boss")
    _s, page = go(client, page, trust="2", seen="no")
    assert "知っている窓口" in page
    _s, page = go(client, page)
    assert "誰かに伝えましたか。" not in page
    assert "（回答しない）" in page
    first = wave.questionnaire.sections.earliest("position")
    _s, page = go(client, page, go=str(first.pk))
    assert re.search(r'name="q-trust" value="2"[^>]* checked', page)


def test_a_token_is_good_for_one_answer(db: None) -> None:
    wave, _client, by = setting()
    one, other = Client(), Client()
    code = new_token(wave.pk, wave.groups.get().number)
    for client in (one, other):
        client.post("/answer/", {"token": code})
        page = client.get(QUESTIONS).content.decode()
        _s, page = go(client, page, trust="5", seen="")
        _s, page = go(client, page)
        answer = client.post(SEND, {"answers": fields_of(page)["answers"]})
        client.last = answer  # type: ignore[attr-defined]
    assert one.last.status_code == 303  # type: ignore[attr-defined]
    assert other.last.status_code == 409  # type: ignore[attr-defined]
    assert "使用済み" in other.last.content.decode()  # type: ignore[attr-defined]
    assert Envelope.objects.count() == 1


def test_no_answer_is_kept_as_such(db: None) -> None:
    by = support.owner()
    office = Unit.objects.get(code="13001")
    support.people_of(office, 6)
    wave = support.opened(support.survey(by), by, audience="units", audience_units=[office])
    for _number in range(5):
        support.send(wave, office, support.answers(seen=""))
    support.send(wave, office, support.answers(seen="no"))
    support.close(wave, by)
    figure = Figure.objects.get(wave=wave, question__code="seen", level="total")
    assert figure.hidden or figure.silent == 5
    windows = Figure.objects.get(wave=wave, question__code="windows", level="total")
    assert (windows.people, windows.silent) == (6, 0)


def test_a_required_answer_cannot_be_skipped_by_sending_early(db: None) -> None:
    wave, _client, _by = setting()
    client = with_code(wave)
    page = client.get(QUESTIONS).content.decode()
    answer = client.post(SEND, {"answers": fields_of(page)["answers"]})
    assert answer.status_code == 422
    assert not Envelope.objects.exists()
    assert client.post(SEND, {"answers": "forged"}).status_code == 422


def test_wrong_codes_read_the_same(db: None) -> None:
    wave, _client, by = setting()
    code = new_token(wave.pk, 0)
    support.close(wave, by)
    for typed in (code, "AAAA-BBBB", ""):
        answer = Client().post("/answer/", {"token": typed})
        assert answer.status_code == 422
    assert Client().get(QUESTIONS)["Location"] == "/answer/"


def test_the_answer_pages_do_not_know_who_is_signed_in(db: None) -> None:
    wave, client, _by = setting()
    client.post(f"/surveys/waves/{wave.pk}/fetch/")
    answer = client.get("/answer/")
    assert answer.wsgi_request.actor.kind == "public"
    assert not answer.wsgi_request.user.is_authenticated
    assert "<script" not in answer.content.decode()
    assert "試験 太郎" not in answer.content.decode()


def test_people_outside_the_audience_have_no_code_to_take(db: None) -> None:
    wave, _client, _by = setting()
    client = factories.client_of(factories.person("staff", at=Unit.objects.get(code="27001")))
    assert client.get(f"/surveys/waves/{wave.pk}/fetch/").status_code == 404
    assert client.post(f"/surveys/waves/{wave.pk}/fetch/").status_code == 404
    assert not Invitation.objects.filter(taken=True).exists()
