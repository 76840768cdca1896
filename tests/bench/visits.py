"""Mystery visits: every office twice a year for five years, twenty criteria each, one visit in four with a second rater."""

from typing import Any

from tests.bench.filling_rooms import OFFICES, copied
from tests.bench.reading import Pages, Unguarded, floor, page_of
from tests.support import factories

ROUNDS = 10


def visits(unguarded: Unguarded) -> Any:
    """Fill; return a real visit whose result was sent."""
    from tests.visits import making
    from voice.visits.actions.criteria import Section
    from voice.visits.models import Correction

    rater = making.planner()
    criteria = {group: Section(80, "", [(f"{group}の{n}番目の点", n == 0) for n in range(4)])
                for group in ("facilities", "signs", "waiting", "manners", "explaining")}  # fmt: skip
    making.criteria(rater, **criteria)
    real = making.settled(rater, "mannersの1番目の点")
    sheet, correction = real.sheets.get(), Correction.objects.get(visit=real)
    moment, day = "make_interval(days => (182 * {0})::int)", "(182 * {0})::int"
    with unguarded() as cursor:
        copied(
            cursor, "visits_round", real.round_id, f"generate_series(1, {ROUNDS}) k", number="o.number + k",
            planned_at=f"o.planned_at - {moment.format('k')}", fiscal_year="o.fiscal_year - (k / 2)::int",
        )  # fmt: skip
        rounds = "(SELECT *, row_number() OVER (ORDER BY planned_at DESC) - 1 AS k FROM visits_round) r"
        copied(
            cursor, "visits_visit", real.pk, f"{rounds}, {OFFICES}", round_id="r.id", office_id="u.id",
            block_id="(SELECT parent_id FROM organization_unitperiod p WHERE p.unit_id = u.id AND p.valid_to IS NULL)",
            reference="'M-' || lpad(to_hex(r.k * 1000 + u.n), 9, '0')", planned_on=f"o.planned_on - {day.format('r.k')}",
            visited_on=f"o.visited_on - {day.format('r.k')} - (u.n % 30)::int", sent_at=f"o.sent_at - {moment.format('r.k')}",
        )  # fmt: skip
        copied(
            cursor, "visits_sheet", sheet.pk, f"(SELECT * FROM visits_visit WHERE id <> '{real.pk}') v", visit_id="v.id",
            visited_on="v.visited_on",
        )  # fmt: skip
        copied(
            cursor, "visits_sheet", sheet.pk,
            f"(SELECT * FROM visits_visit WHERE id <> '{real.pk}' AND hashtext(reference) % 4 = 0) v", visit_id="v.id",
            place="2", rater_id=f"'{making.planner().pk}'", visited_on="v.visited_on",
        )  # fmt: skip
        cursor.execute(
            "INSERT INTO visits_mark (sheet_id, criterion_id, answer, note) SELECT s.id, m.criterion_id, "
            "CASE WHEN hashtext(s.id::text || m.criterion_id::text) % 12 = 0 THEN 'no' ELSE 'yes' END, '' "
            f"FROM visits_sheet s, visits_mark m WHERE m.sheet_id = '{sheet.pk}' AND s.id <> '{sheet.pk}'"
        )
        copied(
            cursor, "visits_correction", correction.pk, f"(SELECT * FROM visits_visit WHERE id <> '{real.pk}') v",
            visit_id="v.id", office_id="v.office_id", block_id="v.block_id", opened_on="v.visited_on",
            due_on="v.visited_on + 60",
        )  # fmt: skip
    return real


def pages(made: Any) -> Pages:
    """Yield label and act of each page, and of its floor. `made`: what visits() returned."""
    from tests.visits import making

    planner, head = factories.client_of(making.planner()), factories.client_of(making.head())
    service = factories.client_of(factories.person("service_promotion"))
    base = "/voice/visits/"
    yield "visits, first page (Quality Management)", page_of(planner, base)
    yield floor("SELECT * FROM visits_visit ORDER BY visited_on DESC, id DESC LIMIT 50")
    yield "visits, first page (Service Promotion)", page_of(service, base)
    yield "visits, first page (office head)", page_of(head, base)
    yield "a visit (Quality Management)", page_of(planner, made.get_absolute_url())
    yield "corrective actions (Service Promotion)", page_of(service, f"{base}corrections/")
    yield floor("SELECT * FROM visits_correction ORDER BY due_on DESC, id DESC LIMIT 50")
    yield "an office, its visits beside its customers", page_of(service, f"{base}offices/{made.office_id}/")
    yield "rounds (Quality Management)", page_of(planner, f"{base}rounds/")
    yield "a round of all offices (Quality Management)", page_of(planner, _largest_round())


def _largest_round() -> str:
    from django.db.models import Count

    from voice.visits.models import Round

    return Round.objects.annotate(n=Count("visits")).order_by("-n", "pk")[0].get_absolute_url()
