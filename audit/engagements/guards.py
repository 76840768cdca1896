"""What the database itself refuses about engagements, whichever way a row comes. audit_conflicts: migration 0002."""

import pgtrigger


def _after(name: str, operation: object, func: str, **more: object) -> pgtrigger.Trigger:
    return pgtrigger.Trigger(
        name=name, level=pgtrigger.Row, when=pgtrigger.After, operation=operation, func=func, **more
    )


def _before(name: str, operation: object, func: str) -> pgtrigger.Trigger:
    return pgtrigger.Trigger(name=name, level=pgtrigger.Row, when=pgtrigger.Before, operation=operation, func=func)


def member_is_independent() -> pgtrigger.Trigger:
    """Return the trigger: nobody joins a team who is not independent, unless the president lifted exactly that."""
    return _after(
        "member_is_independent",
        pgtrigger.Insert | pgtrigger.Update,
        """
            IF NEW.released_at IS NULL THEN
                PERFORM audit_refuse_conflicts(NEW.engagement_id, NEW.auditor_id);
            END IF;
            RETURN NULL;
        """,
    )


def targets_keep_independence() -> pgtrigger.Trigger:
    """Return the trigger: nothing is added to what is audited from which a member of the team is not independent."""
    return _after(
        "targets_keep_independence",
        pgtrigger.Insert | pgtrigger.Update,
        """
            PERFORM audit_refuse_conflicts(NEW.engagement_id, NULL);
            RETURN NULL;
        """,
    )


def dates_keep_independence() -> pgtrigger.Trigger:
    """Return the trigger: neither other days nor a return to work make a member work without independence."""
    return _after(
        "dates_keep_independence",
        pgtrigger.Update,
        """
            IF ROW(NEW.starts_on, NEW.ends_on, NEW.state) IS DISTINCT FROM ROW(OLD.starts_on, OLD.ends_on, OLD.state) THEN
                PERFORM audit_refuse_conflicts(NEW.id, NULL);
            END IF;
            RETURN NULL;
        """,
    )


def opened_as_planned() -> pgtrigger.Trigger:
    """Return the trigger: begins planned, is never removed, never planned again; the plan is fixed once it is opened.

    An engagement that is not announced is opened by somebody of the team, on the first day or later; none without a lead.
    """
    return _before(
        "opened_as_planned",
        pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
        """
            IF TG_OP = 'DELETE' THEN
                RAISE EXCEPTION 'an engagement is never removed';
            END IF;
            IF TG_OP = 'INSERT' THEN
                IF NEW.state <> 'planned' THEN
                    RAISE EXCEPTION 'an engagement begins as a plan';
                END IF;
                RETURN NEW;
            END IF;
            IF OLD.state IN ('closed', 'cancelled') AND NEW.state <> OLD.state THEN
                RAISE EXCEPTION 'an end is final';
            END IF;
            IF OLD.opened_at IS NOT NULL AND ROW(NEW.kind, NEW.announced, NEW.starts_on, NEW.authorized_by_id, NEW.authorized_at,
                NEW.fiscal_year, NEW.number, NEW.reference, NEW.opened_by_id, NEW.opened_at, NEW.opened_where)
                IS DISTINCT FROM ROW(OLD.kind, OLD.announced, OLD.starts_on, OLD.authorized_by_id, OLD.authorized_at,
                OLD.fiscal_year, OLD.number, OLD.reference, OLD.opened_by_id, OLD.opened_at, OLD.opened_where) THEN
                RAISE EXCEPTION 'what was opened stays as it was opened';
            END IF;
            IF OLD.opened_at IS NULL AND NEW.opened_at IS NOT NULL THEN
                IF NOT EXISTS (SELECT 1 FROM audit_engagements_member
                    WHERE engagement_id = NEW.id AND role = 'lead' AND released_at IS NULL) THEN
                    RAISE EXCEPTION 'nothing is opened without a lead';
                END IF;
                IF NOT NEW.announced AND (
                    (NEW.opened_at AT TIME ZONE 'Asia/Tokyo')::date < NEW.starts_on
                    OR NOT EXISTS (
                        SELECT 1 FROM audit_engagements_member m JOIN audit_auditors_auditor a ON a.id = m.auditor_id
                        WHERE m.engagement_id = NEW.id AND m.released_at IS NULL AND a.person_id = NEW.opened_by_id)
                ) THEN
                    RAISE EXCEPTION 'opened by the team, on the first day or later';
                END IF;
            END IF;
            RETURN NEW;
        """,
    )


