"""The annual report: counted and written by Service Promotion, approved by a vice-president, then published."""

from collections.abc import Mapping

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from governance import clock
from governance.access import Actor
from governance.organization.models import Unit
from governance.runner import NO_CLOCKS, NO_FIELDS, STAYS, Move, Refused, action
from governance.runner.numbering import next_number
from voice.figures.access import is_window, may_approve, may_return
from voice.figures.choices import PromiseState, ReportState
from voice.figures.freezing import counted, hash_of, is_whole, promises, reportable_years
from voice.figures.models import AnnualReport, Promise
from voice.figures.models.annual import WORDS

IN_DRAFT = STAYS.within(ReportState.DRAFT)


class OpenAlready(Refused):
    """One open edition per year."""

    code = "open_already"
    message = _("The report of this year is being prepared already.")


class TooEarly(Refused):
    """The year's figures are not settled."""

    code = "too_early"
    message = _("The report of this year can be made three months after its end.")


class Tampered(Refused):
    """The stored figures are not those that were counted."""

    code = "tampered"
    message = _("The stored figures do not fit their hash. Count them again.")


class NotReported(Refused):
    """A promise of last year has no outcome."""

    code = "not_reported"
    message = _("Say first what became of each promise of last year.")


class WordsMissing(Refused):
    """A section is empty."""

    code = "words_missing"
    message = _("Write all sections first.")


class NoSuchPromise(Refused):
    """The promise is not one of this report."""

    code = "no_such_promise"
    message = _("This promise does not stand in the report.")


def _count(report: AnnualReport) -> None:
    """Put fresh figures into the row; the words stay. Raises TooEarly."""
    if report.fiscal_year not in reportable_years(clock.today()):
        raise TooEarly
    report.snapshot, report.row_count = counted(report.fiscal_year)
    report.snapshot_hash, report.counted_at = hash_of(report.snapshot), clock.now()


@action(
    "voice_figures.prepare", subject=AnnualReport, creates=True, who=is_window, moves=STAYS, clocks=NO_CLOCKS,
    emits=("voice_figures.report_prepared",), ledger=("fiscal_year",),
)  # fmt: skip
def prepare(*, actor: Actor, fiscal_year: int) -> AnnualReport:
    """Count a fiscal year; raises OpenAlready or TooEarly. A further edition begins with the words of the one before."""
    earlier = AnnualReport.objects.filter(fiscal_year=fiscal_year).order_by("-edition").first()
    edition = next_number(AnnualReport.objects.filter(fiscal_year=fiscal_year), "edition")
    report = AnnualReport(fiscal_year=fiscal_year, edition=edition, prepared_by_id=actor.own_id)
    for name in WORDS if earlier else ():
        setattr(report, name, getattr(earlier, name))
    _count(report)
    try:
        with transaction.atomic():
            report.save()
    except IntegrityError as error:
        raise OpenAlready from error
    return report


@action(
    "voice_figures.rebuild", subject=AnnualReport, who=is_window, moves=IN_DRAFT, clocks=NO_CLOCKS,
    emits=("voice_figures.report_prepared",), ledger=NO_FIELDS,
)  # fmt: skip
def rebuild(report: AnnualReport, *, actor: Actor) -> None:
    """Count again; the words stay."""
    _count(report)
    report.returned_because = ""


@action(
    "voice_figures.write", subject=AnnualReport, who=is_window, moves=IN_DRAFT, clocks=NO_CLOCKS,
    emits=("voice_figures.report_prepared",), ledger=NO_FIELDS,
)  # fmt: skip
def write(report: AnnualReport, *, actor: Actor, words: Mapping[str, str]) -> None:
    """Write the sections."""
    for name in WORDS:
        setattr(report, name, words[name])
    report.returned_because = ""


@action(
    "voice_figures.promise", subject=AnnualReport, who=is_window, moves=IN_DRAFT, clocks=NO_CLOCKS,
    emits=("voice_figures.promise_added",), ledger=NO_FIELDS,
)  # fmt: skip
def promise(report: AnnualReport, *, actor: Actor, text: str, unit: Unit) -> None:
    """Promise something for the next year."""
    Promise.objects.create(fiscal_year=report.fiscal_year, text=text, unit=unit, given_by_id=actor.own_id)


