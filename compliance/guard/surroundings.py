"""What the wording check knows of a case: the people, posts and size of its unit, and the report for those who may read it."""

from django.db.models import Count

from compliance.content import content_of
from compliance.guard.wording import Surroundings
from compliance.models import Case
from governance import clock, vault
from governance.access import Actor
from governance.organization.queries import name_of
from governance.people.models import Person
from governance.people.queries import assignments_on
from governance.people.roles import Role

WORDS_OF_POST: dict[str, tuple[str, ...]] = {
    Role.OFFICE_HEAD: ("事務所長", "所長"),
    Role.BLOCK_HEAD: ("ブロック本部長", "本部長"),
    Role.BLOCK_OFFICER: ("ブロック担当者", "事務所担当者"),
    Role.PRIVACY_MANAGER: ("個人情報保護管理者", "保護管理者"),
    Role.COMPLIANCE_HEAD: ("リスク・コンプライアンス部長",),
    Role.AUDIT_HEAD: ("監査部長",),
    Role.DIVISION_OWNER: ("担当部長",),
}
"""How people write the roles of a unit; looked for when one person of the unit holds the role."""


def surroundings_of(case: Case, actor: Actor) -> Surroundings:
    """Return what can point at a person in a text about the case. Four queries, and the box's when the actor may read it."""
    report = report_of(case, actor)
    if case.unit_id is None:
        return Surroundings(report=report)
    people = Person.objects.filter(home_unit_id=case.unit_id, is_active=True)
    names = tuple(people.values_list("name", flat=True))
    held = assignments_on(clock.today()).filter(unit_id=case.unit_id, role__in=list(WORDS_OF_POST))
    unique = held.values("role").annotate(holders=Count("person_id", distinct=True)).filter(holders=1)
    posts = tuple(word for role in unique.values_list("role", flat=True) for word in WORDS_OF_POST[role])
    return Surroundings(names, name_of(case.unit_id, clock.today()), len(names), posts, report)


def report_of(case: Case, actor: Actor) -> tuple[str, ...]:
    """Return the report's texts, none for someone whose keys do not open them: the check then goes without."""
    if not vault.opens(case.box, actor.keys):
        return ()
    return tuple(content_of(case, actor).texts())
