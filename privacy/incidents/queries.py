"""Reads of leak incidents for pages."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from governance import clock
from governance.access import Actor
from governance.deadlines.models import Deadline
from governance.deadlines.queries import ClockFace
from governance.organization.queries import name_on
from governance.publishing.access import visible_publications
from governance.publishing.choices import State as Public
from governance.publishing.models import Publication
from privacy.incidents.access import OPEN_MEASURES, visible_incidents, visible_measures
from privacy.incidents.choices import Answer, How, MeasureState, ReportKind, ReportState, Verdict
from privacy.incidents.models import Assessment, Cause, Criteria, Incident, Letter, Measure, PersonsList
from privacy.incidents.rules import Flip, RuleSet, Truth, by_law, flips, full_days, more_than

SUBJECT = "privacy_incidents.incident"
"""What is published, and what the clocks run on."""
CLOCKS = ("D10", "D11", "D12")


def incidents_for(actor: Actor) -> QuerySet[Any]:
    """Return the incidents that the actor may see, each with `unit_name` as it was called on the day of filing."""
    rows = visible_incidents(actor)
    named: QuerySet[Any] = rows.annotate(unit_name=name_on("unit_id", OuterRef("filed_at__date")))
    return named


def criteria_on(day: date) -> RuleSet:
    """Return the criteria in force on the day; for a day before the first version the first one."""
    started = Criteria.objects.filter(valid_from__lte=day).order_by("-valid_from")
    return (started.first() or Criteria.objects.earliest("valid_from")).rules


def criteria_called(code: str) -> Criteria:
    """Return a version with who confirmed it."""
    return Criteria.objects.select_related("confirmed_by").get(code=code)


def moved_by_law(incident: Incident) -> date | None:
    """Return until when the law leaves a full report that is owed, because its last day is closed; else None. One query."""
    ours = incident.clock_due["D11"]
    last = by_law(incident.known_on, full_days(incident.wrongful))
    return last if last != ours and "D11" in running_codes(incident) else None


def newest_list(incident: Incident) -> PersonsList | None:
    """Return the list of persons that counts, without its content."""
    return incident.lists.defer("sealed").order_by("number").last()


def newest_letter(incident: Incident) -> Letter | None:
    """Return the wording of the letter that counts."""
    return incident.letters.select_related("written_by").order_by("number").last()


def newest_assessment(incident: Incident) -> Assessment | None:
    """Return the assessment that counts."""
    return incident.assessments.select_related("assessed_by").order_by("number").last()


def earlier_assessments(incident: Incident) -> list[Assessment]:
    """Return the assessments that no longer count, the last of them first. One query."""
    return list(incident.assessments.select_related("assessed_by").order_by("-number"))[1:]


def persons_concerned(incident: Incident) -> int | None:
    """Return how many persons are concerned: those of the newest list, before there is one those assessed."""
    latest = newest_list(incident)
    return latest.count if latest else incident.persons


def is_everyone_told(incident: Incident) -> bool:
    """Return whether all who are concerned were told, or a publication has come out for those who cannot be. Two queries."""
    rows = list(incident.tellings.all())
    published = sum(row.persons for row in rows if row.published_at is not None)
    direct = [row for row in rows if row.how != How.PUBLICATION]
    unreached = direct[-1].unreached if direct else 0
    concerned = persons_concerned(incident)
    told = sum(row.persons for row in direct) + published
    return bool(rows) and unreached <= published and (concerned is None or told >= concerned)


def publication_of(incident: Incident) -> Publication | None:
    """Return the text for the public about the incident that is not withdrawn."""
    rows = Publication.objects.filter(subject_type=SUBJECT, subject_id=incident.pk)
    return rows.exclude(state=Public.WITHDRAWN).first()


def page_for(actor: Actor, publication: Publication | None) -> str:
    """Return the address of the text for those who work on it, "" for others. At most one query."""
    if publication is None or not visible_publications(actor).filter(pk=publication.pk).exists():
        return ""
    return publication.get_absolute_url()


@dataclass(frozen=True)
class Answered:
    """A criterion with the answer to it: True met, False not met, None not known yet."""

    words: str | Promise
    law: str
    so: Truth


@dataclass(frozen=True)
class Turning:
    """A fact in words that would change the verdict, and to which."""

    fact: str
    verdict: str


@dataclass(frozen=True)
class Explained:
    """An assessment with its criteria, and the facts that would flip its verdict."""

    row: Assessment
    criteria: list[Answered]
    turnings: list[Turning]
    excluded: str
    version: Criteria


def explained(row: Assessment) -> Explained:
    """Return why the verdict is what it is, by the criteria of the assessment."""
    version = criteria_called(row.rules)
    rules = version.rules
    met, unclear = set(row.met), set(row.unclear)
    criteria = [
        Answered(one.words, one.law, True if one.code in met else None if one.code in unclear else False)
        for one in rules.criteria
    ]
    turnings = [Turning(_in_words(flip, rules), str(Verdict(flip.verdict).label)) for flip in flips(row.facts, rules)]
    return Explained(row, criteria, turnings, _question(row.excluded) if row.excluded else "", version)


def _question(fact: str) -> str:
    return str(Assessment._meta.get_field(fact).verbose_name)  # type: ignore[union-attr]


def _in_words(flip: Flip, rules: RuleSet) -> str:
    if flip.fact == "persons":
        fewer = _("%(n)s persons or fewer") % {"n": rules.most}
        return str(more_than(rules.most)) if flip.to == "more" else fewer
    return f"{_question(flip.fact)} {Answer(flip.to).label}"


@dataclass(frozen=True)
class Branch:
    """A cause in the tree: how deep it stands."""

    row: Cause
    depth: int

    @property
    def level(self) -> int:
        """Return the depth as people count it."""
        return self.depth + 1

    @property
    def levels(self) -> range:
        """Return one for each level above."""
        return range(self.depth)


def tree_of(incident: Incident) -> list[Branch]:
    """Return the causes as a tree, read from above. One query."""
    below: dict[UUID | None, list[Cause]] = {}
    for cause in incident.causes.select_related("added_by"):
        below.setdefault(cause.parent_id, []).append(cause)

    def walk(parent: UUID | None, depth: int) -> Iterable[Branch]:
        for cause in below.get(parent, []):
            yield Branch(cause, depth)
            yield from walk(cause.pk, depth + 1)

    return list(walk(None, 0))


def measures_of(incident: Incident) -> list[Measure]:
    """Return the measures with unit names and people. One query."""
    rows = incident.measures.select_related("cause", "planned_by", "done_by", "checked_by")
    return list(rows.annotate(unit_name=name_on("unit_id", OuterRef("planned_at__date"))))


def running_codes(incident: Incident) -> set[str]:
    """Return the clocks that still run."""
    rows = Deadline.objects.filter(subject_type=SUBJECT, subject_id=incident.pk, state=Deadline.State.RUNNING)
    return set(rows.values_list("rule__code", flat=True))


def open_ends(incident: Incident) -> list[str]:
    """Return in words what is owed before the incident can be closed."""
    running = running_codes(incident)
    measures = list(incident.measures.order_by("planned_at", "pk").values_list("state", flat=True))
    worked = bool(measures) and measures[-1] == MeasureState.WORKED and not set(measures) & set(OPEN_MEASURES)
    sent = incident.reports.filter(kind=ReportKind.FULL, state=ReportState.SUBMITTED).exists()
    ends = [
        (incident.verdict in (Verdict.YES, Verdict.NO), _("an assessment with a clear answer")),
        (incident.verdict != Verdict.YES or sent, _("the full report to the Commission")),
        ("D12" not in running, _("the notice to the persons")),
        (incident.causes.filter(is_root=True).exists(), _("a root cause")),
        (bool(incident.check_state), _("why the double check did not catch it")),
        (worked, _("measures that were checked, the last of which worked")),
        (incident.containments.exists(), _("a step of containment")),
    ]
    return [words for done, words in ends if not done]


class Owed(Enum):
    """What the chief privacy officer owes next about an incident, in the order in which it is owed."""

    ASSESSMENT = ""
    PRELIMINARY = "D10"
    NOTICE = "D12"
    FULL = "D11"
    END = "end"


def owed_next(incident: Incident, clocks: Iterable[ClockFace]) -> Owed:
    """Return what is owed next, by the verdict and the clocks that run."""
    running = {face.code for face in clocks if face.tone not in ("met", "stopped")}
    if incident.verdict == Verdict.UNASSESSED:
        return Owed.ASSESSMENT
    return next((step for step in Owed if step.value in running), Owed.END)


def measures_waiting(actor: Actor, mine: Q) -> QuerySet[Measure]:
    """Return the measures that fit the condition and that the actor may see, the soonest first."""
    return visible_measures(actor).filter(mine).select_related("incident").order_by("due_on", "pk")


def owed_by_officer() -> QuerySet[Incident]:
    """Return the open incidents, the longest known first."""
    return Incident.objects.filter(state="open").order_by("known_at", "pk")


def measure_for(actor: Actor, pk: UUID) -> Any:
    """Return a measure that the actor may see, with its unit's name; None when there is none."""
    rows = visible_measures(actor).select_related("incident", "planned_by", "done_by", "checked_by", "cause")
    return rows.annotate(unit_name=name_on("unit_id", OuterRef("planned_at__date"))).filter(pk=pk).first()


def is_due_for_check(measure: Measure) -> bool:
    """Return whether the day has come on which the effect is checked."""
    return measure.state == MeasureState.DONE and measure.check_on <= clock.today()
