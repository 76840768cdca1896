"""What the database itself refuses about the self-assessment."""

import pgtrigger


def looked_at_by_another() -> pgtrigger.Trigger:
    """Return the trigger: who looks at a rating neither gave it nor owns the work that its evidence names."""
    return pgtrigger.Trigger(
        name="looked_at_by_another",
        level=pgtrigger.Row,
        when=pgtrigger.Before,
        operation=pgtrigger.Insert,
        func="""
            IF EXISTS (SELECT 1 FROM audit_quality_rating
                WHERE id = NEW.rating_id AND NEW.reviewed_by_id IN (rated_by_id, owner_id)) THEN
                RAISE EXCEPTION 'nobody looks at their own work';
            END IF;
            RETURN NEW;
        """,
    )


def rated_while_open() -> pgtrigger.Trigger:
    """Return the trigger: no rating is added to an assessment that is approved."""
    return pgtrigger.Trigger(
        name="rated_while_open",
        level=pgtrigger.Row,
        when=pgtrigger.Before,
        operation=pgtrigger.Insert,
        func="""
            IF EXISTS (SELECT 1 FROM audit_quality_item i JOIN audit_quality_assessment a ON a.id = i.assessment_id
                WHERE i.id = NEW.item_id AND a.state = 'approved') THEN
                RAISE EXCEPTION 'an approved assessment is final';
            END IF;
            RETURN NEW;
        """,
    )
