"""What intake adds to the page of a voice: mails to the customer, and the answer by e-mail."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from governance.access import Actor
from governance.web.parts import Offer, Section
from voice.access import RECEIVERS_AT_HEADQUARTERS
from voice.choices import AnswerBy
from voice.intake.actions import send_answer
from voice.models import Voice
from voice.voice_page import parts


@parts.section
def outgoing(voice: Voice, actor: Actor) -> Section | None:
    """Show to headquarters which mails went to the customer, and what did not arrive."""
    if voice.answer_by != AnswerBy.EMAIL or not actor.holds(*RECEIVERS_AT_HEADQUARTERS):
        return None
    context = {"outgoing": list(voice.outgoing_mails.all()), "may_settle": actor.holds("service_promotion")}
    return Section(_("E-mails to the customer"), "intake/_outgoing.html", context, place=12)


@parts.offers
def answer_by_mail(voice: Voice, actor: Actor) -> list[Offer]:
    """Offer to mail the answer."""
    if not send_answer.moves.allows(voice) or not send_answer.who(actor, voice):
        return []
    return [Offer(_("Send the answer by e-mail"), reverse("intake:send-answer", args=[voice.pk]))]
