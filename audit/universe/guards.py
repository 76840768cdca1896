"""What the database itself refuses about weights and assessments."""

import pgtrigger


def approved_by_the_president() -> pgtrigger.Trigger:
    """Return the trigger: the president of that day approves or rejects weights, once, and never the own ones."""
    return pgtrigger.Trigger(
        name="approved_by_the_president",
        level=pgtrigger.Row,
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
        func="""
            IF TG_OP = 'DELETE' THEN
                RAISE EXCEPTION 'weights are never removed';
            END IF;
            IF TG_OP = 'INSERT' THEN
                IF NEW.state <> 'proposed' THEN
                    RAISE EXCEPTION 'weights begin as a proposal';
                END IF;
                RETURN NEW;
            END IF;
            IF OLD.state <> 'proposed' AND ROW(NEW.state, NEW.decided_by_id, NEW.decided_at, NEW.remark)
                IS DISTINCT FROM ROW(OLD.state, OLD.decided_by_id, OLD.decided_at, OLD.remark) THEN
                RAISE EXCEPTION 'what was decided stays decided';
            END IF;
            IF NEW.state <> OLD.state AND NOT EXISTS (
                SELECT 1 FROM people_roleassignment r JOIN people_person p ON p.id = r.person_id
                WHERE r.person_id = NEW.decided_by_id AND r.role = 'president' AND r.state = 'confirmed' AND p.is_active
                AND r.valid_from <= (NEW.decided_at AT TIME ZONE 'Asia/Tokyo')::date
                AND (r.valid_to IS NULL OR r.valid_to >= (NEW.decided_at AT TIME ZONE 'Asia/Tokyo')::date)
            ) THEN
                RAISE EXCEPTION 'only the president decides on weights';
            END IF;
            RETURN NEW;
        """,
    )


def weighed_as_approved() -> pgtrigger.Trigger:
    """Return the trigger: nothing is assessed with weights that are not approved."""
    return pgtrigger.Trigger(
        name="weighed_as_approved",
        level=pgtrigger.Row,
        when=pgtrigger.Before,
        operation=pgtrigger.Insert,
        func="""
            IF NOT EXISTS (SELECT 1 FROM audit_universe_weighting WHERE id = NEW.weighting_id AND state = 'approved') THEN
                RAISE EXCEPTION 'assessed with approved weights only';
            END IF;
            RETURN NEW;
        """,
    )
