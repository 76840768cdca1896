"""Data taken outside, through the real actions."""

from datetime import date, timedelta
from typing import Any

from governance import clock
from governance.attachments.intake import Examined
from governance.organization.models import Unit
from governance.people.models import Person
from governance.runner import run
from privacy.takeouts import actions
from privacy.takeouts.actions.asking import Request, Thing
from privacy.takeouts.actions.moving import LossReport
from privacy.takeouts.models import TakeOut
from tests.support import factories

OFFICE, ELSEWHERE = "13001", "27001"
PAPER = Thing("K-1", "届書綴り", "paper", False, True)
LAPTOP = Thing("PC-1", "ノートパソコン", "laptop", True, True)
CERTIFICATE = Examined("証明書.txt", "txt", b"destroyed", b"destroyed", "clean")


def unit(code: str = OFFICE) -> Unit:
    return Unit.objects.get(code=code)


def clerk(code: str = OFFICE) -> Person:
    return factories.person("staff", at=unit(code))


def manager(code: str = OFFICE, role: str = "privacy_manager") -> Person:
    return factories.person(role, at=unit(code))


def officer() -> Person:
    return factories.person("chief_privacy_officer", at=unit("D12"))


def day(days: int = 0) -> date:
    return clock.today() + timedelta(days=days)


def act(action: Any, by: Person, row: Any = None, **inputs: Any) -> Any:
    return run(action, actor=factories.actor(by), subject=row.pk if row else None, **inputs)


def request(carrier: Person, **changes: Any) -> Request:
    fields: dict[str, Any] = {
        "what": "訪問先名簿", "persons": 12, "purpose": "戸別訪問", "destination": "品川区", "protection": "施錠したかばん",
        "carrier": carrier, "out_on": day(), "due_on": day(3),
    }  # fmt: skip
    return Request(**fields | changes)


def asked(by: Person, *things: Thing, **changes: Any) -> TakeOut:
    given = request(changes.pop("carrier", by), **changes)
    made = act(actions.ask, by, request=given, things=things or (PAPER, LAPTOP))
    return TakeOut.objects.get(pk=made.subject_id)


def outside(by: Person, head: Person, *things: Thing, **changes: Any) -> TakeOut:
    made = asked(by, *things, **changes)
    act(actions.approve, head, made, note="")
    act(actions.go_out, by, made, codes=[item.code for item in made.items.all()])
    return fresh(made)


def fresh(row: Any) -> Any:
    return type(row).objects.get(pk=row.pk)


def loss(*codes: str, **changes: Any) -> LossReport:
    fields: dict[str, Any] = {"stolen": False, "text": "電車に置き忘れた。", "known_at": clock.now()}
    return LossReport(list(codes), **fields | changes)
