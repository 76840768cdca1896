"""The demonstration's figures."""

from governance.access import SYSTEM
from governance.custody.demo import make_keys
from governance.people.demo.actions import make_demo_accounts
from governance.people.models import Person
from governance.runner import run
from tests.support import factories
from voice.demo import make_voices
from voice.figures.demo import make_figures
from voice.figures.models import AnnualReport, Visitors

PAGES = ("receipts/", "offices/", "visitors/", "quarters/", "reports/")


def test_each_page_has_something_to_see(db: None) -> None:
    run(make_demo_accounts, actor=SYSTEM)
    make_keys()
    make_voices()
    make_figures()
    known = Visitors.objects.count()
    make_figures()
    assert Visitors.objects.count() == known > 3000
    service = factories.client_of(Person.objects.get(staff_number="service"))
    for page in (*(f"/voice/figures/{name}" for name in PAGES), AnnualReport.objects.get().get_absolute_url()):
        answer = service.get(page)
        assert (answer.status_code, "<table" in answer.text) == (200, True), page
