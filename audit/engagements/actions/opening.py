"""The moment from which others know: announced by the head, or opened on site by the team with the head's authority."""

from audit.engagements.access import may_announce, may_authorize, opens_on_site, reveals
from audit.engagements.choices import MemberRole, State
from audit.engagements.models import Engagement
from audit.engagements.refusals import NoLead, NothingHidden
from governance import clock
from governance.access import Actor
from governance.calendar.eras import fiscal_year
from governance.runner import NO_CLOCKS, NO_EVENTS, NO_FIELDS, STAYS, Move, action
from governance.runner.numbering import next_number

PLANNED, OPENED = State.PLANNED, State.OPENED


@action(
    "engagements.authorize", subject=Engagement, who=may_authorize, moves=STAYS.within(PLANNED), clocks=NO_CLOCKS,
    emits=NO_EVENTS, ledger=NO_FIELDS,
)  # fmt: skip
def authorize(engagement: Engagement, *, actor: Actor) -> None:
    """Give the team the authority to open it on site, from its first day on. Raises NoLead."""
    _require_lead(engagement)
    engagement.authorized_by_id, engagement.authorized_at = actor.own_id, clock.now()


@action(
    "engagements.open_on_site", subject=Engagement, who=opens_on_site, moves=Move(PLANNED, to=OPENED),
    clocks=NO_CLOCKS, emits=("engagements.engagement_opened",), ledger=NO_FIELDS,
)  # fmt: skip
def open_on_site(engagement: Engagement, *, actor: Actor, where: str) -> None:
    """Open it on site: number, everything that is audited, chosen offices too, in this one moment. Raises NoLead."""
    _open(engagement, actor, where)
    engagement.targets.filter(revealed_at__isnull=True).update(revealed_at=engagement.opened_at)


@action(
    "engagements.announce", subject=Engagement, who=may_announce, moves=Move(PLANNED, to=OPENED), clocks=NO_CLOCKS,
    emits=("engagements.engagement_opened",), ledger=NO_FIELDS,
)  # fmt: skip
def announce(engagement: Engagement, *, actor: Actor) -> None:
    """Announce it; offices chosen for a block audit stay hidden until they are revealed on site. Raises NoLead."""
    _open(engagement, actor, "")
    engagement.targets.filter(hidden=False).update(revealed_at=engagement.opened_at)


@action(
    "engagements.reveal_offices", subject=Engagement, who=reveals, moves=STAYS.within(OPENED, State.FIELDWORK),
    clocks=NO_CLOCKS, emits=("engagements.offices_revealed",), ledger=NO_FIELDS,
)  # fmt: skip
def reveal_offices(engagement: Engagement, *, actor: Actor) -> None:
    """Tell, on day 1 on site, which offices were chosen. Raises NothingHidden."""
    if not engagement.targets.filter(revealed_at__isnull=True).update(revealed_at=clock.now()):
        raise NothingHidden


def _open(engagement: Engagement, actor: Actor, where: str) -> None:
    _require_lead(engagement)
    year = fiscal_year(clock.today())
    number = next_number(Engagement.objects.filter(fiscal_year=year))
    engagement.opened_at, engagement.opened_by_id, engagement.opened_where = clock.now(), actor.own_id, where
    engagement.fiscal_year, engagement.number, engagement.reference = year, number, f"K{year}-{number:03}"


def _require_lead(engagement: Engagement) -> None:
    if not engagement.members.filter(role=MemberRole.LEAD, released_at__isnull=True).exists():
        raise NoLead
