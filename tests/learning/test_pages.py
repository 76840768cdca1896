"""Pages through the client: the learner's way, the owners' way, bad input, strangers."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from governance import clock
from governance.learning import actions
from governance.learning.models import Assignment, Attempt, Course, Edition, Material, Question
from governance.ledger.models import Entry
from governance.organization.models import Unit
from governance.runner import run
from tests.learning import support
from tests.support import factories

ABSENT = "00000000-0000-4000-8000-000000000000"


def text_of(response: Any) -> str:
    return response.content.decode()


def test_from_the_catalogue_to_the_certificate(db: None) -> None:
    course = support.course(support.owner())
    person = factories.person("staff", second_factor=False, name="受講 花子")
    client = factories.client_of(person)
    assert "試験研修" in text_of(client.get("/learning/"))
    started = client.post(f"/learning/courses/{course.pk}/start/", {"idempotency_key": "a"})
    record = support.of(person, course)
    assert started["Location"] == f"/learning/records/{record.pk}/"
    first = client.get(f"/learning/records/{record.pk}/read/1/")
    assert "<strong>本文</strong>" in text_of(first)
    assert client.get(f"/learning/records/{record.pk}/read/2/").status_code == 302
    assert client.post(f"/learning/records/{record.pk}/read/1/")["Location"].endswith("/read/2/")
    assert client.post(f"/learning/records/{record.pk}/read/2/")["Location"] == f"/learning/records/{record.pk}/"
    begun = client.post(f"/learning/records/{record.pk}/begin/", {"idempotency_key": "b"})
    one = Attempt.objects.get(record=record)
    assert begun["Location"] == f"/learning/attempts/{one.pk}/answer/"
    answers = {pk: [str(n) for n in chosen] for pk, chosen in support.right(one).items()}
    sent = client.post(begun["Location"], answers)
    assert sent["Location"] == f"/learning/attempts/{one.pk}/"
    result = text_of(client.get(sent["Location"]))
    assert "合格" in result
    assert "理由の説明" in result
    record.refresh_from_db()
    pdf = client.get(f"/learning/records/{record.pk}/certificate/")
    assert pdf.content.startswith(b"%PDF")
    typed = str(record.certificate).lower().replace("-", " ")
    found = text_of(client.get("/learning/certificates/", {"number": typed}))
    assert "受講 花子" in found
    assert "修了した研修" in text_of(client.get("/learning/"))
    assert client.get(f"/learning/records/{record.pk}/read/2/").status_code == 200


def test_missing_answers_are_asked_for_and_the_others_kept(db: None) -> None:
    record = support.started(support.course(support.owner(), drawn=4), factories.person("staff", second_factor=False))
    support.read_all(record)
    one = support.attempt(record)
    truth = Question.objects.filter(edition=record.course.current, kind="truth")[0]
    client = factories.client_of(record.person)
    answer = client.post(f"/learning/attempts/{one.pk}/answer/", {str(truth.pk): "1"})
    assert answer.status_code == 422
    assert text_of(answer).count("この問いに答えてください") >= 3
    assert 'value="1"' in text_of(answer)
    assert "checked" in text_of(answer)
    one.refresh_from_db()
    assert one.state == "open"


def test_a_failed_result_explains_without_giving_the_answers_away(db: None) -> None:
    record = support.started(support.course(support.owner()), factories.person("staff", second_factor=False))
    support.read_all(record)
    one = support.attempt(record)
    run(actions.answer, actor=factories.actor(record.person), subject=one.pk, answers=support.wrong(one))
    client = factories.client_of(record.person)
    page = text_of(client.get(f"/learning/attempts/{one.pk}/"))
    assert "不合格" in page
    assert "理由の説明" in page
    assert "正しい答え" not in page
    assert "次の受験は" in page
    refused = client.post(f"/learning/records/{record.pk}/begin/")
    assert refused.status_code == 409
    assert "次の受験はまだできません" in text_of(refused)


def test_strangers_find_nothing(db: None) -> None:
    by = support.owner()
    course = support.course(by, open_to_all=False)
    person = factories.person("staff")
    support.assigned(course, by, audience="occasion", occasion="new_handler")
    run(actions.open_round, actor=support_system(), assignment=Assignment.objects.get(), person_ids=[person.pk])
    record = support.of(person, course)
    support.read_all(record)
    one = support.attempt(record)
    draft = run(actions.draft, actor=by, subject=course.pk).result
    stranger = factories.client_of(factories.person("staff", second_factor=False))
    for address in (
        f"courses/{course.pk}/", f"records/{record.pk}/", f"records/{record.pk}/read/1/", f"attempts/{one.pk}/",
        f"attempts/{one.pk}/answer/", f"editions/{draft}/", f"courses/{course.pk}/assign/", "courses/", "people/",
        f"courses/{course.pk}/completion/", f"assignments/{Assignment.objects.get().pk}/", f"courses/{ABSENT}/",
        f"records/{record.pk}/certificate/", "courses/create/", f"courses/{course.pk}/import-attendance/",
    ):  # fmt: skip
        assert stranger.get(f"/learning/{address}").status_code == 404, address


def support_system() -> Any:
    from governance.access import SYSTEM

    return SYSTEM


def test_owner_writes_and_publishes_a_course(db: None) -> None:
    client = factories.client_of(factories.person("compliance_head"))
    made = client.post("/learning/courses/create/", {
        "area": "compliance", "code": "new_course", "title": "新研修", "summary": "説明", "minutes": "20", "valid_months": "12",
        "open_to_all": "yes",
    })  # fmt: skip
    draft = Edition.objects.get(course__code="new_course")
    assert made["Location"] == f"/learning/editions/{draft.pk}/"
    home = f"/learning/editions/{draft.pk}/"
    empty = client.post(home + "publish/")
    assert empty.status_code == 409
    assert "まだページがありません" in text_of(empty)
    client.post(home + "add-page/", {"title": "一", "text": "本文 <script>alert(1)</script>"})
    client.post(home + "add-page/", {"title": "二", "text": "本文"})
    second = draft.pages.get(place=2)
    client.post(home + f"pages/{second.pk}/move-page/", {"place": "1"})
    assert list(draft.pages.values_list("title", flat=True)) == ["二", "一"]
    client.post(home + f"pages/{second.pk}/change-page/", {"title": "二の改", "text": "改"})
    client.post(home + f"pages/{second.pk}/remove-page/", {})
    assert list(draft.pages.values_list("place", "title")) == [(1, "一")]
    question = {"kind": "single", "text": "どれ", "options": "* 甲\n乙", "explanation": "説明"}
    client.post(home + "add-question/", question)
    client.post(home + "add-question/", {"kind": "truth", "text": "か", "truth": "false", "explanation": "説明"})
    assert draft.questions.get(kind="truth").options == [["正しい", False], ["誤り", True]]
    single = draft.questions.get(kind="single")
    moving = home + f"questions/{single.pk}/move-question/"
    assert moving in text_of(client.get(home))
    assert client.post(moving, {"place": "9"}).status_code == 422
    client.post(moving, {"place": "2"})
    assert list(draft.questions.values_list("place", "kind")) == [(1, "truth"), (2, "single")]
    client.post(home + f"questions/{single.pk}/change-question/", question | {"options": "甲\n* 乙"})
    single.refresh_from_db()
    assert single.options == [["甲", False], ["乙", True]]
    settings = {"drawn": "3", "pass_mark": "80", "tries": "3", "wait_hours": "1", "change_note": "初版"}
    client.post(home + "change-edition/", settings)
    few = client.post(home + "publish/")
    assert few.status_code == 409
    assert "問題の数を超えています" in text_of(few)
    client.post(home + "change-edition/", settings | {"drawn": "2"})
    assert client.post(home + "publish/").status_code == 303
    course = Course.objects.get(code="new_course")
    assert course.current == Edition.objects.get(pk=draft.pk)
    page = text_of(client.get(home))
    assert "&lt;script&gt;" in page
    assert "<script>alert" not in page
    assert client.get(home + "add-page/").status_code == 302
    changed = client.post(home + f"questions/{single.pk}/remove-question/")
    assert changed.status_code == 409
    assert client.post(f"/learning/courses/{course.pk}/draft/")["Location"] != home
    assert course.editions.count() == 2


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"options": "甲だけ"}, "選択肢を2つから8つまで"),
        ({"options": "甲\n乙"}, "正解を1つだけ"),
        ({"options": "* 甲\n* 乙"}, "正解を1つだけ"),
        ({"kind": "multiple", "options": "甲\n乙"}, "正解を1つ以上"),
        ({"options": "* 甲\n甲"}, "同じ選択肢"),
        ({"kind": "truth"}, "正解を選んでください"),
        ({"explanation": ""}, "このフィールド"),
    ],
)
def test_bad_questions_are_said_at_the_field(db: None, changes: dict[str, str], words: str) -> None:
    by = support.owner()
    draft = support.edition(support.course(by, published=False))
    client = factories.client_of(factories.person("compliance_head"))
    typed = {"kind": "single", "text": "書きかけの問い", "options": "* 甲\n乙", "explanation": "説明"} | changes
    answer = client.post(f"/learning/editions/{draft.pk}/add-question/", typed)
    assert answer.status_code == 422
    assert "書きかけの問い" in text_of(answer)
    assert words in text_of(answer) or changes.get("explanation") == ""
    assert draft.questions.count() == len(support.QUESTIONS)


def test_assign_form_says_what_is_missing(db: None) -> None:
    by = support.owner()
    course = support.course(by, valid_months=None)
    client = factories.client_of(factories.person("compliance_head"))
    today = clock.today()
    typed = {
        "audience": "roles", "starts_on": today.isoformat(), "due_on": (today - timedelta(days=1)).isoformat(),
        "grace_days": "30", "repeats": "yes", "remind_days": "7", "escalate_days": "0",
    }  # fmt: skip
    page = client.post(f"/learning/courses/{course.pk}/assign/", typed)
    assert page.status_code == 422
    for words in ("対象を選んでください", "期限が開始日より前", "修了には期限がありません"):
        assert words in text_of(page)
    good = typed | {
        "roles": ["hr_officer"],
        "due_on": (today + timedelta(days=9)).isoformat(),
        "repeats": "no",
        "escalate_days": "7",
    }
    made = client.post(f"/learning/courses/{course.pk}/assign/", good)
    assert made.status_code == 303
    assert "人事部" in text_of(client.get(made["Location"])) or client.get(made["Location"]).status_code == 200


def test_the_privacy_officer_owns_other_courses(db: None) -> None:
    course = support.course(support.owner())
    client = factories.client_of(factories.person("chief_privacy_officer"))
    assert client.get(f"/learning/courses/{course.pk}/change/").status_code == 404
    typed = {
        "area": "compliance", "code": "x", "title": "t", "summary": "s", "minutes": "5", "open_to_all": "no",
    }  # fmt: skip
    assert client.post("/learning/courses/create/", typed).status_code == 422
    assert client.post("/learning/courses/create/", typed | {"area": "privacy"}).status_code == 303
    assert Course.objects.get(code="x").area == "privacy"


def test_an_owner_follows_the_own_courses_and_not_those_they_have_to_take(db: None) -> None:
    privacy = factories.person("chief_privacy_officer")
    support.course(support.owner())
    support.course(factories.actor(privacy), "personal", area="privacy", title="個人情報の研修")
    page = factories.client_of(privacy).get("/learning/courses/").text
    assert "個人情報の研修" in page
    assert "試験研修" not in page
    assert "試験研修" in factories.client_of(factories.person("president")).get("/learning/courses/").text


def test_files_are_handed_out_to_learners_only(db: None) -> None:
    by = support.owner()
    course = support.course(by, open_to_all=False, published=False)
    draft = support.edition(course)
    client = factories.client_of(factories.person("compliance_head"))
    upload = SimpleUploadedFile("手引.txt", "研修の手引".encode())
    said = text_of(client.get(f"/learning/editions/{draft.pk}/add-material/"))
    assert ("1ファイル10MBまで" in said, "20MB" in said) == (True, False)
    assert client.post(f"/learning/editions/{draft.pk}/add-material/", {"files": upload}).status_code == 303
    bad = client.post(
        f"/learning/editions/{draft.pk}/add-material/", {"files": SimpleUploadedFile("x.pdf", b"MZ\x90\x00\x03")}
    )
    assert bad.status_code == 422
    run(actions.publish, actor=by, subject=draft.pk)
    support.assigned(course, by, audience="roles", roles=["hr_officer"])
    learner, other = factories.person("hr_officer"), factories.person("staff", second_factor=False)
    from governance.learning.chores import keep_up

    keep_up()
    material = Material.objects.get()
    got = factories.client_of(learner).get(f"/learning/materials/{material.pk}/")
    assert got.content.decode() == "研修の手引"
    assert got["Content-Disposition"].startswith("attachment")
    assert Entry.objects.filter(action="learning.download", actor_id=learner.pk).count() == 1
    assert factories.client_of(other).get(f"/learning/materials/{material.pk}/").status_code == 404
    new = run(actions.draft, actor=by, subject=course.pk).result
    copy = Material.objects.get(edition_id=new)
    run(actions.remove_material, actor=by, subject=new, material=copy)
    assert Material.objects.get().file.data


def test_the_desk_shows_what_is_due(db: None) -> None:
    by = support.owner()
    course = support.course(by)
    person = factories.person("staff", second_factor=False)
    support.assigned(course, by)
    client = factories.client_of(person)
    page = text_of(client.get("/desk/"))
    assert "研修を受講する" in page
    assert "試験研修" in page


def test_wrong_certificate_numbers(db: None) -> None:
    client = factories.client_of(factories.person("staff", second_factor=False))
    assert client.get("/learning/certificates/", {"number": ""}).status_code == 422
    assert "この番号の修了証はありません" in text_of(
        client.get("/learning/certificates/", {"number": "ABCD-EFGH-JKLM"})
    )
    assert "この番号の修了証はありません" in text_of(client.get("/learning/certificates/", {"number": "！"}))


def queries_of(client: Any, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


def test_the_number_of_queries_does_not_grow(db: None) -> None:
    by = support.owner()
    office = Unit.objects.get(code="13001")
    head = factories.person("office_head", at=office)
    course = support.course(by)
    factories.person("staff", at=office)
    support.course(by, "first")
    for one in Course.objects.all():
        support.assigned(one, by)
    clients = {name: factories.client_of(p) for name, p in {
        "owner": factories.person("compliance_head"), "head": head, "president": factories.person("president"),
    }.items()}  # fmt: skip
    pages = [
        ("owner", "/learning/courses/"), ("owner", "/learning/people/"), ("owner", f"/learning/courses/{course.pk}/"),
        ("owner", f"/learning/courses/{course.pk}/completion/"), ("head", "/learning/people/"), ("head", "/learning/"),
        ("head", f"/learning/courses/{course.pk}/completion/{office.pk}/"), ("president", "/learning/courses/"),
        ("head", "/desk/"),
    ]  # fmt: skip
    for who, address in pages:
        clients[who].get(address)  # the first page of a session writes its time
    before = [queries_of(clients[who], address) for who, address in pages]
    for code in ("second", "third"):
        support.course(by, code)
    for _n in range(6):
        factories.person("staff", at=office)
    for one in Course.objects.all():
        support.assigned(one, by)
    after = [queries_of(clients[who], address) for who, address in pages]
    assert all(later <= earlier for later, earlier in zip(after, before, strict=True)), (before, after)


def test_an_owner_changes_what_a_course_says_and_takes_a_question_out(db: None) -> None:
    owner = support.owner()
    course = support.course(owner, published=False)
    said = {"title": "新しい題", "summary": "新しい説明", "minutes": 20, "valid_months": None, "open_to_all": False}
    run(actions.change, actor=owner, subject=course.pk, **said)
    assert Course.objects.values(*said).get(pk=course.pk) == said
    draft = support.edition(course)
    first, *others = draft.questions.order_by("place")
    run(actions.remove_question, actor=owner, subject=draft.pk, question=first)
    assert list(draft.questions.order_by("place")) == others
    assert [question.place for question in draft.questions.order_by("place")] == [*range(1, len(others) + 1)]
