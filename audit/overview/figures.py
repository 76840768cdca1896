"""The figures of a fiscal year as tables, for a page in the reader's sight or for the yearly opinion. Each is a query or two."""

from collections import Counter
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, Q, Sum, Value
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from audit.engagements.choices import Kind, State
from audit.findings.choices import OPEN, BodyKind, Cause, Rating
from audit.findings.choices import Kind as AskedKind
from audit.findings.choices import State as Asked
from audit.findings.rules.ages import UPPER, band_of
from audit.overview.access import Sight
from audit.overview.rules.tables import Cell, Line, Table, summed
from audit.quality.measuring import follow_ups_in_time, put_right_in_time, reports_in_time, summaries_in_time
from audit.reports.choices import Opinion
from governance import clock
from governance.calendar.eras import fiscal_year_days
from governance.organization.models import Unit
from governance.organization.queries import name_on

MOST_OWNERS = 10
"""So many units with the most open recommendations have a line."""


def figures_of(sight: Sight, year: int) -> list[Table]:
    """Return all tables that hold for the year, or for today where the year says nothing."""
    tables = [
        audits(sight, year), opinions(sight, year), ratings(sight, year), causes(sight, year), blocks(sight, year),
        repeated(sight, year), asked(sight, year), ages(sight), owners(sight), in_time(sight, year), others(sight, year),
    ]  # fmt: skip
    return [table for table in tables if table.lines]


def _url(sight: Sight, name: str, **conditions: Any) -> str:
    given = {key: value for key, value in conditions.items() if value != ""}
    return f"{reverse(name)}?{urlencode(given)}" if sight.links else ""


def audits(sight: Sight, year: int) -> Table:
    """Return the opened audits by kind."""
    rows = sight.engagements.filter(fiscal_year=year).order_by().values_list("kind")
    counted = {
        kind: numbers
        for kind, *numbers in rows.annotate(
            n=Count("pk"), closed=Count("pk", filter=Q(state=State.CLOSED)), days=Sum("auditor_days")
        )
    }

    def at(**more: Any) -> tuple[str, str, str]:
        where = _url(sight, "engagements:engagements", year=year, **more)
        return where, _url(sight, "engagements:engagements", year=year, state=State.CLOSED.value, **more), ""

    lines = [_line(str(kind.label), counted[kind], at(kind=kind.value)) for kind in Kind if kind in counted]
    columns = (_("Opened in the year"), pgettext("audit", "Closed"), _("Auditor days"))
    return Table("audits", _("Audits by kind"), _("Kind"), columns, lines, summed(_("Together"), lines, at()))


def _line(words: str, numbers: Any, urls: tuple[str, ...]) -> Line:
    return Line(words, tuple(Cell(number, url) for number, url in zip(numbers, urls, strict=True)))


def _one_column(code: str, title: str, head: str, column: str, found: list[tuple[str, int, str]], url: str) -> Table:
    lines = [Line(words, (Cell(number, where),)) for words, number, where in found]
    return Table(code, title, head, (column,), lines, summed(_("Together"), lines, (url,)))


def opinions(sight: Sight, year: int) -> Table:
    """Return the reports approved in the year by their opinion. Everyone who reads the overview opens the list of reports."""
    rows = sight.reports.filter(approved_on__range=fiscal_year_days(year)).order_by()
    counted = Counter(rows.values_list("opinion", flat=True))
    base = reverse("reports:reports")
    found = [
        (str(one.label), counted[one], f"{base}?{urlencode({'approved': year, 'opinion': one.value})}")
        for one in Opinion
        if counted[one]
    ]
    url = f"{base}?{urlencode({'approved': year})}"
    return _one_column(
        "opinions", _("Opinions of approved reports"), _("Overall opinion"), pgettext("audit", "Reports"), found, url
    )


def _findings(sight: Sight, year: int) -> Any:
    return sight.findings.filter(issued_on__range=fiscal_year_days(year)).order_by()


