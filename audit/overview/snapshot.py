"""The whole yearly opinion as data, and its hash. Always in Japanese, so that the hash does not hang on the reader's language.

The board reads it: an audit that is not opened is not in it, nor an exemption for one; that stands in the opinion of the year in
which the audit is opened.
"""

from typing import Any

from django.db.models import Q
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from audit.auditors.choices import Conflict
from audit.engagements.models import Exemption
from audit.overview.access import told_sight
from audit.overview.department import rising
from audit.overview.figures import figures_of
from audit.overview.models import YearlyOpinion
from audit.overview.rules.tables import Cell, Line, Table, plain
from audit.quality.choices import Conformance, Domain
from audit.quality.queries import approved_of, domains_of, lines_of
from governance import clock
from governance.calendar.eras import fiscal_year_days, fiscal_year_in_japanese
from governance.web.templatetags.dates import japanese_day


def content_of(opinion: YearlyOpinion) -> dict[str, Any]:
    """Return the content: plain values only."""
    with translation.override("ja"):
        year, sight = opinion.fiscal_year, told_sight()
        risks = rising(sight)
        tables = [*figures_of(sight, year), *([risks.factors] if risks else []), *_quality(year)]
        return {
            "year": fiscal_year_in_japanese(year),
            "opinions": [
                [str(YearlyOpinion._meta.get_field(name).verbose_name), str(getattr(opinion, f"get_{name}_display")())]  # type: ignore[union-attr]
                for name in ("overall", "governance", "risk", "control")
            ],
            "basis": opinion.basis, "limits": opinion.limits, "independence": opinion.independence,
            "exemptions": exemptions_of(year), "tables": plain(tables), "as_of": japanese_day(clock.today()),
        }  # fmt: skip


def _quality(year: int) -> list[Table]:
    row = approved_of(year)
    if row is None:
        return []
    lines = [
        Line(str(Domain(one.domain).label), tuple(Cell(n) for n in one.counts)) for one in domains_of(lines_of(row))
    ]
    levels = tuple(str(label) for label in Conformance.labels)
    return [Table("quality", _("Quality self-assessment"), _("Domain"), levels, lines)]


def exemptions_of(year: int) -> list[list[str]]:
    """Return what the president lifted: of the audits opened in the year, or granted in the year for an audit that is opened."""
    days = fiscal_year_days(year)
    rows = Exemption.objects.filter(
        Q(engagement__fiscal_year=year) | Q(granted_at__date__range=days), engagement__opened_at__isnull=False
    )
    return [
        [
            row.engagement.reference or "", row.auditor.person.name,
            "、".join(str(Conflict(kind).label) for kind in row.lifts), row.reason,
            japanese_day(timezone.localdate(row.granted_at)),
        ]
        for row in rows.select_related("engagement", "auditor__person").order_by("granted_at", "pk")
    ]  # fmt: skip


def shown(content: dict[str, Any] | None) -> dict[str, Any]:
    """Return the content with each value of its tables beside the head of its column, as a phone shows it."""
    found = content or {}
    tables = [
        {**table, "rows": [list(zip(table["heads"], row, strict=True)) for row in table["rows"]]}
        for table in found.get("tables", ())
    ]
    return {**found, "tables": tables}
