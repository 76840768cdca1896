"""Every change of state of a publication."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from governance import clock
from governance.access import Actor
from governance.deadlines.opening import settle_clock
from governance.publishing import areas
from governance.publishing.access import may_approve, may_send_back, may_withdraw, prepares
from governance.publishing.choices import State
from governance.publishing.models import Edition, Mask, Part, Publication
from governance.publishing.queries import content_of, edition_in_review, left_in, parts_of
from governance.publishing.rules import BY_HAND, hash_of, places, unmasked
from governance.runner import NO_CLOCKS, NO_EVENTS, NO_FIELDS, STAYS, Move, NotAllowed, Refused, action


class ThereAlready(Refused):
    """One text per subject."""

    code = "there_already"
    message = _("A text about this is being prepared or is public already.")


class Unmasked(Refused):
    """Something personal would go out."""

    code = "unmasked"

    def __init__(self, words: Sequence[str]) -> None:
        self.message: Any = _(
            "The text for the public still holds something personal: %(words)s. "
            "Mask it, word it otherwise, or say why it may stay."
        ) % {"words": "、".join(words)}


class Changed(Refused):
    """Not what the reviewer saw."""

    code = "changed"
    message = _("The text is no longer the one that you saw. Read it again.")


def _lay_masks(part: Part, left: Mapping[str, str], by_hand: Mapping[str, str]) -> None:
    """Look for personal data in the wording of a part anew; keep what was decided about the same words."""
    part.masks.all().delete()
    Mask.objects.bulk_create(
        Mask(
            part=part, start=hit.start, end=hit.end, words=part.wording[hit.start : hit.end], kind=hit.kind.value,
            reason=hit.reason, sure=hit.sure, replacement=hit.replacement,
            left_because=left.get(part.wording[hit.start : hit.end], ""),
        )
        for hit in places(part.wording, by_hand)
    )  # fmt: skip


def _by_hand(parts: Sequence[Part]) -> dict[str, str]:
    return {m.words: m.kind for part in parts for m in part.masks.all() if m.reason == BY_HAND}


@action(
    "publishing.draft", subject=Publication, creates=True, who=prepares, moves=STAYS, clocks=NO_CLOCKS,
    emits=NO_EVENTS, ledger=("area", "subject_type", "subject_id"),
)  # fmt: skip
def draft(
    *, actor: Actor, area: str, subject_type: str, subject_id: UUID, title: str, parts: Sequence[tuple[str, str]],
    left: Mapping[str, str] = MappingProxyType({}),
) -> Publication:  # fmt: skip
    """Begin a text about a subject from its parts (label, text), with everything personal that is found masked.

    `left`: words that the area knows may stay → why; the reviewer reads it. Raises NotAllowed for another's area, ThereAlready.
    """
    if area not in areas.prepared_by(actor.roles):
        raise NotAllowed
    publication = Publication(
        area=area, subject_type=subject_type, subject_id=subject_id, title=title, author_id=actor.own_id
    )
    try:
        with transaction.atomic():
            publication.save()
    except IntegrityError as error:
        raise ThereAlready from error
    for place, (label, text) in enumerate(parts):
        part = Part.objects.create(publication=publication, place=place, label=label, original=text, wording=text)
        _lay_masks(part, left, {})
    return publication


@action(
    "publishing.change_text", subject=Publication, who=prepares, moves=STAYS.within(State.DRAFT), clocks=NO_CLOCKS,
    emits=NO_EVENTS, ledger=NO_FIELDS,
)  # fmt: skip
def change_text(publication: Publication, *, actor: Actor, title: str, wordings: Sequence[str]) -> None:
    """Word title and parts otherwise. What is found in the new wording is masked; decisions about the same words stand."""
    parts = parts_of(publication)
    left, by_hand = left_in(parts), _by_hand(parts)
    publication.title = title
    for part, wording in zip(parts, wordings, strict=True):
        part.wording = wording
        part.save()
        _lay_masks(part, left, by_hand)


@action(
    "publishing.decide_masks", subject=Publication, who=prepares, moves=STAYS.within(State.DRAFT), clocks=NO_CLOCKS,
    emits=NO_EVENTS, ledger=NO_FIELDS,
)  # fmt: skip
def decide_masks(
    publication: Publication, *, actor: Actor, left: Mapping[str, str], by_hand: Mapping[str, str]
) -> None:
    """Leave words unmasked (words → reason), mask all else that is found, and mask further words by hand (words → kind)."""
    parts = parts_of(publication)
    further = {**_by_hand(parts), **by_hand}
    for part in parts:
        _lay_masks(part, left, further)


@action(
    "publishing.submit", subject=Publication, who=prepares, moves=Move(State.DRAFT, to=State.IN_REVIEW),
    clocks=NO_CLOCKS, emits=("publishing.publication_submitted",), ledger=NO_FIELDS,
)  # fmt: skip
def submit(publication: Publication, *, actor: Actor) -> str:
    """Send the text to review as a numbered edition and return its hash; raises Unmasked."""
    parts = parts_of(publication)
    content, left = content_of(parts), left_in(parts)
    _refuse_unmasked(publication.title, content, left)
    publication.author_id, publication.returned_because = actor.own_id, ""
    edition = Edition.objects.create(
        publication=publication, number=publication.editions.count() + 1, title=publication.title, content=content,
        left=[{"words": words, "because": because} for words, because in left.items()],
        hash=hash_of(publication.title, content), made_by_id=actor.own_id,
    )  # fmt: skip
    return edition.hash


def _refuse_unmasked(title: str, content: Sequence[Mapping[str, str]], left: Mapping[str, str]) -> None:
    if remaining := unmasked([title, *(part["text"] for part in content)], left):
        raise Unmasked(remaining)


@action(
    "publishing.send_back", subject=Publication, who=may_send_back,
    moves=Move(State.IN_REVIEW, State.APPROVED, to=State.DRAFT), clocks=NO_CLOCKS,
    emits=("publishing.publication_returned",), ledger=NO_FIELDS,
)  # fmt: skip
def send_back(publication: Publication, *, actor: Actor, reason: str) -> None:
    """Make the text a draft again; an approval no longer stands."""
    publication.returned_because = reason
    publication.reviewer_id, publication.approved_at, publication.approved_hash = None, None, ""


@action(
    "publishing.approve", subject=Publication, who=may_approve, moves=Move(State.IN_REVIEW, to=State.APPROVED),
    clocks=NO_CLOCKS, emits=("publishing.publication_approved",), ledger=("seen",),
)  # fmt: skip
def approve(publication: Publication, *, actor: Actor, seen: str) -> None:
    """Approve the edition with the hash that the reviewer saw; raises Changed, Unmasked."""
    edition = edition_in_review(publication)
    if edition is None or seen != edition.hash or hash_of(edition.title, edition.content) != seen:
        raise Changed
    _refuse_unmasked(edition.title, edition.content, {one["words"]: one["because"] for one in edition.left})
    publication.reviewer_id, publication.approved_at, publication.approved_hash = actor.own_id, clock.now(), seen


@action(
    "publishing.publish", subject=Publication, who=prepares, moves=Move(State.APPROVED, to=State.PUBLISHED),
    clocks=NO_CLOCKS, emits=("publishing.publication_published",), ledger=NO_FIELDS,
)  # fmt: skip
def publish(publication: Publication, *, actor: Actor) -> None:
    """Give the approved text to the public, and settle the clock that the area runs on the subject."""
    publication.published_at = clock.now()
    if code := areas.area_of(publication.area).clock:
        settle_clock(code, publication.subject_type, publication.subject_id)


@action(
    "publishing.withdraw", subject=Publication, who=may_withdraw, moves=Move(State.PUBLISHED, to=State.WITHDRAWN),
    clocks=NO_CLOCKS, emits=("publishing.publication_retracted",), ledger=NO_FIELDS,
)  # fmt: skip
def withdraw(publication: Publication, *, actor: Actor, reason: str) -> None:
    """Take the text from the public. A new one about the same subject can be drafted then."""
    publication.withdrawn_because, publication.withdrawn_by_id = reason, actor.own_id
    publication.withdrawn_at = clock.now()
