"""Who may read, write and approve versions, and whose signatures one may count."""

from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from compliance.conduct.choices import FINAL
from compliance.conduct.models import Article, ContactPoint, Edition, Signature
from governance import clock
from governance.access import Actor, scope
from governance.organization.models import Unit
from governance.organization.queries import children_ids
from governance.people.roles import HEADS_OF_UNIT

EDITORS = ("compliance_head",)
APPROVERS = ("vice_president", "president")
SEE_ALL_UNITS = ("compliance_head", "vice_president", "president")
SEE_BLOCK = ("block_head", "block_officer")
COUNTERS_OF_SIGNATURES = (*SEE_ALL_UNITS, *SEE_BLOCK, *HEADS_OF_UNIT)
"""Who has a page of completion: all units, the units of their block, or the unit that they head."""


@scope(Edition)
def visible_editions(actor: Actor) -> QuerySet[Edition]:
    """Return all versions for editors, approvers and the system; approved ones for everyone signed in."""
    if actor.kind == "system" or actor.holds(*EDITORS, *APPROVERS):
        return Edition.objects.all()
    return Edition.objects.filter(state__in=FINAL) if actor.kind == "person" else Edition.objects.none()


@scope(Article)
def visible_articles(actor: Actor) -> QuerySet[Article]:
    """Return the articles of the versions that the actor may see."""
    return Article.objects.filter(edition__in=visible_editions(actor)).select_related("edition")


@scope(Signature)
def visible_signatures(actor: Actor) -> QuerySet[Signature]:
    """Return the actor's own signatures, signed and owed."""
    return Signature.objects.filter(person_id=actor.own_id) if actor.kind == "person" else Signature.objects.none()


@scope(ContactPoint)
def visible_contacts(actor: Actor) -> QuerySet[ContactPoint]:
    """Return the contact points: they are for everyone."""
    return ContactPoint.objects.all()


def is_editor(actor: Actor, _: Any) -> bool:
    """Return whether the actor writes documents of conduct."""
    return actor.holds(*EDITORS)


def may_approve(actor: Actor, edition: Edition) -> bool:
    """Return whether the actor may decide on a version: by role, and without a hand in its text."""
    if not actor.holds(*APPROVERS) or actor.id in (edition.author_id, edition.submitted_by_id):
        return False
    written = Article.history.filter(edition_id=edition.pk, history_user_id=actor.id)
    return not written.exists()


def is_system(actor: Actor, _: Any) -> bool:
    """Return whether an hourly chore acts."""
    return actor.kind == "system"


def may_remind(actor: Actor, _: Any) -> bool:
    """Return whether the actor reminds those who have not signed: the hourly chore, or the head of the division."""
    return actor.kind == "system" or actor.holds(*EDITORS)


def is_signer(actor: Actor, signature: Signature) -> bool:
    """Return whether it is the actor's own signature."""
    return actor.kind == "person" and signature.person_id == actor.id


def units_counted(actor: Actor) -> QuerySet[Unit]:
    """Return the units whose completion the actor may see, in numbers."""
    if actor.holds(*SEE_ALL_UNITS):
        return Unit.objects.all()
    blocks = actor.unit_ids(*SEE_BLOCK)
    own = [*blocks, *actor.unit_ids(*HEADS_OF_UNIT)]
    return Unit.objects.filter(Q(pk__in=own) | Q(pk__in=children_ids(blocks, clock.today())))


def units_named(actor: Actor) -> list[UUID]:
    """Return the units whose people the actor may see by name: those that they head, and no others."""
    return actor.unit_ids(*HEADS_OF_UNIT)
