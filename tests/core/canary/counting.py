"""Ties of a case, the yearly figures with their words, the pages of those who read numbers only; figures of voices."""

from compliance.figures.models import YearlyFigures
from compliance.models import Case
from governance import clock
from tests.core.canary.cast import Cast, day
from tests.core.canary.words import sparrow
from tests.figures import making
from voice.figures.chores import close_quarters, count_daily
from voice.figures.freezing import reportable_years
from voice.figures.models import AnnualReport, Promise, QuarterReport

YEARLY = ("figures_yearlyfigures", "figures_historicalyearlyfigures")


PAGES = ("", "duties/", "recurring/", "silent-units/", "yearly/")
"""For readers of numbers."""


def count(cast: Cast, case: Case) -> None:
    """Tie the case to an article; count a year, send it back, count again, approve, publish."""
    cast.investigator.send(f"/compliance/figures/cases/{case.pk}/tie/", kind="article", article="第5条")
    words = {"explanation": sparrow("explanation", *YEARLY)}
    cast.head.send("/compliance/figures/yearly/prepare/", fiscal_year=str(making.settled_year()), **words)
    address = YearlyFigures.objects.get().get_absolute_url()
    cast.vice_president.send(
        f"{address}send-back/", reason=sparrow("figures returned", "figures_historicalyearlyfigures")
    )
    cast.head.send(f"{address}revise/", **words)
    cast.vice_president.send(f"{address}approve/")
    cast.head.send(f"{address}publish/")


VOICES = "/voice/figures/"
REPORT = ("voice_figures_annualreport", "voice_figures_historicalannualreport")


def count_voices(cast: Cast) -> None:
    """Enter visitors, put a quarter before the board, and bring two annual reports to the public: a promise and its outcome."""
    source = sparrow("source of visitors", "voice_figures_visitorsentry")
    number = {"office": str(cast.office.pk), "month": "2026-04", "number": "1200", "source": source}
    cast.service.send(f"{VOICES}visitors/enter-visitors/", **number)
    count_daily()
    with cast.later(100):
        close_quarters()
    quarter = QuarterReport.objects.latest("quarter")
    remark = sparrow("remark of the board on voices", "voice_figures_quarterreport")
    cast.service.send(f"{VOICES}quarters/{quarter.pk}/present-quarter/", presented_on=day(), remark=remark)
    last, before = reportable_years(clock.today())[:2]
    _report_of(cast, before)
    address = _prepare(cast, last)
    kept, told = (
        Promise.objects.get(fiscal_year=before),
        sparrow("outcome of a promise", "voice_figures_promise", *REPORT),
    )
    cast.service.send(f"{address}promises/{kept.pk}/report-promise/", state="kept", outcome=told)
    back = sparrow("report returned", "voice_figures_historicalannualreport")
    cast.vice_president.send(f"{address}send-back/", reason=back)
    _finish(cast, address)


def _report_of(cast: Cast, year: int) -> None:
    address = _prepare(cast, year)
    promise = sparrow("promise", "voice_figures_promise", *REPORT)
    cast.service.send(f"{address}promise/", text=promise, unit=str(cast.office.pk))
    _finish(cast, address)


def _prepare(cast: Cast, year: int) -> str:
    cast.service.send(f"{VOICES}reports/prepare/", fiscal_year=str(year))
    address = AnnualReport.objects.get(fiscal_year=year).get_absolute_url()
    sections = ("foreword", "on_voices", "on_changes", "outlook")
    cast.service.send(f"{address}write/", **{name: sparrow(f"report {name}", *REPORT) for name in sections})
    return address


def _finish(cast: Cast, address: str) -> None:
    cast.service.send(f"{address}rebuild/")
    cast.vice_president.send(f"{address}approve/")
    cast.service.send(f"{address}publish/")
