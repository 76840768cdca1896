"""What happened, in words for a person in charge; what a cross-check is called."""

from django.utils.translation import gettext_lazy as _

from governance.handover import cross_checks

_WORDS = {
    "information.register": _("Registered and passed on"),
    "information.acknowledge": _("Acknowledged"),
    "information.take_up": _("Taken up"),
    "information.make_case": _("Made a case"),
    "information.join": _("Joined to a case"),
    "information.pass_on": _("Passed to another area"),
    "information.propose_answer": _("No violation was proposed"),
    "information.confirm_answer": _("No violation was confirmed by a second person"),
    "information.return_answer": _("The second person did not confirm"),
    "information.open": _("The content was read"),
    "information.download": _("A file was handed out"),
    "information.draft": _("Drafted"),
    "information.add_rule": _("A rule was added"),
    "information.change_rule": _("A rule was changed"),
    "information.remove_rule": _("A rule was removed"),
    "information.approve": _("Approved"),
    "information.discard": _("Discarded"),
    "information.note_gap": _("Found by a cross-check"),
    "information.register_gap": _("Registered"),
    "information.settle_gap": _("Registered by its area"),
    "information.dismiss": _("Not needed was proposed"),
    "information.confirm_dismissal": _("Not needed was confirmed by a second person"),
    "information.return_dismissal": _("The second person did not confirm"),
}


def words_of(action: str) -> str:
    """Return the words for an action of this room; raises KeyError for one without words (a test walks them all)."""
    return str(_WORDS[action])


def words_of_check(name: str) -> str:
    """Return what a cross-check is called; its bare name when it is no longer registered."""
    check = cross_checks().get(name)
    return str(check.words) if check else name
