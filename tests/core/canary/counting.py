"""Ties of a case, the yearly figures with their words, and the pages of those who read numbers only."""

from compliance.figures.models import YearlyFigures
from compliance.models import Case
from tests.core.canary.cast import Cast
from tests.core.canary.words import sparrow
from tests.figures import making

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
