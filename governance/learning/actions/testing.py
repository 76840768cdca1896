"""The test: an attempt begins, is answered, and decides."""

from datetime import datetime
from random import SystemRandom

from django.utils.translation import gettext_lazy as _

from governance import clock
from governance.access import Actor
from governance.learning.access import has_attempt, is_learner, may_help
from governance.learning.actions.completing import complete
from governance.learning.models import Attempt, Question, Record
from governance.learning.rules import draw, is_right, next_try_at, score_of
from governance.runner import NO_CLOCKS, NO_EVENTS, NO_FIELDS, STAYS, Refused, action

WHILE_OPEN = STAYS.within("open")


class NotRead(Refused):
    """The pages come before the test."""

    code = "not_read"
    message = _("Read all pages first.")


class NoTriesLeft(Refused):
    """The attempts of this round are used up."""

    code = "no_tries_left"
    message = _(
        "You have no attempt left. The head of your unit or those in charge of the course can give you another one."
    )


class MustWait(Refused):
    """Between two attempts there is time to read again."""

    code = "must_wait"
    message = _("The next attempt is not open yet. Use the time to read the pages again.")


def tries_left(record: Record, used: int) -> int:
    """Return how many attempts the record still allows."""
    edition = record.edition
    return max(0, edition.tries + record.more_tries - used) if edition else 0


def opens_at(record: Record, last: Attempt | None) -> datetime | None:
    """Return from when the next attempt may begin after a failed one, None for at once."""
    if last is None or last.ended_at is None or record.edition is None:
        return None
    moment = next_try_at(last.ended_at, record.edition.wait_hours)
    return moment if moment > clock.now() else None


@action(
    "learning.begin",
    subject=Record,
    who=is_learner,
    moves=WHILE_OPEN,
    clocks=NO_CLOCKS,
    emits=NO_EVENTS,
    ledger=NO_FIELDS,
)
def begin(record: Record, *, actor: Actor) -> str:
    """Draw the questions of an attempt and return its id; the one under way when there is one.

    Raises NotRead, NoTriesLeft, MustWait.
    """
    edition = record.edition
    if edition is None or record.pages_read < edition.pages.count():
        raise NotRead
    attempts = list(record.attempts.order_by("number"))
    last = attempts[-1] if attempts else None
    if last is not None and last.state == Attempt.State.OPEN:
        return str(last.pk)
    if not tries_left(record, len(attempts)):
        raise NoTriesLeft
    if opens_at(record, last):
        raise MustWait
    pool = [
        (str(q.pk), 0 if q.kind == Question.Kind.TRUTH else len(q.options)) for q in edition.questions.order_by("place")
    ]
    made = Attempt(record=record, number=len(attempts) + 1, drawn=draw(pool, edition.drawn, SystemRandom()))
    made.save()
    return str(made.pk)


@action(
    "learning.answer", subject=Attempt, who=has_attempt, moves=WHILE_OPEN, clocks=NO_CLOCKS, emits=NO_EVENTS,
    ledger=NO_FIELDS,
)  # fmt: skip
def answer(attempt: Attempt, *, actor: Actor, answers: dict[str, list[int]]) -> None:
    """Mark the answers ({question id: numbers of options}); a passed attempt completes the record."""
    questions = {str(q.pk): q for q in Question.objects.filter(pk__in=[pk for pk, _order in attempt.drawn])}
    kept = {pk: answers.get(pk, []) for pk in questions}
    right = sum(is_right(question.options, kept[pk]) for pk, question in questions.items())
    record = (
        Record.objects.select_for_update(of=("self",))
        .select_related("course", "edition", "person")
        .get(pk=attempt.record_id)
    )
    attempt.answers, attempt.ended_at = kept, clock.now()
    attempt.score = score_of(right, len(attempt.drawn))
    passed = record.edition is not None and attempt.score >= record.edition.pass_mark
    attempt.state = Attempt.State.PASSED if passed else Attempt.State.FAILED
    if passed and record.state == Record.State.OPEN:
        complete(record, on=clock.today(), source=Record.Source.ONLINE, score=attempt.score)
        record.save()


@action(
    "learning.allow_retry", subject=Record, who=may_help, moves=WHILE_OPEN, clocks=NO_CLOCKS,
    emits=("learning.retry_allowed",), ledger=NO_FIELDS,
)  # fmt: skip
def allow_retry(record: Record, *, actor: Actor) -> None:
    """Give someone who used up the attempts another one."""
    record.more_tries += 1
