"""Functions of the demonstration: two files of the system, a confirmation under way, doubted rights, terminals with gaps."""

from datetime import timedelta
from typing import Any

from governance import clock
from governance.access import SYSTEM
from governance.custody.demo import actor
from governance.organization.models import Unit
from governance.people.demo.hooks import demo
from governance.people.models import Person
from governance.runner import run
from privacy.functions import actions
from privacy.functions.choices import SnapshotKind
from privacy.functions.models import Flag, Holding, Review, Snapshot, Terminal, UnitReview
from privacy.functions.reading import COLUMNS, read

FUNCTIONS = (
    ("WM01", "被保険者記録照会"),
    ("WM02", "年金受給権者記録照会"),
    ("WM10", "氏名索引"),
    ("WM21", "届書入力"),
    ("WM22", "届書入力の訂正"),
    ("WM90", "統計帳票の出力"),
)
OFFICES = ("13001", "27001", "14001")
OFFICER = "privacy"


@demo
def make_functions() -> None:
    """Make them once."""
    if Snapshot.objects.exists():
        return
    people = list(Person.objects.filter(is_demo=True, home_unit__code__in=OFFICES).select_related("home_unit")[:120])
    rights = [
        f"{person.staff_number},{person.home_unit.code},{code},{name}"
        for number, person in enumerate(people)
        for code, name in FUNCTIONS[: 2 + number % 4]
    ]
    with clock.shifted(timedelta(days=-30)):
        _upload(SnapshotKind.RIGHTS, [*rights, "x90417,13001,WM22,届書入力の訂正"])
        terminals = [_terminal(code, number) for code in OFFICES for number in range(1, 7)]
        _upload(SnapshotKind.TERMINALS, terminals)
    moved = [f"{p.staff_number},27001,WM10,氏名索引" for p in people if p.home_unit.code == "13001"][:1]
    with clock.shifted(timedelta(days=-12)):
        _upload(SnapshotKind.RIGHTS, rights[:-1] + moved + ["x90417,13001,WM22,届書入力の訂正"])
        snapshot = Snapshot.objects.filter(kind=SnapshotKind.RIGHTS).latest("taken_on")
        run(actions.raise_flags, actor=SYSTEM, subject=snapshot.pk)
        opened = run(actions.open_review, actor=actor(OFFICER))
        review = Review.objects.get(pk=str(opened.subject_id))
        for unit in Unit.objects.filter(
            code__in=OFFICES, pk__in=Holding.objects.filter(gone_in__isnull=True).values("unit_id")
        ):
            run(actions.open_unit, actor=SYSTEM, review=review, unit=unit)
    with clock.shifted(timedelta(days=-5)):
        _decide()


def _terminal(code: str, number: int) -> str:
    place = "窓口" if number < 4 else "事務室"
    return f"T{code}-{number:02},{code},{place},{'パスワード' if number == 5 else 'パスワード・静脈'}"


def _upload(kind: SnapshotKind, lines: list[str]) -> None:
    text = "\n".join([",".join(COLUMNS[kind]), *lines])
    inputs: dict[str, Any] = {
        "kind": kind.value,
        "taken_on": clock.today(),
        "data": text.encode(),
        "content": read(kind, text),
    }
    run(actions.take_snapshot, actor=actor(OFFICER), **inputs)


def _decide() -> None:
    """Let the privacy manager of the first office decide on some rows, and ask for an exception for a terminal."""
    manager = actor("privacy1")
    mine = UnitReview.objects.filter(unit__code="13001").first()
    for line in mine.lines.exclude(person_id=manager.own_id)[:3] if mine else []:
        run(actions.decide_line, actor=manager, subject=line.pk, verdict="keep", reason="担当業務に必要なため")
    flag = Flag.objects.filter(unit__code="27001", kind="moved").first()
    if flag is not None:
        run(
            actions.ask_waiver, actor=actor("privacy2"), flag=flag, ends_on=clock.today() + timedelta(days=30),
            reason="年末の応援で大阪の届書を引き続き処理するため",
        )  # fmt: skip
    gap = Terminal.objects.filter(unit__code="13001", has_gap=True).first()
    if gap is not None:
        run(
            actions.ask_waiver, actor=manager, terminal=gap, ends_on=clock.today() + timedelta(days=60),
            reason="静脈認証装置が故障し、交換品を待っているため",
        )  # fmt: skip
