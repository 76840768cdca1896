"""Who may see and do what with courses and records."""

from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from governance import clock
from governance.access import Actor, Requirement, scope
from governance.learning import areas
from governance.learning.models import Assignment, Attempt, Course, Edition, Material, Record, Round
from governance.organization.queries import children_ids

READERS = (*areas.READERS_OF_ALL, *areas.READERS_OF_BLOCK, *areas.READERS_OF_UNIT)


class _Followers(Requirement):
    """For owners of courses, whatever areas are registered, and for those who follow completion."""

    def admits(self, actor: Actor) -> bool:
        """Return whether the actor follows the training of anyone but themselves."""
        return follows(actor)


FOLLOWERS = _Followers("roles")


def follows(actor: Actor) -> bool:
    """Return whether the actor owns courses or follows completion somewhere."""
    return actor.kind == "person" and (actor.holds(*READERS) or bool(areas.owned_by(actor.roles)))


@scope(Course)
def visible_courses(actor: Actor) -> QuerySet[Course]:
    """Return the courses that the actor may know of: own areas', published open ones, and those they have to take.

    Who reads completion sees every published course.
    """
    if actor.kind == "system":
        return Course.objects.all()
    if actor.kind != "person":
        return Course.objects.none()
    published: Any = Q(current__isnull=False)
    if not actor.holds(*READERS):
        published &= Q(open_to_all=True) | Exists(Record.objects.filter(course=OuterRef("pk"), person_id=actor.own_id))
    return Course.objects.filter(published | Q(area__in=areas.owned_by(actor.roles)))


@scope(Edition)
def visible_editions(actor: Actor) -> QuerySet[Edition]:
    """Return the editions of the actor's own courses. Learners read theirs through their record."""
    if actor.kind == "system":
        return Edition.objects.all()
    return Edition.objects.filter(course__area__in=areas.owned_by(actor.roles))


@scope(Assignment)
def visible_assignments(actor: Actor) -> QuerySet[Assignment]:
    """Return the assignments of the actor's own courses."""
    if actor.kind == "system":
        return Assignment.objects.all()
    return Assignment.objects.filter(course__area__in=areas.owned_by(actor.roles))


@scope(Round)
def visible_rounds(actor: Actor) -> QuerySet[Round]:
    """Return the rounds of the actor's own courses."""
    return Round.objects.filter(course__area__in=areas.owned_by(actor.roles))


@scope(Record)
def visible_records(actor: Actor) -> QuerySet[Record]:
    """Return the actor's own records, those of own courses, and those of the people whom the actor looks after."""
    if actor.kind == "system":
        return Record.objects.all()
    if actor.kind != "person":
        return Record.objects.none()
    return Record.objects.filter(Q(person_id=actor.own_id) | overseen(actor))


@scope(Attempt)
def visible_attempts(actor: Actor) -> QuerySet[Attempt]:
    """Return the actor's own attempts. Nobody else reads what someone answered."""
    return Attempt.objects.filter(record__person_id=actor.person_id) if actor.person_id else Attempt.objects.none()


@scope(Material)
def visible_materials(actor: Actor) -> QuerySet[Material]:
    """Return the files of own courses, and of the editions that the actor took or may take."""
    if actor.kind != "person":
        return Material.objects.none()
    mine = Record.objects.filter(person_id=actor.own_id)
    of_record = Exists(mine.filter(edition=OuterRef("edition_id")))
    of_course = Q(edition__course__current=F("edition")) & Exists(mine.filter(course=OuterRef("edition__course_id")))
    own = Q(edition__course__area__in=areas.owned_by(actor.roles))
    return Material.objects.filter(own | of_record | of_course)


def overseen(actor: Actor) -> Q:
    """Return the condition for records whose state the actor may follow: own courses, all, the block's, the unit's."""
    if actor.holds(*areas.READERS_OF_ALL):
        return Q(pk__isnull=False)
    seen = Q(course__area__in=areas.owned_by(actor.roles))
    offices, blocks = actor.unit_ids(*areas.READERS_OF_UNIT), actor.unit_ids(*areas.READERS_OF_BLOCK)
    if offices or blocks:
        seen |= Q(person__home_unit_id__in=[*offices, *blocks])
    if blocks:
        seen |= Q(person__home_unit_id__in=children_ids(blocks, clock.today()))
    return seen


def owns(actor: Actor, course: Course) -> bool:
    """Return whether the course belongs to a role of the actor."""
    return actor.kind == "person" and course.area in areas.owned_by(actor.roles)


def course_of(subject: Any) -> Course:
    """Return the course that a course, edition, assignment or record belongs to."""
    course: Course = subject if isinstance(subject, Course) else subject.course
    return course


def is_owner(actor: Actor, subject: Any) -> bool:
    """Return whether the course belongs to the actor's role; without a subject, whether any could."""
    return bool(areas.owned_by(actor.roles)) if subject is None else owns(actor, course_of(subject))


def is_owner_or_system(actor: Actor, subject: Any) -> bool:
    """Return whether an owner acts, or the house itself."""
    return actor.kind == "system" or is_owner(actor, subject)


def is_system(actor: Actor, _: Any) -> bool:
    """Return whether the house itself acts."""
    return actor.kind == "system"


def is_learner(actor: Actor, record: Record) -> bool:
    """Return whether the record is the actor's own."""
    return actor.kind == "person" and record.person_id == actor.id


def has_attempt(actor: Actor, attempt: Attempt) -> bool:
    """Return whether the attempt is the actor's own."""
    return is_learner(actor, attempt.record)


def may_start(actor: Actor, course: Course) -> bool:
    """Return whether the actor may take the course of their own accord."""
    return actor.kind == "person" and course.current_id is not None and course.open_to_all


def may_help(actor: Actor, record: Record) -> bool:
    """Return whether the actor may give another attempt: who follows the record, never the learner."""
    return record.person_id != actor.id and Record.objects.filter(overseen(actor), pk=record.pk).exists()


def may_remind(actor: Actor, _: Any) -> bool:
    """Return whether the actor may remind people at all; of which units, completion.reachable says."""
    return follows(actor)


def may_read(actor: Actor, _: Any) -> bool:
    """Return whether the actor is someone who may see the row (the scope has said so)."""
    return actor.kind == "person"
