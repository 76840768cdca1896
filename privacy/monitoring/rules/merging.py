"""What a day's hits change in the flags that are there. Pure.

A late file adds, never doubles, and leaves alone what was judged.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from privacy.monitoring.choices import FlagState, Source


@dataclass(frozen=True)
class Seen:
    """One view: its number in the log, whose record, when."""

    log_no: int
    record: str
    seen_at: datetime


@dataclass(frozen=True)
class Finding:
    """What one rule or sample asks about somebody's day. Without views it asks about the day as a whole, with a measure.

    `seen_from`: evidence must be older than this. `made_up`: planted.
    """

    source: Source
    rule: str
    version: int
    title: str
    why: str
    seen_from: datetime
    measure: float | None = None
    expected: float | None = None
    views: tuple[Seen, ...] = ()
    made_up: bool = False


@dataclass(frozen=True)
class Known:
    """A flag that is there. `views`: numbers of those that have not lapsed."""

    rule: str
    state: str
    source: str
    made_up: bool
    measure: float | None
    views: frozenset[int]


def added(known: Iterable[Known], finding: Finding) -> Finding | None:
    """Return what must become a flag of its own: the finding without the views that were judged; None when nothing is left, or
    an open flag takes it."""
    same = [flag for flag in known if flag.rule == finding.rule and flag.made_up == finding.made_up]
    if any(flag.state == FlagState.OPEN for flag in same):
        return None
    judged = [flag for flag in same if flag.state != FlagState.LAPSED]
    if finding.views:
        seen = frozenset().union(*(flag.views for flag in judged))
        left = tuple(view for view in finding.views if view.log_no not in seen)
        return replace(finding, views=left, seen_from=min(view.seen_at for view in left)) if left else None
    if not judged:
        return finding
    most = max(flag.measure or 0.0 for flag in judged)
    return finding if (finding.measure or 0.0) > most else None


def lapses(flag: Known, found: Mapping[str, Finding]) -> bool:
    """Return whether an open flag of a rule is no longer found: a late file explained all of it."""
    return flag.state == FlagState.OPEN and flag.source == Source.RULE and not flag.made_up and flag.rule not in found


def changes(known: Sequence[Known], found: Mapping[str, Finding]) -> bool:
    """Return whether the findings differ from what is there, apart from what was judged."""
    by_rule = {flag.rule: flag for flag in known if flag.state == FlagState.OPEN and not flag.made_up}
    for rule, finding in found.items():
        flag = by_rule.get(rule)
        if flag is None or finding.made_up:
            if added(known, finding) is not None:
                return True
        elif flag.views != {view.log_no for view in finding.views} or flag.measure != finding.measure:
            return True
    return any(lapses(flag, found) for flag in known)
