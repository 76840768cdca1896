"""Findings, answers, follow-up and report: words of audit and unit that stand in clear; evidence is sealed."""

from django.core.files.uploadedfile import SimpleUploadedFile

from audit.auditors.models import Auditor
from audit.engagements.models import Engagement
from audit.findings.models import Body, Criterion, ExternalAudit, Finding, Recommendation
from audit.reports.models import Report
from governance.organization.models import Unit
from tests.core.canary.cast import Cast, Hand, day
from tests.core.canary.words import canary, sparrow

FINDINGS, REPORTS, AUDITS = "/audit/findings/", "/audit/reports/", "/audit/engagements/"
TABLE, REPORT = "audit_findings_", "audit_reports_report"


def find(cast: Cast) -> None:
    """Decide a scale, find something by others and ourselves, answer, report to the president, follow up."""
    _keep(cast)
    _of_others(cast)
    _of_ours(cast)


def _keep(cast: Cast) -> None:
    scale, level = f"{TABLE}scale", f"{TABLE}level"
    levels = {f"level_{rating}": sparrow(f"level {rating}", level)
              for rating in ("1_critical", "2_high", "3_medium", "4_low")}  # fmt: skip
    reason = sparrow("why another scale", scale, "ledger_entry")
    cast.audit_head.send(f"{FINDINGS}scale/decide-scale/", valid_from=day(400), reason=reason, **levels)
    both = f"{TABLE}criterion"
    names = {
        "name": sparrow("criterion", both, REPORT, "audit_overview_yearlyopinion"),
        "source": sparrow("criterion source", both),
    }
    cast.auditor.send(f"{FINDINGS}criteria/add-criterion/", code="CANARY", **names)
    cast.auditor.send(
        f"{FINDINGS}external/add-body/", kind="other", name=sparrow("body", f"{TABLE}body", "ledger_entry")
    )


def _words(name: str, unit: str, *more: str) -> dict[str, str]:
    """Return a filled form; its words may stand in the finding and in `more`."""
    tables = (f"{TABLE}finding", *more)
    texts = {part: sparrow(f"{name} {part}", *tables) for part in ("title", "condition", "cause", "effect")}
    return texts | {
        "criterion_text": sparrow(f"{name} should be", *tables), "unit": unit, "rating": "3_medium", "cause_code": "rule",
        "criterion": str(Criterion.objects.get(code="CANARY").pk),
        "improvement": sparrow(f"{name} recommended", f"{TABLE}recommendation", *more),
    }  # fmt: skip


def _of_others(cast: Cast) -> None:
    head, auditor, office = cast.audit_head, cast.auditor, cast.unit_head
    about = {"title": sparrow("audit of others", f"{TABLE}externalaudit"),
             "their_number": sparrow("their number", f"{TABLE}externalaudit")}  # fmt: skip
    keeper = str(Auditor.objects.get(person=auditor.person).pk)
    body = str(Body.objects.get().pk)
    head.send(f"{FINDINGS}external/enter-external-audit/", body=body, reported_on=day(), keeper=keeper, **about)
    audit = ExternalAudit.objects.get()
    auditor.send(f"{FINDINGS}external/{audit.pk}/write/", **_words("theirs", str(cast.office.pk)))
    auditor.send(f"{Finding.objects.get().get_absolute_url()}issue/")
    row = Recommendation.objects.get().get_absolute_url()
    steps = {"what_1": sparrow("step", f"{TABLE}planstep"), "owner_1": sparrow("step owner", f"{TABLE}planstep")}
    said = sparrow("answer to a recommendation", f"{TABLE}response")
    office.send(f"{row}answer/", stance="agree", text=said, until_1=day(5), **steps)
    file = SimpleUploadedFile(f"{canary('evidence name')}.csv", canary("evidence").encode(), content_type="text/csv")
    done = sparrow("follow-up report", f"{TABLE}progress")
    office.send(f"{row}report-progress/", claim="done", text=done, evidence=file)
    assert canary("evidence name") in auditor.read(row)
    auditor.send(f"{row}judge/", verdict="done", text=sparrow("judgement", f"{TABLE}judgement"))
    again = sparrow("why opened again", f"{TABLE}judgement")
    auditor.send(f"{row}reopen/", text=again, new_due_on=day(90))
    accepted = sparrow("why accepted", f"{TABLE}recommendation")
    cast.president.send(f"{row}accept-risk/", reason=accepted)


