"""What the database itself refuses about working papers, whichever way a row comes."""

import pgtrigger


def _before(name: str, operation: object, func: str, **more: object) -> pgtrigger.Trigger:
    return pgtrigger.Trigger(
        name=name, level=pgtrigger.Row, when=pgtrigger.Before, operation=operation, func=func, **more
    )


WORKING = "('planned', 'opened', 'fieldwork')"
STATE_OF_ENGAGEMENT = "(SELECT state FROM audit_engagements_engagement WHERE id = {id} FOR SHARE)"
"""FOR SHARE waits for whoever ends the fieldwork at this moment, and then reads what they wrote."""


def check_final_with_manual() -> pgtrigger.Trigger:
    """Return the trigger: the checks of a procedure are final with the manual."""
    return _before(
        "check_final_with_manual",
        pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
        """
            owner := CASE WHEN TG_OP = 'DELETE' THEN OLD.procedure_id ELSE NEW.procedure_id END;
            IF EXISTS (
                SELECT 1 FROM audit_fieldwork_procedure p JOIN audit_fieldwork_manual m ON m.id = p.manual_id
                WHERE p.id = owner AND m.state = 'decided') THEN
                RAISE EXCEPTION 'what belongs to a final row is neither added, changed nor removed';
            END IF;
            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
            RETURN NEW;
        """,
        declare=[("owner", "uuid")],
    )


CONTENT = (
    "title", "prepared_by_id", "authors", "population", "population_size", "sampling", "sample_size", "seen", "performed_on",
    "place", "conclusion", "conclusion_text",
)  # fmt: skip
FIXED = (
    "engagement_id", "number", "procedure_id", "unit_id", "source_type", "source_id", "source_digest", "sealed_result",
    "made_at",
)  # fmt: skip
ELSE = ("state", "sha256", "dropped_because")


def _differ(*columns: str) -> str:
    new, old = (", ".join(f"{side}.{column}" for column in columns) for side in ("NEW", "OLD"))
    return f"ROW({new}) IS DISTINCT FROM ROW({old})"


def paper_stays_as_signed() -> pgtrigger.Trigger:
    """Return the trigger: a paper is written as a draft while the fieldwork lasts; what was signed changes only after every
    signature was voided, and each state stands on a signature of the same hash."""
    return _before(
        "paper_stays_as_signed",
        pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
        f"""
            IF TG_OP = 'DELETE' THEN
                RAISE EXCEPTION 'a working paper is never removed';
            END IF;
            IF TG_OP = 'UPDATE' AND NOT ({_differ(*CONTENT, *FIXED, *ELSE)}) THEN
                RETURN NEW;
            END IF;
            IF {STATE_OF_ENGAGEMENT.format(id="NEW.engagement_id")} NOT IN {WORKING} THEN
                RAISE EXCEPTION 'working papers are locked when the fieldwork has ended';
            END IF;
            IF NOT NEW.prepared_by_id = ANY(NEW.authors) THEN
                RAISE EXCEPTION 'who prepares a paper is one of its authors';
            END IF;
            IF TG_OP = 'INSERT' THEN
                IF NEW.state <> 'draft' THEN
                    RAISE EXCEPTION 'a working paper begins as a draft';
                END IF;
                RETURN NEW;
            END IF;
            IF {_differ(*FIXED)} OR NOT NEW.authors @> OLD.authors THEN
                RAISE EXCEPTION 'what a working paper is about stays';
            END IF;
            IF OLD.state = 'dropped' THEN
                RAISE EXCEPTION 'what was dropped stays dropped';
            END IF;
            IF OLD.state <> 'draft' AND ({_differ(*CONTENT)} OR NEW.state <> 'draft' AND NEW.sha256 <> OLD.sha256) THEN
                RAISE EXCEPTION 'what was signed stays as it was signed';
            END IF;
            IF NEW.state <> OLD.state AND (OLD.state, NEW.state) NOT IN (
                ('draft', 'handed_in'), ('draft', 'dropped'), ('handed_in', 'reviewed'), ('reviewed', 'approved'),
                ('handed_in', 'draft'), ('reviewed', 'draft'), ('approved', 'draft')) THEN
                RAISE EXCEPTION 'no level of signatures is passed over';
            END IF;
            needed := CASE NEW.state WHEN 'handed_in' THEN 1 WHEN 'reviewed' THEN 2 WHEN 'approved' THEN 3 ELSE 0 END;
            IF (SELECT count(*) FROM audit_fieldwork_signature WHERE paper_id = NEW.id AND voided_at IS NULL
                AND sha256 = NEW.sha256 AND level <= needed) <> needed
                OR EXISTS (SELECT 1 FROM audit_fieldwork_signature WHERE paper_id = NEW.id AND voided_at IS NULL
                AND level > needed) THEN
                RAISE EXCEPTION 'the state of a paper is that of its signatures';
            END IF;
            RETURN NEW;
        """,
        declare=[("needed", "integer")],
    )


