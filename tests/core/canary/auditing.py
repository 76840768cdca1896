"""Auditors and an audit of the office: words of the department, which stand in clear and are shown to those in scope alone;
and audited data, which are sealed."""

from django.core.files.uploadedfile import SimpleUploadedFile

from audit.auditors.models import Auditor, Designed, Goal, Process, Relative, Service
from audit.data_audits.models import DataSet, Run
from audit.data_audits.working import work
from audit.engagements.models import Draw, Engagement, ExemptionRequest
from audit.fieldwork.content import hash_of
from audit.fieldwork.models import Evidence, Manual, Note, Paper, Procedure
from governance.organization.models import Unit
from tests.core.canary.cast import Cast, day
from tests.core.canary.words import canary, sparrow, unshown_canary

AUDITORS, AUDITS, DATA, FIELDWORK = "/audit/auditors/", "/audit/engagements/", "/audit/data/", "/audit/fieldwork/"


def audit(cast: Cast) -> None:
    """Enter an auditor who declares everything; draw, plan, exempt, open on site, cancel."""
    _enter(cast)
    _work(cast)


def _enter(cast: Cast) -> None:
    head, auditor = cast.audit_head, cast.auditor
    table = "audit_auditors_"
    known = {"origin": "own", "home_block": str(Unit.objects.get(code="B4").pk), "private_years": "0",
             "days_a_year": "200", "joined_on": "2020-04-01"}  # fmt: skip
    experience = sparrow("private experience", f"{table}auditor")
    number = auditor.person.staff_number
    head.send(f"{AUDITORS}enroll/", person=number, private_experience=experience, **known)
    own = Auditor.objects.get().get_absolute_url()
    elsewhere = str(Unit.objects.get(code="D02").pk)
    post = sparrow("post", f"{table}service")
    auditor.send(f"{own}add-service/", unit=elsewhere, post=post, valid_from="2012-04-01", valid_to="2013-03-31")
    auditor.send(f"{own}declare-relative/", relation="spouse", unit=elsewhere)
    name = sparrow("process", f"{table}process", "audit_universe_assesseditem")
    head.send(f"{AUDITORS}processes/add-process/", kind="system", code="S-1", name=name)
    part = sparrow("part in a process", f"{table}designed")
    auditor.send(f"{own}declare-design/", process=str(Process.objects.get().pk), part=part)
    for path, row, where in (
        ("services", Service.objects.get(), "service"), ("relatives", Relative.objects.get(), "relative"),
        ("designs", Designed.objects.get(), "designed"),
    ):  # fmt: skip
        why = sparrow(f"wrong {where}", f"{table}{where}")
        verb = {"services": "service", "relatives": "relative", "designs": "design"}[path]
        head.send(f"{AUDITORS}{path}/{row.pk}/withdraw-{verb}/", reason=why)
    auditor.send(f"{own}declare/")
    both = f"{table}qualification"
    names = {"name": sparrow("qualification", both), "issuer": sparrow("issuer", both)}
    auditor.send(f"{own}add-qualification/", obtained_on="2020-01-01", **names)
    subject = sparrow("study", f"{table}study")
    auditor.send(f"{own}add-study/", kind="course", subject_name=subject, skill="data", studied_on=day(), hours="2")
    how, outcome = sparrow("goal", f"{table}goal"), sparrow("outcome of a goal", f"{table}goal")
    auditor.send(f"{own}add-goal/", skill="data", level="2", due_on=day(), how=how)
    head.send(f"{AUDITORS}goals/{Goal.objects.get().pk}/settle-goal/", reached="no", outcome=outcome)
    reason = sparrow("independence", f"{table}independencerule")
    cast.president.send(f"{AUDITORS}rules/decide-rule/", valid_from=day(400), years="5", reach="block", reason=reason)


