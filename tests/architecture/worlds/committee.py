"""A planned, a convened and a closed meeting with items of a case and a theme, a resolution, reports of two units, a term."""

from compliance.committee.models import Item, Membership
from governance.organization.models import Unit
from governance.people.models import Person
from tests.committee.making import Room, accepted_case
from tests.committee.making import office as unit_of

PART = "committee"


def rows(office: Unit) -> dict[str, dict[str, dict[str, str]]]:
    """Return one of each."""
    room = Room()
    case = accepted_case(room)
    planned = room.plan()
    waiting = room.case_item(planned, case)
    convened, (listed,) = room.convened()
    closed, _ = room.closed()
    resolution = room.started([office, unit_of("27001")])
    item = Item.objects.get(pk=resolution.item_id)
    items = {"planned, of a case": waiting, "convened": listed, "carried": item}
    meetings = {"planned": planned, "convened": convened, "closed": closed}
    reports = {"of the office": office, "of another": unit_of("27001")}
    return {
        "compliance/committee/members/<uuid:pk>": {"term": {"pk": str(Membership.objects.all()[0].pk)}},
        "compliance/committee/meetings/<uuid:pk>": {label: {"pk": str(row.pk)} for label, row in meetings.items()},
        "compliance/committee/items/<uuid:pk>": {label: {"pk": str(row.pk)} for label, row in items.items()},
        "compliance/committee/cases/<uuid:pk>": {"accepted": {"pk": str(case.pk)}},
        "compliance/committee/resolutions/<uuid:pk>": {"in progress": {"pk": str(resolution.pk)}},
        "compliance/committee/reports/<uuid:pk>": {
            label: {"pk": str(room.report_of(resolution, unit).pk)} for label, unit in reports.items()
        },
    }


def readers() -> list[tuple[str, Person]]:
    """Return people with a seat; a role alone opens no meeting."""
    seats = Membership.objects.select_related("person").order_by("person__staff_number")
    return [
        ("the seated chair", seats.filter(chair=True)[0].person),
        ("a seated member", seats.filter(chair=False)[0].person),
    ]
