"""Recruiting: announce, apply, look, choose, tell."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from governance import clock
from governance.access import Actor
from governance.organization.models import Unit
from governance.references import new_reference
from governance.runner import NO_CLOCKS, NO_EVENTS, NO_FIELDS, READS, STAYS, Invisible, Move, NotAllowed, action
from governance.runner.numbering import next_number
from voice.delivering import block_of
from voice.monitors.access import HEAD, heads, heads_recruiting, is_head, is_public
from voice.monitors.choices import ApplicationState, RecruitmentState
from voice.monitors.models import ApplicantData, Application, Member, Recruitment
from voice.monitors.queries import people_behind, taken_places
from voice.monitors.refusals import DataErased, NoAddress, NoPlaceLeft, NotOpen, StillOpen, ToldBefore
from voice.monitors.sealing import Applicant, sealed

LONGEST_KEPT = timedelta(days=365)
"""After the last day for applications, whatever was decided or left undecided. The public page says so."""
RECEIVED, CHOSEN, DECLINED = ApplicationState.RECEIVED, ApplicationState.CHOSEN, ApplicationState.DECLINED


@dataclass(frozen=True)
class Announcement:
    """What the form of a recruitment gives."""

    unit: Unit
    text: str
    places: int
    opens_on: date
    closes_on: date
    term_from: date
    term_to: date
    keep_days: int


@action(
    "monitors.plan_recruitment", subject=Recruitment, creates=True, who=is_head, moves=STAYS, clocks=NO_CLOCKS,
    emits=NO_EVENTS, ledger=NO_FIELDS,
)  # fmt: skip
def plan_recruitment(*, actor: Actor, announcement: Announcement) -> Recruitment:
    """Announce a recruitment for an office that the actor heads; raises NotAllowed for another's."""
    if announcement.unit.pk not in actor.unit_ids(HEAD):
        raise NotAllowed
    return Recruitment.objects.create(
        reference=f"MR-{new_reference()}", block=block_of(announcement.unit, clock.today()), planned_by_id=actor.own_id,
        **vars(announcement),
    )  # fmt: skip


@action(
    "monitors.end_recruitment", subject=Recruitment, who=heads,
    moves=Move(RecruitmentState.OPEN, to=RecruitmentState.ENDED), clocks=NO_CLOCKS, emits=NO_EVENTS, ledger=NO_FIELDS,
)  # fmt: skip
def end_recruitment(recruitment: Recruitment, *, actor: Actor, reason: str) -> None:
    """Take no further applications. Those that came in are decided on like others."""
    recruitment.ended_because = reason


@action(
    "monitors.apply", subject=Application, creates=True, who=is_public, moves=STAYS, clocks=NO_CLOCKS,
    emits=("monitors.application_received",), ledger=NO_FIELDS,
)  # fmt: skip
def apply(*, actor: Actor, recruitment: UUID, age_band: str, applicant: Applicant) -> Application:
    """Take an application in; raises NotOpen."""
    about = Recruitment.objects.select_for_update().filter(pk=recruitment).first()
    if about is None:
        raise Invisible
    if not about.takes_applications:
        raise NotOpen
    made = Application.objects.create(
        reference=f"MA-{new_reference()}", recruitment=about, age_band=age_band,
        erase_on=about.closes_on + LONGEST_KEPT,
    )  # fmt: skip
    ApplicantData.objects.create(application=made, sealed=sealed(made.pk, applicant))
    return made


@action(
    "monitors.show_applicant", subject=Application, who=heads_recruiting, moves=READS, clocks=NO_CLOCKS, emits=NO_EVENTS,
    ledger=NO_FIELDS,
)  # fmt: skip
def show_applicant(application: Application, *, actor: Actor) -> None:
    """Note in the ledger that the actor was shown who applied and why; raises DataErased."""
    if application.erased_at is not None:
        raise DataErased


def _decide(application: Application, actor: Actor, reason: str) -> Recruitment:
    """Note the decision; one decision at a time about a recruitment. Raises StillOpen."""
    recruitment = Recruitment.objects.select_for_update().get(pk=application.recruitment_id)
    if not recruitment.is_over:
        raise StillOpen
    application.reason, application.decided_by_id, application.decided_at = reason, actor.own_id, clock.now()
    return recruitment


@action(
    "monitors.choose", subject=Application, who=heads_recruiting, moves=Move(RECEIVED, to=CHOSEN), clocks=NO_CLOCKS,
    emits=NO_EVENTS, ledger=NO_FIELDS,
)  # fmt: skip
def choose(application: Application, *, actor: Actor, reason: str) -> None:
    """Make the applicant a monitor for the announced term; raises StillOpen, NoPlaceLeft, DataErased."""
    recruitment = _decide(application, actor, reason)
    if application.erased_at is not None:
        raise DataErased
    if taken_places(recruitment) >= recruitment.places:
        raise NoPlaceLeft
    Member.objects.create(
        application=application, unit_id=recruitment.unit_id, block_id=recruitment.block_id,
        number=next_number(Member.objects.filter(unit_id=recruitment.unit_id)), term_from=recruitment.term_from,
        term_to=recruitment.term_to,
    )  # fmt: skip
    application.erase_on = recruitment.term_to + timedelta(days=recruitment.keep_days)


@action(
    "monitors.decline", subject=Application, who=heads_recruiting, moves=Move(RECEIVED, to=DECLINED), clocks=NO_CLOCKS,
    emits=NO_EVENTS, ledger=NO_FIELDS,
)  # fmt: skip
def decline(application: Application, *, actor: Actor, reason: str) -> None:
    """Decide that the applicant is not chosen; raises StillOpen."""
    _decide(application, actor, reason)


@action(
    "monitors.print_result", subject=Application, who=heads_recruiting, moves=READS.within(CHOSEN, DECLINED),
    clocks=NO_CLOCKS, emits=NO_EVENTS, ledger=NO_FIELDS,
)  # fmt: skip
def print_result(application: Application, *, actor: Actor) -> None:
    """Note in the ledger that the letter with name and address was taken; raises DataErased, NoAddress."""
    applicant = people_behind([application.pk]).get(application.pk)
    if applicant is None:
        raise DataErased
    if not applicant.address:
        raise NoAddress


@action(
    "monitors.tell_applicant", subject=Application, who=heads_recruiting, moves=STAYS.within(CHOSEN, DECLINED),
    clocks=NO_CLOCKS, emits=NO_EVENTS, ledger=("told_by", "told_on"),
)  # fmt: skip
def tell_applicant(application: Application, *, actor: Actor, told_by: str, told_on: date) -> None:
    """Note how and when the applicant was told. From then the data of someone not chosen are kept only the stated time."""
    if application.told_on is not None:
        raise ToldBefore
    application.told_by, application.told_on, application.told_by_whom_id = told_by, told_on, actor.own_id
    if application.state == DECLINED:
        stated = told_on + timedelta(days=application.recruitment.keep_days)
        application.erase_on = min(application.erase_on, stated)
