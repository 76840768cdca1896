"""The figures of a day: how many views of each unit are explained by what, and each person's numbers."""

from collections import defaultdict
from dataclasses import dataclass

import ibis
import pyarrow as pa
import pyarrow.parquet

from privacy.access_logs import store
from privacy.access_logs.engine.run import explained_day
from privacy.access_logs.engine.tables import DAILY, daily_path
from privacy.access_logs.models import LogDay


@dataclass(frozen=True)
class Counted:
    """The views of a unit (by its code in the log), and explanation → how many."""

    views: int
    by_kind: dict[str, int]


def count(day: LogDay) -> dict[str, Counted]:
    """Write the day's counts by person into the store and return the figures of each unit code.

    The file bears the number that the day's version will have once the figures are noted.
    """
    with explained_day(day.day) as (engine, tables, explained):
        views = tables.all_views
        by_unit = engine.to_pyarrow(views.group_by("unit_code").aggregate(number=views.count())).to_pylist()
        told = views.join(explained, "log_no")
        by_kind = engine.to_pyarrow(told.group_by("unit_code", "kind").aggregate(number=told.count())).to_pylist()
        viewed = tables.viewed.filter(tables.viewed.day == day.day)
        people = viewed.group_by("day", "staff_id").aggregate(
            unit_code=viewed.unit_code.min(), records=viewed.record_id.nunique(), views=viewed.views.sum()
        )
        left = tables.views.group_by("staff_id").aggregate(unexplained=tables.views.record_id.nunique())
        told_of = people.left_join(left, "staff_id").mutate(unexplained=ibis._.unexplained.fill_null(0))
        daily = engine.to_pyarrow(told_of.select(*DAILY.names)).cast(DAILY)
    _write(daily, LogDay(pk=day.pk, day=day.day, version=day.version + 1))
    kinds: dict[str, dict[str, int]] = defaultdict(dict)
    for row in by_kind:
        kinds[row["unit_code"]][row["kind"]] = row["number"]
    return {row["unit_code"]: Counted(row["number"], kinds[row["unit_code"]]) for row in by_unit}


def _write(table: pa.Table, day: LogDay) -> None:
    target = daily_path(day)
    fresh = target.with_suffix(".tmp")
    pyarrow.parquet.write_table(table, fresh)
    store.settle(fresh)
    fresh.replace(target)
