"""Who sees publications, who prepares, who reviews."""

from typing import Any

from django.db.models import QuerySet

from governance.access import Actor, Requirement, scope
from governance.ledger.models import Entry
from governance.publishing import areas
from governance.publishing.models import Publication

WROTE = ("publishing.draft", "publishing.change_text", "publishing.decide_masks", "publishing.submit")


class WorkersOfAreas(Requirement):
    """Those who prepare or review for one of the areas, which register after the views are loaded."""

    def admits(self, actor: Actor) -> bool:
        """Return whether the actor works for an area."""
        return actor.kind == "person" and bool(areas_of(actor))


WORKERS = WorkersOfAreas("publishing")


def areas_of(actor: Actor) -> set[str]:
    """Return the codes of the areas for which the actor prepares or reviews."""
    return {*areas.prepared_by(actor.roles), *areas.reviewed_by(actor.roles)}


@scope(Publication)
def visible_publications(actor: Actor) -> QuerySet[Publication]:
    """Return the publications of the actor's areas; the system sees all. The public reads through the area's own pages."""
    if actor.kind == "system":
        return Publication.objects.all()
    return Publication.objects.filter(area__in=areas_of(actor))


def prepares(actor: Actor, publication: Publication | None) -> bool:
    """Return whether the actor prepares texts of the area; without a publication, of any."""
    prepared = areas.prepared_by(actor.roles)
    return actor.kind == "person" and (bool(prepared) if publication is None else publication.area in prepared)


def reviews(actor: Actor, publication: Publication) -> bool:
    """Return whether the actor reviews texts of the area."""
    return actor.kind == "person" and publication.area in areas.reviewed_by(actor.roles)


def may_approve(actor: Actor, publication: Publication) -> bool:
    """Return whether the actor reviews for the area and wrote nothing of this text."""
    return reviews(actor, publication) and actor.id != publication.author_id and not wrote(actor, publication)


def may_send_back(actor: Actor, publication: Publication) -> bool:
    """Return whether the actor may give the text back: who reviews it, and who takes back what they sent."""
    return reviews(actor, publication) or prepares(actor, publication)


def may_withdraw(actor: Actor, publication: Publication) -> bool:
    """Return whether the actor may take the text from the public: whoever works on it, since a leak must end at once."""
    return prepares(actor, publication) or reviews(actor, publication)


def wrote(actor: Actor, publication: Any) -> bool:
    """Return whether the actor had a hand in the text."""
    done = Entry.objects.filter(subject_id=publication.pk, actor_id=actor.id, action__in=WROTE, outcome="done")
    return done.exists()
