"""Findings of ten years in every office, two recommendations each, one in eight still open; one in ten repeats an earlier one."""

from typing import Any

from tests.bench.filling_rooms import OFFICES, copied
from tests.bench.reading import Pages, Unguarded, floor, page_of
from tests.support import factories

EACH = 10
"""Findings of one audit."""
BLOCK = "(SELECT parent_id FROM organization_unitperiod p WHERE p.unit_id = u.id AND p.valid_to IS NULL)"
STATES = "(array['done', 'done', 'followed', 'done', 'accepted', 'done', 'done', 'done'])"
OLD = "make_interval(mins => (n.n * {spread})::int)"


def findings(unguarded: Unguarded, count: int) -> Any:
    """Fill with so many findings; return a real recommendation whose follow-up runs, and the people of its audit."""
    from tests.audit_engagements import making as audits
    from tests.audit_findings import making

    head, president, office = audits.head(), audits.president(), making.office_head()
    real, lead = making.followed(head, president, office)
    finding, audit = real.finding, real.finding.engagement
    proposal = finding.recommendations.get(kind="proposal")
    many = max(1, count // EACH)
    old = OLD.format(spread=10 * 365 * 24 * 60 / many)
    with unguarded() as cursor:
        copied(
            cursor, "audit_engagements_engagement", audit.pk, f"generate_series(1, {many}) n (n)",
            number="1000 + n.n", reference="'KB-' || lpad(to_hex(n.n), 6, '0')", state="'closed'", closed_at="now()",
            opened_at=f"o.opened_at - {old}", authorized_at=f"o.authorized_at - {old}",
        )  # fmt: skip
        copied(
            cursor, "audit_engagements_target", audit.targets.get().pk,
            f"(SELECT id, number - 1000 AS n FROM audit_engagements_engagement WHERE number > 1000) e "
            f"JOIN {OFFICES} ON u.n = 1 + e.n % 300",
            engagement_id="e.id", unit_id="u.id", block_id=BLOCK,
        )  # fmt: skip
        copied(
            cursor, "audit_findings_finding", finding.pk,
            "(SELECT e.id, e.reference, e.opened_at, e.number - 1000 AS n, t.unit_id, t.block_id "
            "FROM audit_engagements_engagement e JOIN audit_engagements_target t ON t.engagement_id = e.id "
            f"WHERE e.number > 1000) e, generate_series(1, {EACH}) k",
            engagement_id="e.id", unit_id="e.unit_id", block_id="e.block_id", number="k",
            reference="e.reference || '-' || k", written_at="e.opened_at", sent_at="e.opened_at",
            issued_on="e.opened_at::date", rating="(array['1_critical', '2_high', '3_medium', '4_low'])[1 + (e.n + k) % 4]",
            cause_code="(array['rule', 'knowledge', 'supervision', 'staffing', 'system'])[1 + (e.n * 7 + k) % 5]",
            criterion_id="(SELECT id FROM audit_findings_criterion ORDER BY code OFFSET (e.n * 3 + k) % 12 LIMIT 1)",
        )  # fmt: skip
        for row, unit in ((real, "f.unit_id"), (proposal, "o.unit_id")):
            place = "(hashtext(f.reference) & 7)"
            state = f"({STATES})[1 + {place}]"
            copied(
                cursor, "audit_findings_recommendation", row.pk,
                f"(SELECT * FROM audit_findings_finding WHERE id <> '{finding.pk}') f", finding_id="f.id", unit_id=unit,
                block_id="f.block_id" if row is real else "NULL", state=state, followed_since="f.issued_on",
                due_on="f.issued_on + 90", done_on=f"CASE WHEN {state} = 'done' THEN f.issued_on + 80 END",
                accepted_by_id=f"CASE WHEN {state} = 'accepted' THEN '{president.pk}'::uuid END",
                accepted_on=f"CASE WHEN {state} = 'accepted' THEN f.issued_on + 80 END",
                accepted_because=f"CASE WHEN {state} = 'accepted' THEN '費用に見合わない' ELSE '' END",
            )  # fmt: skip
        cursor.execute(
            "INSERT INTO audit_findings_repeat (finding_id, earlier_id, same_code, percent) "
            "SELECT f.id, g.id, true, 40 FROM "
            "(SELECT id, row_number() OVER (ORDER BY reference) n FROM audit_findings_finding) f "
            "JOIN (SELECT id, row_number() OVER (ORDER BY reference) n FROM audit_findings_finding) g ON g.n = f.n - 7 "
            "WHERE f.n % 10 = 0"
        )
    return real, head, president, office, lead.person


def pages(made: Any) -> Pages:
    """Yield label and act of each page, and of its floor. `made`: what findings() returned."""
    from tests.audit_engagements import making as audits

    real, *people = made
    head, president, office, auditor = (factories.client_of(one) for one in people)
    block = factories.client_of(factories.person("block_head", at=audits.unit("B4")))
    inspector = factories.client_of(factories.person("statutory_auditor", at=audits.unit("HQ")))
    base, asked = "/audit/findings/", "/audit/findings/recommendations/"
    rows = "SELECT * FROM audit_findings_recommendation"
    for who, client in (
        ("head", head), ("president", president), ("inspector", inspector), ("auditor", auditor), ("block head", block),
        ("office head", office),
    ):  # fmt: skip
        yield f"findings, first page ({who})", page_of(client, base)
        yield f"recommendations, first page ({who})", page_of(client, asked)
        yield f"ages ({who})", page_of(client, f"{asked}ages/")
    yield floor(f"{rows} WHERE state IN ('followed', 'reported') ORDER BY followed_since, id LIMIT 50")
    for condition in ("page=150", "state=issued", "rating=1_critical", "cause=system", "repeated=true", "unit=13001",
                      "source=engagement:office", "sort=reference", "sort=-rating", "sort=state"):  # fmt: skip
        yield f"findings, {condition} (head)", page_of(head, f"{base}?{condition}")
    for condition in ("page=150", "late=true", "state=done", "kind=proposal", "rating=1_critical", "unit=13001", "sort=-since",
                      "sort=rating", "sort=kind", "sort=state"):  # fmt: skip
        yield f"recommendations, {condition} (head)", page_of(head, f"{asked}?{condition}")
    yield "a finding (head)", page_of(head, real.finding.get_absolute_url())
    yield "a recommendation (office head)", page_of(office, real.get_absolute_url())
    yield "my desk (audit head)", page_of(head, "/desk/")
    yield "my desk (office head)", page_of(office, "/desk/")
    yield "audits, first page (head)", page_of(head, "/audit/engagements/")
