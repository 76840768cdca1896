"""Every rule gives the same hits, row by row, on DuckDB and on a Spark cluster (a standalone master and worker on loopback).

The only test with Spark. What takes its time is starting four JVMs and planning queries, hardly the rows: so the day is small,
one session answers everything, and Spark is told to start cheaply: 4 s for the cluster, 8 s until the session has read the day,
12 s for all rules on a machine at load 3. Code generation and broadcast joins were measured and cost nothing here.
"""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from privacy.access_logs import store
from privacy.access_logs.engine.run import explained_day, hits_of
from privacy.access_logs.generating.files import write_day, write_lists
from privacy.access_logs.generating.planting import Planter
from privacy.access_logs.generating.working_days import Office
from privacy.access_logs.generating.world import make_world, past_days
from privacy.access_logs.intake.working import take_in
from privacy.access_logs.models import LogDay, RuleVersion
from privacy.access_logs.rules import RULES
from tests.access_logs import making

DAYS = 4
LOW = {
    "volume": {"least": 20, "unexplained": 3, "least_days": 2, "deviations": 20, "peers": 15},
    "often_unexplained": {"least": 4, "least_days": 2, "deviations": 10, "factor": 11},
    "sweeping_search": {"searches": 5, "listed": 20, "percent": 60},
    "repeated": {"offices": 2, "people": 2, "days": 5},
    "same_surname": {"bearers": 3},
    "elsewhere": {"minutes": 60},
}
"""Limits for so small a world, so that every rule has something to find."""
QUICK_JVM = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto"
CHEAP = {
    "spark.driver.host": "127.0.0.1", "spark.driver.bindAddress": "127.0.0.1", "spark.ui.enabled": "false",
    "spark.sql.shuffle.partitions": "1", "spark.default.parallelism": "1",
    "spark.executor.memory": "512m", "spark.executor.cores": "1", "spark.cores.max": "1",
    "spark.executor.extraJavaOptions": QUICK_JVM,
}  # fmt: skip


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@pytest.fixture
def cluster(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Give the address of a standalone cluster with one worker."""
    if shutil.which("java") is None and not os.environ.get("CI"):
        pytest.skip("Spark needs Java: apt-get install -y default-jre-headless")
    import pyspark

    home, port = Path(pyspark.__file__).parent, free_port()
    address = f"spark://127.0.0.1:{port}"
    for name, value in {
        "SPARK_HOME": str(home), "SPARK_LOCAL_IP": "127.0.0.1", "PYSPARK_PYTHON": sys.executable,
        "SPARK_DAEMON_MEMORY": "256m", "SPARK_WORKER_DIR": str(tmp_path / "spark"),
        "SPARK_DAEMON_JAVA_OPTS": QUICK_JVM, "SPARK_SUBMIT_OPTS": QUICK_JVM,
    }.items():  # fmt: skip
        monkeypatch.setenv(name, value)
    commands = (
        ["org.apache.spark.deploy.master.Master", "--port", str(port)],
        ["org.apache.spark.deploy.worker.Worker", "-c", "2", "-m", "1G", address],
    )
    running = []
    try:
        for number, command in enumerate(commands):
            web = ["--host", "127.0.0.1", "--webui-port", str(free_port())]
            with (tmp_path / f"spark-{number}.log").open("wb") as out:
                start = [str(home / "bin" / "spark-class"), command[0], *web, *command[1:]]
                running.append(subprocess.Popen(start, stdout=out, stderr=out))
        _wait_for(tmp_path / "spark-1.log", "Successfully registered with master")
        yield address
    finally:
        _stop_session()
        for process in reversed(running):
            process.terminate()
            process.wait()


def _wait_for(log: Path, words: str, seconds: float = 120) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if log.exists() and words in log.read_text("utf-8", "replace"):
            return
        time.sleep(0.2)
    pytest.fail(f"Spark did not start: {log.read_text('utf-8', 'replace')[-2000:]}")


def _stop_session() -> None:
    from pyspark.sql import SparkSession

    session = SparkSession.getActiveSession()
    if session is not None:
        session.stop()


def made_days() -> None:
    """Take in some days of a small world with snooping planted on each."""
    last = making.yesterday()
    world = make_world(3, [making.OFFICE, making.NEIGHBOUR, making.ELSEWHERE], 40, 1500)
    office = Office(world, views_per_staff=15)
    store.drop().mkdir(parents=True)
    write_lists(world, past_days(last, DAYS)[0], store.drop())
    for day in past_days(last, DAYS):
        write_day(world, Planter(world, office.work(day), 3).plant(), store.drop())
    assert take_in() == 3 + 4 * DAYS
    making.explained()
    assert LogDay.objects.filter(state="explained").count() == DAYS


def answers(versions: Sequence[RuleVersion]) -> dict[str, pa.Table]:
    """Return what the engine of the settings explains, and the hits of each rule."""
    with explained_day(making.yesterday()) as (engine, tables, explained):
        told = engine.to_pyarrow(explained.order_by("log_no"))
        return {"explained": told} | {version.code: hits_of(engine, tables, version) for version in versions}


@pytest.mark.django_db
def test_every_rule_gives_the_same_hits_on_both_engines(settings: Any, cluster: str) -> None:
    made_days()
    versions = [RuleVersion(code=code, parameters=LOW.get(code, {})) for code in RULES]
    on_duckdb = answers(versions)
    settings.ACCESS_LOGS_ENGINE, settings.ACCESS_LOGS_SPARK_MASTER = "spark", cluster
    settings.ACCESS_LOGS_SPARK_OPTIONS = CHEAP
    on_spark = answers(versions)
    assert on_duckdb["explained"].num_rows > 1000
    for code, hits in on_duckdb.items():
        assert hits.num_rows, f"{code} finds nothing, so nothing is compared"
        assert on_spark[code].to_pylist() == hits.to_pylist(), code
