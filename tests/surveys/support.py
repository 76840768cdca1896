"""A small survey, made through the real actions."""

from datetime import timedelta
from typing import Any

from governance import clock
from governance.access import PUBLIC_ACTOR, Actor
from governance.organization.models import Unit
from governance.people.models import Person
from governance.runner import run
from governance.surveys import actions
from governance.surveys.models import Question, Questionnaire, Section, Survey, Wave
from governance.surveys.tokens import new_token, read_token
from tests.support import factories

QUESTIONS: list[dict[str, Any]] = [
    {"page": 0, "code": "trust", "kind": "scale", "text": "通報した人は守られる。", "required": True,
     "low_label": "思わない", "high_label": "思う"},
    {"page": 0, "code": "seen", "kind": "yes_no", "text": "違反を見聞きしましたか。", "required": False},
    {"page": 1, "code": "told", "kind": "single", "text": "誰かに伝えましたか。", "required": True,
     "options": [["boss", "上司"], ["nobody", "誰にも"]], "after": ("seen", ["yes"])},
    {"page": 2, "code": "windows", "kind": "multiple", "text": "知っている窓口", "required": False,
     "options": [["inside", "内部"], ["outside", "外部"]]},
    {"page": 2, "code": "hours", "kind": "number", "text": "研修の時間", "required": False, "least": 0, "most": 100},
    {"page": 2, "code": "remark", "kind": "text", "text": "ご意見", "required": False},
]  # fmt: skip


def owner() -> Actor:
    return factories.actor(factories.person("compliance_head"))


def survey(by: Actor, code: str = "trial") -> Survey:
    """Return a survey with a draft of three pages and six questions."""
    run(actions.create, actor=by, area="compliance", code=code, title="試験調査", purpose="改善のため", threshold=5)
    made = Survey.objects.get(code=code)
    fill(made.questionnaires.get(), by)
    return made


def fill(draft: Questionnaire, by: Actor) -> None:
    for title in ("風土", "経験", "ご意見"):
        run(actions.add_section, actor=by, subject=draft.pk, title=title, text="")
    sections = list(Section.objects.filter(questionnaire=draft).order_by("position"))
    for fields in QUESTIONS:
        rest = {k: v for k, v in fields.items() if k not in ("page", "after")}
        if "after" in fields:
            rest["depends_on"] = Question.objects.get(questionnaire=draft, code=fields["after"][0])
            rest["depends_values"] = fields["after"][1]
        run(actions.add_question, actor=by, subject=draft.pk, section=sections[fields["page"]], **rest)


def planned(of: Survey, by: Actor, **changes: Any) -> Wave:
    fields: dict[str, Any] = {
        "title": "第1回", "opens_on": clock.today(), "closes_on": clock.today() + timedelta(days=10), "level": "unit",
        "audience": "all", "audience_units": [], "audience_roles": [], "reminders_allowed": 1,
    }  # fmt: skip
    made = run(actions.plan_wave, actor=by, subject=of.pk, **(fields | changes))
    return Wave.objects.get(pk=made.result)


def opened(of: Survey, by: Actor, **changes: Any) -> Wave:
    wave = planned(of, by, **changes)
    run(actions.open_wave, actor=by, subject=wave.pk)
    wave.refresh_from_db()
    return wave


def answers(trust: str = "4", seen: str = "no", **more: Any) -> dict[str, Any]:
    return {"trust": trust, "seen": seen, "windows": ["inside"], "hours": "", "remark": "", **more}


def send(wave: Wave, unit: Unit | None, given: dict[str, Any]) -> None:
    """Answer as someone of the unit."""
    group = wave.groups.get(unit=unit).number
    token = read_token(new_token(wave.pk, group), [wave.pk])
    run(actions.answer, actor=PUBLIC_ACTOR, subject=wave.pk, token=token, answers=given)


def people_of(office: Unit, count: int) -> list[Person]:
    return [factories.person("staff", at=office, second_factor=False) for _ in range(count)]


def close(wave: Wave, by: Actor) -> Wave:
    run(actions.close_wave, actor=by, subject=wave.pk)
    wave.refresh_from_db()
    return wave


def three_offices(by: Actor) -> tuple[Wave, dict[str, Unit]]:
    """Return a closed wave: 9 answers at 13001, 8 at 13002, 2 at 13003, all of one block, and 7 at 27001."""
    units = {code: Unit.objects.get(code=code) for code in ("13001", "13002", "13003", "27001")}
    wave = planned(survey(by), by, audience="codes")
    for unit in units.values():
        run(actions.issue_codes, actor=by, subject=wave.pk, unit=unit, count=12)
    run(actions.open_wave, actor=by, subject=wave.pk)
    given = {"13001": "111115555", "13002": "33333444", "13003": "15", "27001": "5555555"}
    for code, scores in given.items():
        for score in scores:
            send(wave, units[code], answers(trust=score, remark=f"意見{code}"))
    return close(wave, by), units
