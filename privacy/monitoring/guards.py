"""What the database itself refuses: to alter what was judged, to judge one's own views, to throw away what is open."""

import pgtrigger

TASK_OF_FLAG = "(SELECT task_id FROM privacy_monitoring_flag WHERE id = OLD.flag_id)"


def kept_until_forgotten(task: str, *columns: str) -> pgtrigger.Trigger:
    """Return the trigger that keeps the columns as they were written, and the row until its task is settled.

    `task`: in SQL, the id of the task that the row OLD belongs to.
    """
    old, new = (", ".join(f"{side}.{column}" for column in columns) for side in ("OLD", "NEW"))
    return pgtrigger.Trigger(
        name="kept_until_forgotten",
        level=pgtrigger.Row,
        when=pgtrigger.Before,
        operation=pgtrigger.Update | pgtrigger.Delete,
        func=f"""
            IF TG_OP = 'DELETE' THEN
                IF EXISTS (SELECT 1 FROM privacy_monitoring_task WHERE id = {task} AND state = 'open') THEN
                    RAISE EXCEPTION 'what is open is not thrown away';
                END IF;
                RETURN OLD;
            END IF;
            IF ROW({new}) IS DISTINCT FROM ROW({old}) THEN
                RAISE EXCEPTION 'what was written is not changed';
            END IF;
            RETURN NEW;
        """,  # noqa: S608 - names from our own models
    )


def judged_stays(*columns: str) -> pgtrigger.Trigger:
    """Return the trigger by which a flag that has an answer is never changed, whatever comes in later."""
    old, new = (", ".join(f"{side}.{column}" for column in columns) for side in ("OLD", "NEW"))
    return pgtrigger.Trigger(
        name="judged_stays",
        level=pgtrigger.Row,
        when=pgtrigger.Before,
        operation=pgtrigger.Update,
        func=f"""
            IF OLD.state <> 'open' AND ROW({new}) IS DISTINCT FROM ROW({old}) THEN
                RAISE EXCEPTION 'what was judged is not changed';
            END IF;
            RETURN NEW;
        """,
    )


def only_to_open_flags() -> pgtrigger.Trigger:
    """Return the trigger by which views are added to, or lapse from, a flag without an answer alone."""
    return pgtrigger.Trigger(
        name="only_to_open_flags",
        level=pgtrigger.Row,
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.Update,
        func="""
            IF NOT EXISTS (SELECT 1 FROM privacy_monitoring_flag WHERE id = NEW.flag_id AND state = 'open') THEN
                RAISE EXCEPTION 'what was judged is not added to';
            END IF;
            RETURN NEW;
        """,
    )


def never_ones_own() -> pgtrigger.Trigger:
    """Return the trigger by which nobody judges their own views, and evidence is compared with the flag's own moment."""
    return pgtrigger.Trigger(
        name="never_ones_own",
        level=pgtrigger.Row,
        when=pgtrigger.Before,
        operation=pgtrigger.Insert,
        func="""
            IF EXISTS (
                SELECT 1 FROM privacy_monitoring_flag f JOIN privacy_monitoring_task t ON t.id = f.task_id
                WHERE f.id = NEW.flag_id AND t.person_id = NEW.judged_by_id
            ) THEN
                RAISE EXCEPTION 'nobody judges their own views';
            END IF;
            IF NOT EXISTS (
                SELECT 1 FROM privacy_monitoring_flag WHERE id = NEW.flag_id AND seen_from = NEW.older_than
            ) THEN
                RAISE EXCEPTION 'evidence is compared with the moment of the view';
            END IF;
            RETURN NEW;
        """,
    )
