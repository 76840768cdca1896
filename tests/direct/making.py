"""Direct notices, sent through the real actions."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from governance import clock
from governance.organization.models import Unit
from governance.people.models import Person
from governance.runner import run
from tests.support import factories
from voice.direct import actions
from voice.direct.actions.sending import Words
from voice.direct.models import DirectNotice, Receipt

OFFICE, NEIGHBOUR, ELSEWHERE = "13001", "13002", "27001"


def unit(code: str = OFFICE) -> Unit:
    return Unit.objects.get(code=code)


def head(code: str = OFFICE) -> Person:
    return factories.person("office_head", at=unit(code))


def division(code: str = "D03", role: str = "quality_management") -> Person:
    return factories.person(role, at=unit(code))


def words(**changes: Any) -> Words:
    fields: dict[str, Any] = {
        "title": "窓口時間", "text": "28日は17時に閉めます。", "read_by": clock.today() + timedelta(days=5),
        "answer_kind": "none",
    }  # fmt: skip
    return Words(**fields | changes)


def send(by: Person, to: Sequence[str] = (OFFICE,), **changes: Any) -> DirectNotice:
    units = [unit(code) for code in to]
    made = run(actions.send_notice, actor=factories.actor(by), words=words(**changes), to=units)
    return DirectNotice.objects.get(pk=made.subject_id)


def receipt(notice: DirectNotice, code: str = OFFICE) -> Receipt:
    return Receipt.objects.select_related("notice").get(notice=notice, unit__code=code)


def act(action: Any, by: Person, row: Any, **inputs: Any) -> Any:
    return run(action, actor=factories.actor(by), subject=row.pk, **inputs)
