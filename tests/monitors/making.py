"""Recruitments, monitors and meetings of an office, made through the real actions."""

from datetime import date, time, timedelta
from typing import Any

from governance import clock
from governance.access import PUBLIC_ACTOR, Actor
from governance.organization.models import Unit
from governance.people.models import Person
from governance.runner import run
from tests.support import factories
from voice.models import Voice
from voice.monitors import actions
from voice.monitors.actions.meeting import Invitation
from voice.monitors.actions.recruiting import Announcement
from voice.monitors.models import Application, Meeting, Member, Recruitment
from voice.monitors.sealing import Applicant

OFFICE, NEIGHBOUR, ELSEWHERE = "13001", "13002", "27001"
NAME, REASONS = "青山 節子", "書類の字が読みにくいことを伝えたい。"
PLACES, KEEP_DAYS = 2, 30


def unit(code: str = OFFICE) -> Unit:
    return Unit.objects.get(code=code)


def day(days: int = 0) -> date:
    return clock.today() + timedelta(days=days)


class Office:
    """The people of an office and its block, each made once."""

    def __init__(self, code: str = OFFICE) -> None:
        self.unit = unit(code)
        block = self.unit.periods.get(valid_to__isnull=True).parent
        self.head, self.clerk = factories.person("office_head", at=self.unit), factories.person("staff", at=self.unit)
        self.block = factories.person("block_officer", at=block)


def act(action: Any, by: Person | Actor, row: Any = None, **inputs: Any) -> Any:
    actor = factories.actor(by) if isinstance(by, Person) else by
    outcome = run(action, actor=actor, subject=row.pk if row else None, **inputs)
    if row is not None:
        row.refresh_from_db()
    return outcome


def announcement(office: Office, **changes: Any) -> Announcement:
    fields: dict[str, Any] = {
        "unit": office.unit, "text": "年に四回お集まりいただきます。", "places": PLACES, "opens_on": day(), "closes_on": day(10),
        "term_from": day(20), "term_to": day(385), "keep_days": KEEP_DAYS,
    }  # fmt: skip
    return Announcement(**(fields | changes))


def recruitment(office: Office, **changes: Any) -> Recruitment:
    made = act(actions.plan_recruitment, office.head, announcement=announcement(office, **changes))
    return Recruitment.objects.get(pk=made.subject_id)


def application(about: Recruitment, name: str = NAME, key: str = "") -> Application:
    applicant = Applicant(name, "03-1111-2222", "東京都千代田区1-1", REASONS)
    made = run(
        actions.apply, actor=PUBLIC_ACTOR, key=key, recruitment=about.pk, age_band="under_65", applicant=applicant
    )
    return Application.objects.get(pk=made.subject_id)


def decided(office: Office, action: Any = actions.choose, name: str = NAME, **changes: Any) -> Application:
    """Return an application on which the office has decided, eleven days from now."""
    made = application(recruitment(office, **changes), name)
    with clock.shifted(timedelta(days=11)):
        act(action, office.head, made, reason="年代の釣り合い")
    return made


def member(office: Office) -> Member:
    """Return a monitor whose term covers today."""
    with clock.shifted(timedelta(days=-30)):
        return decided(office).member


def invitation(days: int = 0, *agenda: str) -> Invitation:
    return Invitation(day(days), time(14, 0), "2階会議室", agenda or ("書類について", "窓口について"))


def meeting(office: Office, days: int = 0, *agenda: str) -> Meeting:
    made = act(actions.plan_meeting, office.head, unit=office.unit, invitation=invitation(days, *agenda))
    return Meeting.objects.get(pk=made.subject_id)


def held(office: Office, days: int = 0) -> Meeting:
    made = meeting(office, days)
    act(actions.record_attendance, office.clerk, made, present=[], staff_present=2)
    return made


def drafted(office: Office, text: str = "モニター1から意見があった。", days: int = 0) -> Meeting:
    made = held(office, days)
    act(actions.write_minutes, office.clerk, made, text=text)
    return made


def approved(office: Office, text: str = "モニター1から意見があった。", days: int = 0) -> Meeting:
    made = drafted(office, text, days)
    act(actions.approve_minutes, office.head, made)
    return made


def opinion(office: Office, at: Meeting, title: str = "記入例を増やしてほしい") -> Voice:
    given = {
        "item": at.agenda.all()[0].pk,
        "kind": "request",
        "title": title,
        "text": "記入例が一つしかない。",
        "done": "",
    }
    return Voice.objects.get(pk=act(actions.file_opinion, office.clerk, meeting=at.pk, **given).subject_id)
