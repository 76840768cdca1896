"""A requirement of the promotion plan, a self-check, a visit, a defect and a verification: words for a unit, files sealed."""

from typing import Any

from governance import clock
from governance.calendar.eras import fiscal_year
from privacy.promotion.models import Catalogue, Item, Review
from privacy.workspace.models import Check, CriteriaSet, Defect, Round, Verification
from tests.core.canary.cast import Cast, Hand, day
from tests.core.canary.reporting import photo
from tests.core.canary.words import canary, sparrow

PLAN, CHECKS = "/privacy/promotion/", "/privacy/workspace/"
TABLE = "privacy_promotion_"


def keep_the_plan(cast: Cast) -> None:
    """Write a catalogue, own a requirement, report it partly met with evidence, review the year."""
    officer: Hand = cast.officer
    officer.send(f"{PLAN}catalogue/draft-catalogue/")
    draft = Catalogue.objects.get().get_absolute_url()
    source, text = (
        sparrow("standard", f"{TABLE}catalogue"),
        sparrow("requirement", f"{TABLE}requirement", f"{TABLE}review"),
    )
    officer.send(f"{draft}write-catalogue/", source=source, policy=f"PO-01|J.1|{text}")
    officer.send(f"{draft}put-catalogue-in-force/")
    item = Item.objects.get().get_absolute_url()
    officer.send(f"{item}assign-item/", unit=str(cast.office.pk), due_on=day(20))
    both = (f"{TABLE}item", f"{TABLE}progress")
    words = {"gap": sparrow("gap", both[1]), "link": sparrow("where it stands", both[1])}
    cast.unit_head.send(f"{item}report-progress/", state="partly", files=photo("plan evidence"), **words)
    assert canary("plan evidence") in cast.unit_head.read(item)
    officer.send(f"{PLAN}reviews/prepare-review/", fiscal_year=str(fiscal_year(clock.today())))
    review = Review.objects.get()
    officer.send(f"{review.get_absolute_url()}write-conclusion/", conclusion=sparrow("conclusion", f"{TABLE}review"))
    officer.send(f"{review.get_absolute_url()}approve-review/", lines_hash=review.lines_hash)
    officer.send(f"{item}report-progress/", state="not_applicable", reason=sparrow("exception", *both))


def check_workspaces(cast: Cast) -> None:
    """Open a round, check oneself, be visited, put right, declare; another unit verifies."""
    officer: Hand = cast.officer
    officer.send(f"{CHECKS}criteria/draft-criteria/")
    draft = CriteriaSet.objects.get().get_absolute_url()
    line = sparrow("workspace criterion", "privacy_workspace_criterion", "privacy_workspace_verification")
    officer.send(f"{draft}write-criteria/", correct_days="14", desks=line)
    officer.send(f"{draft}put-criteria-in-force/", valid_from=day())
    officer.send(
        f"{CHECKS}rounds/open-round/",
        fiscal_year=str(fiscal_year(clock.today())),
        quarter="1",
        due_on=day(5),
        percent="100",
    )
    own = Check.objects.get(unit=cast.office)
    _fill_in(cast.unit_head, own, "self-check note", "workspace photo")
    officer.send(
        f"{CHECKS}visits/plan-visit/", unit=str(cast.office.pk), inspector=str(officer.person.pk), due_on=day(2)
    )
    visit = Check.objects.get(kind="visit").get_absolute_url()
    officer.send(f"{visit}cancel-visit/", reason=sparrow("visit cancelled", "privacy_workspace_check"))
    defect = Defect.objects.get().get_absolute_url()
    report = sparrow("defect report", "privacy_workspace_defect")
    cast.unit_head.send(f"{defect}report-defect/", report=report, files=photo("defect photo"))
    officer.send(f"{defect}return-defect/", reason=sparrow("defect returned", "privacy_workspace_defect"))
    cast.unit_head.send(f"{defect}report-defect/", report=report, files=photo("defect photo"))
    officer.read(defect)
    with cast.later(6):
        officer.send(f"{Round.objects.get().get_absolute_url()}close-round/")
        row = Verification.objects.get(source="workspace.put_right")
        head = Hand("office_head", at=row.verifier)
        note = sparrow("verification", "privacy_workspace_verification", "privacy_workspace_defect")
        head.send(
            f"{row.get_absolute_url()}verify/", result="contradicted", note=note, files=photo("verification photo")
        )
        assert note in head.read(row.get_absolute_url())


def _fill_in(hand: Hand, check: Check, note: str, file: str) -> None:
    address, criterion = check.get_absolute_url(), check.round.criteria_set.criteria.get()
    word = sparrow(note, "privacy_workspace_mark", "privacy_workspace_defect")
    answers: dict[str, Any] = {f"answer_{criterion.pk}": "no", f"note_{criterion.pk}": word}
    hand.send(f"{address}save-check/", **answers)
    hand.send(f"{address}add-photo/", criterion="", files=photo(file))
    hand.send(f"{address}hand-in-check/", checked_on=day())
    assert canary(file) in hand.read(address)
