"""Data sets in the demonstration: payments of an audited office, with what an auditor looks for planted in them, and runs."""

import csv
import io
import random
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from audit.data_audits import actions, store
from audit.data_audits.models import DataSet, Run
from audit.data_audits.sealing import seal_file
from audit.data_audits.working import work
from audit.engagements.choices import State
from audit.engagements.demo import make_engagements
from audit.engagements.models import Engagement
from governance.custody.demo import actor
from governance.people.demo.hooks import demo
from governance.runner import run

HEADS = ("伝票番号", "支払日", "支払先", "支払先住所", "科目", "摘要", "金額")
PAYEES = (
    ("株式会社大手前文具", "大阪府大阪市中央区大手前一丁目2番3号"), ("㈱なにわ清掃", "大阪市中央区谷町4-5-6"),
    ("髙橋印刷所", "大阪府大阪市北区天満二丁目1番地の5"), ("高橋印刷所", "大阪市北区天満2-1-5"), 
    ("浜田警備保障", "大阪市西区江戸堀1-9-8"),
    ("齋藤運送", "大阪府堺市堺区南花田口町三丁目10番"),
)  # fmt: skip
TEXTS = (
    "事務用品 購入",
    "庁舎清掃 定例",
    "届書用紙の印刷",
    "警備 月額",
    "書類の運搬",
    "立替払い 精算",
    "緊急対応のため随意契約",
)


def payments(count: int = 3000) -> str:
    """Return a CSV file: a gap in the numbers, split amounts, a duplicate, days that were closed, two spellings of one firm."""
    chance, first = random.Random(20260401), date(2025, 4, 1)  # noqa: S311 - a demonstration
    rows: list[list[Any]] = []
    for number in range(1, count + 1):
        if number in (812, 813, 2040):
            continue
        day = first + timedelta(days=number * 360 // count)
        day += timedelta(days={5: 2, 6: 1}.get(day.weekday(), 0)) if number % 90 else timedelta()
        payee, address = chance.choice(PAYEES)
        amount = round(10 ** chance.uniform(3, 5.6))
        rows.append([f"{number:06}", day.isoformat(), payee, address, chance.choice(("消耗品費", "役務費", "通信運搬費")),
                     chance.choice(TEXTS), amount])  # fmt: skip
    for place in (1500, 1502, 1505):  # three just below 1,000,000 yen within a few days
        rows[place] = [*rows[place][:1], rows[1500][1], *PAYEES[1], "役務費", "庁舎清掃 特別", 980_000 + place]
    rows[2500] = [rows[2500][0], *rows[2499][1:]]
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerows([HEADS, *rows])
    return text.getvalue()


@demo
def make_data_audits() -> None:
    """Make them once."""
    if DataSet.objects.exists():
        return
    make_engagements()
    engagement = Engagement.objects.filter(state__in=[State.REPORTING, State.FIELDWORK]).order_by("starts_on").first()
    if engagement is None:
        return
    data_set = _added(engagement, payments())
    work()
    data_set.refresh_from_db()
    for test, params in (
        ("benford", {"amount": "金額", "digits": "first_two", "least": 10}),
        ("gaps", {"number": "伝票番号", "series": []}),
        ("near_duplicates", {"name": "支払先", "address": "支払先住所", "same": [], "similar": 93}),
        ("split_amounts", {"amount": "金額", "day": "支払日", "same": ["支払先"], "limit": 1_000_000, "near": 20, "days": 7}),
        ("closed_days", {"day": "支払日"}),
        ("monetary_sample", {"amount": "金額", "confidence": 95, "tolerable": 6_000_000, "expected": 0, "interval": None}),
    ):  # fmt: skip
        run(actions.run_test, actor=actor("auditor1"), subject=None, data_set=data_set, test=test, params=params)
    work()
    run(actions.repeat_run, actor=actor("auditor1"), subject=None, run=Run.objects.get(test="benford"))
    work()


def _added(engagement: Engagement, text: str) -> DataSet:
    key = uuid4()
    with store.workplace() as place:
        path = place / "came"
        path.write_text(text, "utf-8")
        seal_file(path, store.arrived(key), str(key))
        sha256 = store.sha256_of(path)
    run(
        actions.add_data_set, actor=actor("auditor1"), subject=None, data_set=key, engagement=engagement,
        title="支払伝票 令和7年度", origin="会計システム 支払伝票一覧（令和8年4月3日、会計課）", source="csv", sha256=sha256,
        query={},
    )  # fmt: skip
    return DataSet.objects.get(pk=key)
