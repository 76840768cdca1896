"""make bench: server times of the main pages with many cases, on a database of their own."""

import os
import statistics
import sys
import time
from collections.abc import Callable

import django

COUNT = int(os.environ.get("CASES", "100000"))
ROUNDS = 40


def timed(label: str, act: Callable[[], object], rounds: int = ROUNDS) -> None:
    """Print median and 95th percentile of an act in milliseconds."""
    act()
    times = []
    for _ in range(rounds):
        started = time.perf_counter()
        act()
        times.append((time.perf_counter() - started) * 1000)
    print(f"{label:<52}{statistics.median(times):8.1f} ms{sorted(times)[int(rounds * 0.95) - 1]:8.1f} ms", flush=True)


def fill(count: int) -> None:
    """Copy one real case many times, one in fifty of them undecided with its clock running."""
    from django.db import connection, transaction

    from tests.support import factories

    factories.file_case()
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            """
            INSERT INTO compliance_case (id, reference, state, track, channel, disclosure, reporter_kind, position, unit_id,
                received_at, clock_day, severity, category, finding, receipt_digest, content_digest, box_id,
                identity_box_id, sealed_content, version)
            SELECT gen_random_uuid(), lpad(to_hex(n), 9, '0'), 
                CASE WHEN n %% 50 = 0 THEN 'received' ELSE 'declined' END,
                track, channel, disclosure, reporter_kind,
                position, (SELECT id FROM organization_unit WHERE kind = 'office' ORDER BY id OFFSET n %% 312 LIMIT 1),
                received_at - make_interval(mins => n), clock_day, '', '', '', lpad(to_hex(n), 64, '0'), content_digest,
                box_id, identity_box_id, sealed_content, 1
            FROM compliance_case, generate_series(1, %s) n
            """,
            [count],
        )
        cursor.execute(
            """
            INSERT INTO deadlines_deadline (id, subject_type, subject_id, rule_id, round, opened_on, due_on, state)
            SELECT gen_random_uuid(), 'compliance.case', c.id, r.id, 2, c.clock_day, c.clock_day + 20, 'running'
            FROM compliance_case c, deadlines_rule r WHERE r.code = 'D2' AND c.state = 'received'
            """
        )
        factories.ledger_note()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE compliance_case")


def main() -> None:
    """Fill and measure."""
    from compliance.models import Case
    from governance.ledger.verify import breaks
    from tests.support import factories

    started = time.perf_counter()
    fill(COUNT)
    print(f"{COUNT:,} cases made in {time.perf_counter() - started:.0f} s\n{'':<52}  median     p95")
    client = factories.client_of(factories.person("compliance_head"))
    case = Case.objects.order_by("received_at").last()
    timed("list of cases, first page", lambda: client.get("/compliance/cases/"))
    timed("list of cases, page 200", lambda: client.get("/compliance/cases/?page=200"))
    timed("list of cases, filtered by reference number", lambda: client.get("/compliance/cases/?reference=ABCD"))
    timed("my desk", lambda: client.get("/desk/"))
    timed("a case", lambda: client.get(f"/compliance/cases/{case.pk}/"))  # type: ignore[union-attr]
    timed("filing a report (action only)", lambda: factories.file_case())
    timed("tree of the organization", lambda: client.get("/organization/"), 15)
    timed("proving the ledger whole", lambda: list(breaks()), 3)


if __name__ == "__main__":
    django.setup()
    from tests.support import database

    database.make_template("bench_template")
    with database.committed("bench_template"):
        main()
    database.drop("bench_template")
    sys.exit(0)
