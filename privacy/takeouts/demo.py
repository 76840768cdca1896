"""Data taken outside in the demonstration: asked for, outside, overdue, destroyed, lost."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

from governance import clock
from governance.attachments.intake import Examined
from governance.custody.demo import actor
from governance.people.demo.hooks import demo
from governance.people.models import Person
from governance.runner import run
from privacy.takeouts import actions
from privacy.takeouts.actions.asking import Request, Thing
from privacy.takeouts.actions.moving import LossReport
from privacy.takeouts.models import TakeOut

FILE = Thing("K-0101", "届書綴り（青いファイル）", "paper", False, True)
LAPTOP = Thing("PC-3307", "出張相談用ノートパソコン", "laptop", True, True)
DRIVE = Thing("USB-0012", "暗号化USBメモリ", "storage", True, True)
LOCKED = "施錠したかばんに入れ、2人で運ぶ。車内に置いたままにしない。"


@demo
def make_takeouts() -> None:
    """Make them once."""
    if TakeOut.objects.exists():
        return
    _ask(0.1, "staff1", "出張相談の予約者名簿", 24, "港区民センターでの出張相談", "港区民センター", 3, [LAPTOP])
    out = _ask(3, "staff1", "事業所調査の対象者一覧", 130, "事業所調査", "品川区内の事業所3か所", 4, [FILE, LAPTOP])
    _go(2.9, "privacy1", "staff1", out, [FILE, LAPTOP])
    _at(1, actions.return_items, "privacy1", out, codes=[FILE.code])
    late = _ask(9, "staff2", "戸別訪問の対象者カード", 18, "国民年金の戸別訪問", "大阪市北区", 7, [FILE])
    _go(8.9, "privacy2", "staff2", late, [FILE])
    longer = _ask(6, "staff2", "学校での年金相談の申込書", 40, "年金セミナーと相談", "市立高等学校", 7, [FILE])
    _go(5.9, "privacy2", "staff2", longer, [FILE])
    more = clock.today() + timedelta(days=5)
    _at(0.5, actions.ask_extension, "staff2", longer, due_on=more, reason="相談会が翌週に延びたため")
    gone = _ask(20, "staff3", "外字の照合用データ", 900, "委託先での照合", "委託先の作業室", 12, [DRIVE])
    _go(19.9, "office-head3", "staff3", gone, [DRIVE])
    paper = "廃棄証明書（USB-0012、データ消去のうえ破砕）".encode()
    certificate = Examined("廃棄証明書.txt", "txt", paper, paper, "clean")
    _at(10, actions.claim_destroyed, "staff3", gone, codes=[DRIVE.code], files=[certificate])
    _at(9, actions.confirm_destroyed, "office-head3", gone)
    lost = _ask(5, "staff3", "訪問先の地図と名簿", 12, "国民年金の戸別訪問", "横浜市中区", 7, [FILE])
    _go(4.9, "office-head3", "staff3", lost, [FILE])
    report = LossReport([FILE.code], False, "帰りの電車の網棚に置き忘れた。駅に届け出たが、見つかっていない。",
                        clock.now() - timedelta(hours=6))  # fmt: skip
    _at(0.2, actions.report_loss, "staff3", None, takeout=lost, report=report)


def _at(days_ago: float, action: Any, by: str, subject: UUID | None, **inputs: Any) -> Any:
    with clock.shifted(timedelta(days=-days_ago)):
        return run(action, actor=actor(by), subject=subject, **inputs)


def _ask(
    days_ago: float,
    by: str,
    what: str,
    persons: int,
    purpose: str,
    destination: str,
    days: int,
    things: Sequence[Thing],
) -> UUID:
    with clock.shifted(timedelta(days=-days_ago)):
        today = clock.today()
    carrier = Person.objects.get(staff_number=by)
    request = Request(what, persons, purpose, destination, LOCKED, carrier, today, today + timedelta(days=days))
    made: UUID = _at(days_ago, actions.ask, by, None, request=request, things=things).subject_id
    return made


def _go(days_ago: float, head: str, by: str, takeout: UUID, things: Sequence[Thing]) -> None:
    _at(days_ago, actions.approve, head, takeout, note="")
    _at(days_ago - 0.05, actions.go_out, by, takeout, codes=[thing.code for thing in things])
