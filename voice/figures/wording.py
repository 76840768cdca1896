"""An annual report in words: what page and document show. Draft: promises as they stand; later: as they were approved."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from governance.charts import Chart, bars
from governance.web.templatetags.dates import japanese_day
from voice.choices import VoiceKind
from voice.figures.choices import PromiseState, ReportState, Source
from voice.figures.freezing import promises
from voice.figures.models import AnnualReport
from voice.figures.rules.months import months_of_year


@dataclass(frozen=True)
class Shown:
    """Facts (label, value), charts, tables: changes (day, what, where, effect), promises before (text, unit, state,
    outcome) and given (text, unit)."""

    report: AnnualReport
    as_of: str
    facts: list[tuple[str, str]]
    charts: list[Chart]
    changes: list[list[str]]
    before: list[list[str]]
    given: list[list[str]]


def in_words(report: AnnualReport) -> Shown:
    """Return the report as a page and a document show it; two queries for a draft, none otherwise."""
    snapshot = report.snapshot
    told = snapshot | promises(report.fiscal_year) if report.state == ReportState.DRAFT else snapshot
    return Shown(
        report, japanese_day(date.fromisoformat(snapshot["as_of"])), _facts(snapshot), _charts(snapshot),
        [_change(c) for c in (*snapshot["changes"], *snapshot["changes_from_proposals"])],
        [[p["text"], p["unit"], str(PromiseState(p["state"]).label), p["outcome"]] for p in told["promised_before"]],
        [[p["text"], p["unit"]] for p in told["promised"]],
    )  # fmt: skip


def _facts(snapshot: dict[str, Any]) -> list[tuple[str, str]]:
    work, proposing, middle = snapshot["work"], snapshot["proposing"], snapshot["median_days"]
    days = snapshot["in_time_days"]
    return [
        (_("Voices received"), f"{snapshot['received']:,}"),
        (_("Customers told"), f"{snapshot['told']:,}"),
        (_("Of these within %(days)s days") % {"days": days}, f"{snapshot['in_time']:,}"),
        (_("Median days until told"), "–" if middle is None else f"{middle:g}"),
        (_("Made important"), f"{work['important']:,}"),
        (_("Important and open at the end"), f"{work['important_open']:,}"),
        (_("Published with reply"), f"{work['published']:,}"),
        (_("Improvement proposals received"), f"{proposing['received']:,}"),
        (_("Proposals answered"), f"{proposing['answered']:,}"),
        (_("Proposals adopted"), f"{proposing['adopted']:,}"),
    ]


def _charts(snapshot: dict[str, Any]) -> list[Chart]:
    number = _("Voices")
    sources = [(str(s.label), snapshot["sources"].get(s, 0)) for s in Source if s != Source.PROPOSAL]
    months = [
        (_("%(n)s (month)") % {"n": m.month}, snapshot["months"].get(f"{m:%Y-%m}", 0))
        for m in months_of_year(snapshot["fiscal_year"])
    ]
    kinds = [(str(k.label), snapshot["kinds"].get(k, 0)) for k in VoiceKind]
    return [
        bars(_("What customers wanted to say"), _("Kind"), number, kinds),
        bars(_("How voices reached us"), _("How it came in"), number, sources),
        bars(_("Voices by month"), _("Month"), number, months),
    ]


def _change(change: dict[str, Any]) -> list[str]:
    effect = {None: _("Not known yet"), True: _("It worked"), False: _("It did not work")}[change["worked"]]
    return [japanese_day(date.fromisoformat(change["day"])), change["text"], change["rule"], effect]
