"""The demonstration: four courses with real questions, made once, most people done, some not."""

from typing import Any

from governance.access import SYSTEM
from governance.learning.completion import overview
from governance.learning.demo.making import make_courses
from governance.learning.models import Attempt, Course, Record
from governance.people.demo.accounts import ACCOUNTS
from governance.people.demo.actions import make_demo_accounts
from governance.people.roles import OUTSIDE
from governance.runner import run


def test_the_demonstration_makes_four_courses(db: None, settings: Any) -> None:
    settings.DEMO = True
    run(make_demo_accounts, actor=SYSTEM)
    make_courses()
    courses = Course.objects.filter(current__isnull=False)
    assert set(courses.values_list("code", flat=True)) == {
        "compliance_basics", "handler_duties", "harassment", "privacy_basics",
    }  # fmt: skip
    for course in courses:
        assert course.current is not None
        assert course.current.questions.count() >= 8
        assert course.current.pages.count() >= 5
    whole, _lines = overview(Course.objects.get(code="compliance_basics"))
    assert whole.assigned == sum(account.role not in OUTSIDE for account in ACCOUNTS)
    assert whole.assigned * 0.3 <= whole.completed <= whole.assigned * 0.8
    assert Attempt.objects.filter(state="failed").count() == 1
    assert not Record.objects.filter(state="completed", certificate=None).exists()
    before = Record.objects.count()
    make_courses()
    assert Record.objects.count() == before
