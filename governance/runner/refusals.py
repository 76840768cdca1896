"""Why an action did not happen. Each leaves a ledger row of its own."""

from django.utils.translation import gettext_lazy as _


class Refused(Exception):
    """The action was refused; `code` stands in the ledger, `message` is shown to the person: at the field of the form
    that it is about, when it names one."""

    code = "refused"
    message = _("This cannot be done.")
    field = ""
    status = 409


class Invisible(Refused):
    """The actor may not know of the subject."""

    code = "invisible"
    message = _("The page was not found.")
    status = 404


class NotAllowed(Refused):
    """The actor may see the subject but not do this to it."""

    code = "not_allowed"
    message = _("You are not allowed to do this.")
    status = 403


class WrongState(Refused):
    """The subject is not in a state from which the action starts."""

    code = "wrong_state"
    message = _("This is no longer possible: the state has changed in the meantime.")


class Stale(Refused):
    """Somebody changed the subject after the page was opened."""

    code = "stale"
    message = _("Someone else changed this while your page was open. Look at the new state, then send again.")
