"""Reads of the voice database for pages."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet, Sum

from governance.access import Actor
from voice.access import visible_voices
from voice.database.access import visible_views
from voice.database.choices import ChunkState, ImportState, Verdict
from voice.database.models import Classification, Fault, Group, Import, Membership, SavedView, Suggestion
from voice.models import Voice
from voice.queries import with_names


def classifications_of(voice: Voice) -> list[Classification]:
    """Return what a voice was classified as, the latest first. One query."""
    return list(voice.classifications.select_related("subject", "procedure", "made_by"))


def current_classification(voice: Voice) -> Classification | None:
    """Return the classification that counts, None when there is none."""
    rows = Classification.objects.filter(voice=voice, superseded_at__isnull=True)
    return rows.select_related("subject", "procedure").first()


def group_of(voice: Voice) -> Group | None:
    """Return the group to which a voice belongs now. One query."""
    return Group.objects.filter(memberships__voice=voice, memberships__left_at__isnull=True).first()


def members_for(group: Group, actor: Actor) -> list[Voice]:
    """Return the voices of a group that the actor may see, the oldest first, with the names of their units. One query."""
    inside = Membership.objects.filter(group=group, left_at__isnull=True)
    rows = with_names(visible_voices(actor)).filter(pk__in=inside.values("voice_id"))
    return list(rows.order_by("filed_at", "pk"))


def course_of(group: Group) -> list[Membership]:
    """Return who was brought into a group and taken out of it, by whom and why. One query."""
    rows = Membership.objects.filter(group=group).select_related("voice", "joined_by", "left_by")
    return list(rows.order_by("joined_at", "pk"))


def waiting_suggestions(voice: Voice) -> list[Suggestion]:
    """Return the suggestions about a voice that wait for a decision. One query."""
    rows = Suggestion.objects.filter(state=Verdict.WAITING)
    both = rows.filter(voice=voice) | rows.filter(other=voice)
    return list(both.select_related("voice", "other").order_by("-likeness", "pk")[:20])


def suggestions() -> QuerySet[Suggestion]:
    """Return all suggestions with both voices."""
    return Suggestion.objects.select_related("voice", "other", "decided_by")


@dataclass(frozen=True)
class Progress:
    """How far an import is, in rows."""

    done: int
    whole: int
    wrong: int

    @property
    def right(self) -> int:
        """Return the rows without anything wrong, among those checked."""
        return self.whole - self.wrong

    @property
    def percent(self) -> int:
        """Return how much of it is done."""
        return self.done * 100 // self.whole if self.whole else 100


def progress_of(whole: Import) -> Progress:
    """Return how far the check, or then the filing, is. One query."""
    ended = Q(state=ChunkState.FILED)
    if whole.state == ImportState.CHECKING:
        ended = ~Q(state=ChunkState.WAITING)
    sums = whole.chunks.aggregate(done=Sum("rows", filter=ended), wrong=Sum("wrong"))
    return Progress(sums["done"] or 0, whole.rows, sums["wrong"] or 0)


def faults_of(whole: Import) -> QuerySet[Fault]:
    """Return what is wrong with the rows of an import, in the order of the file."""
    return Fault.objects.filter(chunk__whole=whole).order_by("row", "pk")


def imports_with_sender() -> QuerySet[Import]:
    """Return all imports with who uploaded them and how many rows were wrong."""
    return Import.objects.select_related("uploaded_by").annotate(wrong=Sum("chunks__wrong"))


def views_for(actor: Actor) -> list[SavedView]:
    """Return the saved views that the actor may open, with their owners. One query."""
    return list(visible_views(actor).select_related("owner").order_by("name", "pk")[:50])
