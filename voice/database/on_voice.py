"""What the voice database adds to the page of a voice."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from governance.access import Actor
from voice.database.access import may_classify
from voice.database.queries import classifications_of
from voice.models import Voice
from voice.voice_page import Offer, Section, offers, section


@section
def classification(voice: Voice, actor: Actor) -> Section | None:
    """Show what the voice is about, and what was said about that before."""
    rows = classifications_of(voice)
    context = {"current": rows[0] if rows else None, "earlier": rows[1:]}
    return Section(_("Classification"), "voice_database/_classification.html", context, place=20)


@offers
def classifying(voice: Voice, actor: Actor) -> list[Offer]:
    """Offer to classify."""
    if not may_classify(actor, voice):
        return []
    return [Offer(_("Classify"), reverse("voice_database:classify", args=[voice.pk]))]