def targets_only_while_planned() -> pgtrigger.Trigger:
    """Return the trigger: what is audited is decided before the opening, and an office that was revealed stays so."""
    return _before(
        "targets_only_while_planned",
        pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
        """
            IF TG_OP = 'UPDATE' THEN
                IF ROW(NEW.engagement_id, NEW.unit_id, NEW.block_id, NEW.process_id, NEW.draw_id, NEW.hidden)
                    IS DISTINCT FROM ROW(OLD.engagement_id, OLD.unit_id, OLD.block_id, OLD.process_id, OLD.draw_id, OLD.hidden)
                    OR OLD.revealed_at IS NOT NULL AND NEW.revealed_at IS DISTINCT FROM OLD.revealed_at THEN
                    RAISE EXCEPTION 'what is audited stays as it was decided';
                END IF;
                RETURN NEW;
            END IF;
            IF EXISTS (SELECT 1 FROM audit_engagements_engagement
                WHERE id = CASE WHEN TG_OP = 'DELETE' THEN OLD.engagement_id ELSE NEW.engagement_id END
                AND state <> 'planned') THEN
                RAISE EXCEPTION 'what is audited is decided before the opening';
            END IF;
            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
            RETURN NEW;
        """,
    )


def exemption_of_the_president() -> pgtrigger.Trigger:
    """Return the trigger: the president of that day lifts the rule, for somebody else."""
    return _before(
        "exemption_of_the_president",
        pgtrigger.Insert,
        """
            IF NOT EXISTS (
                SELECT 1 FROM people_roleassignment r JOIN people_person p ON p.id = r.person_id
                WHERE r.person_id = NEW.granted_by_id AND r.role = 'president' AND r.state = 'confirmed' AND p.is_active
                AND r.valid_from <= (NEW.granted_at AT TIME ZONE 'Asia/Tokyo')::date
                AND (r.valid_to IS NULL OR r.valid_to >= (NEW.granted_at AT TIME ZONE 'Asia/Tokyo')::date)
            ) THEN
                RAISE EXCEPTION 'only the president lifts the rule of independence';
            END IF;
            IF EXISTS (SELECT 1 FROM audit_auditors_auditor WHERE id = NEW.auditor_id AND person_id = NEW.granted_by_id) THEN
                RAISE EXCEPTION 'nobody lifts the rule for themselves';
            END IF;
            RETURN NEW;
        """,
    )


def exemption_in_the_ledger() -> pgtrigger.Trigger:
    """Return the deferred trigger: the ledger names the president as who did this, in the same transaction."""
    return _after(
        "exemption_in_the_ledger",
        pgtrigger.Insert,
        """
            IF NOT EXISTS (
                SELECT 1 FROM ledger_entry WHERE transaction = pg_current_xact_id()::text::bigint
                AND action = 'engagements.grant_exemption' AND actor_id = NEW.granted_by_id AND outcome = 'done'
            ) THEN
                RAISE EXCEPTION 'the ledger does not know of this exemption';
            END IF;
            RETURN NULL;
        """,
        timing=pgtrigger.Deferred,
    )


def shown_when_all_are_told() -> pgtrigger.Trigger:
    """Return the trigger: the number of a draw is shown once everything that it picked was planned and is opened or cancelled."""
    return _before(
        "shown_when_all_are_told",
        pgtrigger.Update,
        """
            IF OLD.seed <> '' AND NEW.seed <> OLD.seed THEN
                RAISE EXCEPTION 'a number that was shown stays';
            END IF;
            IF NEW.seed <> '' AND OLD.seed = '' AND (
                cardinality(NEW.picked) <> (SELECT count(DISTINCT unit_id) FROM audit_engagements_target WHERE draw_id = NEW.id)
                OR EXISTS (
                    SELECT 1 FROM audit_engagements_target t JOIN audit_engagements_engagement e ON e.id = t.engagement_id
                    WHERE t.draw_id = NEW.id AND t.revealed_at IS NULL AND e.state <> 'cancelled')
            ) THEN
                RAISE EXCEPTION 'the number would tell of an audit that is not opened';
            END IF;
            RETURN NEW;
        """,
    )
