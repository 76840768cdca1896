"""Tests of data: pure functions from tables, parameters and a seed to a result. One file each."""

import hashlib
from functools import lru_cache
from pathlib import Path

import duckdb

from audit.data_audits.rules import (
    benford,
    closed_days,
    exact_duplicates,
    gaps,
    matching,
    monetary_sample,
    near_duplicates,
    outliers,
    random_sample,
    split_amounts,
    stratified_sample,
    wording,
)
from audit.data_audits.rules.shapes import Test

TESTS: dict[str, Test] = {
    test.code: test
    for test in (
        random_sample.TEST, stratified_sample.TEST, monetary_sample.INTERVALS, monetary_sample.CELLS,
        exact_duplicates.TEST, near_duplicates.TEST, gaps.TEST, benford.TEST, outliers.TEST, closed_days.TEST,
        split_amounts.TEST, matching.TEST, wording.TEST,
    )
}  # fmt: skip


@lru_cache(maxsize=1)
def code_version() -> str:
    """Return what names the code of the tests: the digest of their files, and DuckDB's version."""
    files = sorted(Path(__file__).parent.glob("*.py"))
    whole = hashlib.sha256(b"".join(path.name.encode() + path.read_bytes() for path in files)).hexdigest()
    return f"{whole[:12]} DuckDB {duckdb.__version__}"