def _of_ours(cast: Cast) -> None:
    head, auditor = cast.audit_head, cast.auditor
    unit = Unit.objects.get(code="27001")
    office, reviewer = Hand("office_head", at=unit), Hand("auditor")
    known = {"origin": "private", "private_years": "3", "days_a_year": "200", "joined_on": "2020-04-01"}
    experience = sparrow("experience of a reviewer", "audit_auditors_auditor")
    number = reviewer.person.staff_number
    head.send("/audit/auditors/enroll/", person=number, private_experience=experience, **known)
    second = Auditor.objects.get(person=reviewer.person)
    reviewer.send(f"{second.get_absolute_url()}declare/")
    tables = ("audit_engagements_engagement", REPORT)
    words = {"title": sparrow("audit with findings", *tables), "purpose": sparrow("its purpose", *tables)}
    plan = {"kind": "office", "units": [str(unit.pk)], "starts_on": day(), "ends_on": day(2), "auditor_days": "5"}
    head.send(f"{AUDITS}plan/", announced="on", **plan, **words)
    audit = Engagement.objects.get(title=words["title"])
    page = audit.get_absolute_url()
    for who, role in ((auditor, "lead"), (reviewer, "reviewer")):
        pk = str(Auditor.objects.get(person=who.person).pk)
        head.send(f"{page}assign/", auditor=pk, role=role)
    head.send(f"{page}announce/")
    auditor.send(f"{page}begin-fieldwork/")
    auditor.send(f"{FINDINGS}of/{audit.pk}/write/", **_words("ours", str(unit.pk), REPORT))
    finding = Finding.objects.get(engagement=audit)
    mine = finding.get_absolute_url()
    auditor.send(f"{mine}send-facts/")
    office.send(f"{mine}object-to-facts/", text=sparrow("objection", f"{TABLE}factreply"))
    auditor.send(f"{mine}settle-facts/", reason=sparrow("why settled", f"{TABLE}finding"))
    auditor.send(f"{FINDINGS}of/{audit.pk}/write/", **_words("withdrawn", str(unit.pk)))
    other = Finding.objects.get(engagement=audit, state="draft")
    auditor.send(f"{other.get_absolute_url()}withdraw/", reason=sparrow("why withdrawn", f"{TABLE}finding"))
    auditor.send(f"{page}end-fieldwork/")
    _report(cast, audit, reviewer)


def _report(cast: Cast, audit: Engagement, reviewer: Hand) -> None:
    lead, signoff = cast.auditor, "audit_reports_signoff"
    texts = {"conclusion": sparrow("conclusion", REPORT), "method": sparrow("method", REPORT)}
    lead.send(f"{REPORTS}of/{audit.pk}/begin/", opinion="mostly", **texts)
    report = Report.objects.get()
    page = report.get_absolute_url()
    lead.send(f"{page}hand-in/")
    reviewer.send(f"{page}send-back/", reason=sparrow("why sent back", signoff))
    lead.send(f"{page}hand-in/")
    report.refresh_from_db()
    for hand, verb in ((reviewer, "pass-review"), (cast.audit_head, "endorse"), (cast.president, "approve")):
        hand.send(f"{page}{verb}/", seen=report.hash, note=sparrow(f"note {verb}", signoff))
    lead.send(f"{page}add-addendum/", text=sparrow("addendum", "audit_reports_addendum"))
