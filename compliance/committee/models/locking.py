"""A closed meeting stays as it was closed: its rows neither change nor go, and none is added but an addendum."""

import pgtrigger


def closed_is_closed() -> pgtrigger.Trigger:
    """Return the trigger for the meeting itself."""
    return pgtrigger.Trigger(
        name="closed_is_closed",
        level=pgtrigger.Row,
        when=pgtrigger.Before,
        operation=pgtrigger.Update | pgtrigger.Delete,
        condition=pgtrigger.Q(old__state="closed"),
        func="RAISE EXCEPTION 'a closed meeting is not changed' USING ERRCODE = 'check_violation';",
    )


def locked_with_meeting(meeting_of: str) -> pgtrigger.Trigger:
    """Return the trigger for rows of a meeting.

    `meeting_of`: an SQL expression for the id of the meeting of a row, with ROW in the place of NEW or OLD.
    """
    old, new = meeting_of.replace("ROW", "OLD"), meeting_of.replace("ROW", "NEW")
    return pgtrigger.Trigger(
        name="locked_with_meeting",
        level=pgtrigger.Row,
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
        func=f"""
            IF TG_OP <> 'INSERT' THEN
                IF EXISTS (SELECT 1 FROM committee_meeting WHERE id = ({old}) AND state = 'closed') THEN
                    RAISE EXCEPTION 'a closed meeting is not changed' USING ERRCODE = 'check_violation';
                END IF;
            END IF;
            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
            IF EXISTS (SELECT 1 FROM committee_meeting WHERE id = ({new}) AND state = 'closed') THEN
                RAISE EXCEPTION 'a closed meeting is not changed' USING ERRCODE = 'check_violation';
            END IF;
            RETURN NEW;
        """,  # noqa: S608 - the expressions are the constants below
    )


OWN = "ROW.meeting_id"
OF_ITEM = "SELECT meeting_id FROM committee_item WHERE id = ROW.item_id"
OF_EDITION = "SELECT meeting_id FROM committee_minutesedition WHERE id = ROW.edition_id"


def never_statutory() -> pgtrigger.Trigger:
    """Return the trigger that keeps cases of the statutory track off every agenda."""
    return pgtrigger.Trigger(
        name="never_statutory",
        level=pgtrigger.Row,
        when=pgtrigger.Before,
        operation=pgtrigger.Insert,
        condition=pgtrigger.Q(new__case__isnull=False),
        func="""
            IF EXISTS (SELECT 1 FROM compliance_case WHERE id = NEW.case_id AND track = 'statutory') THEN
                RAISE EXCEPTION 'a statutory case is not put on the agenda' USING ERRCODE = 'check_violation';
            END IF;
            RETURN NEW;
        """,
    )


def only_taken_back() -> pgtrigger.Trigger:
    """Return the trigger for recusals: a row is only ever added, and taken back once."""
    fixed = ("id", "item_id", "person_id", "reason", "recorded_by_id", "recorded_at")
    new, old = (", ".join(f"{row}.{column}" for column in fixed) for row in ("NEW", "OLD"))
    return pgtrigger.Trigger(
        name="only_taken_back",
        level=pgtrigger.Row,
        when=pgtrigger.Before,
        operation=pgtrigger.Update | pgtrigger.Delete,
        func=f"""
            IF TG_OP = 'DELETE' THEN
                RAISE EXCEPTION 'a recusal stays on record' USING ERRCODE = 'check_violation';
            END IF;
            IF OLD.taken_back_at IS NOT NULL OR ROW({new}) IS DISTINCT FROM ROW({old}) THEN
                RAISE EXCEPTION 'a recusal is only taken back' USING ERRCODE = 'check_violation';
            END IF;
            RETURN NEW;
        """,
    )


def never_changed(name: str) -> pgtrigger.Trigger:
    """Return the trigger for rows that are only ever added."""
    return pgtrigger.Trigger(
        name=name,
        level=pgtrigger.Row,
        when=pgtrigger.Before,
        operation=pgtrigger.Update | pgtrigger.Delete,
        func="RAISE EXCEPTION 'this row is only ever added' USING ERRCODE = 'check_violation';",
    )
