"""What the voice database adds to the page of a voice."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from governance.access import Actor
from governance.web.parts import Offer, Section
from voice.database.access import keeps, may_classify
from voice.database.queries import classifications_of, group_of, members_for, waiting_suggestions
from voice.models import Voice
from voice.voice_page import parts


@parts.section
def classification(voice: Voice, actor: Actor) -> Section | None:
    """Show what the voice is about, and what was said about that before."""
    rows = classifications_of(voice)
    context = {"current": rows[0] if rows else None, "earlier": rows[1:]}
    return Section(_("Classification"), "voice_database/_classification.html", context, place=20)


@parts.offers
def classifying(voice: Voice, actor: Actor) -> list[Offer]:
    """Offer to classify."""
    if not may_classify(actor, voice):
        return []
    return [Offer(_("Classify"), reverse("voice_database:classify", args=[voice.pk]))]


@parts.section
def same_matter(voice: Voice, actor: Actor) -> Section | None:
    """Show the other voices of its group that the reader may see; to those who keep the database, what is suggested."""
    group = group_of(voice)
    members = [other for other in members_for(group, actor) if other.pk != voice.pk] if group else []
    waiting = waiting_suggestions(voice) if keeps(actor, voice) else []
    if not members and not waiting:
        return None
    pairs = [(row, row.other if row.voice_id == voice.pk else row.voice) for row in waiting]
    context = {"group": group if keeps(actor, voice) else None, "members": members, "pairs": pairs}
    return Section(_("Voices about the same matter"), "voice_database/_same_matter.html", context, place=30)


@parts.offers
def grouping(voice: Voice, actor: Actor) -> list[Offer]:
    """Offer to say which other voice is about the same matter."""
    if not keeps(actor, voice):
        return []
    return [Offer(_("Group with another voice"), reverse("voice_database:group-with", args=[voice.pk]))]
