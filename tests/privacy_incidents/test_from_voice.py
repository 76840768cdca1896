"""A first report by which personal information may have got out opens a leak at once, once, with ways in both directions."""

import pytest

from governance.notices import outbox
from privacy.incidents.models import Incident
from tests.privacy_incidents.making import Staff, deadline
from tests.support import factories
from tests.voice import making


@pytest.fixture
def staff(db: None) -> Staff:
    return Staff()


def test_it_is_opened_once_and_each_side_shows_the_other(staff: Staff) -> None:
    told = making.incident(staff.clerk, kind="documents", data_concerned=True, text="別の方の通知書を送った。")
    outbox.dispatch()
    leak = Incident.objects.get()
    assert (leak.subject_id, leak.unit_id, leak.kind, leak.known_at) == (
        told.pk, told.unit_id, "misdelivery", told.filed_at,
    )  # fmt: skip
    assert told.reference in leak.text
    assert deadline(leak, "D10").opened_on == leak.known_on
    head = factories.client_of(staff.head)
    assert leak.get_absolute_url() in head.get(told.get_absolute_url()).text
    assert told.get_absolute_url() in head.get(leak.get_absolute_url()).text
    assert leak.reference not in factories.client_of(staff.clerk).get(told.get_absolute_url()).text
    page = factories.client_of(staff.officer).get(leak.get_absolute_url())
    assert page.status_code == 200
    assert told.get_absolute_url() not in page.text


def test_without_personal_information_nothing_is_opened(staff: Staff) -> None:
    making.incident(staff.clerk, data_concerned=False)
    outbox.dispatch()
    assert not Incident.objects.exists()


@pytest.mark.parametrize(("told", "kind"), [("system", "system"), ("violence", "theft"), ("building", "loss")])
def test_the_kind_follows_that_of_the_first_report(staff: Staff, told: str, kind: str) -> None:
    making.incident(staff.clerk, kind=told, data_concerned=True)
    outbox.dispatch()
    assert Incident.objects.get().kind == kind
