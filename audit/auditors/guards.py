"""What the database itself refuses about the independence of auditors.

The rule is the function audit_conflicts (migration audit_engagements 0002): it alone says who is not independent of what. The
triggers here ask it when a fact comes after the assignment, that of the assignment when the assignment comes after the fact.
"""

import pgtrigger


def facts_keep_independence(auditor: str) -> pgtrigger.Trigger:
    """Return the trigger: a fact about an auditor is refused while they work on an engagement that it would bar them from.

    `auditor`: the column with the auditor's id. The head releases the auditor first; then the fact is entered.
    """
    return pgtrigger.Trigger(
        name="facts_keep_independence",
        level=pgtrigger.Row,
        when=pgtrigger.After,
        operation=pgtrigger.Insert | pgtrigger.Update,
        func=f"""
            PERFORM audit_refuse_conflicts(NULL, NEW.{auditor});
            RETURN NULL;
        """,
    )


def rule_keeps_independence() -> pgtrigger.Trigger:
    """Return the trigger: a version of the rule is refused while somebody works on what it would bar them from."""
    return pgtrigger.Trigger(
        name="rule_keeps_independence",
        level=pgtrigger.Row,
        when=pgtrigger.After,
        operation=pgtrigger.Insert,
        func="""
            PERFORM audit_refuse_conflicts(NULL, NULL);
            RETURN NULL;
        """,
    )
