"""Why something about a batch was refused."""

from collections.abc import Collection

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from governance.runner import Refused

NAMED = 5
"""So many codes are named in a message."""


class NoRule(Refused):
    """No rule is in force for the kind."""

    code = "no_check_rule"
    message = _("No rule for the check is in force for this kind.")
    field = "kind"


class CodeTwice(Refused):
    """Codes stand in the batch already."""

    code = "code_twice"
    field = "code"

    def __init__(self, codes: Collection[str]) -> None:
        super().__init__()
        named = "、".join(sorted(codes)[:NAMED]) + ("…" if len(codes) > NAMED else "")
        self.message = format_lazy(_("Each item needs a code of its own. In this batch already: {codes}"), codes=named)


class BeforeItLeft(Refused):
    """It came back before it was sent."""

    code = "before_it_left"
    message = _("The day lies before the one on which it was sent out.")
    field = "returned_on"


class Empty(Refused):
    """A batch without items."""

    code = "no_items"
    message = _("There is no item in the batch.")


class NotDrawn(Refused):
    """The item is not part of the sample."""

    code = "not_drawn"
    message = _("This item is not in the sample.")


class CheckedByYou(Refused):
    """The first check was one's own."""

    code = "checked_by_you"
    message = _("You did the first check of this item. Another person does the second.")


class OnlySecond(Refused):
    """A remote person does second checks alone."""

    code = "only_second"
    message = _("The first check is done where the item lies. You do the second.")


class NoPhoto(Refused):
    """A remote check without a photo."""

    code = "no_photo"
    message = _("There is no photo of this item yet. Ask the unit to add one.")


class Differs(Refused):
    """What was typed again differs from what was entered first. Neither is shown."""

    code = "differs"

    def __init__(self, field: str) -> None:
        super().__init__()
        self.field = field

    message = _(
        "This differs from what was entered first. Read the document again; if it is right, say that something is wrong."
    )


class Unfinished(Refused):
    """An item waits for a check."""

    code = "items_wait"
    message = _("Some items still wait for a check.")


class StoppedItems(Refused):
    """An item is stopped."""

    code = "items_stopped"
    message = _("An item is stopped. Put it right or take it out of the batch first.")


class NoRemote(Refused):
    """The rule does not allow a remote second person."""

    code = "no_remote"
    message = _("The rule does not allow a second person from another unit.")


class SameUnit(Refused):
    """The own unit was named for the remote check."""

    code = "same_unit"
    message = _("Choose another unit than your own.")
    field = "unit"


class LessonThere(Refused):
    """The month has its lesson."""

    code = "lesson_there"
    message = _("This month has its lesson already.")
    field = "month"
