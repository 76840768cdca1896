"""make bench: server times of the main pages on the volumes of the brief, on a database of its own.

CASES, STAFF, VOICES, PROPOSALS, ANSWERS, FINDINGS, IMPORTED and ROUNDS in the environment make it smaller or longer. ONLY
names what is measured, parted by commas: cases, voices, proposals, visits, monitors, surveys, findings, imports, logs,
snooping, data.
A page over its target at the 95th percentile is marked; a floor is the bare SQL of the row above in the same run;
docs/performance.md holds the figures of one machine.
"""

import os
import statistics
import sys
import time
from collections.abc import Iterator
from functools import partial
from typing import Any

import django

from tests.bench.reading import FLOOR, Act
from tests.bench.rooms import rooms

CASES = int(os.environ.get("CASES", "100000"))
STAFF = int(os.environ.get("STAFF", "22000"))
INFORMATION = CASES // 5
COURSES = int(os.environ.get("COURSES", "90"))
EDITIONS = 10
RESOLUTIONS = 200
NAMES = ("cases", "voices", "proposals", "visits", "monitors", "surveys", "findings", "imports")
ALONE = ("logs", "snooping", "data")
ONLY = {name for name in os.environ.get("ONLY", "").split(",") if name} or {*NAMES, *ALONE}
ROUNDS = int(os.environ.get("ROUNDS", "40"))
TARGET = 150.0
"""Milliseconds of server time, 95th percentile."""
TARGETS = {"search": 200.0, "offices compared": 500.0, FLOOR: float("inf")}
"""By the beginning of the label."""
Page = tuple[str, Act, int]


