"""What the database itself refuses about yearly opinions."""

import pgtrigger

from audit.findings.guards import day_of, holds

WORDS = "ROW(NEW.overall, NEW.governance, NEW.risk, NEW.control, NEW.basis, NEW.limits, NEW.independence)"
FROZEN = "ROW(NEW.content::text, NEW.hash)"


def _kept(row: str) -> str:
    return f"{row} IS DISTINCT FROM {row.replace('NEW.', 'OLD.')}"


def opinion_is_the_heads() -> pgtrigger.Trigger:
    """Return the trigger: words change in a draft alone; what was handed over stays; presented by the president, then final."""
    return pgtrigger.Trigger(
        name="opinion_is_the_heads",
        level=pgtrigger.Row,
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
        func=f"""
            IF TG_OP = 'INSERT' THEN
                IF NEW.state <> 'draft' THEN
                    RAISE EXCEPTION 'an opinion begins as a draft';
                END IF;
                RETURN NEW;
            END IF;
            IF TG_OP = 'DELETE' OR OLD.state = 'presented' THEN
                RAISE EXCEPTION 'an opinion is not removed, and a presented one is final';
            END IF;
            IF OLD.state = 'president' AND ({_kept(WORDS)} OR NEW.state <> 'draft' AND {_kept(FROZEN)}) THEN
                RAISE EXCEPTION 'what was handed over is not changed';
            END IF;
            IF NEW.state = 'presented' AND NOT (OLD.state = 'president' AND EXISTS (
                SELECT 1 FROM people_roleassignment r WHERE r.person_id = NEW.presented_by_id AND r.role = 'president'
                AND {holds(day_of("NEW.presented_at"))})) THEN
                RAISE EXCEPTION 'the president presents what was handed over';
            END IF;
            RETURN NEW;
        """,  # noqa: S608 - names of our own
    )
