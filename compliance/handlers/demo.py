"""The demonstration's designated handlers: the head and two investigators, by letters accepted some months ago."""

from datetime import timedelta

from compliance.handlers import actions
from compliance.handlers.models import Designation
from governance import clock
from governance.custody.demo import actor, give_keys
from governance.people.demo.hooks import demo
from governance.people.models import Person
from governance.runner import run

HANDLERS = ("head", "investigator1", "investigator2")
MONTHS_AGO = timedelta(days=-150)


@demo
def make_designations() -> None:
    """Propose, confirm and accept the letters; nothing when there are any."""
    if Designation.objects.exists():
        return
    with clock.shifted(MONTHS_AGO):
        for number in HANDLERS:
            designate(Person.objects.get(staff_number=number))
    give_keys(Person.objects.filter(staff_number__in=HANDLERS))


def designate(person: Person) -> None:
    """Take a person through the letter's three steps."""
    today = clock.today()
    made = run(
        actions.propose, actor=actor("head"), person=person, duties="通報の受付、調査及び通報者との連絡",
        trained_on=today - timedelta(days=14), valid_from=today, valid_to=today + timedelta(days=3 * 365),
    )  # fmt: skip
    run(actions.confirm, actor=actor("vice-president"), subject=made.subject_id)
    run(actions.accept_letter, actor=actor(person.staff_number), subject=made.subject_id)
