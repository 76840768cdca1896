"""Reads for pages, and for the areas what the public may read."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Prefetch, QuerySet

from governance.access import Actor
from governance.publishing import areas
from governance.publishing.access import visible_publications
from governance.publishing.choices import REASONS, State
from governance.publishing.masking import masked
from governance.publishing.models import Edition, Mask, Part, Publication
from governance.publishing.rules import Stretch, marks_of_replacements, marks_of_words, stretches


@dataclass(frozen=True)
class Side:
    """One part as a page shows it: the original and the text for the public side by side."""

    label: str
    original: list[Stretch]
    public: list[Stretch]
    reworded: bool


@dataclass(frozen=True)
class Found:
    """The same words in all their places: what they are, why, how often, whether they are left and for what reason."""

    words: str
    kind: str
    why: str
    count: int
    sure: bool
    left_because: str


@dataclass(frozen=True)
class PublicText:
    """What the public may read of a subject."""

    title: str
    content: list[dict[str, str]]
    published_at: datetime


def publications_for(actor: Actor) -> QuerySet[Publication]:
    """Return the publications of the actor's areas with the people on them."""
    return visible_publications(actor).select_related("author", "reviewer")


def parts_of(publication: Publication) -> list[Part]:
    """Return the parts with their masks. Two queries."""
    return list(publication.parts.prefetch_related(Prefetch("masks", Mask.objects.order_by("start"))))


def public_of(part: Part) -> str:
    """Return what the public would read of a part."""
    places = [(m.start, m.end, m.replacement) for m in part.masks.all() if not m.left_because]
    return masked(part.wording, places)


def content_of(parts: Iterable[Part]) -> list[dict[str, str]]:
    """Return what the public would read, part by part."""
    return [{"label": part.label, "text": public_of(part)} for part in parts]


def left_in(parts: Iterable[Part]) -> dict[str, str]:
    """Return the words that are left although they were found, with the reasons."""
    return {m.words: m.left_because for part in parts for m in part.masks.all() if m.left_because}


def sides_of(parts: Iterable[Part]) -> list[Side]:
    """Return the parts side by side."""
    return [_side(part) for part in parts]


def _side(part: Part) -> Side:
    tones = {mask.words: "left" if mask.left_because else "masked" for mask in part.masks.all()}
    public = public_of(part)
    left = {words: tone for words, tone in tones.items() if tone == "left"}
    in_public = [*marks_of_replacements(public), *marks_of_words(public, left)]
    return Side(
        part.label,
        list(stretches(part.original, marks_of_words(part.original, tones))),
        list(stretches(public, in_public)),
        part.wording != part.original,
    )


def found_in(parts: Iterable[Part]) -> list[Found]:
    """Return the masks by their words, in the order of the text."""
    groups: dict[str, list[Mask]] = {}
    for part in parts:
        for mask in part.masks.all():
            groups.setdefault(mask.words, []).append(mask)
    return [
        Found(words, masks[0].get_kind_display(), str(REASONS[masks[0].reason]), len(masks),
              any(mask.sure for mask in masks), masks[0].left_because)
        for words, masks in groups.items()
    ]  # fmt: skip


def editions_of(publication: Publication) -> list[Edition]:
    """Return what was sent to review, newest first. One query."""
    return list(publication.editions.select_related("made_by").order_by("-number"))


def edition_in_review(publication: Publication) -> Edition | None:
    """Return the edition that was sent to review last."""
    return publication.editions.order_by("number").last()


def public_texts(subject_type: str, subject_ids: Iterable[UUID]) -> dict[UUID, PublicText]:
    """Return what the public may read of each subject that is published, as it was approved. Two queries."""
    rows = Publication.objects.filter(
        subject_type=subject_type, subject_id__in=list(subject_ids), state=State.PUBLISHED
    ).prefetch_related("editions")
    return {row.subject_id: text for row in rows if (text := _public_text(row))}


def _public_text(row: Any) -> PublicText | None:
    edition = next((one for one in reversed(row.editions.all()) if one.hash == row.approved_hash), None)
    return PublicText(edition.title, edition.content, row.published_at) if edition else None


def waiting_for(actor: Actor) -> QuerySet[Publication]:
    """Return the publications that are not public yet and that the actor prepares or reviews, oldest first."""
    mine = Publication.objects.filter(area__in=areas.prepared_by(actor.roles), state__in=[State.DRAFT, State.APPROVED])
    theirs = Publication.objects.filter(area__in=areas.reviewed_by(actor.roles), state=State.IN_REVIEW)
    return (mine | theirs.exclude(author_id=actor.id)).order_by("made_at")
