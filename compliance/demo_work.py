"""The work on two cases of the demonstration: plan, tasks, interviews, evidence, chronology, findings, review."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from compliance import actions
from compliance.interviewee.views import confirmation_for
from compliance.models import Case, Interview
from governance import clock
from governance.access import PUBLIC_ACTOR, Actor
from governance.attachments.intake import Examined, examine
from governance.custody.demo import actor
from governance.people.models import Person
from governance.runner import run
from governance.vault.receipts import new_code


@dataclass(frozen=True)
class Talk:
    """An interview of the demonstration: who, what was asked, what was said, the person's answer to the record."""

    who: str
    topics: str
    record: str
    answer: str = ""
    correction: str = ""


@dataclass(frozen=True)
class Inquiry:
    """Everything that the investigators of one case write."""

    questions: str
    steps: str
    tasks: tuple[str, ...]
    talks: tuple[Talk, ...]
    file: tuple[str, str, str]
    thing: tuple[str, str, str]
    lines: tuple[tuple[int, str, str], ...]
    allegations: tuple[tuple[str, str, str], ...]
    results: tuple[tuple[str, str], ...] = ()


CASH = Inquiry(
    questions="月末の現金と帳簿の差額は、いつから、いくら生じているか。\n差額が生じる手続は、誰が、どのように行っているか。",
    steps="1. 現金出納簿と日計表を照合する。\n2. 窓口の担当者と出納責任者から聞き取る。\n3. 金庫の出入りの記録を確かめる。",
    tasks=("過去6か月の現金出納簿の写しを入手する。", "金庫の鍵の貸出簿を確かめる。", "出納責任者への聞き取りの結果を整理する。"),
    talks=(
        Talk(
            "窓口係　A職員", "月末の締めの手順。差額に気づいた時期。",
            "問　締めの手順を教えてください。\n答　17時に窓口を閉め、二人で数えます。先月は一人で数えた日がありました。\n"
            "問　差額に気づいたのはいつですか。\n答　5月末です。出納責任者に伝えましたが、記録は残していません。",
            "confirmed",
        ),
        Talk(
            "出納責任者　B主任", "差額の報告を受けた後の対応。",
            "問　差額の報告を受けましたか。\n答　口頭で聞きました。翌月に合うと思い、上司には報告していません。",
            "correction", "「上司には報告していません」を「文書では報告していません」に改めてください。",
        ),
        Talk("金庫の管理者　C係長", "鍵の管理。", ""),
    ),
    file=(
        "現金出納簿（抜粋）の写し。差額のある3か月分。",
        "庶務係の共有書庫",
        "date,book,counted\n04-30,152300,152300\n05-31,148000,143000\n",
    ),
    thing=("金庫の鍵の貸出簿（原本1冊）", "出納責任者から受領", "本部3階　証拠保管庫　2番"),
    lines=(
        (58, "month", "差額が初めて生じた月。窓口を一人で締めた日が2日ある。"),
        (27, "day", "出納責任者が口頭で差額の報告を受けた。"),
    ),
    allegations=(
        ("月末の現金を二人で数える手順を守らなかった。", "会計事務取扱規程　第21条", "窓口係の担当者"),
        ("差額の報告を受けながら、上司に報告しなかった。", "会計事務取扱規程　第24条", "出納責任者"),
    ),
)  # fmt: skip

LETTERS = Inquiry(
    questions="どの発送で、何通が別の封筒に入ったか。\n二人での確認は行われたか。",
    steps="1. 発送記録と封入の作業記録を照合する。\n2. 作業した職員から聞き取る。\n3. 同じ日の他の発送を確かめる。",
    tasks=("発送記録を入手する。", "同じ日に発送した全件を確かめる。"),
    talks=(
        Talk(
            "発送担当　D職員", "封入と確認の手順。当日の人数。",
            "問　当日の作業は何人でしましたか。\n答　一人です。もう一人は窓口の応援に出ていました。\n問　確認印は。\n"
            "答　後からまとめて押しました。",
            "confirmed",
        ),
    ),
    file=("当日の発送記録の写し。", "発送係の作業台帳", "no,addressee,checked_by\n1,A,D\n2,B,D\n3,C,D\n"),
    thing=("別人の書類が入っていた封筒（現物1通）", "申し出た方から受領", "本部3階　証拠保管庫　5番"),
    lines=((45, "day", "問題の封筒を発送した。確認の作業は一人で行われた。"), (41, "day", "受け取った方から連絡があった。")),
    allegations=(
        ("二人で確認する手順を守らず、別の方の書類を封入した。", "個人情報保護管理規程　第15条", "発送担当の職員"),
        ("行っていない確認について、後から確認印を押した。", "文書管理規程　第9条", "発送担当の職員"),
    ),
    results=(
        ("established", "発送記録と聞き取りから、当日の作業が一人で行われたことを確認した。現物の封筒の内容も一致する。"),
        ("partly", "確認印が後から押されたことは本人が認めている。ただし、上司の指示の有無は明らかにならなかった。"),
    ),
)  # fmt: skip


