"""The demonstration's surveys."""

from governance.access import SYSTEM
from governance.custody.demo import make_keys
from governance.people.demo.actions import make_demo_accounts
from governance.people.models import Person
from governance.runner import run
from governance.surveys.models import Figure, Wave
from tests.support import factories
from voice.satisfaction.demo import make_satisfaction_surveys
from voice.satisfaction.models import TypedSheet


def test_two_closed_waves_one_open_at_a_few_offices_one_by_mail(db: None) -> None:
    run(make_demo_accounts, actor=SYSTEM)
    make_keys()
    make_satisfaction_surveys()
    make_satisfaction_surveys()
    states = list(Wave.objects.filter(survey__area="voice").values_list("state", flat=True))
    assert {state: states.count(state) for state in set(states)} == {"closed": 2, "open": 2}
    shown = Figure.objects.filter(level="unit", question__code="overall", hidden=False)
    assert shown.count() > 100
    assert {sheet.state for sheet in TypedSheet.objects.all()} == {"once", "differs"}
    client = factories.client_of(Person.objects.get(staff_number="service"))
    survey = Wave.objects.filter(state="closed").latest("closes_on").survey
    assert "比較できません" in client.get(f"/surveys/{survey.pk}/lines/").text
