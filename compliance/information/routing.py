"""Who gets an entry, by the rules alone: pure, so that a page can try a sample before anything is registered."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from compliance.choices import Track
from compliance.information.choices import LeftOut, Why
from compliance.information.models import RoutingRule
from compliance.rules import HEAD_OF_TRACK

POSTS = (
    "compliance_head", "vice_president", "chief_privacy_officer", "audit_head", "service_promotion",
    "statutory_auditor", "external_counsel",
)  # fmt: skip
"""Posts that a rule may name. Entries are sealed to posts, never to the person who happened to receive them."""


@dataclass(frozen=True)
class Sample:
    """What the conditions of rules look at."""

    source: str
    kinds: frozenset[str]
    unit_kind: str
    position: str


@dataclass(frozen=True)
class Facts:
    """What is known about those concerned: who handles it, which posts belong to the unit, which posts' holders are named."""

    track: Track
    posts_of_unit: frozenset[str] = frozenset()
    posts_named: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Route:
    """One post that gets the entry, and why. `rule` is the first rule that names it."""

    post: str
    why: Why
    rule: RoutingRule | None


@dataclass(frozen=True)
class Routing:
    """Everyone who gets the entry, at the same moment, and every post that a rule named and that was kept out."""

    routes: tuple[Route, ...]
    left_out: Mapping[str, LeftOut]
    matching: tuple[RoutingRule, ...]


def holds(rule: RoutingRule, sample: Sample) -> bool:
    """Return whether all conditions of the rule hold; an empty condition always does."""
    return (
        (not rule.sources or sample.source in rule.sources)
        and (not rule.kinds or not sample.kinds.isdisjoint(rule.kinds))
        and (not rule.unit_kinds or sample.unit_kind in rule.unit_kinds)
        and (not rule.positions or sample.position in rule.positions)
    )


def route(rules: Iterable[RoutingRule], sample: Sample, facts: Facts) -> Routing:
    """Return who gets the entry: every rule that holds counts, then those concerned are kept out.

    Whoever decides on entries of the track is always among them, so that nothing can be unrouted.
    """
    matching = tuple(rule for rule in rules if holds(rule, sample))
    named_by: dict[str, RoutingRule] = {}
    for rule in matching:
        for post in rule.recipients:
            named_by.setdefault(post, rule)
    left_out = {post: why for post in named_by if (why := kept_out(post, facts))}
    routes = [Route(post, Why.RULE, rule) for post, rule in named_by.items() if post not in left_out]
    standing = sorted(HEAD_OF_TRACK[facts.track] - named_by.keys())
    routes += [Route(post, Why.STANDING, None) for post in standing]
    return Routing(tuple(routes), left_out, matching)


def kept_out(post: str, facts: Facts) -> LeftOut | None:
    """Return why the post must not get the entry, None when it may. Those who decide on the track always may."""
    if post in HEAD_OF_TRACK[facts.track]:
        return None
    if facts.track == Track.STATUTORY or (facts.track == Track.VICE_PRESIDENT and post == "compliance_head"):
        return LeftOut.TRACK
    if post in facts.posts_of_unit:
        return LeftOut.OWN_UNIT
    return LeftOut.NAMED if post in facts.posts_named else None
