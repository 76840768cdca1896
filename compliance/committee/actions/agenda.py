"""Items of an agenda: from a case, or about a theme of the whole organization."""

from collections.abc import Iterable

from django.db.models import Max

from compliance.access import has_declared, is_head, visible_to
from compliance.choices import Track
from compliance.committee.access import is_person, is_secretariat
from compliance.committee.actions.keys import POST, admit_to, keep_out_related, new_item_box, secretariat
from compliance.committee.choices import Theme
from compliance.committee.models import Item, Meeting
from compliance.committee.queries import members_on, seal_item
from compliance.committee.refusals import MeetingMovedOn, NotForTheAgenda
from compliance.models import Case
from governance import clock, vault
from governance.access import Actor
from governance.attachments.intake import Examined, keep
from governance.attachments.models import Attachment
from governance.runner import NO_CLOCKS, NO_EVENTS, NO_FIELDS, READS, STAYS, Move, action

OWNER = "committee.item"
BEFORE_THE_MEETING = ("planned", "convened")


def meeting_in(meeting: Meeting, *states: str) -> Meeting:
    """Lock the meeting and return it; raises MeetingMovedOn when it is in none of the states."""
    row = Meeting.objects.select_for_update().get(pk=meeting.pk)
    if row.state not in states:
        raise MeetingMovedOn
    return row


def _add(
    actor: Actor, meeting: Meeting, theme: str, case: Case | None, title: str, text: str, files: Iterable[Examined]
) -> Item:
    row = meeting_in(meeting, *BEFORE_THE_MEETING)
    place = (row.items.aggregate(last=Max("place"))["last"] or 0) + 1
    box = new_item_box(case)
    item = Item.objects.create(
        meeting=row, place=place, theme=theme, case=case, box=box, sealed=seal_item(box, title, text)
    )
    for file in files:
        keep(box, file, owner_type=OWNER, owner_id=item.pk)
    if row.state == "convened":
        members = list(members_on(max(clock.today(), row.day)))
        keep_out_related(item, members)
        admit_to(item, members, actor)
    return item


@action(
    "committee.add_theme", subject=Item, creates=True, who=is_secretariat, moves=STAYS, clocks=NO_CLOCKS,
    emits=("committee.item_added",), ledger=("meeting", "theme"),
)  # fmt: skip
def add_theme(*, actor: Actor, meeting: Meeting, theme: str, title: str, text: str, files: Iterable[Examined]) -> Item:
    """Put a theme of the whole organization on the agenda. Raises MeetingMovedOn."""
    return _add(actor, meeting, theme, None, title, text, files)


@action(
    "committee.put_case", subject=Item, creates=True, who=is_secretariat, moves=STAYS, clocks=NO_CLOCKS,
    emits=("committee.item_added",), ledger=("meeting", "case"),
)  # fmt: skip
def put_case(*, actor: Actor, meeting: Meeting, case: Case, title: str, text: str, files: Iterable[Examined]) -> Item:
    """Put a case on the agenda, in the words of the pack alone. Raises NotForTheAgenda (statutory track, not one's own case,
    no declaration of a relation) or MeetingMovedOn."""
    own = visible_to(actor).filter(pk=case.pk, erased_at__isnull=True).first()
    if own is None or own.track == Track.STATUTORY or not is_head(actor, own) or not has_declared(actor, own):
        raise NotForTheAgenda
    return _add(actor, meeting, Theme.CASE, own, title, text, files)


@action(
    "committee.edit_item", subject=Item, who=is_secretariat, moves=STAYS.within("listed"), clocks=NO_CLOCKS,
    emits=NO_EVENTS, ledger=NO_FIELDS,
)  # fmt: skip
def edit_item(item: Item, *, actor: Actor, title: str, text: str, files: Iterable[Examined]) -> None:
    """Write title and pack anew, before the meeting; files are added. Raises MeetingMovedOn."""
    meeting_in(item.meeting, *BEFORE_THE_MEETING)
    item.sealed = seal_item(item.box, title, text)
    for file in files:
        keep(item.box, file, owner_type=OWNER, owner_id=item.pk)


@action(
    "committee.withdraw_item", subject=Item, who=is_secretariat, moves=Move("listed", to="withdrawn"), clocks=NO_CLOCKS,
    emits=NO_EVENTS, ledger=NO_FIELDS,
)  # fmt: skip
def withdraw_item(item: Item, *, actor: Actor) -> None:
    """Take the item off the agenda before the meeting: members no longer see it. Raises MeetingMovedOn."""
    meeting_in(item.meeting, *BEFORE_THE_MEETING)
    own = {POST, *(vault.person_holder(person.pk) for person in secretariat())}
    for holder in vault.holders_of(item.box) - own:
        vault.dismiss(item.box, holder)


@action(
    "committee.open_item", subject=Item, who=is_person, moves=READS, clocks=NO_CLOCKS, emits=NO_EVENTS, ledger=NO_FIELDS
)
def open_item(item: Item, *, actor: Actor) -> None:
    """Note that someone read the pack; raises vault.Shut or Locked, and notes nothing, when it stays shut."""
    vault.opener(item.box, actor.keys)


@action(
    "committee.download", subject=Item, who=is_person, moves=READS, clocks=NO_CLOCKS, emits=NO_EVENTS,
    ledger=("attachment",),
)  # fmt: skip
def download(item: Item, *, actor: Actor, attachment: Attachment) -> None:
    """Note that a file of the pack was handed out; raises vault.Shut or Locked, and notes nothing, when it stays shut."""
    vault.opener(item.box, actor.keys)
