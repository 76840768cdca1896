"""Leak incidents of the demonstration, in every stage, filed through the same actions as real ones."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import UUID

from governance import clock
from governance.custody.demo import actor
from governance.organization.models import Unit
from governance.people.demo.hooks import demo
from governance.publishing import actions as publishing
from governance.publishing.models import Publication
from governance.publishing.queries import edition_in_review
from governance.runner import run
from privacy.contributed import Concerned
from privacy.incidents import actions
from privacy.incidents.actions.assessing import Found
from privacy.incidents.actions.filing import FirstReport
from privacy.incidents.actions.learning import Because
from privacy.incidents.apps import AREA
from privacy.incidents.filling import letter_words, public_parts
from privacy.incidents.models import Cause, Incident, Measure, Report
from privacy.incidents.queries import SUBJECT
from privacy.incidents.rules import Facts

DAY = 24
OFFICER = "privacy"


@dataclass(frozen=True)
class Leak:
    """One demo incident: how many hours ago somebody noticed, who reported it, what happened, what was done at once."""

    hours_ago: int
    by: str
    kind: str
    text: str
    persons: int | None
    steps: Sequence[tuple[str, str]] = ()
    later: str = ""
    seen_by: tuple[str, ...] = (OFFICER,)
    facts: dict[str, Any] = field(default_factory=dict)
    data_kinds: tuple[str, ...] = ("name", "address")
    own_staff: str = "no"


BASE = {
    "sensitive": "no", "property_damage": "no", "wrongful": "no", "my_number": "no", "my_number_system": "no",
    "open_to_all": "no", "protected": "no", "unread": "no",
}  # fmt: skip
ENCLOSED = Leak(
    95 * DAY, "staff1", "enclosure",
    "障害年金の診断書の写しを、別のお客様への通知書に同封して送った。受け取った方からの電話で分かった。", 1,
    [("asked_back", "開封済み。返送用の封筒をお送りした。"), ("retrieved", "職員がお宅に伺い、受け取った。"),
     ("apology", "ご本人へ電話でお詫びした。")],
    "封入は一人で行い、確認者の印は後から押していた。", (OFFICER, "office-head1", "privacy1", "block1"),
    {"sensitive": "yes"}, ("name", "address", "birth", "health"),
)  # fmt: skip
LISTS = Leak(
    18 * DAY, "office-head2", "contractor",
    "封入を委託した事業者が、未納のお知らせ1,840通のうち一部を、住所録を一行ずらして印刷した。", 640,
    [("contractor_stopped", "残りの発送を止めさせた。"), ("asked_back", "届いた先へ順次ご連絡している。")],
    "事業者の点検は見本3通だけだった。", (OFFICER, "office-head2", "block2"),
    {"property_damage": "no"}, ("name", "address", "pension_number", "record"),
)  # fmt: skip
VIEWED = Leak(
    9 * DAY, "privacy1", "snooping",
    "受付の記録のない閲覧が、同じ端末で三週間に41人分見つかった。近所の方の記録が含まれる。", 41,
    [("access_shut", "端末の利用を止めた。")], "", (OFFICER,),
    {"wrongful": "feared"}, ("name", "address", "birth", "record", "income"), "feared",
)  # fmt: skip
LOST = Leak(
    2 * DAY, "staff2", "loss", "訪問先へ向かう電車で、相談記録の入った鞄を置き忘れた。駅に届け出た。", None,
    [("searched", "終点の駅と遺失物センターに照会した。")], "", (OFFICER, "office-head2"),
    {"persons": None, "sensitive": "unknown", "my_number": "unknown"}, ("name", "phone"),
)  # fmt: skip
COUNTER = Leak(
    3, "staff3", "window", "同じお名前の別のお客様に、見込額の用紙をお渡しした。まだ連絡がつかない。", 1, (),
    "", (),
)  # fmt: skip
RETURNED = Leak(
    40 * DAY, "staff2", "misdelivery", "番地違いで届けられた通知書が、開封されずにその日のうちに戻った。", 1,
    [("retrieved", "未開封のまま受け取った。")], "", (OFFICER, "office-head2"), {"unread": "yes"}, ("name", "address"),
)  # fmt: skip


@demo
def make_incidents() -> None:
    """File them once: one closed and published, one reported, one with 60 days, one unclear, one new, one that was none."""
    if Incident.objects.filter(subject_type="").exists():
        return
    for leak in (LISTS, VIEWED, LOST, RETURNED, COUNTER):
        made = _file(leak)
        if leak.facts:
            _assess(made, leak)
        if leak is LISTS:
            _report(made, leak, "preliminary", 3)
            _list(made, leak)
    _finish(_file(ENCLOSED))


def _at(hours_ago: int, action: Any, by: str, subject: UUID | None, **inputs: Any) -> Any:
    with clock.shifted(timedelta(hours=-max(hours_ago, 0))):
        return run(action, actor=actor(by), subject=subject, **inputs)


def _file(leak: Leak) -> UUID:
    with clock.shifted(timedelta(hours=-leak.hours_ago)):
        noticed = clock.now() - timedelta(minutes=17)
        report = FirstReport(leak.kind, leak.text, noticed, clock.today(), leak.persons)
        made = run(actions.file_incident, actor=actor(leak.by), report=report).subject_id
    assert made is not None  # an action that creates gives the row's id
    for number, reader in enumerate(leak.seen_by):
        _at(leak.hours_ago - 1 - number, actions.open_incident, reader, made)
    for number, (step, note) in enumerate(leak.steps, start=1):
        with clock.shifted(timedelta(hours=number - leak.hours_ago)):
            given: dict[str, Any] = {"step": step, "note": note, "done_at": clock.now() - timedelta(minutes=5)}
            run(actions.note_containment, actor=actor(leak.by), subject=made, **given)
    if leak.later:
        _at(leak.hours_ago - 6, actions.follow_up, leak.by, made, text=leak.later)
    return made


def _assess(made: UUID, leak: Leak) -> None:
    facts = Facts(**{**BASE, "persons": leak.persons, **leak.facts})
    found = Found(facts, leak.data_kinds, leak.own_staff, "第一報、現場の聴き取り及び現物の確認による。")
    _at(leak.hours_ago - DAY, actions.assess, OFFICER, made, found=found)


def _report(made: UUID, leak: Leak, kind: str, days: int) -> None:
    report = UUID(_at(leak.hours_ago - days * DAY, actions.draft_report, OFFICER, made, kind=kind).result)
    with clock.shifted(timedelta(hours=days * DAY - leak.hours_ago)):
        given: dict[str, Any] = {"submitted_on": clock.today(), "receipt": f"PPC-{Report.objects.count():04}"}
        run(actions.submit_report, actor=actor(OFFICER), subject=report, **given)


def _list(made: UUID, leak: Leak) -> None:
    """Give a list of persons and a wording: the letters can be printed."""
    persons = [Concerned(f"見本 太郎{n}", f"530-{n:04}", f"大阪市北区見本町{n}番地", f"{n:05}") for n in range(1, 641)]
    _at(leak.hours_ago - 5 * DAY, actions.add_persons, "office-head2", made, persons=persons)
    incident = Incident.objects.get(pk=made)
    _at(leak.hours_ago - 6 * DAY, actions.write_letter, OFFICER, made, text=letter_words(incident))


def _finish(made: UUID) -> None:
    """Bring one to its end: reports, letter, causes, a measure that worked, publication, closing."""
    leak = ENCLOSED
    _assess(made, leak)
    _report(made, leak, "preliminary", 2)
    told = {"how": "visit", "told_on": clock.today() - timedelta(days=92), "persons": 1, "unreached": 0, "note": ""}
    _at(leak.hours_ago - 3 * DAY, actions.note_told, "office-head1", made, **told)
    why = _because(made, None, "別のお客様の書類が、同じ机の上に重なっていた。", "layout")
    deeper = _because(made, why, "封入と確認を、一つの机で続けて行っていた。", "layout")
    root = _because(made, deeper, "封入の場所と順番を決めた手順がなかった。", "no_rule", is_root=True)
    check = {"check": "alone", "text": "封入した職員が、確認者の印も押していた。"}
    _at(leak.hours_ago - 8 * DAY, actions.state_check, "privacy1", made, **check)
    with clock.shifted(timedelta(hours=10 * DAY - leak.hours_ago)):
        planned: dict[str, Any] = {
            "text": "封入は一件ずつ専用の台で行い、別の職員が宛名と中身を読み合わせてから封をする。",
            "unit": Unit.objects.get(code="13001"), "due_on": clock.today() + timedelta(days=14),
            "check_on": clock.today() + timedelta(days=60), "cause": root,
        }  # fmt: skip
        run(actions.plan_measure, actor=actor("privacy1"), subject=made, **planned)
    measure = Measure.objects.get(incident=made)
    done = {"done_on": clock.today() - timedelta(days=75), "note": "台を二つ置き、手順書を掲示した。"}
    _at(leak.hours_ago - 20 * DAY, actions.report_done, "office-head1", measure.pk, **done)
    _report(made, leak, "full", 25)
    _publish(made)
    effect = {
        "outcome": "worked",
        "effect": "60日間の封入2,310件で取り違えはなく、読み合わせの抜き取り確認でも守られていた。",
    }
    _at(leak.hours_ago - 72 * DAY, actions.check_measure, OFFICER, measure.pk, **effect)
    result = "書類は当日回収し、ご本人にお詫びした。封入の手順を改め、効果を確かめた。"
    _at(leak.hours_ago - 73 * DAY, actions.close_incident, OFFICER, made, text=result)


def _because(made: UUID, parent: UUID | None, text: str, kind: str, *, is_root: bool = False) -> UUID:
    _at(ENCLOSED.hours_ago - 7 * DAY, actions.add_cause, "privacy1", made, because=Because(text, kind, is_root, parent))
    return Cause.objects.get(incident=made, text=text).pk


def _publish(made: UUID) -> None:
    at = ENCLOSED.hours_ago - 27 * DAY
    incident = Incident.objects.get(pk=made)
    about = {
        "area": AREA,
        "subject_type": SUBJECT,
        "subject_id": made,
        "title": "別のお客様の書類を同封した事案について",
    }
    begun = _at(at, publishing.draft, OFFICER, None, parts=public_parts(incident), **about)
    publication = Publication.objects.get(pk=begun.subject_id)
    _at(at, publishing.submit, OFFICER, publication.pk)
    edition = edition_in_review(publication)
    _at(at - DAY, publishing.approve, "vice-president", publication.pk, seen=edition.hash if edition else "")
    _at(at - DAY, publishing.publish, OFFICER, publication.pk)