def hangs_on_draft(name: str, more: str = "") -> pgtrigger.Trigger:
    """Return the trigger for rows with `paper_id`: they are written while the paper is a draft and the fieldwork lasts.

    `more`: SQL that looks at NEW before the row is taken.
    """
    return _before(
        name,
        pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
        f"""
            SELECT * INTO paper FROM audit_fieldwork_paper
            WHERE id = CASE WHEN TG_OP = 'DELETE' THEN OLD.paper_id ELSE NEW.paper_id END FOR SHARE;
            IF paper.state <> 'draft' OR {STATE_OF_ENGAGEMENT.format(id="paper.engagement_id")} NOT IN {WORKING} THEN
                RAISE EXCEPTION 'what was signed stays as it was signed';
            END IF;
            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
            {more}
            RETURN NEW;
        """,
        declare=[("paper", "audit_fieldwork_paper")],
    )


def check_of_the_procedure() -> pgtrigger.Trigger:
    """Return the trigger of observations: also, the check is one of the paper's procedure, seen by an author."""
    return hangs_on_draft(
        "check_of_the_procedure",
        """
            IF NOT EXISTS (SELECT 1 FROM audit_fieldwork_check WHERE id = NEW.check_id AND procedure_id = paper.procedure_id)
                OR NOT NEW.seen_by_id = ANY(paper.authors) THEN
                RAISE EXCEPTION 'a check of this procedure, seen by an author of the paper';
            END IF;
            IF TG_OP = 'UPDATE' AND (NEW.paper_id <> OLD.paper_id OR NEW.check_id <> OLD.check_id) THEN
                RAISE EXCEPTION 'an observation stays with its check';
            END IF;
        """,
    )


def refers_within() -> pgtrigger.Trigger:
    """Return the trigger of cross-references: within one engagement."""
    return hangs_on_draft(
        "refers_within",
        """
            IF NOT EXISTS (SELECT 1 FROM audit_fieldwork_paper
                WHERE id = NEW.other_id AND engagement_id = paper.engagement_id) THEN
                RAISE EXCEPTION 'papers refer to papers of the same engagement';
            END IF;
        """,
    )


def evidence_in_time() -> pgtrigger.Trigger:
    """Return the trigger: evidence comes with the draft by an author, or later with an addendum of its writer."""
    return _before(
        "evidence_in_time",
        pgtrigger.Insert,
        f"""
            SELECT * INTO paper FROM audit_fieldwork_paper WHERE id = NEW.paper_id FOR SHARE;
            IF NEW.addendum_id IS NOT NULL THEN
                IF NOT EXISTS (SELECT 1 FROM audit_fieldwork_addendum
                    WHERE id = NEW.addendum_id AND paper_id = NEW.paper_id AND written_by_id = NEW.added_by_id) THEN
                    RAISE EXCEPTION 'evidence of an addendum comes from its writer';
                END IF;
                RETURN NEW;
            END IF;
            IF paper.state <> 'draft' OR {STATE_OF_ENGAGEMENT.format(id="paper.engagement_id")} NOT IN {WORKING} THEN
                RAISE EXCEPTION 'what was signed stays as it was signed';
            END IF;
            IF NOT NEW.added_by_id = ANY(paper.authors) OR NEW.observation_id IS NOT NULL AND NOT EXISTS (
                SELECT 1 FROM audit_fieldwork_observation WHERE id = NEW.observation_id AND paper_id = NEW.paper_id) THEN
                RAISE EXCEPTION 'evidence of this paper, added by an author';
            END IF;
            RETURN NEW;
        """,
        declare=[("paper", "audit_fieldwork_paper")],
    )