@action(
    "voice_figures.take_back", subject=AnnualReport, who=is_window, moves=IN_DRAFT, clocks=NO_CLOCKS,
    emits=("voice_figures.promise_removed",), ledger=("promise",),
)  # fmt: skip
def take_back(report: AnnualReport, *, actor: Actor, promise: Promise) -> None:
    """Take a promise out that no published edition holds; raises NoSuchPromise."""
    told = AnnualReport.objects.filter(
        fiscal_year=report.fiscal_year, state__in=[ReportState.PUBLISHED, ReportState.SUPERSEDED]
    )
    is_told = told.exists() or promise.state != PromiseState.OPEN
    if promise.fiscal_year != report.fiscal_year or is_told:
        raise NoSuchPromise
    promise.delete()


@action(
    "voice_figures.report_promise", subject=AnnualReport, who=is_window, moves=IN_DRAFT, clocks=NO_CLOCKS,
    emits=("voice_figures.promise_reported",), ledger=("promise", "state"),
)  # fmt: skip
def report_promise(
    report: AnnualReport, *, actor: Actor, promise: Promise, state: str, outcome: str, carried: bool
) -> None:
    """Say what became of a promise of last year, and promise it once more when it is carried on; raises NoSuchPromise."""
    if promise.fiscal_year != report.fiscal_year - 1:
        raise NoSuchPromise
    promise.state, promise.outcome = state, outcome
    promise.save()
    again = Promise.objects.filter(carried_from=promise)
    if carried and state != PromiseState.KEPT and not again.exists():
        Promise.objects.create(
            fiscal_year=report.fiscal_year, text=promise.text, unit_id=promise.unit_id, carried_from=promise,
            given_by_id=actor.own_id,
        )  # fmt: skip


@action(
    "voice_figures.approve", subject=AnnualReport, who=may_approve,
    moves=Move(ReportState.DRAFT, to=ReportState.APPROVED), clocks=NO_CLOCKS,
    emits=("voice_figures.report_approved",), ledger=NO_FIELDS,
)  # fmt: skip
def approve(report: AnnualReport, *, actor: Actor) -> None:
    """Approve the report as it stands, promises too; raises Tampered, WordsMissing or NotReported."""
    if not is_whole(report):
        raise Tampered
    if not all(getattr(report, name) for name in WORDS):
        raise WordsMissing
    if Promise.objects.filter(fiscal_year=report.fiscal_year - 1, state=PromiseState.OPEN).exists():
        raise NotReported
    report.snapshot = report.snapshot | promises(report.fiscal_year)
    report.snapshot_hash = hash_of(report.snapshot)
    report.approved_by_id, report.approved_at = actor.own_id, clock.now()


@action(
    "voice_figures.send_back", subject=AnnualReport, who=may_return,
    moves=Move(ReportState.DRAFT, ReportState.APPROVED, to=ReportState.DRAFT), clocks=NO_CLOCKS,
    emits=("voice_figures.report_returned",), ledger=NO_FIELDS,
)  # fmt: skip
def send_back(report: AnnualReport, *, actor: Actor, reason: str) -> None:
    """Send the report back to those who prepare it."""
    report.returned_because, report.approved_by_id, report.approved_at = reason, None, None


@action(
    "voice_figures.publish", subject=AnnualReport, who=is_window,
    moves=Move(ReportState.APPROVED, to=ReportState.PUBLISHED), clocks=NO_CLOCKS,
    emits=("voice_figures.report_published",), ledger=NO_FIELDS,
)  # fmt: skip
def publish(report: AnnualReport, *, actor: Actor) -> None:
    """Show the report to everyone; the edition published before is replaced. Raises Tampered."""
    if not is_whole(report):
        raise Tampered
    earlier = AnnualReport.objects.filter(fiscal_year=report.fiscal_year, state=ReportState.PUBLISHED)
    for replaced in earlier.select_for_update():
        replaced.state = ReportState.SUPERSEDED
        replaced.save()
    report.published_by_id, report.published_at = actor.own_id, clock.now()
