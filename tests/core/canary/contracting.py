"""A contractor from the register to the end, and the functions of a unit: words for those in charge, papers sealed."""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from governance.notices import outbox
from privacy.contractors.models import Bid, Catalogue, Contractor, Finding, Inspection, Job, RiskTable, Subcontract
from privacy.contractors.models.risk import NAMES
from privacy.contractors.queries import items_of
from privacy.functions.models import Flag, Line, UnitReview, Waiver
from tests.core.canary.cast import Cast, day
from tests.core.canary.reporting import photo
from tests.core.canary.words import canary, sparrow
from tests.privacy_functions import making

BASE, FUNCTIONS, T = "/privacy/contractors/", "/privacy/functions/", "contractors_"
PAST = ("2026-04-01", "2099-03-31")


def contract(cast: Cast) -> None:
    """Register, check, contract, subcontract, inspect, put right, end."""
    head, officer = cast.unit_head, cast.officer
    officer.send(f"{BASE}catalogues/draft-catalogue/", kind="inspection")
    catalogue = Catalogue.objects.get(state="draft").get_absolute_url()
    officer.send(f"{catalogue}write-catalogue/", lines=sparrow("checklist item", f"{T}item"))
    officer.send(f"{catalogue}put-in-force/", valid_from=day())
    points = {name: "1" for name in NAMES} | {"reason": sparrow("points", f"{T}risktable"), "valid_from": day()}
    officer.send(f"{BASE}risk-tables/{RiskTable.objects.get().pk}/revise-weights/", **points)
    company = _company(cast)
    head.send(f"{company}file-bid/", title=sparrow("job", f"{T}bid", f"{T}job"), unit=str(cast.office.pk))
    bid = Bid.objects.get()
    answers = {f"answer_{i.pk}": "yes" for i in items_of(bid.catalogue_id)}
    notes = {f"note_{i.pk}": sparrow("condition", f"{T}biditem") for i in items_of(bid.catalogue_id)}
    head.send(f"{bid.get_absolute_url()}answer-bid/", files=photo("bid evidence"), **answers, **notes)
    assert canary("bid evidence") in head.read(bid.get_absolute_url())
    officer.send(f"{bid.get_absolute_url()}decide-bid/", granted="yes", reason=sparrow("bid decision", f"{T}bid"))
    _terms(cast, bid)
    job = Job.objects.get()
    _work(cast, job)
    for kind in ("return", "destruction"):
        head.send(
            f"{job.get_absolute_url()}add-proof/", kind=kind, done_on=day(), text=sparrow("proof", f"{T}proof"),
            files=photo("proof"),
        )  # fmt: skip
    assert canary("proof") in head.read(job.get_absolute_url())
    head.send(f"{job.get_absolute_url()}close/")


def _company(cast: Cast) -> str:
    words = {name: sparrow(name, f"{T}contractor") for name in ("company", "company contact")}
    cast.unit_head.send(
        f"{BASE}companies/register/", number="1010001000011", name=words["company"], contact=words["company contact"],
        phone="03-5550-0111",
    )  # fmt: skip
    company = Contractor.objects.get().get_absolute_url()
    cast.unit_head.send(
        f"{company}add-certificate/", kind="isms", number=sparrow("c", f"{T}certificate"), issued_on=PAST[0],
        expires_on=PAST[1], files=photo("certificate"),
    )  # fmt: skip
    assert canary("certificate") in cast.unit_head.read(company)
    return company


def _terms(cast: Cast, bid: Bid) -> None:
    cast.unit_head.send(
        f"{bid.get_absolute_url()}enter-contract/", contract_number=sparrow("n", f"{T}job"), data_kinds=["names"],
        persons="500", systems=sparrow("systems", f"{T}job"), staff="10", starts_on=day(), ends_on=PAST[1],
        places=sparrow("place", f"{T}job", f"{T}inspection"),
    )  # fmt: skip
    job = Job.objects.get()
    items = items_of(job.clauses_in_id)
    answers: dict[str, Any] = {f"answer_{i.pk}": "yes" for i in items}
    last = next(i for i in items if not i.is_must)
    answers |= {f"answer_{last.pk}": "exception", f"note_{last.pk}": sparrow("clause", f"{T}clause")}
    cast.unit_head.send(f"{job.get_absolute_url()}fill-clauses/", **answers)
    cast.unit_head.send(f"{job.get_absolute_url()}begin/")


