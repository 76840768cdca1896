"""What the rules and the draws of a day ask about whom: from the answers of the access logs to findings by staff number."""

import random
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone, translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from privacy import contributed
from privacy.contributed import Rows, RuleHits
from privacy.monitoring.choices import Evidence, Source
from privacy.monitoring.rules.merging import Finding, Seen

SAMPLE_EXPLAINED, SAMPLE_RANDOM = "sample_explained", "sample_random"
TITLES = {
    SAMPLE_EXPLAINED: _("Sample of explained views"),
    SAMPLE_RANDOM: _("Sample of all views"),
}
WHY_EXPLAINED = _(
    "Drawn by lot from the views that a record explains (%(kind)s). Confirm that the record really led to the view."
)
WHY_RANDOM = _("Drawn by lot from all views of the day. Confirm what the view was for.")
PLANTABLE = ("no_contact", "same_surname", "same_address", "colleague", "well_known", "repeated")
"""Rules whose hits can be made up: about single views, and nothing that the person's file would disprove at a glance."""

Findings = dict[str, Finding]
"""Rule → finding about one person."""


@dataclass
class Gathered:
    """Findings by staff number, and the unit in which each was logged in."""

    found: dict[str, Findings] = field(default_factory=lambda: defaultdict(dict))
    unit_codes: dict[str, str] = field(default_factory=dict)


def gather(day: date, draws: Mapping[str, int] | None, seed: int, plantable: Collection[str]) -> Gathered:
    """Return the findings of a day. `draws`: the sizes of the day's draws, None when they were drawn before.

    `plantable`: rules of which one hit alone opens a task; another one would show at a glance that it is made up.
    """
    answers = contributed.hits_of_day.ask(day)
    gathered = Gathered()
    for answer in answers:
        _take_hits(gathered, answer, day)
    if draws:
        _take_sample(gathered, contributed.sample_of_explained.ask(day, draws["sample_explained"], seed), True)
        _take_sample(gathered, contributed.sample_of_views.ask(day, draws["sample_random"], seed + 1), False)
        _plant(gathered, answers, contributed.sample_of_views.ask(day, draws["planted"], seed + 2), seed, plantable)
    return gathered


def japanese(words: str | Promise, **given: str) -> str:
    """Return words as a flag keeps them: in Japanese, whoever is at work."""
    with translation.override("ja"):
        return str(words) % given if given else str(words)


def _take_hits(gathered: Gathered, answer: RuleHits, day: date) -> None:
    rows: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in answer.hits.to_pylist():
        rows[row["staff_id"]].append(row)
    title, why = japanese(answer.title), japanese(answer.why)
    for staff, hits in rows.items():
        views = _views(hits)
        counted = [hit for hit in hits if hit["measure"] is not None]
        most = max(counted, key=lambda hit: float(hit["measure"])) if counted else None
        gathered.unit_codes.setdefault(staff, hits[0]["unit_code"])
        gathered.found[staff][answer.code] = Finding(
            Source.RULE, answer.code, answer.version, title, why, views[0].seen_at if views else end_of(day),
            most["measure"] if most else None, most["expected"] if most else None, views,
        )  # fmt: skip


def _views(hits: Iterable[Mapping[str, Any]]) -> tuple[Seen, ...]:
    seen = {
        hit["log_no"]: Seen(hit["log_no"], hit["record_id"], timezone.make_aware(hit["seen_at"]))
        for hit in hits
        if hit["log_no"] is not None
    }
    return tuple(sorted(seen.values(), key=lambda view: (view.seen_at, view.log_no)))


def end_of(day: date) -> datetime:
    """Return the first moment after the day."""
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min))


def _take_sample(gathered: Gathered, rows: Rows, explained: bool) -> None:
    rule, source = (SAMPLE_EXPLAINED, Source.EXPLAINED) if explained else (SAMPLE_RANDOM, Source.RANDOM)
    by_person: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        by_person[row["staff_id"]].append({**row, "seen_at": row["viewed_at"]})
    for staff, drawn in by_person.items():
        views = _views(drawn)
        kinds = sorted({row["kind"] for row in drawn}) if explained else []
        named = "、".join(japanese(Evidence(kind).label) for kind in kinds)
        why = japanese(WHY_EXPLAINED, kind=named) if explained else japanese(WHY_RANDOM)
        gathered.unit_codes.setdefault(staff, drawn[0]["unit_code"])
        gathered.found[staff][rule] = Finding(
            source, rule, 0, japanese(TITLES[rule]), why, views[0].seen_at, views=views
        )


def _plant(gathered: Gathered, answers: Sequence[RuleHits], rows: Rows, seed: int, plantable: Collection[str]) -> None:
    """Make up a hit for some who viewed something that day: a rule that did not hit them, a record that does not exist."""
    words = {answer.code: answer for answer in answers if answer.code in plantable}
    dice = random.Random(seed)  # noqa: S311 - to be drawn again by whoever is given the seed
    for number, row in enumerate(rows):
        found = gathered.found[row["staff_id"]]
        free = [code for code in PLANTABLE if code in words and code not in found]
        if not free:
            continue
        answer = words[dice.choice(free)]
        seen_at = timezone.make_aware(row["viewed_at"].replace(minute=dice.randrange(60), second=dice.randrange(60)))
        view = Seen(-(row["log_no"] * 100 + number), made_up_record(row["record_id"], dice), seen_at)
        gathered.unit_codes.setdefault(row["staff_id"], row["unit_code"])
        found[answer.code] = Finding(
            Source.RULE, answer.code, answer.version, japanese(answer.title), japanese(answer.why), seen_at,
            views=(view,), made_up=True,
        )  # fmt: skip


def made_up_record(like: str, dice: random.Random) -> str:
    """Return a record number of the same shape with other digits."""
    return "".join(str(dice.randrange(10)) if sign.isdigit() else sign for sign in like)
