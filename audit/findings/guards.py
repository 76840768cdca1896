"""What the database itself refuses about findings, whichever way a row comes."""

import pgtrigger

CONTENT = (
    "engagement_id", "external_id", "unit_id", "block_id", "title", "condition", "criterion_id", "criterion_text", "cause_code",
    "cause", "effect", "rating", "scale_id", "papers",
)  # fmt: skip
ASKED = ("finding_id", "number", "kind", "unit_id", "block_id", "text")


def holds(day: str) -> str:
    """Return the condition that the role assignment `r` counts on the day, an SQL expression."""
    return f"r.state = 'confirmed' AND r.valid_from <= {day} AND (r.valid_to IS NULL OR r.valid_to >= {day})"


def day_of(moment: str) -> str:
    """Return the SQL expression for the day of a moment in Japan."""
    return f"({moment} AT TIME ZONE 'Asia/Tokyo')::date"


def _rows(columns: tuple[str, ...]) -> str:
    new, old = (", ".join(f"{side}.{name}" for name in columns) for side in ("NEW", "OLD"))
    return f"ROW({new}) IS DISTINCT FROM ROW({old})"


def _before(name: str, operation: object, func: str) -> pgtrigger.Trigger:
    return pgtrigger.Trigger(name=name, level=pgtrigger.Row, when=pgtrigger.Before, operation=operation, func=func)


def finding_stays_as_settled() -> pgtrigger.Trigger:
    """Return the trigger: written after the opening only, never removed, unchanged once settled, final once reported."""
    return _before(
        "finding_stays_as_settled",
        pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
        f"""
            IF TG_OP = 'DELETE' THEN
                RAISE EXCEPTION 'a finding is never removed';
            END IF;
            IF TG_OP = 'INSERT' THEN
                IF NEW.state <> 'draft' OR EXISTS (
                    SELECT 1 FROM audit_engagements_engagement WHERE id = NEW.engagement_id AND opened_at IS NULL) THEN
                    RAISE EXCEPTION 'a finding begins as a draft, after the opening';
                END IF;
                RETURN NEW;
            END IF;
            IF OLD.state IN ('issued', 'withdrawn') AND NEW.state <> OLD.state THEN
                RAISE EXCEPTION 'an end is final';
            END IF;
            IF OLD.state IN ('settled', 'issued', 'withdrawn') AND {_rows(CONTENT)} THEN
                RAISE EXCEPTION 'what was settled stays as it was settled';
            END IF;
            RETURN NEW;
        """,  # noqa: S608 - names of our own
    )


def recommendation_stays_as_asked() -> pgtrigger.Trigger:
    """Return the trigger: text and addressee are fixed once the unit was asked; an end needs whoever may say so."""
    return _before(
        "recommendation_stays_as_asked",
        pgtrigger.Update | pgtrigger.Delete,
        f"""
            IF OLD.state <> 'draft' AND (TG_OP = 'DELETE' OR {_rows(ASKED)}) THEN
                RAISE EXCEPTION 'what was asked stays as it was asked';
            END IF;
            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
            IF NEW.state = 'done' AND OLD.state <> 'done' AND NOT EXISTS (
                SELECT 1 FROM audit_findings_judgement j WHERE j.recommendation_id = NEW.id AND j.verdict = 'done'
                AND j.number = (SELECT max(number) FROM audit_findings_judgement WHERE recommendation_id = NEW.id)) THEN
                RAISE EXCEPTION 'put right is what an auditor found so';
            END IF;
            IF NEW.state = 'accepted' AND OLD.state <> 'accepted' AND NOT EXISTS (
                SELECT 1 FROM people_roleassignment r WHERE r.person_id = NEW.accepted_by_id AND r.role = 'president'
                AND {holds("NEW.accepted_on")}) THEN
                RAISE EXCEPTION 'only the president accepts a risk';
            END IF;
            RETURN NEW;
        """,  # noqa: S608 - names of our own
    )


def judged_by_an_auditor() -> pgtrigger.Trigger:
    """Return the trigger: an auditor or the head judges, never whoever reported, never somebody of the unit."""
    return _before(
        "judged_by_an_auditor",
        pgtrigger.Insert,
        f"""
            IF NOT EXISTS (SELECT 1 FROM audit_auditors_auditor WHERE person_id = NEW.judged_by_id)
                AND NOT EXISTS (SELECT 1 FROM people_roleassignment r WHERE r.person_id = NEW.judged_by_id
                    AND r.role = 'audit_head' AND {holds(day_of("NEW.judged_at"))}) THEN
                RAISE EXCEPTION 'evidence is judged by an auditor';
            END IF;
            IF EXISTS (SELECT 1 FROM audit_findings_progress WHERE id = NEW.progress_id AND reported_by_id = NEW.judged_by_id)
                OR EXISTS (SELECT 1 FROM people_roleassignment r JOIN audit_findings_recommendation c
                    ON c.id = NEW.recommendation_id AND c.unit_id = r.unit_id
                    WHERE r.person_id = NEW.judged_by_id AND {holds(day_of("NEW.judged_at"))}) THEN
                RAISE EXCEPTION 'a unit never judges its own evidence';
            END IF;
            RETURN NEW;
        """,  # noqa: S608 - names of our own
    )