def _work(cast: Cast, job: Job) -> None:
    head, officer, address = cast.unit_head, cast.officer, job.get_absolute_url()
    words = {name: sparrow(f"subcontractor {name}", f"{T}subcontract") for name in ("name", "work", "place")}
    head.send(f"{address}ask-consent/", number="4010001000044", **words)
    consent = f"{BASE}subcontracts/{Subcontract.objects.get().pk}/decide-consent/"
    officer.send(consent, granted="yes", reason=sparrow("consent", f"{T}subcontract"))
    head.send(f"{address}plan-inspection/", planned_on=day(), inspector=str(head.person.pk))
    row = Inspection.objects.get()
    item = items_of(row.catalogue_id)[0]
    seen = sparrow("observation", f"{T}observation", f"{T}finding")
    head.send(
        f"{row.get_absolute_url()}save-item/", item=str(item.pk), answer="no", note=seen, files=photo("inspection")
    )
    assert canary("inspection") in head.read(row.get_absolute_url())
    sparrow("checklist item", f"{T}finding")
    head.send(
        f"{row.get_absolute_url()}finish/", inspected_on=day(), staff_counted="10", places_counted=job.places[0],
        summary=sparrow("summary", f"{T}inspection"),
    )  # fmt: skip
    finding = f"{BASE}findings/{Finding.objects.get().pk}/"
    head.send(f"{finding}report-finding/", report=sparrow("finding report", f"{T}finding"))
    officer.send(f"{finding}check-finding/", granted="yes", reason=sparrow("finding check", f"{T}finding"))


def review_functions(cast: Cast) -> None:
    """Take a file in, confirm, remove, except."""
    name, place = sparrow("function", "functions_function"), sparrow("seat", "functions_terminal")
    lines = [f"{cast.staff.person.staff_number},13001,WM01,{name}", f"x1,13001,WM01,{name}", f"x2,13001,WM01,{name}"]
    _upload(cast, "rights", making.text(lines))
    _upload(cast, "terminals", making.text([f"T1,13001,{place},パスワード"], "terminals"))
    outbox.dispatch()
    cast.officer.send(f"{FUNCTIONS}open-review/")
    outbox.dispatch()
    keep = Line.objects.get(person=cast.staff.person)
    reason = sparrow("line", "functions_line", "functions_removal")
    cast.keeper.send(f"{FUNCTIONS}lines/{keep.pk}/decide-line/", verdict="remove", reason=reason)
    for line in Line.objects.exclude(pk=keep.pk):
        cast.keeper.send(f"{FUNCTIONS}lines/{line.pk}/decide-line/", verdict="keep", reason=reason)
    cast.keeper.send(f"{UnitReview.objects.get().get_absolute_url()}confirm-unit/")
    first, second = Flag.objects.order_by("holding__staff_number")
    why = sparrow("flag", "functions_flag", "functions_removal")
    cast.keeper.send(f"{FUNCTIONS}flags/{first.pk}/remove-flagged/", reason=why)
    asked = sparrow("exception", "functions_waiver")
    cast.keeper.send(f"{FUNCTIONS}flags/{second.pk}/ask-waiver/", reason=asked, ends_on=day(20))
    decided = sparrow("exception decided", "functions_waiver")
    cast.officer.send(f"{FUNCTIONS}waivers/{Waiver.objects.get().pk}/decide-waiver/", granted="yes", reason=decided)
    outbox.dispatch()


def _upload(cast: Cast, kind: str, text: str) -> None:
    file = SimpleUploadedFile("file.csv", text.encode())
    cast.officer.send(f"{FUNCTIONS}snapshots/take-snapshot/", kind=kind, taken_on=day(), file=file)