def _by_choice(sight: Sight, year: int, code: str, title: str, field: str, choices: Any, name: str) -> Table:
    counted = Counter(_findings(sight, year).values_list(field, flat=True))
    found = [
        (str(one.label), counted[one], _url(sight, "findings:findings", reported=year, **{name: one.value}))
        for one in choices
        if counted[one]
    ]
    url = _url(sight, "findings:findings", reported=year)
    return _one_column(code, title, str(field_words(code)), pgettext("audit", "Findings"), found, url)


def field_words(code: str) -> str:
    """Return the words of the first column of a table of findings."""
    return {"ratings": _("Rating"), "causes": _("Kind of cause")}[code]


def ratings(sight: Sight, year: int) -> Table:
    """Return the findings reported in the year by rating."""
    return _by_choice(sight, year, "ratings", _("Findings by rating"), "rating", Rating, "rating")


def causes(sight: Sight, year: int) -> Table:
    """Return the findings reported in the year by kind of cause."""
    return _by_choice(sight, year, "causes", _("Findings by kind of cause"), "cause_code", Cause, "cause")


def blocks(sight: Sight, year: int) -> Table:
    """Return the findings reported in the year by block."""
    rows = _findings(sight, year).annotate(name=Coalesce(name_on("block_id", clock.today()), Value("")))
    counted = Counter(rows.values_list("block__code", "name"))
    found = [
        (name or str(Unit.Kind.HEADQUARTERS.label), number,
         _url(sight, "findings:findings", reported=year, block=code or "-"))
        for (code, name), number in sorted(counted.items(), key=lambda pair: (-pair[1], pair[0][0] or ""))
    ]  # fmt: skip
    url = _url(sight, "findings:findings", reported=year)
    return _one_column(
        "blocks", _("Findings by block"), pgettext("audit", "Block"), pgettext("audit", "Findings"), found, url
    )


def repeated(sight: Sight, year: int) -> Table:
    """Return what was found in several units: the same criterion and the same kind of cause."""
    rows = _findings(sight, year).values_list("criterion__code", "criterion__name", "cause_code")
    counted = rows.annotate(units=Count("unit", distinct=True), n=Count("pk")).filter(units__gte=2)
    lines = [
        Line(
            f"{name}（{Cause(cause).label}）",
            (Cell(units), Cell(number, _url(sight, "findings:findings", reported=year, criterion=code, cause=cause))),
        )
        for code, name, cause, units, number in counted.order_by("-units", "criterion__code", "cause_code")
    ]
    columns = (pgettext("audit", "Units"), pgettext("audit", "Findings"))
    return Table("repeated", _("The same in several units"), _("Criterion and cause"), columns, lines)


def asked(sight: Sight, year: int) -> Table:
    """Return the recommendations reported in the year by kind: all, put right, open."""
    rows = sight.recommendations.filter(finding__issued_on__range=fiscal_year_days(year)).order_by()
    counted = {
        kind: numbers
        for kind, *numbers in rows.values_list("kind").annotate(
            n=Count("pk"), done=Count("pk", filter=Q(state=Asked.DONE)), open=Count("pk", filter=Q(state__in=OPEN))
        )
    }

    def at(**more: Any) -> tuple[str, str, str]:
        told = {"reported": year, **more}
        return (
            _url(sight, "findings:recommendations", **told),
            _url(sight, "findings:recommendations", state=Asked.DONE.value, **told), _url(sight, "findings:ages", **told),
        )  # fmt: skip

    lines = [_line(str(kind.label), counted[kind], at(kind=kind.value)) for kind in AskedKind if kind in counted]
    columns = (pgettext("audit", "Reported"), pgettext("audit", "Put right"), _("Still open"))
    title = _("Recommendations of the year")
    return Table("asked", title, _("Kind"), columns, lines, summed(_("Together"), lines, at()))


