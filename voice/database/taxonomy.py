"""Reads of the two trees as they stood on a day."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from governance.organization.queries import in_force
from voice.database.choices import Tree
from voice.database.models import Term
from voice.database.rules import codes_under, in_tree_order


@dataclass(frozen=True)
class Branch:
    """A term with its place in the tree."""

    term: Term
    depth: int
    path: tuple[str, ...]

    @property
    def full_name(self) -> str:
        """Return the names from the root down to the term."""
        return " ＞ ".join(self.path)


def terms_on(day: date, tree: str = "") -> QuerySet[Term]:
    """Return the terms in force on the day, of one tree or of both."""
    rows = Term.objects.filter(in_force(day))
    return rows.filter(tree=tree) if tree else rows


def branches_on(day: date, tree: str) -> list[Branch]:
    """Return the tree as it stood on the day, every child behind its parent. One query."""
    rows = {row.code: row for row in terms_on(day, tree)}
    order = in_tree_order({code: (row.name, row.parent_code) for code, row in rows.items()})
    return [Branch(rows[placed.code], placed.depth, placed.path) for placed in order]


def choices_on(day: date, tree: str) -> list[tuple[str, str]]:
    """Return (id, full name) of the tree's terms in force on the day, for a select. One query."""
    return [(str(branch.term.pk), branch.full_name) for branch in branches_on(day, tree)]


def code_choices(tree: str) -> list[tuple[str, str]]:
    """Return (code, full name) of all terms there ever were under their latest names: conditions reach into the past."""
    latest = {row.code: row for row in Term.objects.filter(tree=tree).order_by("valid_from")}
    order = in_tree_order({code: (row.name, row.parent_code) for code, row in latest.items()})
    return [(placed.code, " ＞ ".join(placed.path)) for placed in order]


def codes_from(code: str) -> set[str]:
    """Return the code and all codes that ever stood under it. One query."""
    return codes_under(code, dict(Term.objects.order_by("valid_from").values_list("code", "parent_code")))


def versions_of(code: str) -> list[Term]:
    """Return all rows of a code, oldest first."""
    return list(Term.objects.filter(code=code).order_by("valid_from"))


def parent_names(terms: list[Term]) -> dict[str, str]:
    """Return code → latest name of the parents of the terms. One query."""
    wanted = {term.parent_code for term in terms if term.parent_code}
    return dict(Term.objects.filter(code__in=wanted).order_by("valid_from").values_list("code", "name"))


PREFIXES = {Tree.SUBJECT: "S", Tree.PROCEDURE: "P"}
