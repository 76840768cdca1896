"""A catalogue in force, items, reviews and privacy staff, made through the real actions."""

from datetime import date, timedelta
from typing import Any

from governance import clock
from governance.attachments.intake import Examined
from governance.organization.models import Unit
from governance.people.models import Person
from governance.runner import run
from privacy.promotion import actions
from privacy.promotion.models import Catalogue, Item, Review
from tests.support import factories

OFFICE, NEIGHBOUR, ELSEWHERE = "13001", "13002", "27001"
TEXTS = {
    "policy": [("PO-01", "J.2.2", "方針を公表している。"), ("PO-02", "J.2.3", "管理者を指名している。")],
    "physical": [("SP-01", "J.9.2", "書庫に鍵を掛けている。")],
}


def unit(code: str = OFFICE) -> Unit:
    return Unit.objects.get(code=code)


def officer() -> Person:
    return factories.person("chief_privacy_officer", at=unit("D12"))


def manager(code: str = OFFICE, **about: Any) -> Person:
    return factories.person("privacy_manager", at=unit(code), **about)


def act(action: Any, by: Person, row: Any = None, **inputs: Any) -> Any:
    return run(action, actor=factories.actor(by), subject=row.pk if row else None, **inputs)


def catalogue(by: Person, texts: Any = None) -> Catalogue:
    """Put a catalogue in force today."""
    made = Catalogue.objects.get(pk=act(actions.draft_catalogue, by).subject_id)
    act(actions.write_catalogue, by, made, source="指針", texts=TEXTS if texts is None else texts)
    act(actions.put_catalogue_in_force, by, made)
    return Catalogue.objects.get(pk=made.pk)


def item(by: Person, code: str = "SP-01", at: str | None = OFFICE, days: int = 10) -> Item:
    """Return a requirement that the office owns, with a catalogue in force."""
    if not Catalogue.objects.exists():
        catalogue(by)
    row = Item.objects.get(code=code)
    act(actions.assign_item, by, row, unit=unit(at) if at else None, due_on=day(days))
    row.refresh_from_db()
    return row


def report(by: Person, row: Item, state: str, **given: Any) -> None:
    inputs: dict[str, Any] = {"gap": "", "reason": "", "link": "", "files": []}
    act(actions.report_progress, by, row, state=state, **(inputs | given))
    row.refresh_from_db()


def review(by: Person, year: int) -> Review:
    return Review.objects.get(pk=act(actions.prepare_review, by, fiscal_year=year).subject_id)


def approved(by: Person, year: int) -> Review:
    made = review(by, year)
    act(actions.write_conclusion, by, made, conclusion="遅れを取り戻す。")
    act(actions.approve_review, by, made, lines_hash=made.lines_hash)
    made.refresh_from_db()
    return made


def file(name: str = "根拠.txt") -> Examined:
    return Examined(name, "txt", b"shown", b"shown", "clean")


def day(days: int) -> date:
    return clock.today() + timedelta(days=days)
