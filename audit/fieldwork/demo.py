"""The fieldwork in the demonstration: manuals, papers in every state, notes, evidence, a locked file with an addendum."""

import io
from datetime import timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from PIL import Image, ImageDraw

from audit.auditors.models import Auditor
from audit.engagements import actions as engagements
from audit.engagements.actions.planning import Plan
from audit.engagements.choices import State
from audit.engagements.demo import make_engagements
from audit.engagements.models import Engagement
from audit.fieldwork import actions
from audit.fieldwork.actions.writing import addendum_hash
from audit.fieldwork.content import hash_of
from audit.fieldwork.models import Manual, Note, Paper, Procedure
from governance import clock
from governance.attachments.intake import Examined
from governance.attachments.strip import strip
from governance.custody.demo import actor
from governance.organization.models import Unit
from governance.people.demo.hooks import demo
from governance.runner import run

SEEN = {
    "C-01": "開始直後に金庫を封鎖し、担当者の立会いで金種ごとに数えた。現金は出納帳と一致した。切手が受払簿より2枚多かった。",
    "T-01": "10時から11時30分まで執務室を二度回った。席を離れた端末のうち1台の画面が開いたままだった。",
    "F-01": "受付簿と処理の記録からそれぞれ25件を抜き出し、両方向にたどった。すべて一致した。",
    "K-01": "閉庁後に鍵箱を開け、一覧と比べた。書庫の合鍵1本が貸出簿に記載のないまま持ち出されていた。",
}


@demo
def make_fieldwork() -> None:
    """Make it once."""
    if Manual.objects.exists():
        return
    make_engagements()
    _manuals()
    running = Engagement.objects.filter(state=State.FIELDWORK).order_by("starts_on").first()
    if running is not None:
        _running(running)
    _finished()


def _manuals() -> None:
    made = _at(400, actions.draft_manual, "auditor1", None).subject_id
    with clock.shifted(timedelta(days=-398)):
        first = clock.today()
    _at(398, actions.put_manual_in_force, "audit-head", made, valid_from=first)
    draft = _at(5, actions.draft_manual, "auditor2", None).subject_id
    _at(5, actions.write_chapter, "auditor2", draft, number=7, title="データ監査との組合せ",
        text="抽出はデータ監査で行い、調書にその実行の番号を挙げる。件数と金額の両方で抽出する。")  # fmt: skip


def _running(row: Engagement) -> None:
    """Papers of the audit that is at work: one in each state."""
    lead = row.members.get(role="lead", released_at__isnull=True).auditor
    other = Auditor.objects.exclude(pk=lead.pk).filter(person__staff_number__startswith="auditor").first()
    unit = row.targets.filter(unit__isnull=False).first()
    procedures = list(Procedure.objects.filter(manual__state="decided", code__in=[*SEEN, "P-01"]).order_by("code"))
    by, target = lead.person.staff_number, unit.unit if unit else None
    _at(1, actions.add_papers, by, row.pk, procedures=procedures, unit=target, preparer=lead)
    papers = {paper.procedure.code: paper for paper in Paper.objects.filter(engagement=row).select_related("procedure")
              if paper.procedure}  # fmt: skip
    for code in SEEN:
        _fill(papers[code], by, differs=code in ("T-01", "K-01"))
    _at(0.5, actions.refer, by, papers["C-01"].pk, others=[papers["K-01"]])
    for code in ("C-01", "F-01", "T-01"):
        _sign(actions.hand_in_paper, by, papers[code])
    for code in ("F-01", "T-01"):
        _sign(actions.review_paper, "audit-head", papers[code])
    _sign(actions.approve_paper, "president", papers["F-01"])
    _at(0.2, actions.raise_note, "audit-head", papers["C-01"].pk,
        text="切手2枚の差について、前回の受払簿の締めの日付を確かめてください。")  # fmt: skip
    if other is None:
        return
    note = Note.objects.get(paper=papers["C-01"])
    _at(0.1, actions.answer_note, by, note.pk, answer="締めの後に返品された2枚でした。返品票を証拠に加えます。")


