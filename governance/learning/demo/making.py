"""Makes the demonstration's courses from their files, through the real actions; most of the staff complete them."""

import tomllib
from datetime import timedelta
from pathlib import Path
from typing import Any

from governance import clock
from governance.access import SYSTEM, Actor, actor_for_person
from governance.learning import actions, areas, occasions
from governance.learning.chores import keep_up
from governance.learning.models import Assignment, Attempt, Course, Edition, Question, Record
from governance.notices import outbox
from governance.people.demo.hooks import demo
from governance.people.models import Person
from governance.people.queries import holders
from governance.runner import run

FILES = Path(__file__).parent / "courses"
TRUTH = {True: [("正しい", True), ("誤り", False)], False: [("正しい", False), ("誤り", True)]}
BUT = ["staff1", "staff2", "staff3", "staff4", "office-head3", "block2", "service", "division"]
"""Who has still something to do when a visitor signs in."""
ALL, ROLES, OCCASION = Assignment.Audience.ALL, Assignment.Audience.ROLES, Assignment.Audience.OCCASION
PLANS: dict[str, tuple[int, int, dict[str, Any]]] = {
    "compliance_basics": (45, 40, {"audience": ALL, "repeats": True}),
    "privacy_basics": (30, 45, {"audience": ALL, "repeats": True}),
    "harassment": (20, 12, {"audience": ALL}),
    "handler_duties": (60, 30, {"audience": OCCASION, "occasion": "new_handler", "repeats": True}),
}
"""Course → assigned how many days ago, due how many days later, for whom."""


@demo
def make_courses() -> None:
    """Make the courses, assign them and let most people take them; nothing when there are courses already."""
    if Course.objects.exists():
        return
    for path in sorted(FILES.glob("*.toml")):
        made = _make(tomllib.loads(path.read_text("utf-8")))
        if made is not None:
            _assign(made)
    keep_up()
    outbox.dispatch()
    _fail_once()


def _owner(area: str) -> Actor | None:
    person = holders(areas.owners_of(area)).filter(is_demo=True).first()
    return actor_for_person(person) if person else None


def _make(told: dict[str, Any]) -> Course | None:
    """Write the course as its owner would; None when its area or the owner is missing."""
    owner = _owner(told["area"])
    if owner is None:
        return None
    names = ("area", "code", "title", "summary", "minutes", "valid_months")
    ago = PLANS[told["code"]][0]
    with clock.shifted(timedelta(days=-ago)):
        fields = {name: told[name] for name in names} | {"open_to_all": told.get("open_to_all", True)}
        course_id = run(actions.create, actor=owner, **fields).subject_id
        draft = Edition.objects.get(course__pk=str(course_id))
        for page in told["pages"]:
            run(actions.add_page, actor=owner, subject=draft.pk, title=page["title"], text=page["text"].strip())
        for question in told["questions"]:
            run(actions.add_question, actor=owner, subject=draft.pk, **_question(question))
        settings = {
            "pass_mark": told["pass_mark"],
            "tries": told.get("tries", 3),
            "wait_hours": told.get("wait_hours", 1),
        }
        run(actions.change_edition, actor=owner, subject=draft.pk, drawn=told["drawn"], change_note="初版", **settings)
        run(actions.publish, actor=owner, subject=draft.pk)
    return Course.objects.get(pk=str(course_id))


def _question(told: dict[str, Any]) -> dict[str, Any]:
    if told["kind"] == Question.Kind.TRUTH:
        options = TRUTH[told["truth"]]
    else:
        options = [(text.lstrip("* "), text.startswith("*")) for text in told["options"]]
    return {"kind": told["kind"], "text": told["text"], "options": options, "explanation": told["explanation"]}


def _assign(course: Course) -> None:
    owner, (ago, days, terms) = _owner(course.area), PLANS[course.code]
    if owner is None or terms.get("occasion", "new_staff") not in occasions.registered():
        return
    with clock.shifted(timedelta(days=-ago)):
        today = clock.today()
        fields: dict[str, Any] = {
            "roles": [], "units": [], "occasion": "", "starts_on": today, "due_on": today + timedelta(days=days),
            "grace_days": 30, "counts_from": today, "repeats": False, "remind_days": 7, "escalate_days": 7,
        }  # fmt: skip
        run(actions.assign, actor=owner, subject=course.pk, **(fields | terms))
    if terms["audience"] == OCCASION:
        _new_handlers(course)
    run(actions.rehearse, actor=SYSTEM, subject=course.pk, but=BUT, days=min(ago, days))


def _new_handlers(course: Course) -> None:
    """The investigators became handlers; one of them has still to take the course."""
    assignment = course.assignments.get()
    people = Person.objects.filter(staff_number__in=["head", "investigator1", "investigator2", "investigator3"])
    with clock.shifted(timedelta(days=-14)):
        ids = list(people.values_list("pk", flat=True))
        run(actions.open_round, actor=SYSTEM, assignment=assignment, person_ids=ids)


def _fail_once() -> None:
    """A member of staff has read a course and failed the test yesterday, another has begun to read."""
    reading, failing = (
        Record.objects.filter(person__staff_number=number, course__code="compliance_basics", state="open").first()
        for number in ("staff2", "staff1")
    )
    if reading is None or failing is None:
        return
    with clock.shifted(timedelta(days=-1)):
        _read(reading, 2)
        _read(failing, 5)
        learner = actor_for_person(failing.person)
        attempt = run(actions.begin, actor=learner, subject=failing.pk).result
        drawn = Attempt.objects.get(pk=attempt).drawn
        run(actions.answer, actor=learner, subject=attempt, answers={pk: [0] for pk, _order in drawn[:2]})


def _read(record: Record, pages: int) -> None:
    for place in range(1, pages + 1):
        run(actions.read, actor=actor_for_person(record.person), subject=record.pk, place=place)
