"""Problem information: registered by staff, and each way in which it can end; what was never registered; the rules."""

from compliance.actions import decline
from compliance.choices import ReporterKind
from compliance.information.checks import find_gaps
from compliance.information.models import Gap, Information, RuleSet
from compliance.models import Case
from governance.runner import run
from tests.core.canary.cast import Cast, day
from tests.core.canary.reporting import photo
from tests.core.canary.words import canary, sparrow
from tests.support import factories

RULES = ("information_ruleset", "information_historicalruleset")


def register(cast: Cast) -> str:
    """Register what a member of staff heard, and let the head take it up; return the entry's address."""
    heard = {"what": canary("heard"), "who": canary("heard who"), "files": photo("heard file")}
    when = {"aware_on": day(-1), "aware_time": "09:30", "unit": str(cast.office.pk)}
    cast.staff.send(
        "/compliance/information/register/", source="complaint", relation="told", position="staff",
        kinds=["procedure"], **when, **heard,
    )  # fmt: skip
    entry = Information.objects.latest("registered_at")
    assert canary("heard") not in cast.staff.read(entry.get_absolute_url())
    cast.head.send(f"{entry.get_absolute_url()}take-up/")
    page = cast.head.read(entry.get_absolute_url())
    assert all(canary(name) in page for name in ("heard", "heard who", "heard file"))
    return entry.get_absolute_url()


def inform(cast: Cast, case: Case) -> None:
    """Let four entries end: no violation by two people, a case of its own, joined to a case, passed to another area."""
    answered = register(cast)
    cast.head.send(f"{answered}propose-answer/", reason=canary("no violation"))
    cast.vice_president.send(f"{answered}return-answer/", reason=canary("not convinced"))
    assert canary("not convinced") in cast.head.read(answered)
    cast.head.send(f"{answered}propose-answer/", reason=canary("no violation"))
    assert canary("no violation") in cast.vice_president.read(f"{answered}confirm-answer/")
    cast.vice_president.send(f"{answered}confirm-answer/")
    cast.head.send(f"{register(cast)}make-case/")
    cast.declare()
    assert canary("heard") in cast.head.read(Case.objects.latest("received_at").get_absolute_url())
    cast.head.send(f"{register(cast)}join/", case=case.reference)
    assert canary("heard") in cast.investigator.read(case.get_absolute_url())
    passed = register(cast)
    cast.head.send(f"{passed}pass-on/", area="privacy", reason=canary("passed to area"))
    assert canary("passed to area") in cast.head.read(passed)


def fill_gaps(cast: Cast) -> None:
    """Dismiss a gap that a cross-check found, by two people, and write a version of the routing rules."""
    found, _ = factories.file_case(reporter_kind=ReporterKind.PUBLIC, unit=cast.office)
    texts = {"reason": canary("declined"), "message": canary("declined message")}
    run(decline, actor=factories.actor(cast.head.person), subject=found.pk, **texts)
    assert canary("declined") in cast.head.read(found.get_absolute_url())
    assert canary("declined message") in cast.head.read(f"{found.get_absolute_url()}conversation/")
    find_gaps()
    gap = Gap.objects.get(subject_id=found.pk).get_absolute_url()
    for verdict in ("return-dismissal", "confirm-dismissal"):
        cast.head.send(f"{gap}dismiss/", reason=canary("gap dismissed"))
        assert canary("gap dismissed") in cast.other_head.read(gap)
        cast.other_head.send(f"{gap}{verdict}/", reason=canary("gap returned"))
        cast.head.read(gap)
    cast.head.send("/compliance/information/rules/draft/", change=sparrow("rules change", *RULES))
    draft = RuleSet.objects.latest("number").get_absolute_url()
    rule = {"name": sparrow("rule name", "information_routingrule"), "recipients": ["compliance_head"]}
    cast.head.send(f"{draft}add-rule/", **rule)
    cast.head.send(f"{draft}try/", source="complaint", position="staff", text=canary("sample"))