def _work(cast: Cast) -> None:
    head, auditor, office = cast.audit_head, cast.auditor, str(cast.office.pk)
    table = "audit_engagements_"
    title = sparrow("draw", f"{table}draw")
    head.send(f"{AUDITS}draws/commit-draw/", title=title, kind="block", picks="1")
    head.send(f"{Draw.objects.get().get_absolute_url()}draw-units/")
    words = {"title": sparrow("audit", f"{table}engagement"), "purpose": sparrow("purpose", f"{table}engagement")}
    plan = {"kind": "office", "units": [office], "starts_on": day(), "ends_on": day(2), "auditor_days": "5"}
    head.send(f"{AUDITS}plan/", **plan, **words)
    row = Engagement.objects.get()
    address, pk = row.get_absolute_url(), str(Auditor.objects.get().pk)
    reason = sparrow("exemption", f"{table}exemption", "audit_overview_yearlyopinion")
    lift = {"auditor": pk, "lifts": ["home_block"]}
    head.send(f"{address}ask-exemption/", **lift, reason=sparrow("exemption asked for", f"{table}exemptionrequest"))
    answer = sparrow("exemption refused", f"{table}exemptionrequest")
    asked = ExemptionRequest.objects.get().pk
    cast.president.send(f"{AUDITS}exemption-requests/{asked}/refuse-exemption/", reason=answer)
    cast.president.send(f"{address}grant-exemption/", **lift, reason=reason)
    head.send(f"{address}assign/", auditor=pk, role="lead")
    head.send(f"{address}authorize/")
    assert cast.unit_head.client.get(address).status_code == 404
    where = sparrow("where it was opened", f"{table}engagement")
    _data(cast, pk=str(row.pk))
    auditor.send(f"{address}open-on-site/", where=where)
    assert words["title"] in cast.unit_head.read(address)
    _fieldwork(cast, row, pk)
    head.send(f"{address}cancel/", reason=sparrow("why cancelled", f"{table}engagement"))
    _close(cast, plan | {"title": "報告しない監査", "purpose": "確認"}, pk)


def _close(cast: Cast, plan: dict[str, object], auditor: str) -> None:
    """Plan, open and end an audit of which no report comes."""
    head, lead = cast.audit_head, cast.auditor
    head.send(f"{AUDITS}plan/", **plan)
    row = Engagement.objects.get(state="planned")
    address = row.get_absolute_url()
    cast.president.send(f"{address}grant-exemption/", auditor=auditor, lifts=["home_block"], reason="確認")
    head.send(f"{address}assign/", auditor=auditor, role="lead")
    head.send(f"{address}authorize/")
    lead.send(f"{address}open-on-site/", where="窓口")
    for verb in ("begin-fieldwork", "end-fieldwork"):
        lead.send(f"{address}{verb}/")
    why = sparrow("why there is no report", "audit_engagements_engagement")
    head.send(f"{address}close/", unreported_because=why)


