"""Minutes and votes as a reader sees them: what concerns an item, only with the item."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime

from compliance.committee.choices import ItemState
from compliance.committee.models import Addendum, Item, ItemMinutes, Meeting, MinutesEdition, Recusal, Vote
from compliance.committee.queries import ShownItem, names, out_of, present_ids, quorum_of
from compliance.committee.rules import Count, Quorum, count
from governance import vault
from governance.access import Actor


@dataclass(frozen=True)
class Part:
    """What the minutes say of an item."""

    item: ShownItem
    text: str


@dataclass(frozen=True)
class ShownMinutes:
    """An edition of the minutes as a reader sees it."""

    row: MinutesEdition
    general: str
    parts: list[Part]


def minutes_of(meeting: Meeting, edition: MinutesEdition, items: Collection[ShownItem], actor: Actor) -> ShownMinutes:
    """Return the edition with the parts on the given items alone, each as last written. Three queries. Raises vault.Shut."""
    openers = vault.openers([meeting.box, *(i.row.box for i in items)], actor.keys)
    general = (
        openers[meeting.box_id](f"minutes:{edition.pk}", edition.sealed).decode() if meeting.box_id in openers else ""
    )
    written = ItemMinutes.objects.filter(edition__meeting=meeting, edition__number__lte=edition.number)
    last = {row.item_id: row for row in written.order_by("edition__number")}
    standing = [item for item in items if item.row.state != ItemState.WITHDRAWN]
    return ShownMinutes(
        edition, general, [Part(i, _said(last.get(i.row.pk), openers.get(i.row.box_id))) for i in standing]
    )


def _said(part: ItemMinutes | None, opener: Callable[[str, bytes | memoryview], bytes] | None) -> str:
    return opener(f"minutes:{part.edition_id}", part.sealed).decode() if part and opener else ""


@dataclass(frozen=True)
class ShownAddendum:
    """An addition to closed minutes."""

    at: datetime
    by: str
    about: str
    text: str


def addenda_of(meeting: Meeting, items: Collection[ShownItem], actor: Actor) -> list[ShownAddendum]:
    """Return the additions to the meeting as a whole and to the given items. Two queries."""
    by_id = {item.row.pk: item for item in items}
    rows = [r for r in Addendum.objects.filter(meeting=meeting).select_related("written_by") if _sees(r, by_id)]
    openers = vault.openers([meeting.box, *(i.row.box for i in items)], actor.keys)
    shown = []
    for row in rows:
        item = by_id[row.item_id] if row.item_id else None
        opener = openers.get(item.row.box_id if item else meeting.box_id)
        text = opener(f"addendum:{row.pk}", row.sealed).decode() if opener else ""
        shown.append(ShownAddendum(row.written_at, row.written_by.name, item.title if item else "", text))
    return shown


def _sees(row: Addendum, by_id: Collection[object]) -> bool:
    return row.item_id is None or row.item_id in by_id


def recusals_of(items: Collection[ShownItem]) -> list[tuple[ShownItem, str]]:
    """Return item and name of everyone kept out of one of the given items, for the minutes. One query."""
    by_id = {item.row.pk: item for item in items}
    rows = (
        Recusal.standing.filter(item__in=list(by_id)).select_related("person").order_by("item__place", "person__name")
    )
    return [(by_id[row.item_id], row.person.name) for row in rows]


@dataclass(frozen=True)
class ShownRecusal:
    """Who is or was kept out of an item. `why`: the reason for which it was taken back."""

    row: Recusal
    why: str


def recusals_on(item: Item, actor: Actor) -> list[ShownRecusal]:
    """Return the recusals of an item, those taken back too. Two queries. Raises vault.Shut."""
    rows = list(Recusal.objects.filter(item=item).select_related("person", "taken_back_by"))
    opener = vault.openers([item.box], actor.keys).get(item.box_id) if rows else None
    return [
        ShownRecusal(row, opener(f"recusal:{row.pk}", row.sealed_why).decode() if opener and row.sealed_why else "")
        for row in rows
    ]


@dataclass(frozen=True)
class ShownVote:
    """How one member present voted, "" for not yet. `noted_by`: who noted it at a show of hands."""

    name: str
    ballot: str
    noted_by: str


@dataclass(frozen=True)
class ShownVotes:
    """The vote on an item: the quorum, who voted how, the count."""

    quorum: Quorum
    rows: list[ShownVote]
    counted: Count
    waiting: int


def votes_on(item: Item, meeting: Meeting) -> ShownVotes:
    """Return the vote on an item of a meeting that was held."""
    here = present_ids(meeting) - out_of(item)
    named = names(here)
    cast = {v.person_id: v for v in Vote.objects.filter(item=item, person__in=here).select_related("noted_by")}
    rows = [_shown_vote(named[pk], cast.get(pk)) for pk in sorted(here, key=named.__getitem__)]
    counted = count({pk: vote.ballot for pk, vote in cast.items()})
    return ShownVotes(quorum_of(meeting, item), rows, counted, len(here) - len(cast))


def _shown_vote(name: str, vote: Vote | None) -> ShownVote:
    if vote is None:
        return ShownVote(name, "", "")
    return ShownVote(name, vote.get_ballot_display(), vote.noted_by.name if vote.noted_by else "")
