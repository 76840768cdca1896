"""Fills a database with the volumes of the brief: bulk rows in SQL, copied from a few real ones made through the actions.

Sealed bytes are made once and copied: nothing that is measured opens the copies. The one case whose page is measured has real
messages of its own.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import psycopg2

from tests.support import factories

UNITS = "(SELECT array_agg(id ORDER BY code) AS ids FROM organization_unit WHERE kind = 'office') u"


GUARDED = (
    "compliance_case", "compliance_message", "compliance_declaration", "deadlines_deadline", "information_information",
    "information_delivery", "learning_course", "learning_record", "conduct_edition", "conduct_signature", "measures_measure",
    "committee_resolution", "committee_unitreport", "voice_voice", "voice_delivery", "voice_database_searchrow",
    "voice_answers_reply", "voice_figures_visitors", "voice_answers_closing", "voice_answers_matter",
    "voice_answers_mattervoice", "voice_answers_instruction", "voice_answers_publicvoice", "publishing_publication",
    "publishing_edition", "proposals_proposal", "proposals_assessment", "proposals_answer", "proposals_issue",
    "proposals_entry", "proposals_support", "visits_round", "visits_visit", "visits_sheet", "visits_mark",
    "visits_correction", "monitors_recruitment", "monitors_application", "monitors_member", "monitors_meeting",
    "monitors_minutes", "monitors_opinion", "monitors_attendance", "satisfaction_handout",
    "audit_engagements_engagement", "audit_engagements_target", "audit_findings_finding", "audit_findings_recommendation",
    "audit_findings_repeat",
)  # fmt: skip


@contextmanager
def unguarded(owner_url: str) -> Iterator[Any]:
    """Give a cursor of the owner with the triggers of the guarded tables off: a hundred thousand rows have no action each."""
    server = psycopg2.connect(owner_url)
    try:
        with server, server.cursor() as cursor:
            for table in GUARDED:
                cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
            yield cursor
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            for table in GUARDED:
                cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
    finally:
        server.close()


def staff(count: int) -> None:
    """Make invented staff over all units."""
    from django.conf import settings
    from django.core.management import call_command

    settings.DEMO = True
    call_command("make_people", count=count, verbosity=0)


def cases(owner_url: str, count: int) -> None:
    """Copy one real case many times: over five years, all offices, all states, 1,500 of them open."""
    one, _code = factories.file_case()
    with unguarded(owner_url) as cursor:
        cursor.execute(
            f"""
            INSERT INTO compliance_case (id, reference, state, track, channel, disclosure, reporter_kind, position, unit_id,
                received_at, clock_day, severity, category, finding, decided_at, concluded_at, receipt_digest, content_digest,
                box_id, identity_box_id, sealed_content, version, counter, name_may_pass)
            SELECT gen_random_uuid(), lpad(to_hex(n), 9, '0'), s.state,
                CASE WHEN n %% 40 = 7 THEN 'statutory' WHEN n %% 40 = 3 THEN 'vice_president' ELSE 'division' END,
                (array['web', 'phone', 'letter', 'visit'])[1 + n %% 4], c.disclosure,
                (array['staff', 'public', 'contractor', 'staff'])[1 + n %% 4], c.position, u.ids[1 + n %% array_length(u.ids, 1)],
                c.received_at - make_interval(mins => n * 26), (c.received_at - make_interval(mins => n * 26))::date,
                CASE WHEN s.state IN ('received', 'declined') THEN '' ELSE
                    (array['low', 'medium', 'high', 'critical'])[1 + n %% 4] END,
                CASE WHEN s.state IN ('received', 'declined') THEN '' ELSE
                    (array['money', 'records', 'leak', 'procedure', 'harassment', 'collusion', 'other'])[1 + n %% 7] END,
                CASE WHEN s.state = 'concluded' THEN (array['found', 'partly', 'not_found', 'unclear'])[1 + n %% 4] ELSE '' END,
                CASE WHEN s.state <> 'received' THEN c.received_at - make_interval(mins => n * 26 - 9000) END,
                CASE WHEN s.state = 'concluded' THEN c.received_at - make_interval(mins => n * 26 - 60000) END,
                lpad(to_hex(n), 64, '0'), c.content_digest, c.box_id, c.identity_box_id, c.sealed_content, 1, c.counter,
                c.name_may_pass
            FROM (SELECT * FROM compliance_case WHERE id = %s) c, {UNITS}, generate_series(1, %s) n
            CROSS JOIN LATERAL (SELECT CASE WHEN n %% 200 = 0 THEN 'received' WHEN n %% 200 = 1 THEN 'accepted'
                WHEN n %% 200 = 2 THEN 'investigating' WHEN n %% 10 = 9 THEN 'declined' ELSE 'concluded' END AS state) s
            """,  # noqa: S608 - fixed words
            [str(one.pk), count],
        )
    with unguarded(owner_url) as cursor:
        cursor.execute(
            """
            INSERT INTO compliance_declaration (id, case_id, person_id, relation, declared_at)
            SELECT gen_random_uuid(), c.id, d.person_id, false, c.received_at
            FROM compliance_case c, (SELECT DISTINCT person_id FROM compliance_declaration) d ON CONFLICT DO NOTHING
            """
        )
        cursor.execute(
            """
            INSERT INTO deadlines_deadline (id, subject_type, subject_id, rule_id, round, opened_on, due_on, state, settled_at)
            SELECT gen_random_uuid(), 'compliance.case', c.id, r.id, 2, c.clock_day, c.clock_day + 20,
                CASE WHEN c.state = 'received' THEN 'running' ELSE 'met' END,
                CASE WHEN c.state = 'received' THEN NULL ELSE c.received_at + interval '6 days' END
            FROM compliance_case c, deadlines_rule r WHERE r.code = 'D2'
            """
        )


def messages(owner_url: str, count: int) -> None:
    """Give bulk messages to the cases that have none of their own, some of them not read yet."""
    with unguarded(owner_url) as cursor:
        cursor.execute(
            """
            INSERT INTO compliance_message (id, case_id, side, author_id, sealed_text, sent_at, read_at)
            SELECT gen_random_uuid(), c.id, 'reporter', NULL, c.sealed_content, c.received_at + make_interval(hours => n),
                CASE WHEN c.state = 'investigating' AND n = 1 THEN NULL ELSE c.received_at + make_interval(hours => n + 2) END
            FROM compliance_case c, generate_series(1, %s) n
            WHERE NOT EXISTS (SELECT FROM compliance_message m WHERE m.case_id = c.id)
            """,
            [max(1, count // 100_000)],
        )


def conversation(length: int) -> Any:
    """Return a case under investigation with a real conversation, for the page of a case."""
    from compliance.actions import reply, write
    from governance.runner import run
    from tests.support.five_cases import assigned_case

    case, actor, _ = assigned_case()
    for number in range(length):
        if number % 2:
            run(write, actor=actor, subject=case.pk, text=f"確認の{number}回目です。", files=[])
        else:
            run(reply, actor=factories.reporter(case), subject=case.pk, text=f"補足の{number}回目です。", files=[])
    return case


def information(owner_url: str, count: int) -> Any:
    """Copy one real entry of problem information many times, with deliveries and clocks; return a real one."""
    from governance import clock
    from tests.information import making

    entry = making.register(aware_at=clock.now() - timedelta(hours=3))
    with unguarded(owner_url) as cursor:
        cursor.execute(
            f"""
            INSERT INTO information_information (id, reference, state, track, source, kinds, position, relation, unit_id,
                registered_by_id, aware_at, registered_at, in_time, rule_set_id, left_out, subject_type, box_id, sealed_content,
                area, version)
            SELECT gen_random_uuid(), 'P-' || lpad(to_hex(n), 9, '0'), CASE WHEN n %% 100 = 0 THEN 'received' WHEN n %% 100 = 1
                THEN 'taken_up' ELSE 'passed_on' END, CASE WHEN n %% 50 = 7 THEN 'statutory' ELSE 'division' END,
                (array['voice', 'complaint', 'incident', 'audit', 'press'])[1 + n %% 5], i.kinds, i.position, i.relation,
                u.ids[1 + n %% array_length(u.ids, 1)], i.registered_by_id,
                i.aware_at - make_interval(mins => n * 26), i.registered_at - make_interval(mins => n * 26), n %% 9 <> 0,
                i.rule_set_id, '{{}}', '', i.box_id, i.sealed_content,
                CASE WHEN n %% 100 < 2 THEN '' ELSE 'voice' END, 1
            FROM (SELECT * FROM information_information LIMIT 1) i, {UNITS}, generate_series(1, %s) n
            """,  # noqa: S608 - fixed words
            [count],
        )
    with unguarded(owner_url) as cursor:
        cursor.execute(
            """
            INSERT INTO information_delivery (id, information_id, role, why, delivered_at, seen_at, acknowledged_at)
            SELECT gen_random_uuid(), i.id, p.role, 'standing', i.registered_at,
                CASE WHEN i.state <> 'received' THEN i.registered_at END, CASE WHEN i.state <> 'received' THEN i.registered_at END
            FROM information_information i, (VALUES ('compliance_head'), ('service_promotion')) p (role)
            ON CONFLICT DO NOTHING
            """
        )
    return entry


def analysed(owner_url: str) -> None:
    """Vacuum and analyze as the owner, as autovacuum has done after a while in operation."""
    server = psycopg2.connect(owner_url)
    server.autocommit = True
    try:
        with server.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")
    finally:
        server.close()
