"""What the database itself refuses: circles of subcontractors, an end without certificates."""

import pgtrigger


def no_circle() -> pgtrigger.Trigger:
    """Return the trigger for subcontracts: the parent is one of the same job, and no company stands above itself.

    Parents never change (filed_is_filed), so looking upwards from a new row is enough.
    """
    return pgtrigger.Trigger(
        name="no_circle",
        level=pgtrigger.Row,
        when=pgtrigger.Before,
        operation=pgtrigger.Insert,
        func="""
            IF NEW.parent_id IS NOT NULL AND NOT EXISTS (
                SELECT 1 FROM contractors_subcontract WHERE id = NEW.parent_id AND job_id = NEW.job_id
            ) THEN
                RAISE EXCEPTION 'a subcontract hangs on one of the same job';
            END IF;
            IF EXISTS (
                WITH RECURSIVE above AS (
                    SELECT id, parent_id, number FROM contractors_subcontract WHERE id = NEW.parent_id
                    UNION ALL
                    SELECT s.id, s.parent_id, s.number FROM contractors_subcontract s JOIN above a ON s.id = a.parent_id
                )
                SELECT 1 FROM above WHERE number = NEW.number
                UNION ALL
                SELECT 1 FROM contractors_job j JOIN contractors_contractor c ON c.id = j.contractor_id
                WHERE j.id = NEW.job_id AND c.number = NEW.number
            ) THEN
                RAISE EXCEPTION 'a company does not stand above itself';
            END IF;
            RETURN NEW;
        """,
    )


def closed_with_certificates() -> pgtrigger.Trigger:
    """Return the trigger for contracts: none is closed without a certificate of return and one of destruction."""
    return pgtrigger.Trigger(
        name="closed_with_certificates",
        level=pgtrigger.Row,
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.Update,
        func="""
            IF NEW.state = 'closed' AND (
                SELECT count(DISTINCT p.kind) FROM contractors_proof p
                JOIN contractors_paper f ON f.proof_id = p.id WHERE p.job_id = NEW.id
            ) < 2 THEN
                RAISE EXCEPTION 'a contract ends with certificates of return and of destruction';
            END IF;
            RETURN NEW;
        """,
    )
