"""The rule of independence as the database knows it, its first parameters, the need of study, and the clock D15."""

import uuid
from datetime import date

from django.db import migrations

FUNCTIONS = """
CREATE FUNCTION audit_block_of(which uuid, day date) RETURNS uuid LANGUAGE sql STABLE AS $$
    SELECT CASE WHEN u.kind = 'block' THEN u.id WHEN above.kind = 'block' THEN above.id END
    FROM organization_unit u
    LEFT JOIN organization_unitperiod p ON p.unit_id = u.id AND p.valid_from <= day AND (p.valid_to IS NULL OR p.valid_to >= day)
    LEFT JOIN organization_unit above ON above.id = p.parent_id
    WHERE u.id = which
$$;

CREATE FUNCTION audit_served(who uuid) RETURNS TABLE(unit uuid, first date, last date, source text) LANGUAGE sql STABLE AS $$
    SELECT s.unit_id, s.valid_from, s.valid_to, 'entered' FROM audit_auditors_service s
        WHERE s.auditor_id = who AND s.withdrawn_because = ''
    UNION
    SELECT r.unit_id, r.valid_from, r.valid_to, 'role' FROM people_roleassignment r
        JOIN audit_auditors_auditor a ON a.person_id = r.person_id WHERE a.id = who AND r.state = 'confirmed'
    UNION
    SELECT h.home_unit_id, (h.history_date AT TIME ZONE 'Asia/Tokyo')::date,
        (lead(h.history_date) OVER (ORDER BY h.history_date, h.history_id) AT TIME ZONE 'Asia/Tokyo')::date, 'home'
        FROM people_historicalperson h JOIN audit_auditors_auditor a ON a.person_id = h.id WHERE a.id = who
    UNION
    SELECT p.home_unit_id, NULL, NULL, 'home' FROM people_person p
        JOIN audit_auditors_auditor a ON a.person_id = p.id WHERE a.id = who
        AND NOT EXISTS (SELECT 1 FROM people_historicalperson h WHERE h.id = p.id AND h.home_unit_id = p.home_unit_id)
$$;

-- Why an auditor is not independent of an engagement. The version of the rule is the one in force on its first day.
CREATE FUNCTION audit_conflicts(which uuid, who uuid) RETURNS TABLE(kind text, unit uuid, process uuid) LANGUAGE sql STABLE AS $$
    WITH e AS (SELECT id, starts_on, ends_on FROM audit_engagements_engagement WHERE id = which),
    r AS (SELECT v.* FROM audit_auditors_independencerule v, e WHERE v.valid_from <= e.starts_on
          ORDER BY v.valid_from DESC LIMIT 1),
    a AS (SELECT * FROM audit_auditors_auditor WHERE id = who),
    t AS (SELECT t.unit_id, t.process_id, audit_block_of(t.unit_id, e.starts_on) AS block
          FROM audit_engagements_target t, e WHERE t.engagement_id = e.id)
    SELECT 'undeclared', NULL::uuid, NULL::uuid FROM a WHERE a.declared_on IS NULL
    UNION
    SELECT 'home_block', t.unit_id, NULL FROM t, a, r WHERE r.home_block AND t.block = a.home_block_id
    UNION
    SELECT 'served', t.unit_id, NULL FROM t, r, e, audit_served(who) s
        WHERE (s.first IS NULL OR s.first <= e.ends_on)
        AND (s.last IS NULL OR s.last >= (e.starts_on - make_interval(years => r.years))::date)
        AND (s.unit = t.unit_id OR (r.reach = 'block' AND t.block IS NOT NULL
            AND t.block = audit_block_of(s.unit, LEAST(COALESCE(s.last, e.starts_on), e.starts_on))))
    UNION
    SELECT 'relative', t.unit_id, NULL FROM t, r, e, audit_auditors_relative x
        WHERE r.relatives AND x.auditor_id = who AND x.withdrawn_because = '' AND x.unit_id = t.unit_id
        AND (x.valid_from IS NULL OR x.valid_from <= e.ends_on) AND (x.valid_to IS NULL OR x.valid_to >= e.starts_on)
    UNION
    SELECT 'designed', NULL, t.process_id FROM t, r, audit_auditors_designed x
        WHERE r.designers AND x.auditor_id = who AND x.withdrawn_because = '' AND x.process_id = t.process_id
$$;

CREATE FUNCTION audit_not_lifted(which uuid, who uuid) RETURNS SETOF text LANGUAGE sql STABLE AS $$
    SELECT c.kind FROM audit_conflicts(which, who) c
    WHERE NOT EXISTS (SELECT 1 FROM audit_engagements_exemption x
        WHERE x.engagement_id = which AND x.auditor_id = who AND c.kind = ANY(x.lifts))
$$;

-- Refuses when somebody works on an engagement without independence; null asks about all. Whoever enters a fact and whoever assigns
-- wait for each other at the rows that both lock, so that neither overlooks what the other one is about to write.
CREATE FUNCTION audit_refuse_conflicts(which uuid, who uuid) RETURNS void LANGUAGE plpgsql VOLATILE AS $$
DECLARE found_kind text;
BEGIN
    PERFORM 1 FROM audit_engagements_engagement WHERE id = which FOR NO KEY UPDATE;
    PERFORM 1 FROM audit_auditors_auditor WHERE id = who FOR NO KEY UPDATE;
    SELECT c INTO found_kind
        FROM audit_engagements_member m JOIN audit_engagements_engagement e ON e.id = m.engagement_id
        CROSS JOIN LATERAL audit_not_lifted(m.engagement_id, m.auditor_id) c
        WHERE m.released_at IS NULL AND e.state NOT IN ('closed', 'cancelled')
        AND (which IS NULL OR m.engagement_id = which) AND (who IS NULL OR m.auditor_id = who)
        LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'not independent: %', found_kind USING ERRCODE = 'check_violation';
    END IF;
END $$;

-- What people outside the department enter about accounts and roles is never refused: a refusal would tell them of a secret audit.
-- Instead the auditor leaves the teams in the same moment.
CREATE FUNCTION audit_release_conflicts() RETURNS trigger LANGUAGE plpgsql VOLATILE AS $$
DECLARE who uuid;
BEGIN
    SELECT id INTO who FROM audit_auditors_auditor
        WHERE person_id = CASE WHEN TG_TABLE_NAME = 'people_person' THEN (to_jsonb(NEW)->>'id')::uuid
                               ELSE (to_jsonb(NEW)->>'person_id')::uuid END
        FOR NO KEY UPDATE;
    IF who IS NOT NULL THEN
        UPDATE audit_engagements_member m SET released_at = clock_timestamp(), released_because = 'independence'
            FROM audit_engagements_engagement e
            WHERE e.id = m.engagement_id AND m.auditor_id = who AND m.released_at IS NULL
            AND e.state NOT IN ('closed', 'cancelled')
            AND EXISTS (SELECT 1 FROM audit_not_lifted(m.engagement_id, who));
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER audit_release_conflicts AFTER INSERT OR UPDATE ON people_roleassignment
    FOR EACH ROW EXECUTE FUNCTION audit_release_conflicts();
CREATE TRIGGER audit_release_conflicts AFTER UPDATE OF home_unit_id ON people_person
    FOR EACH ROW WHEN (NEW.home_unit_id IS DISTINCT FROM OLD.home_unit_id) EXECUTE FUNCTION audit_release_conflicts();
"""
BACK = """
DROP TRIGGER audit_release_conflicts ON people_roleassignment;
DROP TRIGGER audit_release_conflicts ON people_person;
DROP FUNCTION audit_release_conflicts();
DROP FUNCTION audit_refuse_conflicts(uuid, uuid);
DROP FUNCTION audit_not_lifted(uuid, uuid);
DROP FUNCTION audit_conflicts(uuid, uuid);
DROP FUNCTION audit_served(uuid);
DROP FUNCTION audit_block_of(uuid, date);
"""
# In SQL: the guards of the tables ask for a ledger row, which a migration does not write.
FIRST_ROWS = f"""
ALTER TABLE audit_auditors_independencerule DISABLE TRIGGER USER;
INSERT INTO audit_auditors_independencerule
    (id, valid_from, years, reach, home_block, relatives, designers, reason, decided_at) VALUES
    ('{uuid.UUID(int=1)}', '2009-01-01', 5, 'block', true, true, true,
     '原則として出身局内事務所の監察を行わない（18.10～）', '2009-01-01 00:00+09');
SET CONSTRAINTS ALL IMMEDIATE;
ALTER TABLE audit_auditors_independencerule ENABLE TRIGGER USER;
ALTER TABLE audit_auditors_studyneed DISABLE TRIGGER USER;
INSERT INTO audit_auditors_studyneed (id, fiscal_year, hours, decided_at) VALUES
    ('{uuid.UUID(int=1)}', 2009, 40, '2009-01-01 00:00+09');
SET CONSTRAINTS ALL IMMEDIATE;
ALTER TABLE audit_auditors_studyneed ENABLE TRIGGER USER;
SET CONSTRAINTS ALL DEFERRED;
"""
STEPS = [
    ("amber", "before", 14, "audit_head"),
    ("red", "before", 3, "audit_head"),
    ("passed", "passed", 0, "audit_head"),
    ("escalated", "passed", 7, "president"),
]


def add_rule(apps, schema_editor):
    Rule = apps.get_model("deadlines", "Rule")
    RuleStep = apps.get_model("deadlines", "RuleStep")
    rule = Rule.objects.create(
        code="D15",
        title="監査報告書の理事長への提出",
        title_en="Audit report to the president",
        amount=30,
        unit="days",
        owed_outside=False,
        source="機構の目標（実地監査の終了から30日）",
        valid_from=date(2009, 1, 1),
    )
    for kind, base, days, audience in STEPS:
        RuleStep.objects.create(rule=rule, kind=kind, base=base, days=days, audience=audience)


class Migration(migrations.Migration):
    dependencies = [
        ("audit_engagements", "0001_first_tables"),
        ("audit_auditors", "0001_first_tables"),
        ("deadlines", "0004_before_the_last_day"),
        ("people", "__latest__"),
    ]
    operations = [
        migrations.RunSQL(FUNCTIONS, BACK),
        migrations.RunSQL(FIRST_ROWS, migrations.RunSQL.noop),
        migrations.RunPython(add_rule, migrations.RunPython.noop),
    ]
