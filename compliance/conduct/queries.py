"""Reads of documents of conduct and of signatures."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Exists, ExpressionWrapper, F, FilteredRelation, FloatField, OuterRef, Q, QuerySet
from django.db.models.functions import NullIf

from compliance.conduct.access import units_counted, units_named
from compliance.conduct.choices import FINAL, Kind
from compliance.conduct.models import Article, Edition, Signature
from governance import clock
from governance.access import Actor
from governance.organization.models import Unit, UnitPeriod
from governance.organization.queries import in_force, name_on, periods_on
from governance.people.models import Person, RoleAssignment

OPEN_SIGNATURE = Q(signed_at__isnull=True, released_at__isnull=True)


def editions_on(day: date) -> QuerySet[Edition]:
    """Return the versions in force on the day, one of each kind at most. The dates decide, not the state."""
    return Edition.objects.filter(in_force(day), state__in=FINAL)


def edition_in_force(kind: str) -> Edition | None:
    """Return the version of the kind in force today, None when there is none."""
    return editions_on(clock.today()).filter(kind=kind).first()


def upcoming() -> QuerySet[Edition]:
    """Return the approved versions that come into force on a later day, the soonest first."""
    return Edition.objects.filter(state__in=FINAL, valid_from__gt=clock.today()).order_by("valid_from")


def earlier() -> QuerySet[Edition]:
    """Return the versions that were in force before, the latest first."""
    return Edition.objects.filter(state__in=FINAL, valid_to__lt=clock.today()).order_by("kind", "-valid_from")


def articles_in_force(kind: str) -> list[tuple[str, str]]:
    """Return code ("3", "3-2") and words ("第3条の2 見出し") of each article in force today, for choices of other rooms.

    Empty when no version is in force. `kind`: see choices.Kind; raises ValueError for another.
    """
    on = editions_on(clock.today()).filter(kind=Kind(kind))
    articles = Article.objects.filter(edition__in=on).only("number", "branch", "heading")
    return [(article.code, f"{article.label} {article.heading}") for article in articles]


def articles_of_code() -> list[tuple[str, str]]:
    """Return the articles of the code of conduct in force today, to tie cases to."""
    return articles_in_force(Kind.CODE)


def version_before(edition: Edition) -> Edition | None:
    """Return the approved version to compare with: the latest of the same kind with a lower number."""
    rows = Edition.objects.filter(kind=edition.kind, state__in=FINAL, number__lt=edition.number)
    return rows.order_by("-number").first()


def waiting_for(actor: Actor) -> QuerySet[Signature]:
    """Return what the person has to sign now, the soonest due first."""
    today = clock.today()
    rows = Signature.objects.filter(OPEN_SIGNATURE, person_id=actor.own_id, edition__in=editions_on(today))
    return rows.select_related("edition").order_by("due_on", "edition__kind")


def signers_today() -> QuerySet[Person]:
    """Return everyone who must sign: whoever may sign in and holds any role today."""
    held = RoleAssignment.objects.filter(
        in_force(clock.today()), state=RoleAssignment.State.CONFIRMED, person=OuterRef("pk")
    )
    return Person.objects.filter(Exists(held), is_active=True)


def editions_to_sign() -> QuerySet[Edition]:
    """Return the versions in force that everyone signs."""
    return editions_on(clock.today()).filter(needs_signature=True).order_by("kind")


@dataclass(frozen=True)
class Share:
    """How many of those asked have signed."""

    asked: int
    signed: int

    @property
    def percent(self) -> float | None:
        """Return the share in per cent, rounded down to a tenth so that 100 means all; None when nobody was asked."""
        return self.signed * 1000 // self.asked / 10 if self.asked else None

    @property
    def missing(self) -> int:
        """Return how many have not signed."""
        return self.asked - self.signed


def signed_share_by_unit(kind: str = Kind.CODE) -> dict[UUID, Share]:
    """Return for each unit how many of its people were asked for, and gave, their signature to the version in force."""
    rows = Signature.objects.filter(edition__in=editions_on(clock.today()).filter(kind=kind), released_at__isnull=True)
    counted = rows.order_by().values("unit_id").annotate(asked=Count("pk"), signed=Count("signed_at"))
    return {row["unit_id"]: Share(row["asked"], row["signed"]) for row in counted}


def completion(actor: Actor, edition: Edition | None) -> QuerySet[Unit]:
    """Return the units with people to sign that the actor may count: unit_name, block_id, asked, signed, missing, rate."""
    today = clock.today()
    of_edition = Q(conduct_signatures__edition=edition, conduct_signatures__released_at__isnull=True)
    parent = UnitPeriod.objects.filter(in_force(today), unit=OuterRef("pk")).values("parent_id")[:1]
    return (
        units_counted(actor)
        .filter(Exists(UnitPeriod.objects.filter(in_force(today), unit=OuterRef("pk"))))
        .annotate(
            unit_name=name_on("pk", today),
            block_id=parent,
            of_edition=FilteredRelation("conduct_signatures", condition=of_edition),
        )
        .annotate(asked=Count("of_edition"), signed=Count("of_edition__signed_at"))
        .filter(asked__gt=0)
        .annotate(
            missing=F("asked") - F("signed"),
            rate=ExpressionWrapper(F("signed") * 100.0 / NullIf(F("asked"), 0), output_field=FloatField()),
        )
    )


@dataclass(frozen=True)
class BlockLine:
    """One line of the table of blocks: a block with its offices, or headquarters with its divisions."""

    unit_id: UUID
    name: str
    share: Share


def by_block(actor: Actor, edition: Edition) -> list[BlockLine]:
    """Return the completion of each block (headquarters included) within the actor's scope. Two queries."""
    rows = Signature.objects.filter(edition=edition, released_at__isnull=True, unit__in=units_counted(actor))
    counted = rows.order_by().values("unit_id").annotate(asked=Count("pk"), signed=Count("signed_at"))
    periods = {p.unit_id: p for p in periods_on(clock.today())}
    sums: dict[UUID, tuple[int, int]] = {}
    for row in counted:
        block = block_of(row["unit_id"], periods)
        asked, signed = sums.get(block, (0, 0))
        sums[block] = (asked + row["asked"], signed + row["signed"])
    lines = [BlockLine(b, periods[b].name, Share(*s)) for b, s in sums.items() if b in periods]
    return sorted(lines, key=lambda line: periods[line.unit_id].unit.code)


def block_of(unit_id: UUID, periods: dict[UUID, UnitPeriod]) -> UUID:
    """Return the block of an office, headquarters for a division, the unit itself for a block or headquarters."""
    period = periods.get(unit_id)
    if period is None or period.parent_id is None or period.unit.kind == Unit.Kind.BLOCK:
        return unit_id
    return period.parent_id


def unsigned_in(actor: Actor, unit_id: UUID) -> QuerySet[Signature]:
    """Return what people of a unit have not signed, by name, for the head of that very unit; nothing for others."""
    if unit_id not in units_named(actor):
        return Signature.objects.none()
    rows = Signature.objects.filter(OPEN_SIGNATURE, unit_id=unit_id, edition__in=editions_to_sign())
    return rows.select_related("person", "edition")


def open_signatures(edition: Edition) -> QuerySet[Signature]:
    """Return the signatures still owed to a version."""
    return Signature.objects.filter(OPEN_SIGNATURE, edition=edition)


def units_with_open(edition: Edition) -> Iterable[UUID]:
    """Return the units in which someone owes a signature to the version."""
    return open_signatures(edition).order_by().values_list("unit_id", flat=True).distinct()
