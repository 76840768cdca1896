"""Figures of voices in the access matrix: a quarter, and annual reports in each state with promises."""

from governance.access import SYSTEM
from governance.organization.models import Unit
from governance.runner import run
from tests.voice_figures import making
from voice.figures import actions
from voice.figures.models import Promise
from voice.figures.rules.months import months_before, quarter_of

PART = "voice"


def rows(office: Unit) -> dict[str, dict[str, dict[str, str]]]:
    """Return the rows."""
    year = making.year()
    published = making.published(of=year - 1)
    draft = making.draft()
    act, service, unit = making.act, making.service(), making.unit("D08")
    act(actions.promise, service, draft, text="お約束", unit=unit)
    quarter = quarter_of(months_before(making.this_month(), 3)[0])
    closed = run(actions.close_quarter, actor=SYSTEM, quarter=quarter).subject_id
    promise = str(Promise.objects.get().pk)
    return {
        "voice/figures/quarters/<uuid:pk>": {"closed": {"pk": str(closed)}},
        "voice/figures/reports/<uuid:pk>": {
            "draft": {"pk": str(draft.pk), "promise": promise},
            "published": {"pk": str(published.pk), "promise": promise},
        },
        "voice-report/<int:year>": {"published": {"year": str(year - 1)}, "none": {"year": str(year)}},
    }
