"""Who works on what customers send to headquarters: Service Promotion; Quality Management reads along."""

from typing import Any

from django.db.models import QuerySet

from governance.access import Actor, scope
from voice.access import RECEIVERS_AT_HEADQUARTERS
from voice.answers.access import may_tell
from voice.choices import AnswerBy
from voice.intake.models import IncomingMail, OutgoingMail
from voice.models import Voice


def _at_headquarters(rows: QuerySet[Any], actor: Actor) -> QuerySet[Any]:
    allowed = actor.kind == "system" or (actor.kind == "person" and actor.holds(*RECEIVERS_AT_HEADQUARTERS))
    return rows if allowed else rows.none()


@scope(IncomingMail)
def visible_mails(actor: Actor) -> QuerySet[IncomingMail]:
    """Return all to headquarters and to the system, none to others."""
    return _at_headquarters(IncomingMail.objects.all(), actor)


@scope(OutgoingMail)
def visible_outgoing(actor: Actor) -> QuerySet[OutgoingMail]:
    """Return all to headquarters and to the system, none to others."""
    return _at_headquarters(OutgoingMail.objects.select_related("voice"), actor)


def is_public(actor: Actor, _: Any) -> bool:
    """Return whether a customer acts, without sign-in."""
    return actor.kind == "public"


def may_show(actor: Actor, mail: IncomingMail) -> bool:
    """Return whether the actor is a person of headquarters (the scope has said so already) and the mail was kept."""
    return actor.kind == "person" and bool(mail.sealed)


def promotes_service(actor: Actor, _: Any) -> bool:
    """Return whether the actor is of Service Promotion."""
    return actor.kind == "person" and actor.holds("service_promotion")


def may_send_answer(actor: Actor, voice: Voice) -> bool:
    """Return whether the actor may mail the answer: who may see the customer's address, when the customer wants an e-mail."""
    return voice.answer_by == AnswerBy.EMAIL and may_tell(actor, voice)
