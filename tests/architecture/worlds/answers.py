"""Answers in each state, an important voice with its instruction and measure, and a published voice."""

from governance.organization.models import Unit
from governance.people.models import Person
from tests.voice_answers import making
from tests.voice_answers.making import Staff
from voice.answers.models import Criterion
from voice.sending import Customer

PART = "voice"

_readers: list[tuple[str, Person]] = []


def rows(office: Unit) -> dict[str, dict[str, dict[str, str]]]:
    """Return one of each; remember the division that was instructed."""
    staff = Staff(office.code)
    _readers[:] = [("the instructed division", staff.division)]
    about = {"customer": Customer("客 一郎", "03"), "wants_answer": True}
    drafted, decided, told = making.drafted(staff, **about), making.decided(staff, **about), making.told(staff, **about)
    matter = making.matter(staff, drafted)
    instruction, reported = making.instruction(staff, matter), making.done(staff, of=matter)
    public = making.published(staff)
    start = "voice/answers/"
    return {
        f"{start}voices/<uuid:pk>": {
            "important, to decide": {"pk": str(drafted.pk)}, "to tell": {"pk": str(decided.pk)}, "told": {"pk": str(told.pk)}
        },
        f"{start}matters/<uuid:pk>": {"open": {"pk": str(matter.pk)}},
        f"{start}instructions/<uuid:pk>": {"given": {"pk": str(instruction.pk)}},
        f"{start}measures/<uuid:pk>": {"done": {"pk": str(reported.pk)}},
        f"{start}criteria/<uuid:pk>": {"in force": {"pk": str(Criterion.objects.earliest("code").pk)}},
        "voices/<int:number>": {"public": {"number": str(public.number)}},
    }  # fmt: skip


def readers() -> list[tuple[str, Person]]:
    """Return the division in charge."""
    return list(_readers)