def ages(sight: Sight) -> Table:
    """Return what is open today by rating and age."""
    today = clock.today()
    rows = sight.recommendations.filter(state__in=OPEN).order_by()
    counts: dict[str, list[int]] = {}
    for rating, since, due, state in rows.values_list("finding__rating", "followed_since", "due_on", "state"):
        line = counts.setdefault(rating, [0] * (len(UPPER) + 3))
        assert since is not None  # what is open has a day
        line[band_of((today - since).days)] += 1
        line[-2] += 1
        line[-1] += _is_late(state, due, today)

    def at(**more: Any) -> tuple[str, ...]:
        bands = [_url(sight, "findings:ages", age=band, **more) for band in range(len(UPPER) + 1)]
        return (*bands, _url(sight, "findings:ages", **more), _url(sight, "findings:ages", late="true", **more))

    lines = [_line(str(one.label), counts[one], at(rating=one.value)) for one in Rating if one in counts]
    columns = (
        _("Up to 90 days"), _("Up to 180 days"), _("Up to 365 days"), _("Longer"), _("Together"), _("Past its day"),
    )  # fmt: skip
    title = _("Recommendations open today, by age")
    return Table("ages", title, _("Rating"), columns, lines, summed(_("Together"), lines, at()))


def _is_late(state: str, due: date | None, today: date) -> bool:
    return state == Asked.FOLLOWED and due is not None and due < today


def owners(sight: Sight) -> Table:
    """Return the units that have the most open today."""
    today = clock.today()
    rows = sight.recommendations.filter(state__in=OPEN).order_by().annotate(name=name_on("unit_id", today))
    late = Count("pk", filter=Q(state=Asked.FOLLOWED, due_on__lt=today))
    counted = rows.values_list("unit__code", "name").annotate(n=Count("pk"), late=late)
    lines = [
        _line(name or code, (number, past), (
            _url(sight, "findings:ages", unit=code), _url(sight, "findings:ages", unit=code, late="true"),
        ))
        for code, name, number, past in counted.order_by("-n", "unit__code")[:MOST_OWNERS]
    ]  # fmt: skip
    columns = (_("Still open"), _("Past its day"))
    return Table("owners", _("Units with the most open today"), _("Addressed to"), columns, lines)


def in_time(sight: Sight, year: int) -> Table:
    """Return what was to be done by a day of the year, and was."""
    first, last = fiscal_year_days(year)
    shares = [
        (_("Reports to the president in time (D15)"), reports_in_time(sight.engagements, first, last)),
        (_("Follow-up reports in time (D16)"), follow_ups_in_time(sight.recommendations, first, last)),
        (_("Put right by the agreed day"), put_right_in_time(sight.recommendations, first, last)),
        (_("Summaries published in time (D17)"), summaries_in_time(first, last)),
    ]
    lines = [
        Line(words, (Cell(share.kept), Cell(share.missed), Cell(share.percent)))
        for words, share in shares
        if share.whole
    ]
    return Table(
        "in_time",
        _("What was kept by its day"),
        _("Duty"),
        (pgettext("audit", "Kept"), pgettext("audit", "Not kept"), _("Share (%)")),
        lines,
    )


def others(sight: Sight, year: int) -> Table:
    """Return audits by others by body, and our own audits of personal information, with their findings of the year."""
    outside = Counter(sight.externals.filter(fiscal_year=year).order_by().values_list("body__kind", flat=True))
    found = Counter(_findings(sight, year).values_list("external__body__kind", flat=True))
    lines = [
        _line(str(kind.label), (outside[kind], found[kind]), (
            _url(sight, "findings:external-audits", kind=kind.value, year=year),
            _url(sight, "findings:findings", reported=year, source=f"external__body__kind:{kind.value}"),
        ))
        for kind in BodyKind
        if outside[kind] or found[kind]
    ]  # fmt: skip
    privacy = sight.engagements.filter(fiscal_year=year, kind=Kind.PRIVACY).count()
    ours = _findings(sight, year).filter(engagement__kind=Kind.PRIVACY).count()
    if privacy or ours:
        lines.append(_line(str(Kind.PRIVACY.label), (privacy, ours), (
            _url(sight, "engagements:engagements", kind=Kind.PRIVACY.value, year=year),
            _url(sight, "findings:findings", reported=year, source=f"engagement__kind:{Kind.PRIVACY.value}"),
        )))  # fmt: skip
    columns = (_("Audits"), pgettext("audit", "Findings"))
    return Table("others", _("Audits by others and of personal information"), _("Audited by"), columns, lines)
