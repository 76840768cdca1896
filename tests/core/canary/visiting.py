"""A mystery visit until its corrective action, and direct notices: notes of the visit for those it concerns, evidence sealed."""

from tests.core.canary.cast import Cast, day
from tests.core.canary.reporting import photo
from tests.core.canary.words import canary, sparrow
from voice.direct.models import DirectNotice
from voice.visits.chores import settle_results
from voice.visits.models import Contest, Correction, CriteriaSet, Criterion, Sheet, Visit

BASE = "/voice/visits/"
GROUPS = ("facilities", "signs", "waiting", "manners", "explaining", "documents")


def visit(cast: Cast) -> None:
    """Write criteria, plan, go, object, decide, put right; a further visit is cancelled."""
    _plan(cast)
    sheet, criterion = Sheet.objects.get(), Criterion.objects.get()
    address = sheet.get_absolute_url()
    note = {f"answer_{criterion.pk}": "no", f"note_{criterion.pk}": sparrow("mark", "visits_mark")}
    cast.rater.send(f"{BASE}sheets/{sheet.pk}/save-sheet/", **note)
    cast.rater.send(f"{BASE}sheets/{sheet.pk}/hand-in/", visited_on=day())
    cast.quality.send(f"{address}send-result/")
    cast.unit_head.send(
        f"{address}contest/", criterion=str(criterion.pk), text=sparrow("contest", "visits_contest"),
        files=photo("contest evidence"),
    )  # fmt: skip
    assert canary("contest evidence") in cast.unit_head.read(address)
    reason = sparrow("contest decision", "visits_contest")
    cast.quality.send(f"{BASE}contests/{Contest.objects.get().pk}/decide-contest/", granted="no", reason=reason)
    with cast.later(15):
        settle_results()
    report = f"{BASE}corrections/{Correction.objects.get().pk}/report-correction/"
    cast.unit_head.send(report, report=sparrow("correction report", "visits_correction"))
    cast.quality.send(f"{address}plan-revisit/", planned_on=day(20), raters=[str(cast.rater.person.pk)])
    again = Visit.objects.get(repeats__isnull=False).get_absolute_url()
    cast.quality.send(f"{again}cancel/", reason=sparrow("cancelled", "visits_visit"))


def _plan(cast: Cast) -> None:
    cast.quality.send(f"{BASE}criteria/draft-set/")
    draft = CriteriaSet.objects.get().get_absolute_url()
    shares = {f"percent_{group}": "100" for group in GROUPS}
    lines = sparrow("criterion", "visits_criterion")
    cast.quality.send(f"{draft}write-set/", contest_days="14", correct_days="60", lines_manners=lines, **shares)
    cast.quality.send(f"{draft}put-in-force/", valid_from=day())
    cast.quality.send(
        f"{BASE}rounds/plan-round/", rule="chosen", offices=[str(cast.office.pk)],
        raters=[str(cast.rater.person.pk)], second_percent="0", first_on=day(), last_on=day(20),
    )  # fmt: skip


def notify(cast: Cast) -> None:
    """Send a direct notice to the office, which answers."""
    table = "direct_notices_directnotice"
    cast.quality.send(
        "/voice/direct/send-notice/offices/", title=sparrow("notice", table), text=sparrow("notice text", table),
        read_by=day(3), answer_kind="text", reach="chosen", offices=[str(cast.office.pk)],
    )  # fmt: skip
    row = DirectNotice.objects.get().receipts.get()
    answer = sparrow("notice answer", "direct_notices_receipt")
    cast.unit_head.send(f"/voice/direct/receipts/{row.pk}/answer/", answer=answer)
