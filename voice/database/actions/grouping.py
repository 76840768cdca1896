"""Voices that say the same: compared by the system, brought together and parted by people. Nothing is deleted."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from governance import clock
from governance.access import Actor
from governance.runner import NO_CLOCKS, NO_EVENTS, NO_FIELDS, STAYS, Move, Refused, action
from governance.runner.numbering import next_number, wait_in_line
from voice.access import is_system
from voice.database.access import keeps
from voice.database.choices import Verdict
from voice.database.indexing import word_set
from voice.database.models import Group, Membership, SearchRow, Suggestion
from voice.database.sketching import ALIKE, likeness
from voice.models import Voice

AT_ONCE = 300
"""Voices compared in one transaction."""
CANDIDATES = 50
"""So many of the newest voices that share a band are compared with a voice."""
HOW_FAR = timedelta(days=366)
"""Voices further apart than a year are not the same matter told twice."""


class NotTogether(Refused):
    """There is nothing to bring together or to part."""

    code = "not_together"
    message = _("Choose voices or groups that are not together yet, or, to part them, some but not all of a group.")


@action(
    "voice_database.compare", subject=SearchRow, creates=True, who=is_system, moves=STAYS, clocks=NO_CLOCKS,
    emits=NO_EVENTS, ledger=("at",),
)  # fmt: skip
def compare(*, actor: Actor, at: datetime) -> SearchRow:
    """Compare the voices that were not compared yet with earlier ones, and suggest those that are alike."""
    rows = list(SearchRow.objects.filter(compared=False).select_related("voice").order_by("-filed_at", "pk")[:AT_ONCE])
    found = [suggestion for row in rows for suggestion in _alike(row)]
    Suggestion.objects.bulk_create(found, ignore_conflicts=True)
    SearchRow.objects.filter(pk__in=[row.pk for row in rows]).update(compared=True)
    return rows[0]


def _alike(row: SearchRow) -> list[Suggestion]:
    if not row.bands:
        return []
    before = Q(filed_at__lt=row.filed_at) | Q(filed_at=row.filed_at, pk__lt=row.pk)
    earlier = SearchRow.objects.filter(before, bands__overlap=row.bands, filed_at__gte=row.filed_at - HOW_FAR)
    own = word_set(row.voice)
    found = []
    for other in earlier.select_related("voice").order_by("-filed_at", "pk")[:CANDIDATES]:
        degree = likeness(own, word_set(other.voice))
        if degree >= ALIKE:
            found.append(Suggestion(voice=row.voice, other=other.voice, likeness=round(degree, 3)))
    return found


@action(
    "voice_database.confirm_same", subject=Suggestion, who=keeps, moves=Move(Verdict.WAITING, to=Verdict.SAME),
    clocks=NO_CLOCKS, emits=NO_EVENTS, ledger=NO_FIELDS,
)  # fmt: skip
def confirm_same(suggestion: Suggestion, *, actor: Actor, why: str = "") -> str:
    """Say that both voices are about the same matter; return the id of their group."""
    _decide(suggestion, actor, why)
    reason = why or _now("Their words are alike.")
    return str(_bring_together(suggestion.voice, suggestion.other, actor, reason).pk)


@action(
    "voice_database.say_different", subject=Suggestion, who=keeps,
    moves=Move(Verdict.WAITING, to=Verdict.DIFFERENT), clocks=NO_CLOCKS, emits=NO_EVENTS, ledger=NO_FIELDS,
)  # fmt: skip
def say_different(suggestion: Suggestion, *, actor: Actor, why: str = "") -> None:
    """Say that they are about different matters; they are not suggested again."""
    _decide(suggestion, actor, why)


@action(
    "voice_database.group_with", subject=Voice, who=keeps, moves=STAYS, clocks=NO_CLOCKS, emits=NO_EVENTS,
    ledger=("other",),
)  # fmt: skip
def group_with(voice: Voice, *, actor: Actor, other: Voice, why: str) -> str:
    """Say that two voices are about the same matter that no computer found; return the id of their group."""
    group = _bring_together(voice, other, actor, why)
    Suggestion.objects.filter(
        voice__in=[voice, other], other__in=[voice, other], state=Verdict.WAITING
    ).update(state=Verdict.SAME, decided_by=actor.own_id, decided_at=clock.now(), why=why)  # fmt: skip
    return str(group.pk)


@action(
    "voice_database.merge_groups", subject=Group, who=keeps, moves=STAYS, clocks=NO_CLOCKS, emits=NO_EVENTS,
    ledger=("other",),
)  # fmt: skip
def merge_groups(group: Group, *, actor: Actor, other: Group, why: str) -> None:
    """Take all voices of the other group into this one. The other stays as history."""
    wait_in_line(Group)
    if group.pk == other.pk or group.merged_into_id or other.merged_into_id:
        raise NotTogether
    _merge(group, other, actor, why)


@action(
    "voice_database.split_group", subject=Group, who=keeps, moves=STAYS, clocks=NO_CLOCKS, emits=NO_EVENTS,
    ledger=("voices",),
)  # fmt: skip
def split_group(group: Group, *, actor: Actor, voices: list[UUID], why: str) -> str:
    """Take voices out. Several form a group of their own, a single one stands alone; return the id of the new group or ""."""
    wait_in_line(Group)
    chosen = _present(group).filter(voice__in=voices)
    taken = list(chosen.values_list("voice_id", flat=True))
    if not taken or len(taken) == _present(group).count():
        raise NotTogether
    _take_out(chosen, actor, why)
    if len(taken) == 1:
        return ""
    made = _new_group(actor, split_from=group)
    _take_in(made, taken, actor, why)
    return str(made.pk)


def _decide(suggestion: Suggestion, actor: Actor, why: str) -> None:
    suggestion.decided_by_id, suggestion.decided_at, suggestion.why = actor.own_id, clock.now(), why


def _bring_together(voice: Voice, other: Voice, actor: Actor, why: str) -> Group:
    """Return the group that holds both: an existing one, two merged into the older, or a new one."""
    wait_in_line(Group)
    if voice.pk == other.pk:
        raise NotTogether
    held = Membership.objects.filter(voice__in=[voice, other], left_at__isnull=True).select_related("group")
    groups = sorted({one.group for one in held}, key=lambda one: one.number)
    inside = {one.voice_id for one in held}
    group = groups[0] if groups else _new_group(actor)
    for younger in groups[1:]:
        _merge(group, younger, actor, why)
    _take_in(group, [one.pk for one in (other, voice) if one.pk not in inside], actor, why)
    return group


def _new_group(actor: Actor, split_from: Group | None = None) -> Group:
    return Group.objects.create(
        number=next_number(Group.objects.all()), made_by_id=actor.own_id, split_from=split_from
    )  # fmt: skip


def _merge(group: Group, other: Group, actor: Actor, why: str) -> None:
    leaving = _present(other)
    moved = list(leaving.values_list("voice_id", flat=True))
    _take_out(leaving, actor, why)
    _take_in(group, moved, actor, why)
    other.merged_into = group
    other.version += 1
    other.save()


def _present(group: Group) -> QuerySet[Membership]:
    return Membership.objects.filter(group=group, left_at__isnull=True)


def _take_out(memberships: QuerySet[Membership], actor: Actor, why: str) -> None:
    memberships.update(left_at=clock.now(), left_by=actor.own_id, why_left=why)


def _take_in(group: Group, voices: Iterable[UUID], actor: Actor, why: str) -> None:
    now = clock.now()
    Membership.objects.bulk_create(
        Membership(group=group, voice_id=voice, joined_by_id=actor.own_id, joined_at=now, why=why) for voice in voices
    )
