"""Whether an incident is to be reported to the Personal Information Protection Commission, and until when. Pure.

Sources. The organization is one of the 独立行政法人等 of the annex of the act (日本年金機構 stands there), so the criteria are
those of article 68 of the act (個人情報保護法) and article 43 of its rules (施行規則), not article 26 with rule 7 for private
operators. They are the same but for the number of persons: more than 100 instead of more than 1,000. For individual
numbers article 2 of the rules under article 29-4 of the My Number act (番号法) counts besides.

Days. Rule 44 (as rule 8): 速やかに, which the Commission's guideline (通則編 3-5-3-3) reads as 概ね3～5日以内 from the
moment at which the organization, any part of it (いずれかの部署), knew; the full report 知った日から30日以内, 60 where
a wrongful purpose is feared, also when other criteria are met besides. Days are calendar days (3-5-3-4). The guideline
counts the day of knowing as the first day, and lets a last day that is closed move to the next open one. We count so,
and never plan with that extension: `by_law` says it beside our day, for the full report alone (for the preliminary one
the guideline gives no such extension). The official pages could not be opened from here: whoever confirms the rule rows
compares them once (docs/decisions.md).
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields, replace
from datetime import date, timedelta
from typing import Any

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from governance.calendar.business_days import next_open
from privacy.incidents.choices import Answer, Kind, Verdict

Truth = bool | None
"""Whether something is so; None when it is not known yet."""
ORDINARY, WRONGFUL = 30, 60
BY_INTENT = (Kind.THEFT, Kind.SNOOPING, Kind.ATTACK)
"""Kinds that nobody causes by mistake."""
PRELIMINARY = 5


@dataclass(frozen=True)
class Facts:
    """What is known. `persons` counts those too of whom it is only feared; None: not known yet."""

    persons: int | None
    sensitive: str
    property_damage: str
    wrongful: str
    my_number: str
    my_number_system: str
    open_to_all: str
    protected: str
    unread: str


@dataclass(frozen=True)
class Criterion:
    """One criterion: by it alone an incident is to be reported."""

    code: str
    law: str
    words: str | Promise
    test: Callable[[Facts], Truth]


@dataclass(frozen=True)
class RuleSet:
    """The criteria in force from a day on. `most`: more persons than these are a criterion of their own."""

    version: str
    valid_from: date
    most: int
    criteria: tuple[Criterion, ...]


@dataclass(frozen=True)
class Judgement:
    """The verdict; which criteria are met, which cannot be answered yet; what takes it out of the duty, if anything."""

    verdict: str
    met: tuple[str, ...]
    unclear: tuple[str, ...]
    excluded: str = ""


@dataclass(frozen=True)
class Flip:
    """A single fact that, answered otherwise, would change the verdict. `to`: an Answer, "more" or "fewer" for persons."""

    fact: str
    to: str
    verdict: str


def truth(answer: str) -> Truth:
    """Return what an answer counts as: what is feared counts as so."""
    return {Answer.YES: True, Answer.FEARED: True, Answer.NO: False}.get(Answer(answer))


def all_of(parts: Iterable[Truth]) -> Truth:
    """Return whether all are so."""
    listed = list(parts)
    if False in listed:
        return False
    return None if None in listed else True


def _more_than(most: int) -> Callable[[Facts], Truth]:
    return lambda facts: None if facts.persons is None else facts.persons > most


def _with_number(test: Callable[[Facts], Truth]) -> Callable[[Facts], Truth]:
    return lambda facts: all_of([truth(facts.my_number), test(facts)])


def more_than(most: int) -> str | Promise:
    """Return in words that there are more persons than these."""
    words: str | Promise = format_lazy(_("more than {n} persons"), n=most)
    return words


def _criteria(most: int) -> tuple[Criterion, ...]:
    many, many_words = _more_than(most), more_than(most)
    return (
        Criterion("sensitive", "個人情報保護法施行規則43条1号", _("Sensitive information (illness, disability and the like)"),
                  lambda facts: truth(facts.sensitive)),
        Criterion("property", "個人情報保護法施行規則43条2号", _("Property damage by misuse is feared"),
                  lambda facts: truth(facts.property_damage)),
        Criterion("wrongful", "個人情報保護法施行規則43条3号", _("Done with a wrongful purpose"),
                  lambda facts: truth(facts.wrongful)),
        Criterion("many", "個人情報保護法施行規則43条4号", many_words, many),
        Criterion("number_system", "番号法29条の4の規則2条1号", _("Individual numbers kept in the system for their use"),
                  _with_number(lambda facts: truth(facts.my_number_system))),
        Criterion("number_wrongful", "番号法29条の4の規則2条2号", _("Individual numbers, with a wrongful purpose"),
                  _with_number(lambda facts: truth(facts.wrongful))),
        Criterion("number_open", "番号法29条の4の規則2条3号", _("Individual numbers that anybody could see electronically"),
                  _with_number(lambda facts: truth(facts.open_to_all))),
        Criterion("number_many", "番号法29条の4の規則2条4号", format_lazy(_("Individual numbers, {persons}"), persons=many_words),
                  _with_number(many)),
    )  # fmt: skip


def rule_set(version: str, valid_from: date, most: int) -> RuleSet:
    """Return the criteria of a version with its number of persons."""
    return RuleSet(version, valid_from, most, _criteria(most))


def judge(facts: Facts, rules: RuleSet) -> Judgement:
    """Return the verdict. Only certainty takes an incident out: strong encryption, or all of it back and unread."""
    for name in ("protected", "unread"):
        if getattr(facts, name) == Answer.YES:
            return Judgement(Verdict.NO.value, (), (), name)
    found = [(criterion.code, criterion.test(facts)) for criterion in rules.criteria]
    met = tuple(code for code, so in found if so)
    unclear = tuple(code for code, so in found if so is None)
    verdict = Verdict.YES if met else Verdict.UNKNOWN if unclear else Verdict.NO
    return Judgement(verdict.value, met, unclear)


def facts_under(kind: str, facts: Facts) -> Facts:
    """Return what may still be taken as known once the kind has been corrected: never less strict than before.

    For a kind that nobody causes by mistake, "no wrongful purpose" and "back before anyone saw it" were said of something
    else and are open again. What is feared or certain stays so, whatever the kind: only an assessment takes it back.
    """
    if kind not in BY_INTENT:
        return facts
    wrongful = Answer.UNKNOWN.value if facts.wrongful == Answer.NO else facts.wrongful
    unread = Answer.UNKNOWN.value if facts.unread == Answer.YES else facts.unread
    return replace(facts, wrongful=wrongful, unread=unread)


def flips(facts: Facts, rules: RuleSet) -> list[Flip]:
    """Return each single fact by which the verdict would become another, were it answered for certain."""
    present = judge(facts, rules).verdict
    found = []
    for name, to, changed in _alternatives(facts, rules):
        verdict = judge(changed, rules).verdict
        if verdict != present:
            found.append(Flip(name, to, verdict))
    return found


def _alternatives(facts: Facts, rules: RuleSet) -> Iterable[tuple[str, str, Facts]]:
    for one in fields(Facts):
        if one.name == "persons":
            many = _more_than(rules.most)(facts)
            if many is not True:
                yield "persons", "more", replace(facts, persons=rules.most + 1)
            if many is not False:
                yield "persons", "fewer", replace(facts, persons=rules.most)
            continue
        for answer in (Answer.YES, Answer.NO):
            if truth(getattr(facts, one.name)) is not truth(answer):
                yield one.name, answer.value, replace(facts, **_named(one.name, answer.value))


def _named(name: str, answer: Any) -> dict[str, Any]:
    return {name: answer}


def full_days(wrongful: str) -> int:
    """Return within how many days the full report is owed: 60 as soon as a wrongful purpose is feared."""
    return WRONGFUL if truth(wrongful) else ORDINARY


def last_day(known_on: date, days: int) -> date:
    """Return the last of so many days; the day of knowing is the first one, and no closed day moves it."""
    return known_on + timedelta(days=days - 1)


def by_law(known_on: date, days: int) -> date:
    """Return the last of so many days as the guideline counts a full report: a closed one moves to the next open day."""
    return next_open(last_day(known_on, days))
