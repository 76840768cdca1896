"""Leak incidents on their way, by the real actions."""

from datetime import timedelta
from typing import Any

from governance import clock
from governance.access import Actor
from governance.deadlines.models import Deadline
from governance.organization.models import Unit
from governance.people.models import Person
from governance.runner import run
from privacy.contributed import Concerned
from privacy.incidents import actions
from privacy.incidents.actions.assessing import Found
from privacy.incidents.actions.filing import FirstReport
from privacy.incidents.actions.learning import Because
from privacy.incidents.models import Cause, Incident, Measure, Report
from privacy.incidents.queries import SUBJECT
from privacy.incidents.rules import Facts
from tests.support import factories
from tests.voice import making
from tests.voice.making import ELSEWHERE, NEIGHBOUR, OFFICE

__all__ = ["ELSEWHERE", "NEIGHBOUR", "OFFICE"]
NONE = {
    "sensitive": "no", "property_damage": "no", "wrongful": "no", "my_number": "no", "my_number_system": "no",
    "open_to_all": "no", "protected": "no", "unread": "no",
}  # fmt: skip


def act(action: Any, by: Person | Actor, row: Any, **inputs: Any) -> Any:
    """Run an action and read the row anew."""
    actor = by if isinstance(by, Actor) else factories.actor(by)
    outcome = run(action, actor=actor, subject=row.pk, **inputs)
    row.refresh_from_db()
    return outcome


class Staff:
    """Everyone who works on leaks, each made once."""

    def __init__(self, office: str = OFFICE) -> None:
        self.unit = making.unit(office)
        self.clerk = making.clerk(office)
        self.head, self.manager = (
            factories.person("office_head", at=self.unit),
            factories.person("privacy_manager", at=self.unit),
        )
        self.block = making.block_officer(office)
        self.officer, self.president = factories.person("chief_privacy_officer"), factories.person("president")


def facts(**changes: Any) -> Facts:
    return Facts(**({"persons": 1} | NONE | changes))


def incident(staff: Staff, minutes_ago: int = 20, **changes: Any) -> Incident:
    given = {"kind": "misdelivery", "text": "別のお客様の通知書をお渡しした。", "persons": 1} | changes
    report = FirstReport(known_at=clock.now() - timedelta(minutes=minutes_ago), **given)
    made = run(actions.file_incident, actor=factories.actor(staff.clerk), report=report)
    return Incident.objects.get(pk=made.subject_id)


def found(own_staff: str = "no", **changes: Any) -> Found:
    return Found(facts(**changes), ["name", "address"], own_staff, "現物を確かめた。")


def assessed(staff: Staff, own_staff: str = "no", of: Incident | None = None, **changes: Any) -> Incident:
    made = of or incident(staff)
    act(actions.assess, staff.officer, made, found=found(own_staff, **changes))
    return made


def report(staff: Staff, of: Incident | None = None, kind: str = "preliminary") -> Report:
    made = of or assessed(staff, sensitive="yes")
    return Report.objects.get(pk=act(actions.draft_report, staff.officer, made, kind=kind).result)


def submit(staff: Staff, row: Report) -> None:
    act(actions.submit_report, staff.officer, row, submitted_on=clock.today(), receipt="PPC-1")


def persons(count: int = 2) -> list[Concerned]:
    return [Concerned(f"見本 太郎{n}", "100-0001", f"千代田区見本{n}", str(n)) for n in range(1, count + 1)]


def listed(staff: Staff, of: Incident | None = None, count: int = 2) -> Incident:
    """Return an incident whose letters can be printed."""
    made = of or assessed(staff, sensitive="yes")
    act(actions.add_persons, staff.manager, made, persons=persons(count))
    act(actions.write_letter, staff.officer, made, text="深くお詫びします。")
    return made


def told(staff: Staff, of: Incident, unreached: int = 0) -> None:
    given = {"how": "letter", "told_on": clock.today(), "persons": 1, "unreached": unreached, "note": ""}
    act(actions.note_told, staff.manager, of, **given)


def cause(staff: Staff, of: Incident, text: str = "手順がなかった。", **changes: Any) -> Cause:
    act(actions.add_cause, staff.manager, of, because=Because(text, "no_rule", **({"is_root": True} | changes)))
    return Cause.objects.get(incident=of, text=text)


def measure(staff: Staff, of: Incident | None = None, unit: Unit | None = None) -> Measure:
    made = of or assessed(staff, sensitive="yes")
    given = {
        "text": "二人で読み合わせる。", "unit": unit or staff.unit, "due_on": clock.today() + timedelta(days=10),
        "check_on": clock.today() + timedelta(days=40),
    }  # fmt: skip
    return Measure.objects.get(pk=act(actions.plan_measure, staff.manager, made, **given).result)


def ready_to_close(staff: Staff) -> Incident:
    """Return an incident that owes nothing but the check of its measure, which is due after 40 days."""
    made = assessed(staff, sensitive="yes")
    now = {"step": "retrieved", "done_at": clock.now(), "note": ""}
    act(actions.note_containment, staff.clerk, made, **now)
    submit(staff, report(staff, made, "full"))
    told(staff, made)
    cause(staff, made)
    act(actions.state_check, staff.manager, made, check="alone", text="同じ職員が二度確認した。")
    row = measure(staff, made)
    act(actions.report_done, staff.head, row, done_on=clock.today(), note="台を分けた。")
    return made


def deadline(made: Incident, code: str) -> Deadline:
    """Return the one clock of a code: there is never a second."""
    return Deadline.objects.get(subject_type=SUBJECT, subject_id=made.pk, rule__code=code)
