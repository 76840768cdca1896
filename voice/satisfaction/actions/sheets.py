"""Paper sheets: typed twice by two people who do not see each other's entry, compared, counted once.

What happens to a sheet removes its row, so these actions only "read" their subject: the runner must not save it again.
"""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from governance.access import PUBLIC_ACTOR, Actor
from governance.runner import NO_CLOCKS, NO_EVENTS, NO_FIELDS, READS, Refused, action, run
from governance.surveys import branching
from governance.surveys.actions import answer
from governance.surveys.actions.answering import SpentAlready
from governance.surveys.models import Kind, Question, Spent, Wave
from governance.surveys.queries import pages_of
from governance.surveys.tokens import Token, read_token
from governance.vault.crypto import Locked
from voice.satisfaction import paper
from voice.satisfaction.access import decides_sheet, is_system, owns, owns_wave
from voice.satisfaction.choices import SheetState
from voice.satisfaction.models import TypedSheet
from voice.satisfaction.rules import differing

COUNTED = "counted"


class OtherCode(Refused):
    """The code is none of this wave, or of another sheet."""

    code = "other_code"
    message = _("This code does not belong to this sheet or wave. Please check each sign.")


class SamePerson(Refused):
    """Two people type a sheet."""

    code = "same_person"
    message = _("You have typed this sheet before. Give it to a second person.")


class Undecided(Refused):
    """Two entries are there already."""

    code = "undecided"
    message = _("This sheet has been typed twice and the entries differ. Decide between them on the page of the wave.")


@action(
    "satisfaction.type_sheet", subject=Wave, who=owns_wave, moves=READS.within("open"), clocks=NO_CLOCKS,
    emits=NO_EVENTS, ledger=NO_FIELDS,
)  # fmt: skip
def type_sheet(wave: Wave, *, actor: Actor, code: str, answers: dict[str, Any]) -> str:
    """Take an entry of a sheet; return "once", "differs", or "counted" when it is the second and both agree.

    Raises OtherCode, SpentAlready (the customer answered on the web, or the sheet was counted), SamePerson, Undecided.
    """
    token = _token(wave, code)
    known = TypedSheet.objects.select_for_update().filter(digest=token.digest).first()
    if known is None:
        sealed = paper.seal(code, answers)
        TypedSheet.objects.create(wave=wave, digest=token.digest, first_by_id=actor.own_id, first=sealed)
        return SheetState.ONCE.value
    if known.state == SheetState.DIFFERS:
        raise Undecided
    if known.first_by_id == actor.own_id:
        raise SamePerson
    first = paper.opened(code, known.first)
    if differing(first, answers, texts_of(wave)):
        known.state, known.second_by_id, known.second = SheetState.DIFFERS, actor.own_id, paper.seal(code, answers)
        known.save()
        return known.state
    _count(known, token, first)
    return COUNTED


@action(
    "satisfaction.decide_sheet", subject=TypedSheet, who=decides_sheet, moves=READS.within(SheetState.DIFFERS),
    clocks=NO_CLOCKS, emits=NO_EVENTS, ledger=NO_FIELDS,
)  # fmt: skip
def decide_sheet(sheet: TypedSheet, *, actor: Actor, code: str, chosen: Mapping[str, str]) -> None:
    """Count a sheet by two entries; `chosen`: question that differs → "first" or "second". Raises OtherCode, SpentAlready."""
    first, second = entries(sheet, code)
    answers = {
        question: second[question] if chosen.get(question) == "second" else first[question] for question in first
    }
    _count(sheet, _token(sheet.wave, code), answers)


@action(
    "satisfaction.start_over", subject=TypedSheet, who=owns, moves=READS, clocks=NO_CLOCKS, emits=NO_EVENTS,
    ledger=NO_FIELDS,
)  # fmt: skip
def start_over(sheet: TypedSheet, *, actor: Actor) -> None:
    """Drop what was typed of a sheet, so that it can be typed anew: both entries were wrong, or the paper is not at hand."""
    sheet.delete()


@action(
    "satisfaction.clear_sheets", subject=Wave, who=is_system, moves=READS.within("closed"), clocks=NO_CLOCKS,
    emits=NO_EVENTS, ledger=NO_FIELDS,
)  # fmt: skip
def clear_sheets(wave: Wave, *, actor: Actor) -> int:
    """Drop the sheets that nobody typed a second time or decided on before the wave closed; return how many."""
    return TypedSheet.objects.filter(wave=wave).delete()[0]


def entries(sheet: TypedSheet, code: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return both entries of a sheet; raises OtherCode when the code is not the one on the paper."""
    try:
        return paper.opened(code, sheet.first), paper.opened(code, sheet.second or b"")
    except Locked as error:
        raise OtherCode from error


def texts_of(wave: Wave) -> set[str]:
    """Return the codes of the questions answered in words."""
    return set(
        Question.objects.filter(questionnaire=wave.questionnaire_id, kind=Kind.TEXT).values_list("code", flat=True)
    )


def _token(wave: Wave, code: str) -> Token:
    token = read_token(code, [wave.pk])
    if token is None:
        raise OtherCode
    if Spent.objects.filter(digest=token.digest).exists():
        raise SpentAlready
    return token


def _count(sheet: TypedSheet, token: Token, answers: dict[str, Any]) -> None:
    """Send the answers as the customer would have sent them, in nobody's name, and remove what was typed."""
    kept = branching.kept(pages_of(sheet.wave.questionnaire_id), answers)
    sheet.delete()
    run(answer, actor=PUBLIC_ACTOR, subject=token.wave_id, token=token, answers=kept)
