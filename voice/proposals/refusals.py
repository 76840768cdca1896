"""Why something cannot be done with a proposal."""

from django.utils.translation import gettext_lazy as _

from governance.runner import Refused


class TasksOpen(Refused):
    """It is not in the manual while something is still to be done."""

    code = "tasks_open"
    message = _("There are tasks that are not done yet. Report them as done first.")


class NothingToRespond(Refused):
    """No reply waits."""

    code = "nothing_to_respond"
    message = _("No reply waits for a response.")


class NotedBefore(Refused):
    """Noted once."""

    code = "noted_before"
    message = _("What came of this measure was noted before. Note a further measure when there is more to do.")
