"""Cases in numbers for tests of figures: rows as the actions leave them, without their texts."""

import uuid
from datetime import date, timedelta
from typing import Any

from django.db import transaction

from compliance.figures import actions
from compliance.figures.models import YearlyFigures
from compliance.figures.rules import countable_years
from compliance.models import Case
from governance import clock
from governance.access import Actor
from governance.clock import start_of
from governance.runner import run
from tests.support import factories

TEXT = "前年度より件数が増えました。研修で窓口を知った人が増えたためと考えています。"


def cases(number: int, day: date, **fields: Any) -> list[Case]:
    """Make cases that came in on the day. `decided`, `concluded`: days after it, None for not yet."""
    first = Case.objects.first() or factories.file_case()[0]
    decided, concluded = fields.pop("decided", None), fields.pop("concluded", None)
    moment = start_of(day) + timedelta(hours=10)
    given: dict[str, Any] = {
        "state": "received", "track": "division", "channel": "web", "disclosure": "anonymous", "reporter_kind": "staff",
        "position": "staff", "unit_id": None, "category": "", "severity": "", "finding": "",
    }  # fmt: skip
    if decided is not None:
        given |= {"state": "accepted", "category": "money", "severity": "high"}
    if concluded is not None:
        given |= {"state": "concluded", "finding": "found"}
    given |= fields
    rows = [
        Case(
            reference=uuid.uuid4().hex[:9], received_at=moment, clock_day=day, box_id=first.box_id,
            identity_box_id=first.identity_box_id, sealed_content=b"", receipt_digest=uuid.uuid4().hex,
            content_digest="", decided_at=None if decided is None else moment + timedelta(days=decided),
            concluded_at=None if concluded is None else moment + timedelta(days=concluded), **given,
        )
        for _ in range(number)
    ]  # fmt: skip
    with transaction.atomic():
        made = Case.objects.bulk_create(rows, batch_size=5000)
        factories.ledger_note()
    return made


def settled_year() -> int:
    """Return the newest fiscal year whose yearly figures can be counted."""
    return countable_years(clock.today(), actions.FIRST_YEAR)[0]


def head() -> Actor:
    return factories.actor(factories.person("compliance_head"))


def vice_president() -> Actor:
    return factories.actor(factories.person("vice_president"))


def draft(by: Actor | None = None, year: int | None = None) -> YearlyFigures:
    made = run(actions.prepare, actor=by or head(), fiscal_year=year or settled_year(), explanation=TEXT)
    return YearlyFigures.objects.get(pk=made.subject_id)


def approved() -> YearlyFigures:
    figures = draft()
    run(actions.approve, actor=vice_president(), subject=figures.pk)
    figures.refresh_from_db()
    return figures


def published(year: int | None = None) -> YearlyFigures:
    figures = draft(year=year)
    run(actions.approve, actor=vice_president(), subject=figures.pk)
    run(actions.publish, actor=head(), subject=figures.pk)
    figures.refresh_from_db()
    return figures
