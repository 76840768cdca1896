"""What a person declares about themselves and a case."""

from compliance.access import is_handler, is_reader
from compliance.filing import readers_of
from compliance.models import Case, Declaration, Exclusion
from compliance.queries import without_excluded
from compliance.rules import HEAD_OF_TRACK, NEXT_TRACK
from compliance.sealed import boxes_of
from governance import clock, vault
from governance.access import Actor
from governance.people.queries import holders
from governance.runner import NO_CLOCKS, READS, action


def _may_declare(actor: Actor, case: Case) -> bool:
    return is_reader(actor, case) or is_handler(actor, case)


@action(
    "compliance.declare",
    subject=Case,
    who=_may_declare,
    moves=READS,
    clocks=NO_CLOCKS,
    emits=("compliance.relation_declared",),
    ledger=("relation",),
)
def declare(case: Case, *, actor: Actor, relation: bool) -> None:
    """Declare whether one has a relation to the case; before the first opening, or when it turns out later.

    With a relation the person is excluded at once: grant and own key are gone. When nobody who heads the case is left, the
    case passes to the next track.
    """
    person_id = actor.own_id
    said = {"relation": relation, "declared_at": clock.now()}
    Declaration.objects.update_or_create(case=case, person_id=person_id, defaults=said)
    if not relation:
        return
    Exclusion.objects.get_or_create(case=case, person_id=person_id, defaults={"reason": Exclusion.Reason.DECLARED})
    if not without_excluded(case, holders(HEAD_OF_TRACK[case.track])).exists():
        _pass_on(case, actor)
    case.grants.filter(user_id=person_id).delete()
    for box in boxes_of(case):
        vault.dismiss(box, vault.person_holder(person_id))


def _pass_on(case: Case, actor: Actor) -> None:
    """Give the case to the next track: its readers get the keys, the posts that no longer read it lose theirs."""
    track = NEXT_TRACK.get(case.track)
    if track is None:
        return
    former = set(readers_of(case.track)).difference(readers_of(track))
    for box in boxes_of(case):
        vault.admit(box, *readers_of(track), keys=actor.keys)
        for holder in former:
            vault.dismiss(box, holder)
    case.track = track
    case.version += 1
    case.save()