def _fill(paper: Paper, by: str, *, differs: bool, ago: float = 0) -> None:
    """Write the whole paper; `ago`: so many days earlier than yesterday."""
    assert paper.procedure is not None
    for place, check in enumerate(paper.procedure.checks.all()):
        wrong = differs and place == 0
        number = Decimal(25 + place) if check.counts else None
        found = number - 1 if wrong and number is not None else number
        note = "一つ足りない。立会人と二度数えた。" if wrong else ""
        photos = [_photo(check.text)] if place == 0 else []
        _at(
            ago + 0.9, actions.save_check, by, paper.pk, check=check.pk, answer="no" if wrong else "yes", expected=number,
            found=found, note=note, files=photos,
        )  # fmt: skip
    with clock.shifted(timedelta(days=-ago - 1)):
        day = clock.today()
    words = "一部に差があるが、仕組みは働いている。" if differs else "現物と帳簿が一致した。"
    _at(
        ago + 0.8, actions.write_paper, by, paper.pk, title=paper.title, performed_on=day, place="事務室と金庫室",
        population="当日の帳簿と現物のすべて", population_size=400, sampling="乱数表による無作為抽出", sample_size=25,
        seen=SEEN[paper.procedure.code], conclusion="weak" if differs else "good", conclusion_text=words,
    )  # fmt: skip


def _sign(action: Any, by: str, paper: Paper, ago: float = 0.4) -> None:
    fresh = Paper.objects.get(pk=paper.pk)
    _at(ago, action, by, paper.pk, sha256=hash_of(fresh))


def _finished() -> None:
    """An audit with one paper, finished and locked, with an addendum."""
    unit = Unit.objects.filter(code="28001").first()
    lead, second = (Auditor.objects.get(person__staff_number=name) for name in ("auditor1", "auditor2"))
    if unit is None:
        return
    with clock.shifted(timedelta(days=-60)):
        first = clock.today()
    plan = Plan(
        "office",
        "神戸市内 現金と公印の抜打ち監査",
        "現金と公印の現物を確かめる。",
        False,
        first,
        first + timedelta(days=2),
        6,
        [unit],
    )
    row = _at(70, engagements.plan, "audit-head", None, planned=plan).subject_id
    for auditor, role in ((lead, "lead"), (second, "reviewer")):
        _at(70, engagements.assign, "audit-head", row, auditor=auditor, role=role)
    procedures = list(Procedure.objects.filter(manual__state="decided", code="C-01"))
    _at(65, actions.add_papers, "auditor1", row, procedures=procedures, unit=unit, preparer=lead)
    _at(62, engagements.authorize, "audit-head", row)
    _at(60, engagements.open_on_site, "auditor1", row, where="事務所の正面入口、8時40分")
    _at(60, engagements.begin_fieldwork, "auditor1", row)
    paper = Paper.objects.get(engagement=row)
    _fill(paper, "auditor1", differs=False, ago=58)
    _sign(actions.hand_in_paper, "auditor1", paper, 58.5)
    _sign(actions.review_paper, "auditor2", paper, 58)
    _sign(actions.approve_paper, "audit-head", paper, 57.5)
    _at(57, engagements.end_fieldwork, "auditor1", row)
    text = "後日、予備金庫の封印番号の記録簿の写しを受け取った。番号は一致していた。"
    with clock.shifted(timedelta(days=-20)):
        fresh, by = Paper.objects.get(engagement=row), actor("auditor1")
        run(
            actions.add_addendum,
            actor=by,
            subject=fresh.pk,
            text=text,
            files=[],
            sha256=addendum_hash(fresh, by, text, []),
        )


def _photo(words: str) -> Examined:
    """Return a drawn picture in place of a photo."""
    picture = Image.new("RGB", (640, 400), "#e8ecef")
    pen = ImageDraw.Draw(picture)
    for place in range(6):
        pen.rectangle((40 + place * 95, 120, 110 + place * 95, 300), outline="#44546a", width=4)
    held = io.BytesIO()
    picture.save(held, "PNG")
    data = held.getvalue()
    return Examined(f"{words[:20]}.png", "png", data, strip(data, "image"), "")


def _at(days_ago: float, action: Any, by: str, subject: UUID | None, **inputs: Any) -> Any:
    with clock.shifted(timedelta(days=-days_ago)):
        return run(action, actor=actor(by), subject=subject, **inputs)
