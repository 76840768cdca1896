"""Whoever alters a stored day and the row beside it is found out by the ledger."""

import hashlib

from psycopg2 import connect

from privacy.access_logs import store
from privacy.access_logs.choices import Wrong
from privacy.access_logs.models import Damage
from privacy.access_logs.verifying import compare
from tests.access_logs.making import take, view
from tests.support.database import CommittedDatabase


def test_the_ledger_decides_and_not_the_row_beside_the_file(committed_db: CommittedDatabase) -> None:
    part = take("views_1.csv", [view(1)]).parts.get()
    other = b"rows as somebody would have them"
    with connect(committed_db.owner_url) as session, session.cursor() as cursor:
        cursor.execute("ALTER TABLE privacy_access_logs_daypart DISABLE TRIGGER USER")
        cursor.execute("UPDATE privacy_access_logs_daypart SET sha256 = %s", [hashlib.sha256(other).hexdigest()])
    part.refresh_from_db()
    store.stored(part).write_bytes(other)
    compare()
    assert Damage.objects.get().wrong == Wrong.ALTERED
