"""Voices on their way to an answer, important voices and publications, by the real actions."""

from datetime import timedelta
from typing import Any

from governance import clock
from governance.access import Actor
from governance.notices import outbox
from governance.organization.models import Unit
from governance.people.models import Person
from governance.publishing import actions as publishing
from governance.publishing.models import Publication
from governance.publishing.queries import edition_in_review
from governance.runner import run
from tests.support import factories
from tests.voice import making
from voice.answers import actions
from voice.answers.models import Criterion, Instruction, Matter, Measure, PublicVoice
from voice.answers.queries import SUBJECT
from voice.database.actions import classify
from voice.database.models import Term
from voice.models import Voice

ANSWER = "番号札の発券機に、おおよその待ち時間を表示することにしました。"


def act(action: Any, by: Person | Actor, row: Any, **inputs: Any) -> Any:
    """Run an action and read the row anew."""
    outcome = making.act(action, by, row, **inputs)
    row.refresh_from_db()
    return outcome


class Staff:
    """Everyone who works on answers, each made once."""

    def __init__(self, office: str = making.OFFICE) -> None:
        self.clerk = making.clerk(office)
        self.head = factories.person("office_head", at=making.unit(office))
        self.service, self.colleague = factories.person("service_promotion"), factories.person("service_promotion")
        self.quality = factories.person("quality_management")
        self.division_unit = Unit.objects.get(code="D08")
        self.division = factories.person("division_owner", at=self.division_unit)


def voice(staff: Staff, **changes: Any) -> Voice:
    return making.voice(by=staff.clerk, **changes)


def drafted(staff: Staff, answer: str = ANSWER, **changes: Any) -> Voice:
    made = voice(staff, **changes)
    act(actions.write_reply, staff.clerk, made, text=answer)
    return made


def decided(staff: Staff, **changes: Any) -> Voice:
    made = drafted(staff, **changes)
    act(actions.decide_reply, staff.service, made)
    return made


def told(staff: Staff, told_by: str = "phone", **changes: Any) -> Voice:
    made = decided(staff, **changes)
    act(actions.tell, staff.clerk, made, told_by=told_by, told_on=clock.today())
    return made


def closed(staff: Staff, **changes: Any) -> Voice:
    made = told(staff, **changes)
    act(actions.close_voice, staff.service, made, result="told", done="電話でお答えした。", reason="了承された。")
    return made


def theme() -> Term:
    return Term.objects.get(tree="subject", name="窓口の待ち時間")


def matter(staff: Staff, of: Voice | None = None, **changes: Any) -> Matter:
    given = {"criterion": Criterion.objects.earliest("code"), "title": "待ち時間を知らせる", "reason": "同じ声が続く。"}
    about = of or voice(staff)
    outcome = act(actions.treat_as_important, staff.service, about, **({"theme": theme()} | given | changes))
    return Matter.objects.get(pk=outcome.result)


def instruction(staff: Staff, of: Matter | None = None, days: int = 30) -> Instruction:
    given = {
        "unit": staff.division_unit,
        "text": "見直しを検討すること。",
        "due_on": clock.today() + timedelta(days=days),
    }
    about = of or matter(staff)
    made = run(actions.instruct, actor=factories.actor(staff.service), matter=about.pk, **given)
    return Instruction.objects.get(pk=made.subject_id)


def measure(staff: Staff, of: Matter | None = None) -> Measure:
    """Return a proposed measure of a division that was instructed."""
    about = of or instruction(staff).matter
    given = {"unit": staff.division_unit, "text": "待ち時間を表示する。", "due_on": clock.today() + timedelta(days=60)}
    return Measure.objects.get(pk=act(actions.propose_measure, staff.division, about, **given).result)


def done(staff: Staff, days_ago: int = 0, of: Matter | None = None) -> Measure:
    """Return a measure that was done, in force since so many days."""
    made = measure(staff, of)
    act(actions.adopt_measure, staff.service, made, reason="効果が見込める。")
    changed_on = clock.today() - timedelta(days=days_ago)
    given = {"rule": "窓口業務マニュアル 第3章", "changed_on": changed_on, "note": "改めた。"}
    act(actions.report_done, staff.division, made, **given)
    return made


def checked(staff: Staff, made: Measure) -> None:
    given = {"unit": making.unit(), "checked_on": clock.today(), "in_use": True, "found": "掲示されている。"}
    act(actions.check_office, staff.quality, made, **given)


def classified(staff: Staff, made: Voice, term: Term | None = None) -> Voice:
    act(classify, staff.service, made, subject_term=term or theme(), procedure_term=None, note="")
    return made


def draft(staff: Staff, made: Voice, title: str = "待つ時間の表示") -> Publication:
    """Begin the text on the page of the voice."""
    client = factories.client_of(staff.service)
    answer = client.post(f"/voice/answers/voices/{made.pk}/draft-publication/", {"title": title})
    assert answer.status_code == 303
    return Publication.objects.get(subject_type=SUBJECT, subject_id=made.pk, state="draft")


def published(staff: Staff, made: Voice | None = None, title: str = "待つ時間の表示") -> PublicVoice:
    """Take a told voice through masking and review to the public."""
    publication = draft(staff, made or told(staff), title)
    act(publishing.submit, staff.service, publication)
    edition = edition_in_review(publication)
    assert edition is not None
    act(publishing.approve, staff.quality, publication, seen=edition.hash)
    act(publishing.publish, staff.service, publication)
    outbox.dispatch()
    return PublicVoice.objects.get(publication=publication)
