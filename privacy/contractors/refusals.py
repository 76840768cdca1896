"""Why something about contractors is refused."""

from django.utils.translation import gettext_lazy as _

from governance.runner import Refused


class NumberTaken(Refused):
    """The company is in the register."""

    code = "number_taken"
    message = _("A company with this corporate number is in the register already.")
    field = "number"


class NoCatalogue(Refused):
    """Nothing is in force today."""

    code = "no_catalogue_in_force"
    message = _("No version of this catalogue is in force. Put one in force first.")


class NotYourUnit(Refused):
    """The unit is not the actor's."""

    code = "not_your_unit"
    message = _("Choose a unit for which you are in charge.")
    field = "unit"


class Unfinished(Refused):
    """Not every line has an answer."""

    code = "unfinished"
    message = _("Some lines have no answer yet.")


class OwnWork(Refused):
    """Nobody decides on what they filled in, asked for or reported themselves."""

    code = "own_work"
    message = _("Someone else decides: you have filled this in yourself.")


class NotMet(Refused):
    """The conditions are not met."""

    code = "conditions_not_met"
    message = _(
        "The conditions are not met. A bidder needs a valid Privacy Mark or ISMS certificate, or all of the rules and measures."
    )


class MustBeIn(Refused):
    """A clause without which no contract is made."""

    code = "must_be_in"
    message = _("Clauses marked as needed stand in every contract, without exception.")


class Circle(Refused):
    """A company would stand above itself."""

    code = "circle"
    message = _("This company stands above already: nobody works for themselves.")
    field = "number"


class NotConsented(Refused):
    """The one above has no consent."""

    code = "above_without_consent"
    message = _("The company above has no consent yet.")
    field = "parent"


class Planned(Refused):
    """One inspection ahead at a time."""

    code = "planned_already"
    message = _("An inspection is planned already.")


class NotAnItem(Refused):
    """The line is not one of this inspection's checklist."""

    code = "not_an_item"
    message = _("This line does not belong to the checklist.")


class StillOpen(Refused):
    """Something is left to do before a contract ends."""

    code = "still_open"
    message = _("A contract ends with certificates of return and of destruction, and when all findings are closed.")
