"""Who may see and do what with surveys."""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from governance.access import Actor, scope
from governance.surveys import areas
from governance.surveys.models import Figure, Invitation, Questionnaire, Remark, Survey, Wave


@scope(Survey)
def visible_surveys(actor: Actor) -> QuerySet[Survey]:
    """Return the surveys that the actor owns; the system sees all."""
    if actor.kind == "system":
        return Survey.objects.all()
    return Survey.objects.filter(area__in=areas.owned_by(actor.roles))


@scope(Questionnaire)
def visible_questionnaires(actor: Actor) -> QuerySet[Questionnaire]:
    """Return the versions of the surveys that the actor owns."""
    return Questionnaire.objects.filter(survey__in=visible_surveys(actor))


@scope(Wave)
def visible_waves(actor: Actor) -> QuerySet[Wave]:
    """Return the waves that the actor may know of.

    Nobody in particular (a token's holder, whoever they are): those open. A person: those of own surveys, those open to
    which they are invited, and closed ones whose figures they may read.
    """
    if actor.kind == "system":
        return Wave.objects.all()
    if actor.kind != "person":
        return Wave.objects.filter(state=Wave.State.OPEN)
    invited = Exists(Invitation.objects.filter(wave=OuterRef("pk"), person_id=actor.own_id))
    seen: Any = Q(survey__area__in=areas.owned_by(actor.roles)) | Q(state=Wave.State.OPEN) & Q(invited)
    if actor.holds(*areas.READERS_OF_ALL):
        seen |= Q(state=Wave.State.CLOSED)
    elif actor.holds(*areas.HEADS):
        own = Figure.objects.filter(Q(wave=OuterRef("pk")) & own_figures(actor))
        seen |= Q(state=Wave.State.CLOSED) & Exists(own)
    return Wave.objects.filter(seen)


def own_figures(actor: Actor) -> Q:
    """Return the condition for the figures of the units that the actor heads: an office's own, a block's as a whole."""
    offices, blocks = actor.unit_ids("office_head"), actor.unit_ids("block_head")
    return Q(level=Figure.Level.UNIT, unit_id__in=offices) | (
        Q(level=Figure.Level.AREA, unit_id__in=blocks) | Q(level=Figure.Level.UNIT, area_id__in=blocks)
    )


@scope(Figure)
def visible_figures(actor: Actor) -> QuerySet[Figure]:
    """Return the figures of closed waves: all for owners, vice-president and president; heads see their own."""
    closed = Figure.objects.filter(wave__state=Wave.State.CLOSED)
    if actor.kind == "system" or actor.holds(*areas.READERS_OF_ALL):
        return closed
    if actor.kind != "person":
        return closed.none()
    return closed.filter(Q(wave__survey__area__in=areas.owned_by(actor.roles)) | own_figures(actor))


@scope(Remark)
def visible_remarks(actor: Actor) -> QuerySet[Remark]:
    """Return the remarks of closed waves of surveys that the actor owns. Nobody else reads them."""
    return Remark.objects.filter(wave__survey__area__in=areas.owned_by(actor.roles), wave__state=Wave.State.CLOSED)


def survey_of(subject: Any) -> Survey:
    """Return the survey that a survey, questionnaire or wave belongs to."""
    survey: Survey = subject if isinstance(subject, Survey) else subject.survey
    return survey


def is_owner(actor: Actor, subject: Any) -> bool:
    """Return whether the survey belongs to the actor's role; without a subject, whether any could."""
    owned = areas.owned_by(actor.roles)
    if actor.kind != "person":
        return False
    return bool(owned) if subject is None else survey_of(subject).area in owned


def is_owner_or_system(actor: Actor, wave: Wave) -> bool:
    """Return whether an owner acts, or the calendar."""
    return actor.kind == "system" or is_owner(actor, wave)


def is_system(actor: Actor, _: Any) -> bool:
    """Return whether the house itself acts."""
    return actor.kind == "system"


def is_nobody_in_particular(actor: Actor, _: Any) -> bool:
    """Return whether the act bears no name: tokens are taken and answers sent without one, also in the ledger."""
    return actor.kind == "public"


def may_read(actor: Actor, wave: Wave) -> bool:
    """Return whether the actor may read figures of the wave (which, the scope of Figure says)."""
    return actor.kind == "person" and (is_owner(actor, wave) or visible_figures(actor).filter(wave=wave).exists())
