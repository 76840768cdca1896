"""Volumes of the rooms around the cases: training, signatures, measures, committee. Rows are copied from a few real ones."""

from datetime import timedelta
from typing import Any

from governance import clock
from tests.bench.reading import Unguarded
from tests.support import factories

PEOPLE = "(SELECT id, home_unit_id, row_number() OVER (ORDER BY id) AS n FROM people_person WHERE is_active) p"
OFFICES = "(SELECT id, row_number() OVER (ORDER BY code) AS n FROM organization_unit WHERE kind = 'office') u"


def copied(cursor: Any, table: str, pk: Any, source: str, /, **changed: str) -> None:
    """Insert a copy of the row with this id for each row of the source (a FROM clause), some columns by expressions."""
    cursor.execute(
        "SELECT attname FROM pg_attribute WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped", [table]
    )
    names = [name for (name,) in cursor.fetchall()]
    changed = {"id": "gen_random_uuid()", **changed}
    quoted = [f'"{name}"' for name in names]
    values = ", ".join(changed.get(name, f'o."{name}"') for name in names)
    cursor.execute(
        f"INSERT INTO {table} ({', '.join(quoted)}) SELECT {values} FROM {table} o, {source} WHERE o.id = '{pk}' "  # noqa: S608
        "ON CONFLICT DO NOTHING"
    )


def training(unguarded: Unguarded, courses: int) -> Any:
    """Give everyone a record of each of so many courses, one in thirty of them open; return a course to be measured."""
    from tests.learning import support

    course = support.course(support.owner())
    record = support.passed(support.started(course, factories.person("staff")))
    is_open = "p.n % 30 = 0"
    with unguarded() as cursor:
        copied(
            cursor, "learning_course", course.pk, f"generate_series(2, {courses}) n", code="'bench-' || n",
            title="o.title || n",
        )  # fmt: skip
        copied(
            cursor, "learning_record", record.pk, f"learning_course c, {PEOPLE}", course_id="c.id", person_id="p.id",
            unit_id="p.home_unit_id", certificate="NULL", state=f"CASE WHEN {is_open} THEN 'open' ELSE o.state END",
            source=f"CASE WHEN {is_open} THEN '' ELSE o.source END", due_on="o.assigned_on + (p.n % 60)::int - 30",
            completed_on=f"CASE WHEN {is_open} THEN NULL ELSE o.completed_on - (p.n % 300)::int END",
        )  # fmt: skip
    return course


def signatures(unguarded: Unguarded, editions: int) -> Any:
    """Ask everyone to sign so many versions of the code, nine in ten did; return the one in force."""
    from tests.conduct import helpers

    reader = factories.person("staff")
    edition = helpers.asked()
    signature = helpers.signature_of(edition, reader)
    signed = "p.n % 10 <> 0"
    with unguarded() as cursor:
        copied(
            cursor, "conduct_edition", edition.pk, f"generate_series(1, {editions - 1}) n", number="o.number + n",
            state="'superseded'", valid_from="o.valid_from - 400 * n", valid_to="o.valid_from - 400 * n + 399",
        )  # fmt: skip
        cursor.execute("DELETE FROM conduct_signature")
        cursor.execute(
            "INSERT INTO conduct_signature (id, edition_id, person_id, unit_id, asked_at, due_on, signed_at, signed_hash) "
            f"SELECT gen_random_uuid(), e.id, p.id, p.home_unit_id, %s, %s, CASE WHEN {signed} THEN %s END, "  # noqa: S608
            f"CASE WHEN {signed} THEN e.content_hash ELSE '' END FROM conduct_edition e, {PEOPLE}".replace(
                " % ", " %% "
            ),
            [signature.asked_at, signature.due_on, clock.now()],
        )
    return edition


def measures(unguarded: Unguarded, count: int) -> Any:
    """Copy one measure over all offices, two in three for a case; return the real one."""
    from compliance.measures import actions
    from compliance.measures.models import Measure
    from governance.organization.models import Unit
    from governance.people.models import Person
    from governance.runner import run

    proposer = factories.actor(Person.objects.filter(assignments__role="compliance_head")[0])
    run(
        actions.propose, actor=proposer, kind="prevention", title="二人で確認する", text="発送の前に二人で確認する。",
        case=None, unit=Unit.objects.get(code="13001"), due_on=clock.today() + timedelta(days=30),
    )  # fmt: skip
    measure = Measure.objects.get()
    cases = f"(SELECT id, row_number() OVER (ORDER BY id) AS n FROM compliance_case LIMIT {count}) c"
    with unguarded() as cursor:
        copied(
            cursor, "measures_measure", measure.pk, f"{cases} JOIN {OFFICES} ON u.n = 1 + c.n % 300", unit_id="u.id",
            case_id="CASE WHEN c.n % 3 > 0 THEN c.id END", due_on="o.due_on - (c.n % 400)::int",
            proposed_at="o.proposed_at - make_interval(days => (c.n % 1000)::int)",
        )  # fmt: skip
    return measure


def committee(unguarded: Unguarded, resolutions: int) -> Any:
    """Let each of so many resolutions be reported by every office; return the real resolution."""
    from compliance.committee.models import UnitReport
    from tests.committee.making import Room

    room = Room()
    resolution = room.started()
    report = UnitReport.objects.get()
    with unguarded() as cursor:
        copied(
            cursor, "committee_resolution", resolution.pk, f"generate_series(1, {resolutions}) n", number="o.number + n",
            due_on="o.due_on - n::int",
        )  # fmt: skip
        copied(
            cursor, "committee_unitreport", report.pk, f"committee_resolution r, {OFFICES}", resolution_id="r.id",
            unit_id="u.id",
        )  # fmt: skip
    return room, resolution
