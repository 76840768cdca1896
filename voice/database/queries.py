"""Reads of the voice database for pages."""

from django.db.models import QuerySet

from governance.access import Actor
from voice.access import visible_voices
from voice.database.choices import Verdict
from voice.database.models import Classification, Group, Membership, Suggestion
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