def nobody_signs_their_own() -> pgtrigger.Trigger:
    """Return the trigger: the preparer signs first; whoever wrote any part signs no further level; the last is the head's or
    the president's; a note that is not cleared keeps the paper from review; what was voided stays so."""
    return _before(
        "nobody_signs_their_own",
        pgtrigger.Insert | pgtrigger.Update,
        f"""
            SELECT * INTO paper FROM audit_fieldwork_paper WHERE id = NEW.paper_id;
            IF {STATE_OF_ENGAGEMENT.format(id="paper.engagement_id")} NOT IN {WORKING} THEN
                RAISE EXCEPTION 'working papers are locked when the fieldwork has ended';
            END IF;
            IF TG_OP = 'UPDATE' THEN
                IF OLD.voided_at IS NOT NULL AND NEW.voided_at IS DISTINCT FROM OLD.voided_at THEN
                    RAISE EXCEPTION 'what was voided stays so';
                END IF;
                RETURN NEW;
            END IF;
            IF NEW.level = 1 THEN
                IF NEW.signed_by_id <> paper.prepared_by_id THEN
                    RAISE EXCEPTION 'the preparer signs first';
                END IF;
                RETURN NEW;
            END IF;
            IF NEW.signed_by_id = ANY(paper.authors) THEN
                RAISE EXCEPTION 'nobody signs their own work';
            END IF;
            IF NOT EXISTS (SELECT 1 FROM audit_fieldwork_signature WHERE paper_id = NEW.paper_id AND voided_at IS NULL
                AND level = NEW.level - 1 AND sha256 = NEW.sha256) THEN
                RAISE EXCEPTION 'no level of signatures is passed over';
            END IF;
            IF EXISTS (SELECT 1 FROM audit_fieldwork_note WHERE paper_id = NEW.paper_id AND state <> 'cleared') THEN
                RAISE EXCEPTION 'a note is not cleared';
            END IF;
            IF NEW.level = 3 AND NOT EXISTS (
                SELECT 1 FROM people_roleassignment r JOIN people_person p ON p.id = r.person_id
                WHERE r.person_id = NEW.signed_by_id AND r.role IN ('audit_head', 'president') AND r.state = 'confirmed'
                AND p.is_active AND r.valid_from <= (NEW.signed_at AT TIME ZONE 'Asia/Tokyo')::date
                AND (r.valid_to IS NULL OR r.valid_to >= (NEW.signed_at AT TIME ZONE 'Asia/Tokyo')::date)) THEN
                RAISE EXCEPTION 'the head or the president signs last';
            END IF;
            RETURN NEW;
        """,
        declare=[("paper", "audit_fieldwork_paper")],
    )


def note_by_another() -> pgtrigger.Trigger:
    """Return the trigger: authors neither raise nor clear notes on their paper; while the fieldwork lasts; cleared is final."""
    return _before(
        "note_by_another",
        pgtrigger.Insert | pgtrigger.Update,
        f"""
            SELECT * INTO paper FROM audit_fieldwork_paper WHERE id = NEW.paper_id;
            IF {STATE_OF_ENGAGEMENT.format(id="paper.engagement_id")} NOT IN {WORKING} THEN
                RAISE EXCEPTION 'working papers are locked when the fieldwork has ended';
            END IF;
            IF NEW.raised_by_id = ANY(paper.authors) OR NEW.cleared_by_id = ANY(paper.authors) THEN
                RAISE EXCEPTION 'nobody reviews their own work';
            END IF;
            IF TG_OP = 'UPDATE' AND OLD.state = 'cleared' THEN
                RAISE EXCEPTION 'a note that was cleared stays as it is';
            END IF;
            RETURN NEW;
        """,
        declare=[("paper", "audit_fieldwork_paper")],
    )


def addendum_afterwards() -> pgtrigger.Trigger:
    """Return the trigger: addenda are written once the papers are locked."""
    return _before(
        "addendum_afterwards",
        pgtrigger.Insert,
        """
            IF NOT EXISTS (
                SELECT 1 FROM audit_fieldwork_paper p JOIN audit_engagements_engagement e ON e.id = p.engagement_id
                WHERE p.id = NEW.paper_id AND e.state IN ('reporting', 'closed')) THEN
                RAISE EXCEPTION 'addenda are written after the fieldwork';
            END IF;
            RETURN NEW;
        """,
    )
