"""What the database itself refuses about plans."""

import pgtrigger


def approved_as_submitted() -> pgtrigger.Trigger:
    """Return the trigger: what was submitted is fixed, the president approves exactly that, and an approval is final."""
    return pgtrigger.Trigger(
        name="approved_as_submitted",
        level=pgtrigger.Row,
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
        func="""
            IF TG_OP = 'INSERT' THEN
                IF NEW.state <> 'draft' THEN
                    RAISE EXCEPTION 'a plan begins as a draft';
                END IF;
                RETURN NEW;
            END IF;
            IF TG_OP = 'DELETE' THEN
                RAISE EXCEPTION 'a plan is never removed';
            END IF;
            IF OLD.state <> 'draft' AND NEW.state <> 'draft'
                AND ROW(NEW.policy, NEW.reason, NEW.cycle_years, NEW.digest) IS DISTINCT FROM
                    ROW(OLD.policy, OLD.reason, OLD.cycle_years, OLD.digest) THEN
                RAISE EXCEPTION 'what was submitted is not changed';
            END IF;
            IF OLD.state IN ('approved', 'replaced') AND ROW(NEW.approved_by_id, NEW.approved_at, NEW.approved_digest)
                IS DISTINCT FROM ROW(OLD.approved_by_id, OLD.approved_at, OLD.approved_digest) THEN
                RAISE EXCEPTION 'an approval is final';
            END IF;
            IF NEW.state <> OLD.state AND (OLD.state || '>' || NEW.state) NOT IN
                ('draft>submitted', 'submitted>draft', 'submitted>approved', 'approved>replaced') THEN
                RAISE EXCEPTION 'a plan does not go from % to %', OLD.state, NEW.state;
            END IF;
            IF NEW.state = 'approved' AND OLD.state = 'submitted' AND (
                NEW.approved_digest <> OLD.digest OR NOT EXISTS (
                    SELECT 1 FROM people_roleassignment r JOIN people_person p ON p.id = r.person_id
                    WHERE r.person_id = NEW.approved_by_id AND r.role = 'president' AND r.state = 'confirmed' AND p.is_active
                    AND r.valid_from <= (NEW.approved_at AT TIME ZONE 'Asia/Tokyo')::date
                    AND (r.valid_to IS NULL OR r.valid_to >= (NEW.approved_at AT TIME ZONE 'Asia/Tokyo')::date))
            ) THEN
                RAISE EXCEPTION 'the president approves what was submitted';
            END IF;
            RETURN NEW;
        """,
    )


def only_in_a_draft(path: str, *but: str) -> pgtrigger.Trigger:
    """Return the trigger: rows of a plan are added, changed and removed only while it is a draft.

    `path`: SQL for the id of the plan of a row, ROW standing for NEW or OLD. `but`: columns that may change later.
    """
    later = " AND ".join(f"NEW.{column} IS DISTINCT FROM OLD.{column}" for column in but) or "false"
    same = "to_jsonb(NEW)" + "".join(f" - '{column}'" for column in but)
    was = "to_jsonb(OLD)" + "".join(f" - '{column}'" for column in but)
    new, old = path.replace("ROW", "NEW"), path.replace("ROW", "OLD")
    return pgtrigger.Trigger(
        name="only_in_a_draft",
        level=pgtrigger.Row,
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
        declare=[("owner", "uuid")],
        func=f"""
            IF TG_OP = 'UPDATE' THEN
                IF ({later}) AND {same} = {was} THEN
                    RETURN NEW;
                END IF;
            END IF;
            IF TG_OP = 'INSERT' THEN owner := {new}; ELSE owner := {old}; END IF;
            IF NOT EXISTS (SELECT 1 FROM audit_planning_annualplan WHERE id = owner AND state = 'draft') THEN
                RAISE EXCEPTION 'a plan is changed only while it is a draft';
            END IF;
            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
            RETURN NEW;
        """,  # noqa: S608 - our own words
    )
