"""The report for somebody who asked who has viewed their record: day, unit, whether the purpose is known."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from governance.calendar.eras import in_japanese
from governance.documents import render_pdf
from governance.documents.pdf import MOST_ROWS
from governance.organization.queries import periods_on
from governance.people.models import Person
from privacy.contributed import trail_of_record
from privacy.monitoring.choices import Evidence, FlagState
from privacy.monitoring.models import TrailRequest
from privacy.monitoring.queries import answers_about
from privacy.monitoring.refusals import TooMany
from privacy.monitoring.sealing import digest_of, opened_requester


@dataclass(frozen=True)
class Viewed:
    """One view as the report tells it."""

    at: datetime
    unit: str
    purpose: str
    who: str


def rows_of(trail: TrailRequest) -> list[Viewed]:
    """Return the views of the record in the period, in Japanese, the oldest first; raises TooMany."""
    record = opened_requester(trail.pk, trail.sealed).record
    rows = trail_of_record.ask(record, trail.first, trail.last)
    if len(rows) > MOST_ROWS:
        raise TooMany
    units = _units(trail.last)
    answers = answers_about([row["log_no"] for row in rows], digest_of(record))
    people = _people({row["staff_id"] for row in rows}) if trail.with_names else {}
    with translation.override("ja"):
        return [
            Viewed(
                row["viewed_at"], units.get(row["unit_code"], str(row["unit_code"])),
                purpose_of(row["kind"], answers.get(row["log_no"], "")),
                people.get(row["staff_id"], str(row["staff_id"])) if trail.with_names else "",
            )
            for row in rows
        ]  # fmt: skip


def purpose_of(kind: str | None, answer: str) -> str:
    """Return in words what the view was for, as far as it is known."""
    if answer == FlagState.UNEXPLAINED:
        return _("No purpose found")
    if kind:
        return str(Evidence(kind).label)
    return _("Purpose confirmed") if answer == FlagState.CONFIRMED else _("Not recorded")


def _units(day: date) -> dict[str, str]:
    return dict(periods_on(day).values_list("unit__code", "name"))


def _people(numbers: set[str]) -> dict[str, str]:
    return dict(Person.objects.filter(staff_number__in=numbers).values_list("staff_number", "name"))


def report_of(trail: TrailRequest, rows: list[Viewed]) -> bytes:
    """Return the report as PDF, always in Japanese."""
    requester = opened_requester(trail.pk, trail.sealed)
    data: dict[str, Any] = {
        "reference": trail.reference, "name": requester.name, "record": requester.record,
        "period": f"{in_japanese(trail.first)}から{in_japanese(trail.last)}まで", "with_names": trail.with_names,
        "rows": [
            [f"{in_japanese(row.at.date())} {row.at:%H:%M}", row.unit, row.purpose, *([row.who] if trail.with_names else [])]
            for row in rows
        ],
    }  # fmt: skip
    with translation.override("ja"):
        return render_pdf("monitoring/trail.typ", data, title="年金記録の照会の履歴")
