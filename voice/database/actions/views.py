"""Saving conditions of the list."""

from governance import clock
from governance.access import Actor
from governance.runner import NO_CLOCKS, NO_EVENTS, NO_FIELDS, STAYS, action
from voice.database.access import owns_view, reads_voices
from voice.database.models import SavedView


@action(
    "voice_database.save_view", subject=SavedView, creates=True, who=reads_voices, moves=STAYS, clocks=NO_CLOCKS,
    emits=NO_EVENTS, ledger=("shared_role",),
)  # fmt: skip
def save_view(*, actor: Actor, name: str, conditions: str, shared_role: str = "") -> SavedView:
    """Save conditions under a name, for oneself or for all who hold one of one's roles."""
    role = shared_role if shared_role in actor.roles else ""
    return SavedView.objects.create(owner_id=actor.own_id, name=name, conditions=conditions, shared_role=role)


@action(
    "voice_database.remove_view", subject=SavedView, who=owns_view, moves=STAYS, clocks=NO_CLOCKS, emits=NO_EVENTS,
    ledger=NO_FIELDS,
)  # fmt: skip
def remove_view(view: SavedView, *, actor: Actor) -> None:
    """Take the view off all lists."""
    view.removed_at = clock.now()
