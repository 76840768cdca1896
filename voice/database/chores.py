"""What the voice database does by itself, hour by hour."""

from governance import clock
from governance.access import SYSTEM
from governance.runner import run
from voice.database import actions
from voice.database.actions.indexing import without_a_row


def renew_index() -> None:
    """Write search rows that are missing or of an earlier edition, as many as one transaction bears."""
    if without_a_row().exists():
        run(actions.renew_index, actor=SYSTEM, at=clock.now())
