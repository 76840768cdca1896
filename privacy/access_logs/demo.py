"""Access logs of the demonstration: some days of a few offices, made by the generator and taken in like any file; what comes in
with faults: a file twice, one that is damaged, one with rows that are wrong."""

from datetime import timedelta

from governance import clock
from governance.calendar.business_days import is_open
from governance.people.demo.hooks import demo
from privacy.access_logs import store
from privacy.access_logs.explaining import explain_days
from privacy.access_logs.generating.files import write_day, write_lists
from privacy.access_logs.generating.planting import Planter
from privacy.access_logs.generating.working_days import Office
from privacy.access_logs.generating.world import make_world
from privacy.access_logs.intake.working import take_in
from privacy.access_logs.models import LogFile

OFFICES = ["13001", "13002", "13003", "14001", "27001"]
DAYS = 5
SEED = 20081


@demo
def make_logs() -> None:
    """Make them once."""
    if LogFile.objects.exists():
        return
    days = [day for back in range(12, 0, -1) if is_open(day := clock.today() - timedelta(days=back))][-DAYS:]
    world = make_world(SEED, OFFICES, 12, 2000)
    office, folder = Office(world, views_per_staff=40), store.drop()
    folder.mkdir(parents=True, exist_ok=True)
    write_lists(world, days[0], folder)
    for day in days:
        write_day(world, Planter(world, office.work(day), 1).plant(), folder)
    views = folder / f"views_{days[-1].isoformat()}.csv"
    text = views.read_text("utf-8")
    (folder / "views_zz_again.csv").write_text(text, "utf-8")
    head, *rows = text.splitlines()
    wrong = [rows[0], rows[1].replace("-", "/", 1), rows[2] + ",x", ",".join(["", *rows[3].split(",")[1:]])]
    (folder / "views_zz_with_faults.csv").write_text("\n".join([head, *wrong]) + "\n", "utf-8")
    (folder / "searches_zz_damaged.parquet").write_bytes(b"PAR1 cut off")
    with clock.shifted(timedelta(minutes=5)):  # nothing was written to them for some time
        take_in()
        explain_days()