def timed(label: str, act: Act, rounds: int) -> None:
    """Print fastest, median, 95th percentile and number of queries of an act; one that is not measured comes first."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    act()
    times = []
    for _ in range(rounds):
        started = time.perf_counter()
        act()
        times.append((time.perf_counter() - started) * 1000)
    with CaptureQueriesContext(connection) as queries:
        act()
    p95 = sorted(times)[max(0, int(rounds * 0.95) - 1)]
    target = next((target for start, target in TARGETS.items() if label.startswith(start)), TARGET)
    mark = "" if p95 <= target else "  over the target"
    figures = f"{min(times):8.1f}{statistics.median(times):8.1f}{p95:8.1f}{len(queries):9}"
    print(f"{label:<58}{figures}{mark}", flush=True)


def once(label: str, act: Act) -> object:
    """Print the seconds of an act that is run a single time; return what it returns."""
    started = time.perf_counter()
    made = act()
    print(f"{label:<78}{time.perf_counter() - started:8.1f} s", flush=True)
    return made


def fill_cases(owner_url: str) -> dict[str, Any]:
    """Fill all rooms but those of voice; return the rows whose pages are measured. The people are there already: each new
    one declares on each case."""
    from tests.bench import filling, filling_rooms

    unguarded = partial(filling.unguarded, owner_url)
    steps: list[tuple[str, Act]] = [
        ("readers of the pages", readers),
        (f"{STAFF * COURSES:,} records of training", lambda: filling_rooms.training(unguarded, COURSES)),
        (f"{STAFF * EDITIONS:,} signatures", lambda: filling_rooms.signatures(unguarded, EDITIONS)),
        (f"{RESOLUTIONS:,} resolutions for every office", lambda: filling_rooms.committee(unguarded, RESOLUTIONS)),
        ("a case with 60 messages", lambda: filling.conversation(60)),
        (f"{CASES:,} cases", lambda: filling.cases(owner_url, CASES)),
        (f"{3 * CASES:,} messages", lambda: filling.messages(owner_url, 3 * CASES)),
        (f"{CASES // 5:,} measures", lambda: filling_rooms.measures(unguarded, CASES // 5)),
        (f"{INFORMATION:,} entries of problem information", lambda: filling.information(owner_url, INFORMATION)),
    ]
    return {label.split(" ", 1)[1]: once(label, act) for label, act in steps}


def readers() -> dict[str, Any]:
    """Return a signed-in client for each role whose pages are measured."""
    from governance.organization.models import Unit
    from tests.support import factories

    roles = (
        "compliance_head", "vice_president", "investigator", "service_promotion", "staff", "auditor", "system_admin",
        "committee_member",
    )  # fmt: skip
    people = {role: factories.person(role) for role in roles}
    people["office_head"] = factories.person("office_head", at=Unit.objects.get(code="13001"))
    return {role: factories.client_of(person) for role, person in people.items()}


def pages_of_cases(made: dict[str, Any]) -> Iterator[Page]:
    """Yield what is measured of cases, problem information, figures and the core."""
    from tests.bench.reading import page_of
    from tests.support import factories

    who = made["of the pages"]
    head, vice, investigator, service = (
        who[role] for role in ("compliance_head", "vice_president", "investigator", "service_promotion")
    )
    staff, auditor, admin = who["staff"], who["auditor"], who["system_admin"]
    case, entry = made["case with 60 messages"], made["entries of problem information"]
    cases, received = "/compliance/cases/", "/compliance/information/received/"
    yield "my desk (head)", page_of(head, "/desk/"), ROUNDS
    yield "my desk (vice-president)", page_of(vice, "/desk/"), ROUNDS
    yield "my desk (staff)", page_of(staff, "/desk/"), ROUNDS
    yield "cases, first page (head)", page_of(head, cases), ROUNDS
    yield "cases, first page (investigator, nothing granted)", page_of(investigator, cases), ROUNDS
    yield "cases, page 200", page_of(head, f"{cases}?page=200"), ROUNDS
    for sort in ("reference", "state", "-severity", "category", "channel", "track", "received"):
        yield f"cases, sorted by {sort}", page_of(head, f"{cases}?sort={sort}"), ROUNDS
    for condition in ("state=received", "severity=critical", "category=leak&state=concluded", "reference=ABCD"):
        yield f"cases, {condition}", page_of(head, f"{cases}?{condition}"), ROUNDS
    yield "a case", page_of(head, f"{cases}{case.pk}/"), ROUNDS
    yield "a case, conversation", page_of(head, f"{cases}{case.pk}/conversation/"), ROUNDS
    yield "a case, course", page_of(head, f"{cases}{case.pk}/course/"), ROUNDS
    yield "filing a report (action only)", factories.file_case, ROUNDS
    yield "information received, first page (head)", page_of(head, received), ROUNDS
    yield "information received, first page (Service Promotion)", page_of(service, received), ROUNDS
    for condition in ("sort=-delay", "state=received", "kind=procedure&in_time=false", "source=press&sort=aware"):
        yield f"information received, {condition}", page_of(head, f"{received}?{condition}"), ROUNDS
    yield "an entry of information", page_of(head, entry.get_absolute_url()), ROUNDS
    yield "own information (staff)", page_of(staff, "/compliance/information/"), ROUNDS
    yield "form of information (staff)", page_of(staff, "/compliance/information/register/"), ROUNDS
    yield "times to registration (head)", page_of(head, "/compliance/information/figures/"), ROUNDS
    yield "times to registration (auditor)", page_of(auditor, "/compliance/information/figures/"), ROUNDS
    member = who["committee_member"]
    figures = "/compliance/figures/"
    for reader, client in (("head", head), ("vice-president", vice), ("committee member", member)):
        yield f"figures of the hotline ({reader})", page_of(client, figures), ROUNDS
        yield f"duties and measures ({reader})", page_of(client, f"{figures}duties/"), ROUNDS
    yield "silent units (head)", page_of(head, f"{figures}silent-units/"), ROUNDS
    yield "what recurs (committee member)", page_of(member, f"{figures}recurring/"), ROUNDS
    yield "inbox (head)", page_of(head, "/inbox/"), ROUNDS
    yield "people (administrator)", page_of(admin, "/people/"), ROUNDS
    yield "tree of the organization", page_of(head, "/organization/"), 15


def pages_of_rooms(made: dict[str, Any]) -> Iterator[Page]:
    """Yield what is measured of training, the code of conduct, measures and the committee."""
    from tests.bench.reading import page_of
    from tests.support import factories

    who = made["of the pages"]
    head, staff, office_head = who["compliance_head"], who["staff"], who["office_head"]
    course = made["records of training"].get_absolute_url()
    edition, measure = made["signatures"].get_absolute_url(), made["measures"].get_absolute_url()
    room, resolution = made["resolutions for every office"]
    chair = factories.client_of(room.chair)
    yield "courses to take (staff)", page_of(staff, "/learning/"), ROUNDS
    yield "records of people (head)", page_of(head, "/learning/people/"), ROUNDS
    yield "records of people (office head)", page_of(office_head, "/learning/people/"), ROUNDS
    yield "all courses (head)", page_of(head, "/learning/courses/"), ROUNDS
    yield "completion of a course (head)", page_of(head, f"{course}completion/"), ROUNDS
    yield "documents to sign (staff)", page_of(staff, "/compliance/conduct/"), ROUNDS
    yield "versions (head)", page_of(head, "/compliance/conduct/editions/"), ROUNDS
    yield "a version (head)", page_of(head, edition), ROUNDS
    yield "completion of signatures (head)", page_of(head, "/compliance/conduct/completion/"), ROUNDS
    yield "measures, first page (head)", page_of(head, "/compliance/measures/"), ROUNDS
    yield "a measure (head)", page_of(head, measure), ROUNDS
    yield "measures, first page (office head)", page_of(office_head, "/compliance/measures/"), ROUNDS
    yield "the committee's page (chair)", page_of(chair, "/compliance/committee/"), ROUNDS
    yield "resolutions (chair)", page_of(chair, "/compliance/committee/resolutions/"), ROUNDS
    yield "a resolution (chair)", page_of(chair, resolution.get_absolute_url()), ROUNDS
    yield "reports of units (chair)", page_of(chair, "/compliance/committee/reports/"), ROUNDS
    yield "my desk (chair)", page_of(chair, "/desk/"), ROUNDS
    yield "my desk (office head)", page_of(office_head, "/desk/"), ROUNDS


def main(owner_url: str) -> None:
    """Fill and measure."""
    from governance.ledger.verify import breaks
    from tests.bench import filling

    unguarded = partial(filling.unguarded, owner_url)
    once(f"{STAFF:,} staff", lambda: filling.staff(STAFF))
    cases = fill_cases(owner_url) if "cases" in ONLY else {}
    filled = [(room, once(room.label, partial(room.fill, unguarded))) for room in rooms() if room.name in ONLY]
    once("vacuum and analyze", lambda: filling.analysed(owner_url))
    print(f"\nload of the machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    print(f"{'milliseconds of server time':<58}{'fastest':>8}{'median':>8}{'p95':>8}{'queries':>9}")
    if cases:
        for label, act, rounds in (*pages_of_cases(cases), *pages_of_rooms(cases)):
            timed(label, act, rounds)
    for room, made in filled:
        for label, act in room.pages(made):
            timed(label, act, ROUNDS)
    print("\nseconds, a single time")
    for room, made in filled:
        for label, act in room.once(made):
            once(label, act)
        for label, act in room.after(made):
            timed(label, act, ROUNDS)
    broken = once("proving the ledger whole", lambda: list(breaks()))
    print(f"breaks of the ledger: {broken}")


if __name__ == "__main__":
    django.setup()
    from tests.bench.access_logs import access_logs
    from tests.bench.data_audits import data_audits
    from tests.bench.snooping import snooping
    from tests.support import database

    template = database.template_name("bench")
    database.make_template_once(template)
    for name, measure in {"logs": access_logs, "snooping": snooping, "data": data_audits}.items():
        if name in ONLY:
            with database.committed(template):
                measure()
    if ONLY - {*ALONE}:
        with database.committed(template) as made_database:
            main(made_database.owner_url)
    if not database.KEEPS_TEMPLATE:
        database.drop(template)
    sys.exit(0)