def act(action: Any, by: Actor, case: Case, /, **inputs: Any) -> None:
    """Run an action on the case."""
    run(action, actor=by, subject=case.pk, **inputs)


def investigate(case: Case, inquiry: Inquiry, *, from_days_ago: int) -> None:
    """Let the two investigators work on the case, one step a day."""
    one, two = actor("investigator1"), actor("investigator2")
    with clock.shifted(timedelta(days=-from_days_ago)):
        _plan(case, inquiry, one)
    with clock.shifted(timedelta(days=-from_days_ago + 1)):
        _take_in(case, inquiry, two)
        for what, rule, who in inquiry.allegations:
            act(actions.add_allegation, one, case, what=what, rule=rule, who=who)
    for number, talk in enumerate(inquiry.talks):
        with clock.shifted(timedelta(days=-from_days_ago + 2 + number)):
            _talk(case, talk, two)
    with clock.shifted(timedelta(days=-from_days_ago + 5)):
        _find(case, inquiry, one)
    task = case.tasks.order_by("due_on").first()
    act(actions.finish_task, two, case, task=task)


def _plan(case: Case, inquiry: Inquiry, who: Actor) -> None:
    today = clock.today()
    texts = {"questions": inquiry.questions, "steps": inquiry.steps}
    act(actions.plan, who, case, starts_on=today, ends_on=today + timedelta(days=40), **texts)
    people = Person.objects.filter(staff_number__in=["investigator1", "investigator2"]).order_by("staff_number")
    for number, text in enumerate(inquiry.tasks):
        person = people[number % 2]
        act(actions.add_task, who, case, text=text, assignee=person, due_on=today + timedelta(days=7 + 12 * number))


def _take_in(case: Case, inquiry: Inquiry, who: Actor) -> None:
    description, source, rows = inquiry.file
    given = {"description": description, "source": source, "obtained_on": clock.today()}
    act(actions.add_evidence, who, case, file=_csv(rows), **given)
    description, source, place = inquiry.thing
    given = {"description": description, "source": source, "obtained_on": clock.today()}
    act(actions.add_evidence, who, case, place=place, **given)
    file, thing = case.evidence.order_by("number")
    act(actions.verify_evidence, who, case, evidence=file)
    act(actions.note_custody, who, case, evidence=thing, kind="examined", note="封印を確かめ、全ページを写した。")
    for days, precision, text in inquiry.lines:
        day = clock.today() - timedelta(days=days)
        act(actions.add_occurrence, who, case, day=day, precision=precision, text=text, evidence=[file])


def _csv(rows: str) -> Examined:
    return examine(SimpleUploadedFile("shiryo.csv", rows.encode()))


def _talk(case: Case, talk: Talk, who: Actor) -> None:
    place = "本部4階　第2会議室"
    act(actions.plan_interview, who, case, who=talk.who, planned_on=clock.today(), place=place, topics=talk.topics)
    if not talk.record:
        return
    interview = Interview.objects.filter(case=case).latest("number")
    held = {"held_on": clock.today(), "present": "調査担当者2名", "text": talk.record, "told_confidential": True}
    act(actions.record_interview, who, case, interview=interview, **held)
    code = new_code()
    act(actions.issue_confirmation, who, case, interview=interview, code=code)
    confirmation = confirmation_for(code)
    answer: dict[str, Any] = {"answer": talk.answer, "text": talk.correction}
    run(actions.confirm_interview, actor=PUBLIC_ACTOR, confirmation=confirmation, **answer)


def _find(case: Case, inquiry: Inquiry, who: Actor) -> None:
    for allegation, (result, reasons) in zip(case.allegations.all(), inquiry.results, strict=False):
        evidence = list(case.evidence.all())
        act(actions.find, who, case, allegation=allegation, result=result, reasons=reasons, evidence=evidence)
