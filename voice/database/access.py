"""Who may do what with the voice database (shared/brief/roles.md)."""

from typing import Any

from django.db.models import Q, QuerySet

from governance.access import Actor, scope
from voice.access import ALL, READERS, RECEIVERS_AT_BLOCK, RECEIVERS_AT_HEADQUARTERS, is_of_the_office
from voice.database.models import Group, Import, ImportChunk, SavedView, Suggestion, Term
from voice.models import Voice

KEEPERS = RECEIVERS_AT_HEADQUARTERS
"""Service Promotion and Quality Management keep the database."""

TREND_READERS = ("office_head", *RECEIVERS_AT_BLOCK, *ALL)
"""Who answers for a unit, a block or the whole."""

IMPORTER = "service_promotion"


@scope(Term)
def visible_terms(actor: Actor) -> QuerySet[Term]:
    """Return the terms to those who keep the database."""
    return Term.objects.all() if actor.holds(*KEEPERS) else Term.objects.none()


def keeps(actor: Actor, _: Any) -> bool:
    """Return whether the actor keeps the database."""
    return actor.kind == "person" and actor.holds(*KEEPERS)


def may_classify(actor: Actor, voice: Voice) -> bool:
    """Return whether the actor classifies the voice: headquarters, and the office that heard it, never the block."""
    return keeps(actor, voice) or (actor.kind == "person" and is_of_the_office(actor, voice))


@scope(Suggestion)
def visible_suggestions(actor: Actor) -> QuerySet[Suggestion]:
    """Return the suggestions to those who keep the database."""
    return Suggestion.objects.all() if actor.holds(*KEEPERS) else Suggestion.objects.none()


@scope(Group)
def visible_groups(actor: Actor) -> QuerySet[Group]:
    """Return the groups to those who keep the database."""
    return Group.objects.all() if actor.holds(*KEEPERS) else Group.objects.none()


@scope(Import)
def visible_imports(actor: Actor) -> QuerySet[Import]:
    """Return the imports to Service Promotion."""
    return Import.objects.all() if actor.holds(IMPORTER) else Import.objects.none()


@scope(ImportChunk)
def visible_chunks(actor: Actor) -> QuerySet[ImportChunk]:
    """Return the parts of imports to the system, which works on them."""
    return ImportChunk.objects.all() if actor.kind == "system" else ImportChunk.objects.none()


def imports(actor: Actor, _: Any) -> bool:
    """Return whether the actor imports voices."""
    return actor.kind == "person" and actor.holds(IMPORTER)


@scope(SavedView)
def visible_views(actor: Actor) -> QuerySet[SavedView]:
    """Return one's own views and those shared with a role that one holds."""
    if actor.kind != "person":
        return SavedView.objects.none()
    shared = Q(shared_role__in=actor.roles) & ~Q(shared_role="")
    return SavedView.objects.filter(Q(owner_id=actor.own_id) | shared, removed_at__isnull=True)


def reads_voices(actor: Actor, _: Any) -> bool:
    """Return whether the actor may have voices to see."""
    return actor.kind == "person" and actor.holds(*READERS)


def owns_view(actor: Actor, view: SavedView) -> bool:
    """Return whether the view is the actor's own."""
    return actor.person_id == view.owner_id
