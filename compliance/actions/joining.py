"""Duplicate reports: one leads, the others are joined to it. Each reporter keeps a conversation and gets a result."""

from django.utils.translation import gettext_lazy as _
from guardian.shortcuts import assign_perm

from compliance.access import is_head
from compliance.choices import OPEN
from compliance.models import Case
from compliance.queries import without_excluded
from compliance.sealed import boxes_of
from governance import vault
from governance.access import Actor, visible
from governance.people.models import Person
from governance.runner import NO_CLOCKS, NO_EVENTS, STAYS, Refused, action


class CannotJoin(Refused):
    """The two cases cannot be joined."""

    code = "cannot_join"
    field = "leading"
    message = _(
        "These cases cannot be joined: both must be open and handled by the same people, and neither joined already."
    )


def _both_heads(actor: Actor, case: Case) -> bool:
    return is_head(actor, case) and case.erased_at is None


@action(
    "compliance.join",
    subject=Case,
    who=_both_heads,
    moves=STAYS.within(*OPEN),
    clocks=NO_CLOCKS,
    emits=NO_EVENTS,
    ledger=("leading",),
)
def join(case: Case, *, actor: Actor, leading: Case) -> None:
    """Join the case to the leading one; the leading case's investigators get it too, but for those excluded from it.

    Raises CannotJoin for cases of different tracks, a case with cases of its own, or a leading case that is joined itself.
    The database refuses the same.
    """
    target = visible(Case, actor).select_for_update(of=("self",)).filter(pk=leading.pk).first()
    fits = target is not None and target.state in OPEN and target.track == case.track
    if target is None or not fits or target.leading_id or target.pk == case.pk or case.joined.exists():
        raise CannotJoin
    case.leading = target
    people = list(without_excluded(case, Person.objects.filter(pk__in=target.grants.values("user_id"))))
    for person in people:
        assign_perm("handle_case", person, case)
    for box in boxes_of(case):
        vault.admit(box, *(vault.person_holder(person.pk) for person in people), keys=actor.keys)


@action(
    "compliance.split",
    subject=Case,
    who=_both_heads,
    moves=STAYS.within(*OPEN),
    clocks=NO_CLOCKS,
    emits=NO_EVENTS,
    ledger=("former",),
)
def split(case: Case, *, actor: Actor, former: Case) -> None:
    """Take the case out of the leading one again; raises CannotJoin when it is not joined to that one."""
    if case.leading_id != former.pk:
        raise CannotJoin
    case.leading = None
