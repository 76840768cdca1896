"""The people of the life in canary words, each with a client that fills in pages as a browser does."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

from django.test import Client

from compliance.access import CASE_ROLES
from compliance.models import Case
from governance import clock
from governance.notices import outbox
from governance.organization.models import Unit
from governance.people.models import Person
from tests.support import factories


class Hand:
    """Someone signed in, who reads pages and fills them in."""

    def __init__(self, *roles: str, at: Unit | None = None, **about: Any) -> None:
        self.person = factories.person(*roles, at=at, **about)
        self.sign_in()

    def sign_in(self) -> None:
        """Begin a fresh session with the key open: roles, keys or the clock have changed."""
        self.client = factories.client_of(self.person)

    def send(self, address: str, /, **data: Any) -> Any:
        """Send a form; where the wording check warns, read the warning and send the text as it is."""
        answer = self.client.post(address, data)
        if answer.status_code == 422 and (tick := re.search(r'name="send_as_it_is" value="(\w+)"', answer.text)):
            for file in data.values():
                if hasattr(file, "seek"):
                    file.seek(0)
            answer = self.client.post(address, data | {"send_as_it_is": tick[1]})
        assert answer.status_code in (200, 303), (address, answer.status_code, errors_on(answer.text))
        return answer

    def read(self, address: str) -> str:
        """Return a page."""
        answer = self.client.get(address)
        assert answer.status_code == 200, (address, answer.status_code)
        return str(answer.text)


class Cast:
    """Everyone who takes part. Every reader later takes out every list and document that they may have."""

    def __init__(self) -> None:
        self.office = Unit.objects.get(code="13001")
        self.head, self.other_head = Hand("compliance_head"), Hand("compliance_head")
        self.investigator, self.second = Hand("investigator"), Hand("investigator")
        self.vice_president, self.president = Hand("vice_president"), Hand("president")
        self.counsel, self.inspector = Hand("external_counsel"), Hand("statutory_auditor")
        self.hr, self.audit_head = Hand("hr_officer"), Hand("audit_head")
        self.auditor = Hand("auditor")
        self.chair, self.member = Hand("committee_chair"), Hand("committee_member")
        self.recused = Hand("committee_member")
        self.unit_head, self.staff = Hand("office_head", at=self.office), Hand("staff", at=self.office)
        self.administrator, self.service = Hand("system_admin"), Hand("service_promotion")
        self.officer, self.keeper = Hand("chief_privacy_officer"), Hand("privacy_manager", at=self.office)
        self.quality, self.rater = Hand("quality_management"), Hand("quality_management")
        self.division = Hand("division_owner", at=Unit.objects.get(code="D08"))
        self.lawyer = Hand(at=Unit.objects.get(code="D17"))

    @property
    def everyone(self) -> dict[str, Hand]:
        """Return all of them by name."""
        return {name: hand for name, hand in vars(self).items() if isinstance(hand, Hand)}

    def declare(self) -> None:
        """Let everyone declare that they have no relation to any case."""
        people = Person.objects.filter(assignments__role__in=CASE_ROLES).distinct()
        factories.declare_no_relation(Case.objects.all(), people)

    @contextmanager
    def later(self, days: int) -> Iterator[None]:
        """Move the clock, and let everyone sign in anew at both ends."""
        with clock.shifted(timedelta(days=days)):
            self._sign_in()
            yield
            outbox.dispatch()
        self._sign_in()

    def _sign_in(self) -> None:
        for hand in self.everyone.values():
            hand.sign_in()


def errors_on(page: str) -> list[str]:
    """Return what a page says is wrong with a form."""
    return re.findall(r'<li><a href="#[^"]*">([^<]*)', page)


def returned(code: str) -> Client:
    """Return a reporter who came back with the receipt code."""
    client = Client()
    assert client.post("/report/return/", {"code": code}).status_code == 302
    return client


def day(days: int = 0) -> str:
    """Return a day from today, as a form takes it."""
    return (clock.today() + timedelta(days=days)).isoformat()
