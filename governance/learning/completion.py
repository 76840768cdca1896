"""How far a course has come, by block, office and unit, within the reader's reach."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from governance import clock
from governance.access import Actor
from governance.learning import areas
from governance.learning.access import owns
from governance.learning.models import Course, Record
from governance.learning.rules import percent
from governance.organization.models import Unit
from governance.organization.queries import Node, children_ids, tree_on

DONE = Q(state=Record.State.COMPLETED)


def current_records(course: Course) -> QuerySet[Record]:
    """Return what counts for the figures: the current records of people in service who owe or have completed the course."""
    owed = Q(assignment__isnull=False) | DONE
    return Record.objects.filter(owed, course=course, current=True, person__is_active=True).order_by()


def open_in(course: Course, unit: Unit) -> QuerySet[Record]:
    """Return the records still to be done of people of the unit and of those below it."""
    below = children_ids([unit.pk], clock.today())
    rows = current_records(course).filter(state=Record.State.OPEN)
    return rows.filter(Q(person__home_unit=unit) | Q(person__home_unit_id__in=below))


def reads_all(actor: Actor, course: Course) -> bool:
    """Return whether the actor sees every unit."""
    return owns(actor, course) or actor.holds(*areas.READERS_OF_ALL)


def reaches(actor: Actor, course: Course, unit: Unit) -> bool:
    """Return whether the actor sees the unit's people: everyone's, the own block's with its offices, the own office's."""
    if actor.kind != "person":
        return False
    if reads_all(actor, course):
        return True
    blocks = actor.unit_ids(*areas.READERS_OF_BLOCK)
    if unit.pk in [*actor.unit_ids(*areas.READERS_OF_UNIT), *blocks]:
        return True
    return bool(blocks) and children_ids(blocks, clock.today()).filter(unit_id=unit.pk).exists()


@dataclass(frozen=True)
class Line:
    """One unit's figures. `is_group`: with the units below it."""

    unit_id: UUID
    name: str
    assigned: int
    completed: int
    overdue: int
    is_group: bool

    @property
    def percent(self) -> int | None:
        """Return the per cent completed, None when nobody was asked."""
        return percent(self.completed, self.assigned)

    @property
    def waiting(self) -> int:
        """Return how many have still to take it."""
        return self.assigned - self.completed


Counted = dict[UUID, tuple[int, int, int]]


def counted(course: Course, unit_ids: Iterable[UUID] | None = None) -> Counted:
    """Return assigned, completed and overdue by unit. One query over the current records of the course."""
    rows = current_records(course)
    if unit_ids is not None:
        rows = rows.filter(person__home_unit_id__in=list(unit_ids))
    overdue = Q(state=Record.State.OPEN, due_on__lt=clock.today())
    grouped = rows.values("person__home_unit_id").annotate(
        assigned=Count("pk"), completed=Count("pk", filter=DONE), overdue=Count("pk", filter=overdue)
    )
    return {row["person__home_unit_id"]: (row["assigned"], row["completed"], row["overdue"]) for row in grouped}


@dataclass(frozen=True)
class AreaCount:
    """The figures of one course in one unit."""

    title: str
    unit_id: UUID
    assigned: int
    completed: int


def counted_in_area(area: str) -> list[AreaCount]:
    """Return assigned and completed of every course of an area by unit of the people. One query."""
    owed = Q(assignment__isnull=False) | DONE
    rows = Record.objects.filter(
        owed, course__area=area, course__current__isnull=False, current=True, person__is_active=True
    ).order_by()  # fmt: skip
    grouped = rows.values_list("course__title", "person__home_unit_id").annotate(
        assigned=Count("pk"), completed=Count("pk", filter=DONE)
    )
    return [AreaCount(*row) for row in grouped if row[1] is not None]


def line_of(node: Node, figures: Counted, *, with_below: bool) -> Line:
    """Return the figures of a unit, with those of the units below it when asked."""
    units = [node, *(_below(node) if with_below else ())]
    sums = [sum(figures.get(unit.unit_id, (0, 0, 0))[n] for unit in units) for n in range(3)]
    return Line(node.unit_id, node.name, sums[0], sums[1], sums[2], is_group=with_below and bool(node.children))


def _below(node: Node) -> list[Node]:
    return [below for child in node.children for below in (child, *_below(child))]


def find(roots: Iterable[Node], unit_id: UUID) -> Node | None:
    """Return the unit in the tree, None when it is not in force."""
    for node in roots:
        found = node if node.unit_id == unit_id else find(node.children, unit_id)
        if found:
            return found
    return None


def overview(course: Course) -> tuple[Line, list[Line]]:
    """Return everything together, and a line each for headquarters (with its divisions) and every block. Two queries."""
    figures = counted(course)
    roots = tree_on(clock.today())
    lines = []
    for root in roots:
        blocks = [child for child in root.children if child.kind == Unit.Kind.BLOCK]
        own = [root, *(child for child in root.children if child.kind != Unit.Kind.BLOCK)]
        lines.append(_sum(root, own, figures))
        lines += [line_of(block, figures, with_below=True) for block in blocks]
    whole = [sum(numbers) for numbers in zip(*figures.values(), strict=True)] or [0, 0, 0]
    first = roots[0] if roots else None
    return Line(first.unit_id if first else UUID(int=0), "", whole[0], whole[1], whole[2], is_group=True), lines


def _sum(root: Node, units: list[Node], figures: Counted) -> Line:
    sums = [sum(figures.get(unit.unit_id, (0, 0, 0))[n] for unit in units) for n in range(3)]
    return Line(root.unit_id, root.name, sums[0], sums[1], sums[2], is_group=True)


def units_below(course: Course, node: Node) -> tuple[Line, list[Line]]:
    """Return the unit with everything below it, and a line for itself and for each unit below. One query.

    Headquarters is shown with its divisions, not with the blocks, which have lines of their own.
    """
    children = [child for child in node.children if child.kind != Unit.Kind.BLOCK]
    figures = counted(course, [node.unit_id, *(child.unit_id for child in children)])
    lines = [line_of(unit, figures, with_below=False) for unit in (node, *children)]
    return _sum(node, [node, *children], figures), lines
