"""Measures of the demonstration: one of each stage, for the concluded demo case and for none."""

from datetime import timedelta
from typing import Any

from compliance.measures import actions
from compliance.measures.models import Measure
from compliance.models import Case
from governance import clock
from governance.access import Actor
from governance.custody.demo import actor
from governance.organization.models import Unit
from governance.people.demo.hooks import demo
from governance.runner import Action, run

STORIES = (
    (
        "13001",
        "封入前の二人での確認を徹底する",
        "発送のたびに、二人で宛先と中身を確認し、確認表に記名する。",
        400,
        "worked",
    ),
    ("27001", "現金の残高を毎日二人で確認する", "締めの時に二人で数え、帳簿と合わせて署名する。", 120, "done"),
    (
        "14001",
        "端末の閲覧目的の記入を毎週点検する",
        "所長が週に一度、閲覧目的の記入を抜き出して確かめる。",
        40,
        "reported",
    ),
    ("13001", "書類の預かり票を導入する", "窓口で預かった書類に番号を付け、当日中に処理状況を記録する。", 20, "agreed"),
    ("27001", "入札前の業者との面談を記録する", "面談には二人以上で出席し、内容を記録して保存する。", 3, "proposed"),
)
"""Unit, title, what is to be done, how many days ago it was proposed, how far it has come."""
HEADS = {"13001": "office-head1", "27001": "office-head2", "14001": "office-head3"}


@demo
def make_measures() -> None:
    """Make them through the real actions; nothing when there are any."""
    if Measure.objects.exists() or not Case.objects.exists():
        return
    for code, title, text, days_ago, how_far in STORIES:
        with clock.shifted(timedelta(days=-days_ago)):
            made = run(
                actions.propose, actor=actor("head"), kind="prevention", title=title, text=text,
                unit=Unit.objects.get(code=code), due_on=clock.today() + timedelta(days=30), case=None,
            )  # fmt: skip
        _go_on(
            Measure.objects.get(pk=str(made.subject_id)), actor_number=HEADS[code], days_ago=days_ago, how_far=how_far
        )


def _go_on(measure: Measure, *, actor_number: str, days_ago: int, how_far: str) -> None:
    owner, head = actor(actor_number), actor("head")
    steps: list[tuple[str, Action, Actor, dict[str, Any], int]] = [
        ("agreed", actions.agree, owner, {}, 2),
        (
            "reported",
            actions.report_done,
            owner,
            {"report": "手順を定め、全員に周知し、実施を確かめました。", "files": []},
            20,
        ),
        ("done", actions.accept_report, head, {}, 25),
        (
            "worked",
            actions.check,
            head,
            {"outcome": "worked", "observation": "半年間、同じ誤りは起きていません。"},
            210,
        ),
    ]
    order = ["proposed", *(name for name, *_rest in steps)]
    for name, act, who, inputs, after in steps:
        if order.index(name) > order.index(how_far):
            return
        with clock.shifted(timedelta(days=-days_ago + after)):
            run(act, actor=who, subject=measure.pk, **inputs)
