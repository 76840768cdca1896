"""Why something about a leak incident cannot be done."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from governance.calendar.eras import in_japanese
from governance.runner import Refused


class SameKind(Refused):
    """A correction names another kind."""

    code = "same_kind"
    message = _("This is the kind that it has already.")
    field = "kind"


class NotEarlier(Refused):
    """The moment of knowing only ever turns out to be earlier."""

    code = "not_earlier"
    message = _("The clocks run from the earlier moment already. They never start anew.")
    field = "day"


class DraftThere(Refused):
    """One draft of a kind at a time."""

    code = "draft_there"
    message = _("There is a draft of this report already. Change it, or submit it first.")
    field = "kind"


class NothingToTell(Refused):
    """Letters need persons and words."""

    code = "nothing_to_tell"
    message = _("A list with names and addresses and the text of the letter are needed first.")


class OtherPersons(Refused):
    """A frozen scope is completed with names and addresses, and stays the same."""

    code = "other_persons"
    message = _("The list does not hold exactly the persons that were frozen from the log of views.")


class NoScope(Refused):
    """No room says whose records were viewed."""

    code = "no_scope"
    message = _("The log of views gives no persons for this incident.")


class BeforeKnown(Refused):
    """What follows from an incident comes after it was known. `field`: of the form, where the day stands."""

    code = "before_known"

    def __init__(self, field: str, known_on: date) -> None:
        self.field = field
        self.message: Any = _("The incident became known on %(day)s. Nothing can have followed from it before.") % {
            "day": in_japanese(known_on)
        }


class SomeLeft(Refused):
    """Everyone who is concerned was told, or is named as not reached."""

    code = "some_left"
    field = "unreached"

    def __init__(self, concerned: int, counted: int) -> None:
        self.message: Any = _(
            "%(concerned)s persons are concerned. Told so far and not reached are %(counted)s together: name the others "
            "as not reached."
        ) % {"concerned": f"{concerned:,}", "counted": f"{counted:,}"}  # fmt: skip


class NotYet(Refused):
    """Whether a measure worked shows only on its day."""

    code = "not_yet"
    field = "outcome"

    def __init__(self, day: date) -> None:
        self.message: Any = _("Its effect can be checked from %(day)s on.") % {"day": in_japanese(day)}


class ToldAlready(Refused):
    """One publication instead of telling."""

    code = "told_already"
    message = _("It is decided already that a publication takes the place of telling them.")


class NoParent(Refused):
    """A cause hangs on a cause of the same incident."""

    code = "no_parent"
    message = _("This cause does not belong to the incident.")


class OpenEnds(Refused):
    """Something is owed yet."""

    code = "open_ends"

    def __init__(self, missing: Sequence[Any]) -> None:
        self.message: Any = _("It cannot be closed yet. Missing: %(missing)s") % {
            "missing": "、".join(str(one) for one in missing)
        }


class ConfirmedAlready(Refused):
    """The version of the criteria was confirmed before."""

    code = "confirmed"
    message = _("The legal office has confirmed this version already.")


class OwnConfirmation(Refused):
    """Who notes the confirmation is who confirmed."""

    code = "own_confirmation"
    message = _("Somebody else than you confirms it.")
    field = "confirmed_by"
