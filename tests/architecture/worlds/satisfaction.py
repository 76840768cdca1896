"""Satisfaction surveys in the access matrix: a wave of the office that is open, one that is closed, a proposed one, a sheet."""

from governance.organization.models import Unit
from tests.satisfaction import making
from voice.satisfaction.models import Handout

PART = "voice"


def rows(office: Unit) -> dict[str, dict[str, dict[str, str]]]:
    """Return the rows."""
    first, second = making.clerk(), making.clerk("quality_management")
    proposed = making.proposal(first)
    survey = proposed.schedule.survey
    closed = making.opened(first, office.code, "27001", survey=survey)
    for number in (0, 1):
        for _sheet in range(6):
            making.send(closed, number, manners="4")
    making.close(first, closed)
    opened = making.opened(first, office.code, survey=survey)
    sheet = making.differing_sheet(first, second, opened, making.code_of(opened, office.code))
    numbers = Handout.objects.get(wave=opened)
    return {
        "voice/satisfaction/schedules/<uuid:pk>": {"standing plan": {"pk": str(proposed.schedule.pk)}},
        "voice/satisfaction/proposals/<uuid:pk>": {"proposed": {"pk": str(proposed.pk)}},
        "voice/satisfaction/waves/<uuid:pk>": {"open": {"pk": str(opened.pk)}, "closed": {"pk": str(closed.pk)}},
        "voice/satisfaction/numbers/<uuid:pk>": {"of the office": {"pk": str(numbers.pk)}},
        "voice/satisfaction/sheets/<uuid:pk>": {"two entries": {"pk": str(sheet.pk)}},
    }
