"""The plan as a PDF: the progress of each group, and all requirements that the reader may see."""

from typing import Any

from django.utils.translation import gettext as _

from governance import clock
from governance.access import Actor
from governance.calendar.eras import fiscal_year, fiscal_year_in_japanese
from governance.documents import render_pdf
from governance.web.templatetags.dates import japanese_day
from privacy.promotion.choices import Group
from privacy.promotion.models import Item
from privacy.promotion.queries import catalogue_in_force, items_for, progress_for


def file_name() -> str:
    """Return the name of the file, without its ending."""
    return _("Promotion plan for the protection of personal information") + f" {clock.today():%Y%m%d}"


def document_of(actor: Actor) -> bytes:
    """Return the PDF."""
    catalogue, today = catalogue_in_force(), clock.today()
    items = list(items_for(actor).order_by("requirement__position"))
    data: dict[str, Any] = {
        "year": fiscal_year_in_japanese(fiscal_year(today)),
        "source": f"{catalogue.source} {_('Version %(n)s') % {'n': catalogue}}" if catalogue else "",
        "progress": [_counts(line) for line in progress_for(actor)],
        "groups": [
            {"label": str(group.label), "rows": [_row(item) for item in items if item.requirement.group == group]}
            for group in Group
        ],
    }
    return render_pdf("promotion/plan.typ", data, title=_("Promotion plan for the protection of personal information"))


def _counts(line: Any) -> list[str]:
    numbers = (line.applicable, line.done, line.partly, line.not_begun, line.late)
    return [line.label, *map(str, numbers), f"{line.percent}%" if line.percent is not None else "–"]


def _row(item: Item) -> list[str]:
    owner = getattr(item, "unit_name", "") or _("The chief privacy officer")
    state = str(item.get_state_display()) + (_(" (past the day)") if item.is_late(clock.today()) else "")
    words = item.gap or item.reason or item.link
    text = f"{item.requirement.text}\n{item.requirement.clause}"
    return [item.code, text, owner, japanese_day(item.due_on) if item.due_on else "–", f"{state}\n{words}".strip()]
