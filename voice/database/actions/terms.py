"""The two trees change by new rows; what was classified before keeps its name."""

from datetime import date, timedelta

from django.utils.translation import gettext_lazy as _

from governance.access import Actor
from governance.organization.queries import in_force
from governance.runner import NO_CLOCKS, NO_EVENTS, STAYS, Refused, action
from governance.runner.numbering import wait_in_line
from voice.database.access import keeps
from voice.database.choices import Tree
from voice.database.models import Term
from voice.database.rules import next_code
from voice.database.taxonomy import PREFIXES, codes_from


class NotTheLatest(Refused):
    """The term has been changed or ended from a later day."""

    code = "not_the_latest"
    message = _("This version has been changed or ended already. Open the latest one.")


class TooEarly(Refused):
    """A new version begins after the present one."""

    code = "too_early"
    message = _("Enter a day after the first day of the present version.")


class OutOfPlace(Refused):
    """The parent does not fit."""

    code = "out_of_place"
    message = _(
        "The term cannot stand there: choose one that is in force on that day and does not stand under this one."
    )


class HasChildren(Refused):
    """Terms that stand under it go on."""

    code = "has_children"
    message = _("Terms that stand under this one go on. End or move them first.")


@action(
    "voice_database.add_term", subject=Term, creates=True, who=keeps, moves=STAYS, clocks=NO_CLOCKS, emits=NO_EVENTS,
    ledger=("tree", "valid_from"),
)  # fmt: skip
def add_term(*, actor: Actor, tree: str, name: str, parent: Term | None, valid_from: date) -> Term:
    """Add a term with the next code of its tree."""
    _check_parent(parent, tree, valid_from, set())
    wait_in_line(Term)  # two moves at once could make a ring
    code = next_code(PREFIXES[Tree(tree)], Term.objects.filter(tree=tree).values_list("code", flat=True))
    return Term.objects.create(
        tree=tree, code=code, name=name, parent_code=parent.code if parent else "", valid_from=valid_from
    )


@action(
    "voice_database.change_term", subject=Term, who=keeps, moves=STAYS, clocks=NO_CLOCKS, emits=NO_EVENTS,
    ledger=("valid_from",),
)  # fmt: skip
def change_term(term: Term, *, actor: Actor, name: str, parent: Term | None, valid_from: date) -> str:
    """Give the term a new name or place from a day on; return the id of the new row."""
    wait_in_line(Term)  # two moves at once could make a ring
    _check_latest(term)
    if valid_from <= term.valid_from:
        raise TooEarly
    _check_parent(parent, term.tree, valid_from, codes_from(term.code))
    term.valid_to = valid_from - timedelta(days=1)
    term.save()  # before the new row: the periods of a code do not overlap
    made = Term.objects.create(
        tree=term.tree, code=term.code, name=name, parent_code=parent.code if parent else "", valid_from=valid_from
    )
    return str(made.pk)


@action(
    "voice_database.end_term", subject=Term, who=keeps, moves=STAYS, clocks=NO_CLOCKS, emits=NO_EVENTS,
    ledger=("valid_to",),
)  # fmt: skip
def end_term(term: Term, *, actor: Actor, valid_to: date) -> None:
    """Let nothing be classified under the term after the day."""
    wait_in_line(Term)  # two moves at once could make a ring
    _check_latest(term)
    if valid_to < term.valid_from:
        raise TooEarly
    if Term.objects.filter(in_force(valid_to + timedelta(days=1)), parent_code=term.code).exists():
        raise HasChildren
    term.valid_to = valid_to


def _check_latest(term: Term) -> None:
    if term.valid_to is not None:
        raise NotTheLatest


def _check_parent(parent: Term | None, tree: str, day: date, own_codes: set[str]) -> None:
    if parent is None:
        return
    holds = Term.objects.filter(in_force(day), code=parent.code, tree=tree).exists()
    if not holds or parent.code in own_codes:
        raise OutOfPlace
