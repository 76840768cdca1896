"""From the opening to the end."""

from audit.access import is_head, is_reader
from audit.contributed import obstacles_to, unreported
from audit.engagements.access import leads
from audit.engagements.choices import REPORT_CLOCK, State
from audit.engagements.models import Engagement
from audit.engagements.refusals import Hindered, NotReported
from governance import clock
from governance.access import Actor
from governance.runner import NO_CLOCKS, NO_EVENTS, NO_FIELDS, READS, Clocks, Move, action


@action(
    "engagements.begin_fieldwork", subject=Engagement, who=leads, moves=Move(State.OPENED, to=State.FIELDWORK),
    clocks=NO_CLOCKS, emits=NO_EVENTS, ledger=NO_FIELDS,
)  # fmt: skip
def begin_fieldwork(engagement: Engagement, *, actor: Actor) -> None:
    """Begin to work on site."""


@action(
    "engagements.end_fieldwork", subject=Engagement, who=leads, moves=Move(State.FIELDWORK, to=State.REPORTING),
    clocks=Clocks(opens=(REPORT_CLOCK,)), emits=("engagements.fieldwork_ended",), ledger=NO_FIELDS,
)  # fmt: skip
def end_fieldwork(engagement: Engagement, *, actor: Actor) -> None:
    """End the fieldwork: the report is due 30 days later (D15). Raises Hindered."""
    _ask_rooms("report", engagement)
    engagement.fieldwork_ended_on = clock.today()


@action(
    "engagements.close", subject=Engagement, who=is_head, moves=Move(State.REPORTING, to=State.CLOSED),
    clocks=Clocks(stops=(REPORT_CLOCK,)), emits=("engagements.engagement_closed",), ledger=NO_FIELDS,
)  # fmt: skip
def close(engagement: Engagement, *, actor: Actor, unreported_because: str = "") -> None:
    """Close it. The room of the report settles D15 when it reaches the president; what was not is stopped. Raises Hindered.

    `unreported_because`: why there is no report, which the president is told; without a report nothing else closes an audit.
    Raises NotReported.
    """
    _ask_rooms("close", engagement)
    if unreported.ask(engagement.pk):
        if not unreported_because:
            raise NotReported
        engagement.unreported_because = unreported_because
    engagement.closed_at = clock.now()


def _ask_rooms(step: str, engagement: Engagement) -> None:
    found = obstacles_to(step, engagement.pk)
    if found:
        raise Hindered(" ".join(str(words) for words in found))


@action(
    "engagements.export_proof", subject=Engagement, who=is_reader, moves=READS, clocks=NO_CLOCKS, emits=NO_EVENTS,
    ledger=NO_FIELDS,
)  # fmt: skip
def export_proof(engagement: Engagement, *, actor: Actor) -> None:
    """Note that the proof was handed out."""
