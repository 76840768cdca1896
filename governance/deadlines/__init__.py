"""Clocks: rows with a rule, a due day and the steps of a ladder. Opened and settled by actions, swept by escalation."""
