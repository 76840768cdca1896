"""What this room adds to the page of a voice: its answer, whether it is important, what the public reads of it."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from governance.access import Actor
from governance.deadlines.queries import faces_of
from governance.web.parts import Offer, Section
from voice.answers.access import at_headquarters, may_publish, visible_matters
from voice.answers.models import MatterVoice
from voice.answers.offering import on_voice
from voice.answers.queries import SUBJECT, publication_of, replies_of
from voice.choices import VoiceState
from voice.models import Voice
from voice.voice_page import parts


@parts.section
def answer(voice: Voice, actor: Actor) -> Section:
    """Show every wording of the answer, when the customer was told, and how the voice ended."""
    closings = list(voice.closings.select_related("decided_by", "reopened_by"))
    replies = replies_of(voice)
    context = {"replies": replies, "newest": replies[0] if replies else None, "closings": closings}
    return Section(_("Answer to the customer"), "answers/_answer.html", context, place=10)


@parts.section
def importance(voice: Voice, actor: Actor) -> Section | None:
    """Show why the voice is important; the record itself is linked for those who see it."""
    member = MatterVoice.objects.filter(voice=voice).select_related("matter__criterion", "matter__decided_by").first()
    if member is None:
        return None
    may_open = visible_matters(actor).filter(pk=member.matter_id).exists()
    return Section(
        _("Important voice"), "answers/_important.html", {"matter": member.matter, "may_open": may_open}, place=15
    )


@parts.section
def publication(voice: Voice, actor: Actor) -> Section | None:
    """Show how far the publication is, and its clock."""
    if not at_headquarters(actor, voice):
        return None
    found = publication_of(voice)
    left_out = voice.replies.select_related("unpublished_by").exclude(unpublished_because="").first()
    clocks = faces_of(SUBJECT, [voice.pk]).get(voice.pk, [])
    if not (found or left_out or clocks):
        return None
    context = {"publication": found, "left_out": left_out, "clocks": clocks}
    return Section(_("Publication"), "answers/_publication.html", context, place=30)


@parts.offers
def answering(voice: Voice, actor: Actor) -> list[Offer]:
    """Offer what the actor may do with the answer now."""
    return [Offer(words, url) for words, url in on_voice(voice, actor)]


@parts.offers
def important(voice: Voice, actor: Actor) -> list[Offer]:
    """Offer to treat the voice as important, once."""
    if not at_headquarters(actor, voice) or MatterVoice.objects.filter(voice=voice).exists():
        return []
    return [Offer(_("Treat as important"), reverse("answers:treat-as-important", args=[voice.pk]))]


@parts.offers
def publishing(voice: Voice, actor: Actor) -> list[Offer]:
    """Offer to prepare the publication, or to decide against it."""
    if not may_publish(actor, voice) or publication_of(voice) is not None:
        return []
    found = [Offer(_("Prepare the publication"), reverse("answers:draft-publication", args=[voice.pk]))]
    if voice.state != VoiceState.DECIDED:
        found.append(Offer(_("Do not publish"), reverse("answers:leave-unpublished", args=[voice.pk])))
    return found
