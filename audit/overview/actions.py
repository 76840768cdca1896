"""Every change of state of the yearly opinion. The head words it; the president presents it and may add a remark beside it."""

from dataclasses import asdict, dataclass

from audit.access import is_head
from audit.overview.access import is_president, reads
from audit.overview.choices import OpinionState
from audit.overview.models import Addendum, YearlyOpinion
from audit.overview.refusals import OpinionThere, OtherContent
from audit.overview.snapshot import content_of
from governance import clock
from governance.access import Actor
from governance.fixed_form import sha256_of
from governance.runner import NO_CLOCKS, NO_EVENTS, NO_FIELDS, READS, STAYS, Move, action
from governance.runner.numbering import wait_in_line


@dataclass(frozen=True)
class Worded:
    """What the head thinks, and what it rests on."""

    overall: str
    governance: str
    risk: str
    control: str
    basis: str
    limits: str
    independence: str


@action(
    "opinions.begin", subject=YearlyOpinion, creates=True, who=is_head, moves=STAYS, clocks=NO_CLOCKS, emits=NO_EVENTS,
    ledger=("fiscal_year",),
)  # fmt: skip
def begin(*, actor: Actor, fiscal_year: int, worded: Worded) -> YearlyOpinion:
    """Begin the opinion of a year. Raises OpinionThere."""
    wait_in_line(YearlyOpinion)
    if YearlyOpinion.objects.filter(fiscal_year=fiscal_year).exists():
        raise OpinionThere
    return YearlyOpinion.objects.create(fiscal_year=fiscal_year, begun_by_id=actor.own_id, **asdict(worded))


@action(
    "opinions.write", subject=YearlyOpinion, who=is_head, moves=STAYS.within(OpinionState.DRAFT), clocks=NO_CLOCKS,
    emits=NO_EVENTS, ledger=NO_FIELDS,
)  # fmt: skip
def write(opinion: YearlyOpinion, *, actor: Actor, worded: Worded) -> None:
    """Word it otherwise."""
    for name, value in asdict(worded).items():
        setattr(opinion, name, value)


@action(
    "opinions.hand_over", subject=YearlyOpinion, who=is_head, moves=Move(OpinionState.DRAFT, to=OpinionState.PRESIDENT),
    clocks=NO_CLOCKS, emits=("opinions.opinion_submitted",), ledger=NO_FIELDS,
)  # fmt: skip
def hand_over(opinion: YearlyOpinion, *, actor: Actor) -> str:
    """Freeze words and figures of the year with their hash, and give them to the president. Returns the hash."""
    opinion.content = content_of(opinion)
    opinion.hash, opinion.handed_at = sha256_of(opinion.content), clock.now()
    return opinion.hash


@action(
    "opinions.take_back", subject=YearlyOpinion, who=is_head, moves=Move(OpinionState.PRESIDENT, to=OpinionState.DRAFT),
    clocks=NO_CLOCKS, emits=("opinions.opinion_recalled",), ledger=NO_FIELDS,
)  # fmt: skip
def take_back(opinion: YearlyOpinion, *, actor: Actor) -> None:
    """Take it back before it is presented. The ledger keeps that it was handed over."""
    opinion.content, opinion.hash, opinion.handed_at = None, "", None


@action(
    "opinions.present", subject=YearlyOpinion, who=is_president,
    moves=Move(OpinionState.PRESIDENT, to=OpinionState.PRESENTED), clocks=NO_CLOCKS,
    emits=("opinions.opinion_presented",), ledger=("seen",),
)  # fmt: skip
def present(opinion: YearlyOpinion, *, actor: Actor, seen: str, remark: str) -> None:
    """Present exactly what was seen to the board; final from now on. Raises OtherContent."""
    if seen != opinion.hash or sha256_of(opinion.content or {}) != seen:
        raise OtherContent
    opinion.presented_by_id, opinion.presented_at, opinion.remark = actor.own_id, clock.now(), remark


@action(
    "opinions.add_addendum", subject=YearlyOpinion, who=is_head, moves=READS.within(OpinionState.PRESENTED),
    clocks=NO_CLOCKS, emits=("opinions.addendum_added",), ledger=NO_FIELDS,
)  # fmt: skip
def add_addendum(opinion: YearlyOpinion, *, actor: Actor, text: str) -> None:
    """Add something to a presented opinion, which itself stays as it was presented."""
    number = opinion.addenda.count() + 1  # the opinion's row is locked
    Addendum.objects.create(opinion=opinion, number=number, text=text, added_by_id=actor.own_id)


@action(
    "opinions.download_opinion", subject=YearlyOpinion, who=reads, moves=READS, clocks=NO_CLOCKS, emits=NO_EVENTS,
    ledger=NO_FIELDS,
)  # fmt: skip
def download_opinion(opinion: YearlyOpinion, *, actor: Actor) -> None:
    """Note that the opinion was handed out."""
