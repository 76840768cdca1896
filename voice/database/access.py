"""Who may do what with the voice database (shared/brief/roles.md)."""

from typing import Any

from django.db.models import QuerySet

from governance.access import Actor, scope
from voice.access import ALL, RECEIVERS_AT_BLOCK, RECEIVERS_AT_HEADQUARTERS, is_of_the_office
from voice.database.models import Group, Suggestion, Term
from voice.models import Voice

KEEPERS = RECEIVERS_AT_HEADQUARTERS
"""Service Promotion and Quality Management keep the database."""

TREND_READERS = ("office_head", *RECEIVERS_AT_BLOCK, *ALL)
"""Who answers for a unit, a block or the whole."""


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
