"""Monitor meetings: every office four times a year for five years, ten monitors a term, five opinions a meeting."""

from typing import Any

from tests.bench.filling_rooms import OFFICES, copied
from tests.bench.reading import Pages, Unguarded, floor, page_of
from tests.support import factories

YEARS, MEETINGS, MONITORS, OPINIONS = 5, 4, 10, 5
BLOCK = "(SELECT parent_id FROM organization_unitperiod p WHERE p.unit_id = u.id AND p.valid_to IS NULL)"
DAYS = "(365 * y)::int"


def monitors(unguarded: Unguarded) -> Any:
    """Fill; return a real meeting with minutes. The opinions are those voices that came first."""
    from tests.monitors import making

    office = making.Office()
    member = making.member(office)
    meeting = making.approved(office)
    opinion = making.opinion(office, meeting).opinion
    years = f"{OFFICES}, generate_series(0, {YEARS - 1}) y"
    with unguarded() as cursor:
        _recruited(cursor, member, years)
        copied(
            cursor, "monitors_meeting", meeting.pk, f"{years}, generate_series(1, {MEETINGS}) q", unit_id="u.id",
            block_id=BLOCK, number="10 + 4 * y + q", held_on=f"o.held_on - {DAYS} - (q * 91)::int - (u.n % 20)::int",
            reference="'MM-' || lpad(to_hex(u.n * 100 + y * 10 + q), 9, '0')",
        )  # fmt: skip
        copied(
            cursor, "monitors_minutes", meeting.minutes.get().pk,
            f"(SELECT * FROM monitors_meeting WHERE id <> '{meeting.pk}') m", meeting_id="m.id",
        )  # fmt: skip
        copied(
            cursor, "monitors_opinion", opinion.pk,
            "(SELECT id, row_number() OVER (ORDER BY held_on, id) - 1 AS n FROM monitors_meeting) m JOIN "
            f"(SELECT id, row_number() OVER (ORDER BY filed_at, id) - 1 AS n FROM voice_voice) v ON v.n / {OPINIONS} = m.n",
            meeting_id="m.id", voice_id="v.id", number=f"10 + v.n % {OPINIONS}", item_id="NULL",
        )  # fmt: skip
        cursor.execute(
            "INSERT INTO monitors_attendance (meeting_id, member_id, present) SELECT m.id, b.id, hashtext(b.id::text) % 5 > 0 "
            "FROM monitors_meeting m JOIN monitors_member b ON b.unit_id = m.unit_id AND m.held_on BETWEEN b.term_from "
            "AND b.term_to ON CONFLICT DO NOTHING"
        )
    return meeting


def _recruited(cursor: Any, member: Any, years: str) -> None:
    application = member.application
    shifted = {name: f"o.{name} - {DAYS}" for name in ("opens_on", "closes_on", "term_from", "term_to")}
    copied(
        cursor, "monitors_recruitment", application.recruitment_id, years, unit_id="u.id", block_id=BLOCK,
        reference="'MR-' || lpad(to_hex(u.n * 10 + y), 9, '0')", **shifted,
    )  # fmt: skip
    places = f"monitors_recruitment r, generate_series(1, {MONITORS}) k"
    copied(
        cursor, "monitors_application", application.pk, places, recruitment_id="r.id",
        reference="'MA-' || upper(left(md5(r.id::text || k), 9))",
    )  # fmt: skip
    recruited = (
        "(SELECT a.id, r.unit_id, r.block_id, r.term_from, r.term_to, row_number() OVER (PARTITION BY r.unit_id "
        "ORDER BY r.term_from, a.id) AS n FROM monitors_application a JOIN monitors_recruitment r ON r.id = a.recruitment_id) a"
    )
    copied(
        cursor, "monitors_member", member.pk, recruited, application_id="a.id", unit_id="a.unit_id", block_id="a.block_id",
        number="100 + a.n", term_from="a.term_from", term_to="a.term_to",
    )  # fmt: skip


def pages(made: Any) -> Pages:
    """Yield label and act of each page, and of its floor. `made`: what monitors() returned."""
    from django.test import Client

    from tests.monitors import making

    service = factories.client_of(factories.person("service_promotion"))
    head = factories.client_of(factories.person("office_head", at=making.unit()))
    base, everyone = "/voice/monitors/", Client()
    yield "monitor meetings, first page (Service Promotion)", page_of(service, base)
    yield floor("SELECT * FROM monitors_meeting ORDER BY held_on DESC, id DESC LIMIT 50")
    yield "monitor meetings, first page (office head)", page_of(head, base)
    yield "a meeting (Service Promotion)", page_of(service, made.get_absolute_url())
    yield "monitors, first page (Service Promotion)", page_of(service, f"{base}members/")
    yield floor("SELECT * FROM monitors_member ORDER BY term_to DESC, id DESC LIMIT 50")
    yield "monitors, first page (office head)", page_of(head, f"{base}members/")
    yield "recruitments (Service Promotion)", page_of(service, f"{base}recruitments/")
    yield "monitor meetings (everyone)", page_of(everyone, "/monitors/")
