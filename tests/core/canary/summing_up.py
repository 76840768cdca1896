"""Self-assessment and yearly opinion of internal audit: words of the department, in clear; evidence is sealed."""

from django.core.files.uploadedfile import SimpleUploadedFile

from audit.auditors.models import Auditor
from audit.overview.models import YearlyOpinion
from audit.quality.models import Assessment, Catalogue, Measure
from audit.quality.queries import digest_now
from governance import clock
from governance.calendar.eras import fiscal_year
from tests.core.canary.cast import Cast, Hand, day
from tests.core.canary.words import canary, sparrow, unshown_canary

QUALITY, OPINIONS, TABLE = "/audit/quality/", "/audit/opinions/", "audit_quality_"


def assess_itself(cast: Cast) -> None:
    """Write a catalogue with one standard, rate it with evidence, send back, agree, measure, approve."""
    head, auditor = cast.audit_head, cast.auditor
    looker = Hand("auditor")
    known = {"origin": "own", "private_years": "0", "days_a_year": "200", "joined_on": "2020-04-01"}
    head.send("/audit/auditors/enroll/", person=looker.person.staff_number, **known)
    assert Auditor.objects.filter(person=looker.person).exists()
    head.send(f"{QUALITY}catalogue/draft-catalogue/")
    page = Catalogue.objects.get().get_absolute_url()
    standard = sparrow("standard", f"{TABLE}standard")
    head.send(f"{page}write-catalogue/", source=sparrow("source", f"{TABLE}catalogue"), ethics=f"1.1｜{standard}")
    head.send(f"{page}put-catalogue-in-force/")
    head.send(f"{QUALITY}open-assessment/", fiscal_year=str(fiscal_year(clock.today())))
    row = Assessment.objects.get()
    item = row.items.get().get_absolute_url()
    rating = f"{TABLE}rating"
    words = {"evidence": sparrow("evidence of quality", rating), "link": sparrow("link of quality", rating),
             "gap": sparrow("gap of quality", rating), "owner": str(head.person.pk), "conformance": "3_partly"}  # fmt: skip
    name = canary("quality file name")
    file = SimpleUploadedFile(f"{name}.csv", unshown_canary("quality file").encode(), content_type="text/csv")
    auditor.send(f"{item}rate/", files=file, **words)
    assert name in looker.read(item)
    looker.send(f"{item}disagree/", note=sparrow("not agreed", f"{TABLE}review"))
    auditor.send(f"{item}rate/", idempotency_key="again", **words)
    looker.send(f"{item}agree/", note=sparrow("agreed", f"{TABLE}review"))
    what = sparrow("measure of quality", f"{TABLE}measure")
    auditor.send(f"{item}add-measure/", what=what, owner=str(head.person.pk), due_on=day(30))
    conclusion = sparrow("conclusion on quality", f"{TABLE}assessment")
    head.send(f"{row.get_absolute_url()}approve/", seen=digest_now(row), conclusion=conclusion)
    outcome = sparrow("what was done for quality", f"{TABLE}measure")
    head.send(f"{QUALITY}measures/{Measure.objects.get().pk}/complete-measure/", outcome=outcome)


def give_an_opinion(cast: Cast) -> None:
    """Begin, word anew, hand over, take back, hand over, present with a remark, add to it."""
    head, president, table = cast.audit_head, cast.president, "audit_overview_yearlyopinion"
    chosen = {"overall": "mostly", "governance": "mostly", "risk": "mostly", "control": "mostly"}
    words = {name: sparrow(f"opinion {name}", table) for name in ("basis", "limits", "independence")}
    head.send(f"{OPINIONS}begin/", fiscal_year=str(fiscal_year(clock.today())), **chosen, **words)
    page = YearlyOpinion.objects.get().get_absolute_url()
    head.send(f"{page}write/", **chosen, **words)
    head.send(f"{page}hand-over/")
    head.send(f"{page}take-back/")
    head.send(f"{page}hand-over/", idempotency_key="again")
    seen = YearlyOpinion.objects.get().hash
    president.send(f"{page}present/", seen=seen, remark=sparrow("remark on the opinion", table))
    head.send(f"{page}add-addendum/", text=sparrow("addendum to the opinion", "audit_overview_addendum"))
