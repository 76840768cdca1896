"""What the database itself refuses about reports."""

import pgtrigger

from audit.findings.guards import day_of, holds

TEXT = "ROW(NEW.opinion, NEW.conclusion, NEW.method, NEW.content::text, NEW.hash)"


def report_is_final() -> pgtrigger.Trigger:
    """Return the trigger: words change in a draft alone; approved is what four people signed under one hash; then nothing."""
    return pgtrigger.Trigger(
        name="report_is_final",
        level=pgtrigger.Row,
        when=pgtrigger.Before,
        operation=pgtrigger.Update | pgtrigger.Delete,
        func=f"""
            IF TG_OP = 'DELETE' OR OLD.state = 'approved' THEN
                RAISE EXCEPTION 'an approved report is neither changed nor removed';
            END IF;
            IF OLD.state <> 'draft' AND {TEXT} IS DISTINCT FROM {TEXT.replace("NEW.", "OLD.")} THEN
                RAISE EXCEPTION 'what was handed in is not changed';
            END IF;
            IF NEW.state = 'approved' AND (
                (SELECT count(DISTINCT s.step) FROM audit_reports_signoff s WHERE s.report_id = NEW.id
                    AND s.round = NEW.round AND s.hash = NEW.hash AND s.step <> 'returned') < 4
                OR NOT EXISTS (SELECT 1 FROM audit_reports_signoff s JOIN people_roleassignment r ON r.person_id = s.by_id
                    WHERE s.report_id = NEW.id AND s.round = NEW.round AND s.step = 'approved' AND r.role = 'president'
                    AND {holds(day_of("s.at"))})
            ) THEN
                RAISE EXCEPTION 'approved by the president, after lead, reviewer and head, under one hash';
            END IF;
            RETURN NEW;
        """,  # noqa: S608 - names of our own
    )
