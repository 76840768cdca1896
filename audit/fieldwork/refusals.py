"""Why something in the fieldwork was refused."""

from django.utils.translation import gettext_lazy as _

from governance.runner import Refused


class FieldworkOver(Refused):
    """Papers are locked."""

    code = "fieldwork_over"
    message = _("The fieldwork has ended and the papers are locked. Write an addendum.")


class FieldworkNotOver(Refused):
    """Papers can still be changed."""

    code = "fieldwork_not_over"
    message = _("Addenda are written once the fieldwork has ended. Change the paper itself.")


class Incomplete(Refused):
    """Something is missing."""

    code = "paper_incomplete"
    message = _("Not complete: every check, what was seen, the day and the conclusion are needed.")


class Changed(Refused):
    """What is to be signed is not what was read."""

    code = "content_changed"
    message = _("The paper has changed since you opened this page. Read it again, then sign.")


class NotesOpen(Refused):
    """A note is not cleared."""

    code = "notes_open"
    message = _("A reviewer's note is not cleared.")


class OwnWork(Refused):
    """Nobody signs twice."""

    code = "signed_already"
    message = _("You signed another level of this paper. Somebody else signs this one.")


class NothingChosen(Refused):
    """No procedure."""

    code = "no_procedure"
    message = _("Choose at least one procedure that the unit has no paper of yet.")
    field = "procedures"


class NotACheck(Refused):
    """Not a check of the paper's procedure."""

    code = "not_a_check"
    message = _("This check is not one of the procedure.")


class NotInTeam(Refused):
    """Papers are prepared by the team."""

    code = "preparer_not_in_team"
    message = _("The preparer must be in the team.")
    field = "preparer"


class NoSuchLine(Refused):
    """Nothing to strike out."""

    code = "no_such_line"
    message = _("There is no such chapter or procedure in the draft.")


class SameDrafter(Refused):
    """Two to put a manual in force."""

    code = "own_draft"
    message = _("Who drafted it does not put it in force.")
