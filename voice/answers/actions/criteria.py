"""The criteria of important voices, as dated rows."""

from datetime import date, timedelta

from governance.access import Actor
from governance.runner import NO_CLOCKS, NO_EVENTS, STAYS, Stale, action
from governance.runner.numbering import next_number
from voice.answers.access import at_headquarters
from voice.answers.models import Criterion
from voice.answers.refusals import TooEarly


@action(
    "answers.add_criterion", subject=Criterion, creates=True, who=at_headquarters, moves=STAYS, clocks=NO_CLOCKS,
    emits=NO_EVENTS, ledger=("valid_from",),
)  # fmt: skip
def add_criterion(*, actor: Actor, name: str, text: str, valid_from: date) -> Criterion:
    """Add a criterion from a day on."""
    code = next_number(Criterion.objects.order_by(), "code")
    return Criterion.objects.create(code=code, name=name, text=text, valid_from=valid_from)


@action(
    "answers.revise_criterion", subject=Criterion, who=at_headquarters, moves=STAYS, clocks=NO_CLOCKS,
    emits=NO_EVENTS, ledger=("valid_from",),
)  # fmt: skip
def revise_criterion(criterion: Criterion, *, actor: Actor, name: str, text: str, valid_from: date) -> None:
    """Word it otherwise from a day on; decisions made until then keep the wording they were made by. Raises TooEarly."""
    _end(criterion, valid_from - timedelta(days=1))
    criterion.save()  # ends before the next one begins: the periods may not overlap
    Criterion.objects.create(code=criterion.code, name=name, text=text, valid_from=valid_from)


@action(
    "answers.end_criterion", subject=Criterion, who=at_headquarters, moves=STAYS, clocks=NO_CLOCKS, emits=NO_EVENTS,
    ledger=("last_day",),
)  # fmt: skip
def end_criterion(criterion: Criterion, *, actor: Actor, last_day: date) -> None:
    """Let it apply until a day; raises TooEarly."""
    _end(criterion, last_day)


def _end(criterion: Criterion, day: date) -> None:
    if criterion.valid_to is not None:
        raise Stale
    if day < criterion.valid_from:
        raise TooEarly
    criterion.valid_to = day
