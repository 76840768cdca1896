"""Whether the record that a manager names as evidence is among what came in, and was there before the view."""

import unicodedata
from collections.abc import Iterable
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from privacy.contributed import contacts_about
from privacy.monitoring.choices import Evidence, Found, Source
from privacy.monitoring.models import Flag
from privacy.monitoring.refusals import NotOlderInTheStore
from privacy.monitoring.sealing import opened_record

if TYPE_CHECKING:
    from privacy.monitoring.actions.judging import Shown

IN_THE_STORE = {
    Evidence.RECEPTION.value, Evidence.CALL.value, Evidence.CASE.value, Evidence.BATCH.value, Evidence.ASSIGNMENT.value,
}  # fmt: skip
DAYS_BACK = 31
MOST_RECORDS = 50


def look_up(flag: Flag, shown: "Shown") -> Found:
    """Return whether a contact of that number about a record of the flag came in; raises NotOlderInTheStore.

    For what a rule found, the contact must have been entered before the view: one entered soon after it had explained the view.
    Of samples, which records explain, it is enough that it began before.
    """
    records = records_of(flag)
    if shown.kind not in IN_THE_STORE or not records:
        return Found.UNCHECKED
    last = timezone.localtime(flag.seen_from).date()
    try:
        rows = contacts_about.ask(sorted(records)[:MOST_RECORDS], last - timedelta(days=DAYS_BACK), last)
    except LookupError:  # no room of access logs is there
        return Found.UNCHECKED
    return _judged(flag, shown.reference, rows)


def _judged(flag: Flag, reference: str, rows: Iterable[dict[str, Any]]) -> Found:
    named = unicodedata.normalize("NFKC", reference).strip()
    moment = "entered_at" if flag.source == Source.RULE else "opened_at"
    for row in rows:
        if str(row["contact_no"]) == named:
            if timezone.make_aware(row[moment]) >= flag.seen_from:
                raise NotOlderInTheStore
            return Found.FOUND
    return Found.NOT_FOUND


def records_of(flag: Flag) -> set[str]:
    """Return the record numbers of a flag's views that have not lapsed."""
    return {opened_record(view.seal_context, view.sealed) for view in flag.views.filter(lapsed=False)}