def _fieldwork(cast: Cast, engagement: Engagement, auditor_pk: str) -> None:
    """A manual, a paper with everything that can be written on it, the last signature, an addendum."""
    head, auditor, president = cast.audit_head, cast.auditor, cast.president
    table = "audit_fieldwork_"
    auditor.send(f"{FIELDWORK}manuals/draft-manual/")
    manual = Manual.objects.get().get_absolute_url()
    chapter = {"title": sparrow("chapter title", f"{table}chapter"), "text": sparrow("chapter", f"{table}chapter")}
    auditor.send(f"{manual}write-chapter/", number="9", **chapter)
    both = (f"{table}procedure", f"{table}paper")
    procedure = {
        "title": sparrow("procedure", *both, "ledger_entry"), "objective": sparrow("objective", f"{table}procedure"),
        "steps": sparrow("steps", f"{table}procedure"), "text_1": sparrow("check", f"{table}check"),
    }  # fmt: skip
    auditor.send(f"{manual}write-procedure/", programme="keys", code="X-1", kind_1="key", **procedure)
    head.send(f"{manual}put-manual-in-force/", valid_from=day())
    auditor.send(f"{engagement.get_absolute_url()}begin-fieldwork/")
    chosen = Procedure.objects.get(code="X-1")
    add = f"{FIELDWORK}engagements/{engagement.pk}/add-papers/"
    auditor.send(add, procedures=[str(chosen.pk)], unit=str(cast.office.pk), preparer=auditor_pk)
    auditor.send(add, procedures=[str(chosen.pk)], unit="", preparer=auditor_pk)
    row, other = Paper.objects.order_by("number")
    auditor.send(f"{other.get_absolute_url()}drop-paper/", reason=sparrow("why dropped", f"{table}paper"))
    paper = row.get_absolute_url()
    names = ("title", "place", "population", "sampling", "seen", "conclusion_text")
    words = {name: sparrow(f"paper {name}", f"{table}paper") for name in names}
    auditor.send(f"{paper}write-paper/", performed_on=day(), conclusion="good", **words)
    photo = SimpleUploadedFile(f"{canary('name of evidence')}.txt", unshown_canary("photo on site").encode())
    note = sparrow("observation", f"{table}observation")
    check = str(chosen.checks.get().pk)
    auditor.send(f"{paper}save-check/", check=check, answer="no", note=note, files=photo)
    caption = sparrow("caption", f"{table}evidence")
    plan = SimpleUploadedFile(f"{canary('name of plan')}.txt", unshown_canary("plan of the place").encode())
    auditor.send(f"{paper}add-evidence/", caption=caption, files=plan)
    auditor.send(f"{paper}hand-in-paper/", sha256=hash_of(Paper.objects.get(pk=row.pk)), read="on")
    head.send(f"{paper}raise-note/", text=sparrow("note of a reviewer", f"{table}note"))
    asked = f"{FIELDWORK}notes/{Note.objects.get().pk}/"
    auditor.send(f"{asked}answer-note/", answer=sparrow("answer to a note", f"{table}note"))
    head.send(f"{asked}clear-note/")
    signed = {"sha256": hash_of(Paper.objects.get(pk=row.pk)), "read": "on"}
    head.send(f"{paper}review-paper/", **signed)
    president.send(f"{paper}approve-paper/", **signed)
    page = head.read(paper)
    assert all(
        word in page for word in (*words.values(), canary("name of evidence"), canary("name of plan"), caption, note)
    )
    kept = [head.read(file.get_absolute_url()) for file in Evidence.objects.order_by("added_at")]
    assert all(canary(name) in text for name, text in zip(("photo on site", "plan of the place"), kept, strict=True))
    auditor.send(f"{engagement.get_absolute_url()}end-fieldwork/")
    auditor.send(f"{paper}add-addendum/", text=sparrow("addendum", f"{table}addendum"))


def _data(cast: Cast, pk: str) -> None:
    """Add data, run a test, draw and evaluate a sample: the rows are sealed, what the auditor says of them is not."""
    auditor, table = cast.auditor, "audit_data_audits_"
    cell, column = canary("cell of audited data"), "列"
    file = SimpleUploadedFile("d.csv", f"{column},n\n{cell},1\n{cell},3\n".encode())
    words = {"title": sparrow("data set", f"{table}dataset"), "origin": sparrow("origin of data", f"{table}dataset")}
    auditor.send(f"{DATA}add-data-set/", engagement=pk, file=file, **words)
    work()
    address = DataSet.objects.get().get_absolute_url()
    assert cell in auditor.read(address)
    auditor.send(f"{address}run-test/exact_duplicates/", columns=[column])
    auditor.send(f"{address}run-test/random_sample/", confidence="95", tolerable="5", expected="0")
    work()
    assert cell in auditor.read(Run.objects.get(test="exact_duplicates").get_absolute_url())
    note = sparrow("evaluation of a sample", f"{table}evaluation")
    auditor.send(f"{Run.objects.get(test='random_sample').get_absolute_url()}evaluate/", errors_found="", note=note)
